"""A report counts, tells each reason once to people and each leaflet to programs; its page is for anybody."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, sync_playwright

from leaflet.batch.report import Report, line
from leaflet.batch.work import Fault, Made, Outcome

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
FAULT = Fault("there is no dosage section", "f/a.md:7", "add a heading such as '### Dosage' & the text below it")
REPORT = Report(
    leaflets=(
        *(Made(f"a.{tag}.large.pdf", Outcome.REFUSED, "in", faults=(FAULT,)) for tag in "abcdefgh"),
        Made("b.en.large.pdf", Outcome.FAILED, "in", faults=(Fault("slow", "b.en.large.pdf", "wait"),), moved=True),
        Made("c.en.large.pdf", Outcome.MADE, "in", seconds=0.1234),
        Made("d.en.large.pdf", Outcome.FRESH, "in"),
    ),
    fresh=("e.en.large.pdf",),
    gone=("f.en.large.pdf",),
    removed=("g.en.large.pdf",),
    planned=12,
    seconds=3.14159,
    faults=(Fault("the manifest cannot be used", "manifest.sqlite", "make room"),),
)


def test_it_counts_and_is_well_only_when_all_is_there() -> None:
    assert REPORT.counts == {"made": 1, "fresh": 2, "refused": 8, "failed": 1}
    assert not REPORT.well
    fine = REPORT._replace(leaflets=REPORT.leaflets[-2:], faults=())
    assert fine.well
    assert not fine._replace(stopped=True).well
    assert not fine._replace(faults=REPORT.faults).well


def test_a_reason_is_told_once_with_all_its_leaflets() -> None:
    first, second = REPORT.troubles
    assert (first.fault, first.outcome, len(first.files)) == (FAULT, Outcome.REFUSED, 8)
    assert first.listed.endswith("a.f.large.pdf and 2 more")
    assert (second.fault.where, second.listed) == ("", "b.en.large.pdf")


def test_programs_are_told_of_each_leaflet() -> None:
    told = json.loads(json.dumps(REPORT.data()))
    assert [each["file"] for each in told["leaflets"]] == sorted(each["file"] for each in told["leaflets"])
    assert len(told["leaflets"]) == 12
    assert told["leaflets"][0]["faults"] == [FAULT._asdict()]
    assert (told["refused"], told["gone"], told["seconds"]) == (8, ["f.en.large.pdf"], 3.142)
    assert line(REPORT.leaflets[8])["moved"] is True
    assert line(REPORT.leaflets[9]) == {"file": "c.en.large.pdf", "outcome": "made", "seconds": 0.123}


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 320, "height": 800})
        browser.close()


@pytest.mark.parametrize("report", [REPORT, Report((), (), (), (), 0, 0.1, stopped=True)], ids=["troubled", "stopped"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_page_is_readable_by_anybody(tab: Page, report: Report, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)
    tab.set_content(report.html())
    tab.evaluate(AXE)
    found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [each["id"] for each in found["violations"]] == []
    sizes = tab.evaluate(
        "[...document.querySelectorAll('main *')].map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 20
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_its_page_says_everything_in_plain_words() -> None:
    html = REPORT.html()
    for words in (
        "Refused: something in the text",
        "Failed: the computer",
        "Already up to date",
        "What to do:",
        "&amp;",
    ):
        assert words in html
    for file in ("a.h.large.pdf", "b.en.large.pdf", "f.en.large.pdf", "g.en.large.pdf", "manifest.sqlite"):
        assert file in html
    assert "Nothing was refused" not in html
    assert "stopped before its end" in REPORT._replace(stopped=True).html()
    assert "Nothing was refused" in REPORT._replace(leaflets=()).html()
