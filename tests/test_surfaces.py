"""What lies over and under the letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import line, print_of

from leaflet.audit.sheet.passages import setting
from leaflet.audit.sheet.printed import Box, Line, Part, Shape
from leaflet.audit.sheet.surfaces import check_surfaces, contrast

COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


def rules(*lines: Line, rule: Box | None = None, links: tuple[Box, ...] = ()) -> list[str]:
    """Return the rules that `lines` break."""
    shapes = (Shape("area", rule, Part()),) if rule else ()
    return [finding.rule for finding in check_surfaces(setting(print_of(*lines, shapes=shapes, links=links)))]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (Box(72, 697, 135, 698), ["LP-11"]),
        (Box(72, 690, 135, 691), []),
        (Box(72, 690, 135, 699), []),
        (Box(72, 697, 500, 698), []),
        (Box(72, 705, 135, 706), []),
    ],
)
def test_an_underline_is_told_from_other_rules(rule: Box, found: list[str]) -> None:
    """Thin, right under the letters, as wide as they are."""
    assert rules(line("Storage"), rule=rule) == found


def test_a_link_may_be_underlined() -> None:
    """By its place, or by its tag."""
    rule = Box(72, 697, 135, 698)
    assert rules(line("Storage"), rule=rule, links=(Box(70, 690, 140, 715),)) == []
    assert rules(line("Storage", part=Part("P", 1, frozenset({"P", "Link"}))), rule=rule) == []


def test_turned_text_is_found() -> None:
    """A watermark across the page too."""
    assert rules(line("Draft", angle=45.0)) == ["LP-17"]


def test_a_watermark_made_of_letters_is_found() -> None:
    """Turned or large, where it lies over text; not beside it."""
    text = line("Take one tablet every day.")
    assert rules(text, line("SAMPLE", 100, 660, angle=30.0, size=60.0)) == ["LP-17", "LP-19"]
    assert rules(text, line("SAMPLE", 100, 300, angle=30.0, size=60.0)) == ["LP-17"]
    assert rules(text, line("SAMPLE", 80, 680, size=60.0)) == ["LP-19"]
    assert rules(text, line("Examplin", 72, 730, size=30.0)) == []


@pytest.mark.parametrize(
    ("colour", "ground", "found"),
    [
        ((0, 0, 0), (255, 255, 255), []),
        ((89, 89, 89), (255, 255, 255), []),
        ((96, 96, 96), (255, 255, 255), ["LP-18"]),
        ((255, 255, 255), (0, 0, 0), []),
        ((0, 0, 0), (120, 120, 120), ["LP-18"]),
    ],
)
def test_pale_text_is_found(colour: tuple[int, ...], ground: tuple[int, ...], found: list[str]) -> None:
    """Less than seven to one."""
    assert rules(replace(line("Storage", colour=colour), ground=ground)) == found


def test_text_over_a_picture_is_found() -> None:
    """There is no one colour under it."""
    assert rules(replace(line("Storage"), ground=None)) == ["LP-19"]


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    """From 1 to 21."""
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, one) == 1
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
