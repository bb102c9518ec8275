"""What a rule finds on many pages is told once."""

from __future__ import annotations

import pytest

from leaflet.audit.finding import Finding
from leaflet.audit.gathering import Fault, counted, faults_of, gathered, place


def told(*faults: Fault) -> list[Finding]:
    """Return the findings of one PDF."""
    return list(gathered(faults, "a.pdf"))


@pytest.mark.parametrize(
    ("pages", "where"),
    [
        ((3,), "a.pdf, page 3"),
        ((3, 3), "a.pdf, page 3"),
        ((5, 9, 2), "a.pdf, pages 2, 5 and 9"),
        ((1, 2), "a.pdf, pages 1 and 2"),
        (range(1, 37), "a.pdf, pages 1-36"),
        ((1, 2, 3, 5, 7, 8, 9), "a.pdf, pages 1-3, 5 and 7-9"),
        ((0,), "a.pdf"),
        ((0, 4), "a.pdf"),
        ((), "a.pdf"),
    ],
)
def test_pages_are_named_as_people_name_them(pages: tuple[int, ...], where: str) -> None:
    assert place("a.pdf", pages) == where


def test_a_rule_is_told_once_with_its_worst_case() -> None:
    found = told(*(Fault("LP-14", page, f"{page} mm", -page % 7) for page in range(1, 9)), Fault("LP-07", 2, "split"))
    assert found == [
        Finding("LP-14", "a.pdf, pages 1-8", "1 mm (the worst is on page 1)"),
        Finding("LP-07", "a.pdf, page 2", "split"),
    ]


def test_what_nobody_measured_is_told_in_words_with_its_page() -> None:
    (found,) = told(*faults_of("LP-08", [(2, "b"), (1, "a")]))
    assert (found.where, found.message) == ("a.pdf, pages 1 and 2", "a (page 1); b (page 2)")
    (found,) = told(*faults_of("LP-08", [(1, each) for each in "abcde"]))
    assert found.message == "a; b; c; and 2 more"


def test_the_same_words_are_told_once() -> None:
    (found,) = told(*faults_of("LP-22", [(page, "the page has no number") for page in (2, 3, 5)]))
    assert (found.where, found.message) == ("a.pdf, pages 2, 3 and 5", "the page has no number")


def test_advice_of_its_own_is_kept() -> None:
    (found,) = told(Fault("LP-22", 1, "no number"), Fault("LP-22", 2, "no number", instead="Page 1 of 2"))
    assert found.instead == "Page 1 of 2"


def test_one_is_no_more_than_one() -> None:
    assert counted(1, "line") == "1 line"
    assert counted(2, "line") == "2 lines"
    assert counted(2, "bullet is", "bullets are") == "2 bullets are"
