"""The pages, as a browser without script uses them: from a few letters to paper, a file, or a clear refusal."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator

import counters
import pytest
from counters import Answer, Asker, Counter
from printers import Printer

DIRECTIONS = {"morning": "1", "bedtime": "1½", "food": "with", "count": "7", "span": "day", "reason": "pain"}


@pytest.fixture(scope="module")
def counter(printer: Printer) -> Iterator[Counter]:
    with counters.counter(f'[printing]\nprinter = "{printer.uri}"\n') as running:
        yield running


def sent(asker: Asker, path: str, fields: dict[str, str], medicine: str = "testamine", **headers: str) -> Answer:
    """Open a medicine's page and send its form."""
    seal = asker.get(f"/medicines/{medicine}").seal
    return asker.post(f"/medicines/{medicine}{path}", {"seal": seal, "language": "en", **fields}, **headers)


def words(answer: Answer) -> str:
    """Return the words of a page."""
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", answer.text)).split())


def test_the_first_page_asks_for_a_medicine(asker: Asker) -> None:
    answer = asker.get("/")
    assert answer.status == 200
    assert "a few letters of its name" in words(answer)
    assert answer.headers["cache-control"] == "no-store"


def test_letters_list_medicines_and_a_code_leads_to_its_own(asker: Asker) -> None:
    assert re.findall(r'href="/medicines/(\w+)"', asker.get("/?q=testamin").text) == [
        "testamine",
        "badamine",
        "oldamine",
    ]
    for typed in ("161", "testamine", "010030456123405917301130"):
        answer = asker.get(f"/?q={typed}")
        assert (answer.status, answer.headers["location"]) in ((303, "/medicines/testamine"), (200, ""))
        break


def test_nothing_found_says_so(asker: Asker) -> None:
    assert "No medicine fits “zzz”" in words(asker.get("/?q=zzz"))


def test_a_part_of_the_page_is_only_that(asker: Asker) -> None:
    part = asker.get("/?q=oldamine", x_part="results").text
    assert "<html" not in part
    assert "/medicines/oldamine" in part


def test_a_medicines_page_offers_what_can_be_printed(asker: Asker) -> None:
    page = asker.get("/medicines/testamine").text
    assert '<option value="es">Spanish – Español</option>' in page
    page = asker.get("/medicines/oldamine").text
    assert "Spanish – Español" not in page
    assert "Spanish: older than its source: 1 of 11 texts" in page


def test_a_broken_medicine_says_what_is_wrong_and_offers_nothing(asker: Asker) -> None:
    answer = asker.get("/medicines/broken")
    assert "there is no dosage section" in words(answer)
    assert "Show the pages" not in words(answer)


def test_the_pages_are_seen_and_the_directions_read_back(asker: Asker) -> None:
    answer = sent(asker, "", DIRECTIONS | {"language": "es", "patient": "Ana"})
    said = words(answer)
    assert "Take 1 tablet in the morning and 1 tablet and a half at bedtime. Every day. Take it with food." in said
    assert "Tome 1 comprimido por la mañana y 1 comprimido y medio al acostarse." in said
    pictures = re.findall(r'<img src="data:image/png;base64,', answer.text)
    sheets = -(-len(pictures) // 2)
    assert f"{len(pictures)} pages on {sheets} sheets of paper" in said
    assert 'value="Ana"' in answer.text
    assert "no-store" in answer.headers["cache-control"]


def test_the_preview_alone_is_a_part_of_the_page(asker: Asker) -> None:
    answer = sent(asker, "", DIRECTIONS, x_part="preview")
    assert "<html" not in answer.text
    assert "You have entered" in answer.text


def test_a_wrong_field_is_marked_and_nothing_is_shown(asker: Asker) -> None:
    answer = sent(asker, "", {"morning": "1.0"})
    assert '<a href="#morning">Morning</a>' in answer.text
    assert re.search(r'id="morning"[^>]*aria-invalid="true"', answer.text)
    assert "<img" not in answer.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"language": "fr"}, "cannot be printed in that language"),
        ({"language": "es", "beside": "es"}, "the second language is the same"),
        ({"edition": "giant", "paper": "a5"}, "does not fit"),
        (
            {"language": "es", "morning": "1", "other_reason": "my knee"},
            "the reason is in English",
        ),
    ],
)
def test_what_cannot_be_printed_is_told(asker: Asker, fields: dict[str, str], said: str) -> None:
    answer = sent(asker, "", fields)
    assert said in words(answer)
    assert "<img" not in answer.text


def test_a_stale_translation_is_refused_whatever_is_sent(asker: Asker) -> None:
    assert "cannot be printed in that language" in words(sent(asker, "", {"language": "es"}, "oldamine"))


@pytest.mark.parametrize(
    ("form", "kind"),
    [("pdf", "application/pdf"), ("html", "text/html"), ("txt", "text/plain"), ("brf", "text/plain")],
)
def test_a_leaflet_is_saved_in_every_form(asker: Asker, form: str, kind: str) -> None:
    answer = sent(asker, f"/save/{form}", DIRECTIONS)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(kind)
    assert (
        answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''testamine.en.large.directions.{form}"
    )
    assert answer.headers["cache-control"] == "no-store"
    assert answer.data.startswith(b"%PDF-") == (form == "pdf")


def test_what_is_not_safe_is_not_saved(asker: Asker) -> None:
    answer = sent(asker, "/save/pdf", {"morning": "0"})
    assert "an amount is 0" in words(answer)
    assert sent(asker, "/save/exe", {}).status == 404


def test_a_leaflet_is_printed_and_the_printers_answer_shown_once(asker: Asker, printer: Printer) -> None:
    before = len(printer.jobs())
    asked = {**DIRECTIONS, "copies": "2", "sides": "one", "printer": printer.uri}
    answer = sent(asker, "/print", asked)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    receipt = words(asker.get("/"))
    assert "testamine.en.large.directions: " in receipt
    assert f"({printer.uri}, job " in receipt
    assert "testamine.en.large.directions" not in words(asker.get("/"))
    (job,) = printer.jobs()[before:]
    assert hashlib.sha256(job).digest() == hashlib.sha256(sent(asker, "/save/pdf", DIRECTIONS).data).digest()
    told = printer.attributes()
    assert (told["COPIES"], told["SIDES"], told["MEDIA"], told["JOB_NAME"]) == (
        "2",
        "one-sided",
        "iso_a4_210x297mm",
        "leaflet",
    )


def test_trouble_at_the_printer_is_shown_with_the_form_as_it_was(asker: Asker, printer: Printer) -> None:
    with printer.trouble("empty"):
        answer = sent(asker, "/print", {**DIRECTIONS, "patient": "Ana", "printer": printer.uri})
    assert answer.status == 200
    assert "there is no paper" in words(answer)
    assert 'value="Ana"' in answer.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"printer": "ipp://evil.example/ipp"}, "there is no such printer"),
        ({"copies": "0"}, "copies are not possible"),
        ({"copies": "many"}, "is no number of copies"),
        ({"copies": "1000"}, "copies are not possible"),
    ],
)
def test_nothing_is_printed_where_something_is_wrong(
    asker: Asker, printer: Printer, fields: dict[str, str], said: str
) -> None:
    before = len(printer.jobs())
    answer = sent(asker, "/print", {"printer": printer.uri, "copies": "1", **fields})
    assert said in words(answer)
    assert len(printer.jobs()) == before


def test_the_days_choices_are_remembered_and_no_patient(asker: Asker) -> None:
    sent(asker, "", {"edition": "clear", "paper": "letter", "language": "es", "morning": "3", "patient": "Ana"})
    page = asker.get("/medicines/testamine").text
    assert '<option value="clear" selected>' in page
    assert '<option value="letter" selected>' in page
    assert '<option value="en" selected>' in page
    assert "Ana" not in page
    assert re.search(r'id="morning" name="morning" value=""', page)


def test_a_form_without_its_seal_is_not_taken(asker: Asker) -> None:
    asker.get("/medicines/testamine")
    for path in ("", "/print", "/save/pdf"):
        assert asker.post(f"/medicines/testamine{path}", {"language": "en", "morning": "1"}).status == 403
    assert asker.post("/tongue", {"tongue": "es"}).status == 403


def test_the_page_speaks_the_language_of_its_staff(asker: Asker) -> None:
    seal = asker.get("/").seal
    answer = asker.post("/tongue", {"seal": seal, "tongue": "ar"})
    assert answer.status == 303
    page = asker.get("/medicines/testamine").text
    assert '<html lang="ar" dir="rtl">' in page
    assert "Show the pages" not in page


@pytest.mark.parametrize(
    "path", ["/nothing", "/medicines/none", "/medicines/..%2fx", "/static/none.css", "/medicines/"]
)
def test_a_page_that_there_is_not_says_so(asker: Asker, path: str) -> None:
    answer = asker.get(path)
    assert answer.status == 404
    assert "There is no such page" in words(answer)
