"""What stands on the paper: a line's words, size, place and direction."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper import BOLD, line

from leaflet.audit.sheet.printed import Line


def test_a_line_knows_its_words_and_its_place() -> None:
    """Letters are 9 points wide."""
    made = line("two words")
    assert (made.text, made.x0, made.x1, made.size, made.baseline) == ("two words", 72, 153, 18, 700)
    assert (made.start, made.end) == (72, 153)


def test_a_raised_letter_does_not_raise_the_line() -> None:
    """Most letters tell where it stands."""
    made = line("Up to 10")
    raised = [made.glyphs[-1]._replace(baseline=707.2)]
    assert Line(made.glyphs + tuple(raised), 1).baseline == 700


@pytest.mark.parametrize(("text", "leftward"), [("دواء", True), ("دواء (Paracetamol)", True), ("Paracetamol", False)])
def test_the_first_letter_says_where_a_line_begins(text: str, leftward: bool) -> None:
    """A line that begins in Arabic starts at its right end."""
    made = line(text)
    assert made.leftward is leftward
    assert made.start == (-made.x1 if leftward else made.x0)


def test_a_line_is_bold_when_all_of_it_is() -> None:
    """One word in bold is stress."""
    bold = line("Do not", face=BOLD)
    assert bold.bold
    assert not Line(bold.glyphs + line("chew").glyphs, 1).bold
    assert line("Do", thick=True).bold
    assert line("Do", face=replace(BOLD, italic=True)).glyphs[0].run.italic
