"""Lines: letters that stand level and near each other, whatever their order."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import line

from leaflet.audit.sheet.lines import page_lines
from leaflet.audit.sheet.printed import Line, Part


def texts(*made: Line) -> list[str]:
    """Return the lines that the letters of `made` are put together to."""
    return [found.text for found in page_lines([glyph for each in made for glyph in each.glyphs], 1)]


@given(st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=6))
def test_lines_below_each_other_stay_apart(words: list[str]) -> None:
    """Each is one line."""
    assert texts(*(line(word, baseline=700 - 20 * at) for at, word in enumerate(words))) == words


def test_a_raised_letter_is_of_its_line() -> None:
    """The 3 of ten to the third stands 0.4 higher."""
    assert texts(line("10"), line("3", 90, 707.2), line(" times", 99)) == ["10 3 times"]


def test_cells_of_a_row_are_apart() -> None:
    """Far apart without a space between them, or in two blocks."""
    assert texts(line("one"), line("two", 300)) == ["one", "two"]
    first, second = (line(text, x, part=Part("TD", at)) for at, (text, x) in enumerate([("one", 72), ("two", 105)]))
    assert texts(first, second) == ["one", "two"]


def test_a_gap_wider_than_the_spaces_around_parts_cells() -> None:
    """Where no tags hold them; evenly wide spaces are those of justified text."""
    assert texts(line("18"), line(" 500 mg", 105)) == ["18", "500 mg"]
    assert texts(line("one  two  three  four")) == ["one two three four"]
    assert texts(line("1"), line(" Storage", 82)) == ["1 Storage"]


@pytest.mark.parametrize("angle", [30.0, 90.0, -90.0, 180.0])
def test_turned_letters_are_one_line(angle: float) -> None:
    """They stand level when the page is turned."""
    turn = math.radians(angle)
    glyphs = [
        glyph._replace(x0=300 + 9 * at * math.cos(turn), x1=320, baseline=400 + 9 * at * math.sin(turn))
        for at, glyph in enumerate(line("SAMPLE", angle=angle).glyphs)
    ]
    assert [found.text for found in page_lines(glyphs, 1)] == ["SAMPLE"]


def test_words_read_in_another_order_are_one_line() -> None:
    """A number in right-to-left text is read after what stands left of it."""
    assert len(texts(line("aa", 100), line("cc", 136), line("bb", 118))) == 1


def test_text_and_running_text_do_not_mix() -> None:
    """Even where they stand level."""
    foot = line("2", 110, running=True)
    assert texts(line("one"), replace(foot)) == ["one", "2"]
