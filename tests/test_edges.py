"""Where lines begin and end."""

from __future__ import annotations

import pytest
from paper import line, print_of

from leaflet.audit.sheet.edges import check_edges
from leaflet.audit.sheet.passages import setting
from leaflet.audit.sheet.printed import Line, Part

PART = Part("P", 1, frozenset({"P"}))
WIDTHS = (40, 37, 42, 39, 41, 36, 20)


def rules(*lines: Line) -> list[str]:
    """Return the rules that `lines` break."""
    return [finding.rule for finding in check_edges(setting(print_of(*lines)))]


def block(starts: tuple[float, ...], letters: tuple[int, ...], letter: str = "x") -> list[Line]:
    """Return a paragraph."""
    placed = enumerate(zip(starts, letters, strict=True))
    return [line(letter * number, x, 700 - 27 * at, part=PART) for at, (x, number) in placed]


@pytest.mark.parametrize(("letter", "edge"), [("x", 72), ("ب", 522)])
def test_ragged_text_is_right_and_justified_text_is_not(letter: str, edge: float) -> None:
    """From the left and from the right."""
    starts = tuple(edge - (9 * number if edge > 300 else 0) for number in WIDTHS)
    assert rules(*block(starts, WIDTHS, letter)) == []
    even = (40, 40, 40, 40, 40, 40, 20)
    assert rules(*block(tuple(edge - (9 * n if edge > 300 else 0) for n in even), even, letter)) == ["LP-06"]


def test_scripts_without_spaces_end_where_they_end() -> None:
    """Chinese lines are full."""
    assert rules(*block((72,) * 7, (25, 25, 25, 25, 25, 25, 9), "药")) == []


def test_centred_text_is_found() -> None:
    """A paragraph, a heading."""
    assert rules(*block(tuple(297 - 4.5 * number for number in WIDTHS), WIDTHS)) == ["LP-06"]
    heading = line("Storage", 297.6 - 31.5, part=Part("H2", 2))
    assert rules(heading, line("x" * 40, baseline=600, part=PART)) == ["LP-06"]


def test_text_flush_with_the_end_is_found() -> None:
    """Its starts vary."""
    assert rules(*block(tuple(522 - 9 * number for number in WIDTHS), WIDTHS)) == ["LP-06"]


def test_paragraphs_of_one_line_are_not_justified() -> None:
    """Though all are equally long, and where no tags tell that they are paragraphs."""
    assert rules(*(line("Take one tablet in the morning. Ask us.", baseline=700 - 43 * at) for at in range(9))) == []


def test_justified_columns_are_found() -> None:
    """Each has its own edge."""
    left, right = block((72,) * 5, (20,) * 5), block((320,) * 5, (20, 20, 20, 20, 9))
    assert rules(*left, *(line(each.text, 320, each.baseline, part=PART) for each in right)) == ["LP-06", "LP-16"]


def test_an_address_in_right_to_left_text_may_stand_at_its_start() -> None:
    """Where the other text begins."""
    address = block(tuple(522 - 9 * number for number in (22, 29, 8, 26)), (22, 29, 8, 26))
    assert rules(*address) == ["LP-06"]
    assert rules(*address, line("ب" * 20, 522 - 180, 500, part=Part("P", 2, frozenset({"P"})))) == []


@pytest.mark.parametrize(("x", "baseline"), [(40, 700), (200, 700), (72, 800)])
def test_text_in_a_margin_is_found(x: float, baseline: float) -> None:
    """Left, right, top."""
    assert rules(line("x" * 40, x, baseline)) == ["LP-14"]
    assert rules(line("x" * 40), line("head", 72, 800, running=True)) == []


def test_columns_are_found_and_cells_are_not() -> None:
    """Five lines beside five; without tags eight, unless the text runs on."""
    left = [line("x" * 20, 72, 700 - 27 * at, part=Part("P", 1)) for at in range(5)]
    right = [line("x" * 20, 320, 700 - 27 * at, part=Part("P", 2)) for at in range(5)]
    assert "LP-16" in rules(*left, *right)
    assert "LP-16" not in rules(*left, *right[:4])
    assert "LP-16" in rules(*left, *right, line("y" * 40, 72, 400, part=Part("P", 3)))
    for rows, letter, found in ((5, "X", False), (5, "x", True), (8, "X", True)):
        columns = [line(letter * 20, x, 700 - 27 * at) for x in (72, 320) for at in range(rows)]
        assert ("LP-16" in rules(*columns)) is found
    above = frozenset({"Table", "TD"})
    cells = [[line("x" * (15 + at % 4), x, 700 - 27 * at, part=Part("TD", n, above)) for at in range(9)]
             for n, x in enumerate((72, 320))]  # fmt: skip
    assert rules(*cells[0], *cells[1]) == []
