"""Line ends: after hyphens and in scripts without spaces, never in a number that had room."""

from __future__ import annotations

import pytest

from leaflet.readback.lineend import may_end
from leaflet.readback.wording import read_words


@pytest.mark.parametrize(
    ("words", "at", "may"),
    [
        ("每天两次", 2, True),
        ("well-known", 5, True),
        ("and/or", 4, True),
        ("micrograms", 5, False),
        ("take 180 mg", 6, False),
        ("take 1.5 mg", 6, False),
        ("take <6 mg", 5, False),
    ],
)
def test_where_a_line_may_end(words: str, at: int, may: bool) -> None:
    wording = read_words(f"eat and {words}")
    gaps = sorted(wording.gaps)
    assert may_end(wording, gaps, at + len("eatand"), 0) is may


@pytest.mark.parametrize(
    ("words", "at"), [("pneumono", 4), ("a\u00a0pneumono", 4), ("( pneumono", 4), ("a :pneumono", 5)]
)
def test_a_word_that_fills_its_line_may_be_broken(words: str, at: int) -> None:
    wording = read_words(f"eat {words}")
    gaps = sorted(wording.gaps)
    assert may_end(wording, gaps, at + len("eat"), line=len("eat"))
    assert not may_end(wording, gaps, at + len("eat"), line=0)
