"""Editions: what large print asks for holds in each, on every paper that it names."""

from __future__ import annotations

import pytest

from leaflet.edition import MM, Edition, editions, find_edition, find_paper, papers
from leaflet.errors import LeafletError

EACH = pytest.mark.parametrize("edition", editions(), ids=lambda edition: edition.name)


def test_editions_come_smallest_print_first() -> None:
    assert [(edition.name, edition.size) for edition in editions()] == [("clear", 14), ("large", 18), ("giant", 24)]


@EACH
def test_headings_are_larger_than_the_text_and_step_down(edition: Edition) -> None:
    assert edition.title_size > edition.heading_size > edition.subheading_size > edition.size


@EACH
def test_lines_are_apart_and_paragraphs_more_so(edition: Edition) -> None:
    assert edition.leading >= 1.5
    assert edition.paragraph_gap >= 1


@EACH
def test_each_paper_leaves_margins_and_a_line_worth_reading(edition: Edition) -> None:
    for name in edition.papers:
        paper = find_paper(name, edition)
        side = edition.side_margin(paper)
        line = paper.width - 2 * side
        assert side >= 25.4
        assert line <= edition.line + 0.01
        assert 30 <= line * MM / edition.size / 0.5 <= 70
        assert paper.height > paper.width


def test_every_paper_is_used() -> None:
    assert {paper.name for paper in papers()} == {name for edition in editions() for name in edition.papers}


def test_an_unknown_edition_names_the_nearest() -> None:
    with pytest.raises(LeafletError) as caught:
        find_edition("Larg")
    assert "'large'" in caught.value.hint


def test_a_paper_that_is_unknown_or_too_small_is_refused() -> None:
    with pytest.raises(LeafletError, match="no paper"):
        find_paper("a0", find_edition("large"))
    with pytest.raises(LeafletError, match="does not fit A5"):
        find_paper("a5", find_edition("giant"))
