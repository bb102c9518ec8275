"""Head and foot: who the page is about, and as much room as that takes."""

from dataclasses import replace

import pytest
from examples import MONOGRAPH, SHEETS, TODAY

from leaflet.edition import MM, find_edition, find_paper
from leaflet.language import find_language
from leaflet.layout.review import review
from leaflet.layout.running import line_length, running

ENGLISH = find_language("en")


def _running(**changes: str):
    monograph = replace(MONOGRAPH, **changes)
    return running(monograph, ENGLISH, review(monograph, ENGLISH, TODAY))


def test_the_head_names_the_medicine_and_its_strength_once() -> None:
    assert _running().name == "Examplin, 500 mg"
    assert _running(title="Examplin 500 MG").name == "Examplin 500 MG"
    assert _running(strength="").name == "Examplin"


def test_the_foot_counts_pages_and_names_the_version() -> None:
    assert _running().foot.startswith("Page {page} of {pages} Version 3. Checked on")
    assert _running(version="").state.startswith("Checked on")


@pytest.mark.parametrize(("name", "paper"), SHEETS)
def test_margins_grow_with_what_stands_in_them_and_are_never_narrow(name: str, paper: str) -> None:
    edition = find_edition(name)
    line = line_length(edition, find_paper(paper, edition))
    short, long, draft = _running(), _running(title="word " * 40), _running(reviewed_by="")
    assert 25.4 * MM <= short.top(edition, line) < long.top(edition, line)
    assert short.top(edition, line) < draft.top(edition, line)
    assert 25.4 * MM <= short.bottom(edition, line) <= _running(version="word " * 40).bottom(edition, line)
