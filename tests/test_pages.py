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

DIRECTIONS = {
    "measure": "tablet",
    "morning": "1",
    "bedtime": "1½",
    "food": "with",
    "count": "7",
    "span": "day",
    "reason": "pain",
}


@pytest.fixture(scope="module")
def counter(printer: Printer) -> Iterator[Counter]:
    with counters.counter(f'[printing]\nprinter = "{printer.uri}"\n') as running:
        yield running


def sent(asker: Asker, path: str, fields: dict[str, str], medicine: str = "testamine", **headers: str) -> Answer:
    """Open a medicine's page and send its form; what is printed or saved is looked at before."""
    page = f"/medicines/{medicine}"
    whole = {"seal": asker.get(page).seal, "language": "en", **fields}
    if path:
        whole["seen"] = asker.post(page, whole).seen
    return asker.post(page + path, whole, **headers)


def words(answer: Answer) -> str:
    """Return the words of a page."""
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", answer.text)).split())


def test_the_first_page_asks_for_a_medicine(asker: Asker) -> None:
    answer = asker.get("/")
    assert answer.status == 200
    assert "a few letters of its name" in words(answer)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("typed", "medicine"), [("161", "testamine"), ("testamine", "testamine"), ("Olda", "oldamine")]
)
def test_a_code_or_a_name_leads_to_its_medicine(asker: Asker, typed: str, medicine: str) -> None:
    answer = asker.get(f"/?q={typed}")
    assert (answer.status, answer.headers.get("location")) == (303, f"/medicines/{medicine}")


@pytest.mark.parametrize(
    ("typed", "similar"), [("testamin", False), ("estamin", False), ("testamnie", True), ("oldamien", True)]
)
def test_letters_list_medicines_and_a_slip_opens_none(asker: Asker, typed: str, similar: bool) -> None:
    answer = asker.get(f"/?q={typed}")
    assert answer.status == 200
    assert 'href="/medicines/oldamine"' in answer.text
    assert (f"Nothing is called “{typed}”" in words(answer)) is similar


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
    assert f"Pages: {len(pictures)}. Sheets of paper: {sheets}." in said
    assert 'value="Ana"' in answer.text
    assert "no-store" in answer.headers["cache-control"]


def test_the_preview_alone_is_a_part_of_the_page(asker: Asker) -> None:
    answer = sent(asker, "", DIRECTIONS, x_part="preview")
    assert "<html" not in answer.text
    assert "You have entered" in answer.text


def test_a_wrong_field_is_marked_and_nothing_is_shown(asker: Asker) -> None:
    answer = sent(asker, "", {"measure": "tablet", "morning": "1.0"})
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
            {"language": "es", "measure": "tablet", "morning": "1", "other_reason": "my knee"},
            "what it is for is in your own words",
        ),
    ],
)
def test_what_cannot_be_printed_is_told(asker: Asker, fields: dict[str, str], said: str) -> None:
    answer = sent(asker, "", fields)
    assert said in words(answer)
    assert "<img" not in answer.text


def test_a_stale_translation_is_refused_whatever_is_sent(asker: Asker) -> None:
    said = words(sent(asker, "", {"language": "es"}, "oldamine"))
    assert "cannot be printed in Spanish now" in said
    assert "older than its source: 1 of 11 texts" in said


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
    answer = sent(asker, "/save/pdf", {"measure": "tablet", "morning": "0"})
    assert "an amount is 0" in words(answer)
    assert sent(asker, "/save/exe", {}).status == 404


@pytest.mark.parametrize("path", ["/save/pdf", "/print"])
@pytest.mark.parametrize(
    "changed",
    [{"morning": "2"}, {"language": "es"}, {"patient": "Eva"}, {"edition": "clear"}, {"monday": "1"}, {"seen": "é.x"}],
)
def test_what_was_not_seen_is_shown_and_not_printed(
    asker: Asker, printer: Printer, path: str, changed: dict[str, str]
) -> None:
    before = len(printer.jobs())
    fields = {"seal": asker.get("/medicines/testamine").seal, "language": "en", "edition": "large"}
    fields |= {**DIRECTIONS, "printer": printer.uri, "copies": "1"}
    seen = asker.post("/medicines/testamine", fields).seen
    answer = asker.post(f"/medicines/testamine{path}", {**fields, "seen": seen, **changed})
    assert answer.status == 200
    assert "This was changed after its pages were shown" in words(answer)
    assert answer.seen not in ("", seen)
    assert len(printer.jobs()) == before
    again = asker.post("/medicines/testamine/save/pdf", {**fields, **changed, "seen": answer.seen})
    assert again.data.startswith(b"%PDF-")


def test_other_copies_or_sides_need_not_be_seen_again(asker: Asker) -> None:
    fields = {"seal": asker.get("/medicines/testamine").seal, "language": "en", "sides": "both", "copies": "1"}
    seen = asker.post("/medicines/testamine", fields).seen
    changed = {**fields, "seen": seen, "sides": "one", "copies": "3"}
    assert asker.post("/medicines/testamine/save/pdf", changed).data.startswith(b"%PDF-")


def test_what_somebody_else_has_seen_vouches_for_nothing(asker: Asker, counter: Counter) -> None:
    fields = {"seal": asker.get("/medicines/testamine").seal, "language": "en"}
    seen = asker.post("/medicines/testamine", fields).seen
    other = counter.asker()
    theirs = {**fields, "seal": other.get("/medicines/testamine").seal, "seen": seen}
    assert "This was changed" in words(other.post("/medicines/testamine/save/pdf", theirs))
    mine = asker.post("/medicines/badamine/save/pdf", {**fields, "seen": seen})
    assert not mine.data.startswith(b"%PDF-")


def test_an_impatient_second_click_prints_nothing(asker: Asker, printer: Printer) -> None:
    before = len(printer.jobs())
    fields = {"seal": asker.get("/medicines/testamine").seal, "language": "en", "copies": "1", "printer": printer.uri}
    fields["seen"] = asker.post("/medicines/testamine", fields).seen
    assert asker.post("/medicines/testamine/print", fields).status == 303
    answer = asker.post("/medicines/testamine/print", fields)
    assert "on its way to the printer, or printed" in words(answer)
    assert len(printer.jobs()) == before + 1
    assert asker.post("/medicines/testamine/print", {**fields, "seen": answer.seen}).status == 303
    assert len(printer.jobs()) == before + 2


def test_copies_are_reckoned_in_sheets(asker: Asker) -> None:
    one = re.search(r"Pages: \d+\. Sheets of paper: (\d+)\.", words(sent(asker, "", {"copies": "1"})))
    assert one
    sheets = int(one[1])
    assert f"Sheets of paper: {sheets}, in 3 copies {3 * sheets}." in words(sent(asker, "", {"copies": "3"}))


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


def test_a_job_that_waits_in_the_printer_is_not_sent_again(asker: Asker, printer: Printer) -> None:
    with printer.trouble("empty"):
        answer = sent(asker, "/print", {**DIRECTIONS, "patient": "Ana", "printer": printer.uri})
    assert (answer.status, answer.headers["location"]) == (303, "/")
    receipt = words(asker.get("/"))
    assert "there is no paper" in receipt
    assert "Do not send it again" in receipt
    assert "Ana" not in receipt


def test_a_job_that_the_printer_ends_comes_back_with_the_form_as_it_was(asker: Asker, printer: Printer) -> None:
    with printer.trouble("broken"):
        answer = sent(asker, "/print", {**DIRECTIONS, "patient": "Ana", "printer": printer.uri})
    assert answer.status == 200
    assert "not printed: the printer has ended the job" in words(answer)
    assert 'value="Ana"' in answer.text
    assert answer.seen, "it can be printed again at once"


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
    assert answer.seen


def test_what_was_not_printed_can_be_printed_with_the_same_pages(asker: Asker, printer: Printer) -> None:
    fields = {"seal": asker.get("/medicines/testamine").seal, "language": "en", "printer": printer.uri}
    fields["seen"] = asker.post("/medicines/testamine", fields).seen
    assert asker.post("/medicines/testamine/print", {**fields, "copies": "none"}).status == 200
    assert asker.post("/medicines/testamine/print", {**fields, "copies": "1"}).status == 303


def test_the_days_choices_are_remembered_and_no_patient(asker: Asker) -> None:
    fields = {"edition": "clear", "paper": "letter", "language": "es", "morning": "3", "patient": "Ana"}
    sent(asker, "", fields | {"edition": "giant"})
    assert '<option value="giant" selected>' not in asker.get("/medicines/testamine").text, "it was only looked at"
    sent(asker, "/save/pdf", {**fields, "measure": "tablet"})
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
