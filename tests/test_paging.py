"""The sheets as such."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper import line, print_of

from leaflet.audit.sheet.paging import check_paging
from leaflet.audit.sheet.passages import setting
from leaflet.audit.sheet.printed import Box, Line, Part, Print, Shape
from leaflet.edition import find_edition


def found(read: Print, edition: str = "large") -> list[tuple[str, int]]:
    """Return rule and page of all that is wrong with the sheets."""
    return [(fault.rule, fault.page) for fault in check_paging(setting(read), find_edition(edition))]


def pages(*feet: str, places: tuple[tuple[float, float], ...] = ()) -> Print:
    """Return a print whose pages have these feet."""
    lines: list[Line] = []
    for number, (foot, place) in enumerate(zip(feet, places or ((72.0, 40.0),) * len(feet), strict=True), 1):
        lines += [line("Take one tablet.", page=number), line(foot, *place, page=number)]
    return print_of(*lines)


@pytest.mark.parametrize(
    "feet",
    [("Page 1 of 3", "Page 2 of 3", "Page 3 of 3"), ("1/3", "2/3", "3/3"), ("٧", "٨", "٩"), ("9", "10", "11"),
     ("1 Version 2026-11", "2 Version 2026-11", "3 Version 2026-11")],
)  # fmt: skip
def test_numbered_pages_are_right(feet: tuple[str, ...]) -> None:
    """In any words and digits, from any number on."""
    assert found(pages(*feet)) == []


def test_pages_without_numbers_are_found() -> None:
    """All of them, or one."""
    assert found(pages("Examplin", "Examplin", "Examplin")) == [("LP-22", 0)]
    assert found(pages("Page 1", "Examplin", "Page 3")) == [("LP-22", 2)]


def test_a_wandering_number_is_found() -> None:
    """Up and down; left and right pages may differ."""
    feet = ("1", "2", "3", "4")
    assert found(pages(*feet, places=((72, 40), (72, 40), (72, 60), (72, 40)))) == [("LP-22", 3)]
    assert found(pages(*feet, places=((500, 40), (72, 40), (500, 40), (72, 40)))) == []
    assert found(pages(*feet, places=((500, 40), (72, 40), (300, 40), (150, 40)))) == [("LP-22", 0)]


def test_paper_is_upright_alike_and_fits_the_edition() -> None:
    """A5 is for clear print."""
    (sheet,) = print_of(line("Take one tablet.")).sheets
    a5 = Print("other.pdf", (replace(sheet, width=419.5, height=595.3),), hidden=False)
    flat = Print("other.pdf", (replace(sheet, width=841.9, height=595.3),), hidden=False)
    assert found(a5, "clear") == []
    assert found(a5) == found(flat) == [("LP-15", 1)]


def test_the_advice_has_the_right_number_of_pages() -> None:
    """Of this print, not of any."""
    (fault,) = check_paging(setting(pages("Examplin", "Examplin", "Examplin")), find_edition("large"))
    assert "'Page 1 of 3'" in fault.instead


@pytest.mark.parametrize(("height", "rules"), [(20, ["LP-24"]), (40, []), (2, [])])
def test_small_pictures_are_found(height: float, rules: list[str]) -> None:
    """Twice as high as the text."""
    picture = Shape("image", Box(72, 500, 72 + height, 500 + height), Part())
    assert [rule for rule, _ in found(print_of(line("Take one tablet."), shapes=(picture,)))] == rules


def test_a_leaflet_too_thick_to_staple_is_found() -> None:
    """More than twenty pages."""
    assert ("LP-27", 0) in found(pages(*(str(number) for number in range(1, 22))))
    assert found(pages(*(str(number) for number in range(1, 21)))) == []
