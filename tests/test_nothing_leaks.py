"""Nothing leaks: what is typed about a patient stands in the one answer to it, and nowhere else."""

from __future__ import annotations

import io
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

import counters
import pikepdf
import pytest
from counters import Answer, Asker, Counter
from printers import Printer

NAME = "Zebulina Quartermoon"
REASON = "wobbly kneecaps"
DIRECTIONS = {"measure": "tablet", "morning": "7", "bedtime": "5.5", "count": "13", "span": "day"}
DIRECTIONS |= {"other_reason": REASON, "patient": NAME}
SECRETS = (NAME, "Zebulina", "Quartermoon", REASON, "kneecaps", "7 tablets in the morning")
SPELT = tuple(
    spelt
    for secret in SECRETS
    for spelt in (
        secret.encode(),
        secret.encode("utf-16-be"),
        secret.encode("utf-16-le"),
        secret.replace(" ", "+").encode(),
        secret.replace(" ", "%20").encode(),
        secret.encode().hex().encode(),
    )
)


@pytest.fixture
def counter(printer: Printer) -> Iterator[Counter]:
    with counters.counter(f'[printing]\nprinter = "{printer.uri}"\n') as running:
        yield running


def leaked(data: bytes) -> list[bytes]:
    """Return what of the patient stands in `data`, spelt in any way."""
    return [spelt for spelt in SPELT if spelt in data]


def everything(asker: Asker, printer: Printer) -> list[Answer]:
    """Enter a patient's directions, see, save and print the leaflet in every way; return the answers."""
    answers = [asker.get("/medicines/testamine")]
    seal = answers[0].seal
    fields = {"seal": seal, "language": "en", "printer": printer.uri, **DIRECTIONS}
    answers.append(asker.post("/medicines/testamine", fields))
    answers.append(asker.post("/medicines/testamine", fields, x_part="preview"))
    fields["seen"] = answers[-1].seen
    answers += [asker.post(f"/medicines/testamine/save/{form}", fields) for form in ("pdf", "html", "txt", "brf")]
    answers.append(asker.post("/medicines/testamine", {**fields, "noon": "1.0"}))
    answers.append(asker.post("/medicines/testamine", {**fields, "language": "es"}))
    answers.append(asker.post("/medicines/testamine/print", {**fields, "copies": "x"}))
    answers.append(asker.post("/medicines/testamine/print", {**fields, "copies": "1"}))
    answers.append(asker.post("/medicines/testamine", {**fields, "seal": "wrong"}))
    line = f"7 tablets morning, 5.5 tablets bedtime, for {REASON}"
    answers.append(asker.send("/leaflets/testamine.pdf", {"directions": line, "patient": NAME}))
    answers.append(asker.send("/leaflets/testamine.pdf", {"directions": f"{line}, {NAME}", "patient": NAME}))
    answers.append(asker.send("/leaflets/testamine.pdf", {NAME: line}))
    return answers


def test_what_is_typed_is_in_its_own_answers_only(counter: Counter, printer: Printer) -> None:
    asker = counter.asker()
    answers = everything(asker, printer)
    assert any(leaked(answer.data) for answer in answers), "the test itself would see nothing"
    assert NAME in answers[1].text
    for answer in answers:
        assert leaked(json.dumps(dict(answer.headers)).encode()) == []
        assert "no-store" in answer.headers["cache-control"]
    for other in (asker, counter.asker()):
        for path in (
            "/",
            "/?q=testamine",
            "/medicines/testamine",
            "/medicines/oldamine",
            "/leaflets/testamine.pdf",
            "/leaflets/testamine.html",
            "/leaflets/testamine.txt",
            "/infobutton?mainSearchCriteria.v.c=161&mainSearchCriteria.v.cs=RxNorm",
            "/openapi.json",
            "/nothing",
        ):
            answer = other.get(path)
            assert leaked(answer.data + json.dumps(dict(answer.headers)).encode()) == [], path
    assert leaked(json.dumps(asker.cookies).encode()) == []


def test_it_is_in_no_log_and_on_no_disk(counter: Counter, printer: Printer, tmp_path: Path) -> None:
    """Searched are the counter's own folder, where its temporary files would lie, and the cache of the user."""
    everything(counter.asker(), printer)
    assert "POST /medicines/{key}/print" in counter.log()
    assert leaked(counter.log().encode()) == []
    cache = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "leaflet"
    for folder in (counter.folder, cache):
        for path in folder.rglob("*"):
            if path.is_file():
                assert leaked(path.read_bytes()) == [], path
                assert not leaked(str(path).encode())


def test_it_is_in_no_process_that_others_can_look_at(counter: Counter, printer: Printer) -> None:
    """What every user of a machine sees of a process: how it was called."""
    everything(counter.asker(), printer)
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            assert leaked(path.read_bytes().replace(b"\0", b" ")) == []
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue


def test_a_leaflet_has_it_on_its_page_and_not_in_what_describes_the_file(counter: Counter, printer: Printer) -> None:
    asker = counter.asker()
    fields = {"seal": asker.get("/medicines/testamine").seal, "language": "en", **DIRECTIONS}
    fields["seen"] = asker.post("/medicines/testamine", fields).seen
    data = asker.post("/medicines/testamine/save/pdf", fields).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told = [str(pdf.docinfo), bytes(pdf.Root.Metadata.read_bytes()).decode(), str(pdf.Root.get("/Lang"))]
        with pdf.open_outline() as outline:
            told += [item.title for item in outline.root]
        pages = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert leaked("".join(told).encode()) == []
    assert len(pages) > 1000
    assert zlib.crc32(data)


def test_a_printer_is_told_the_leaflet_and_no_more(counter: Counter, printer: Printer) -> None:
    asker = counter.asker()
    fields = {"seal": asker.get("/medicines/testamine").seal, "language": "en", **DIRECTIONS}
    fields |= {"printer": printer.uri, "copies": "1"}
    fields["seen"] = asker.post("/medicines/testamine", fields).seen
    before = len(printer.jobs())
    assert asker.post("/medicines/testamine/print", fields).status == 303
    assert len(printer.jobs()) == before + 1
    assert leaked(json.dumps(printer.attributes()).encode()) == []
    assert not any(leaked(path.name.encode()) for path in printer.folder.rglob("*"))


def test_the_addresses_a_browser_asks_for_have_nothing_of_it(counter: Counter) -> None:
    """Every form that holds a patient's words is sent in a body."""
    page = counter.asker().get("/medicines/testamine").text
    assert page.count('method="post"') >= 2
    assert 'method="get"' not in page
    script = counter.asker().get("/static/counter.js").text
    assert "localStorage" not in script
    assert "sessionStorage" not in script
    assert "history." not in script
