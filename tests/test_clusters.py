"""Clusters: what a line shows is spelt letter by letter, and stays where it was."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from leaflet.press.clusters import Letter, Piece, clusters, spell

WIDTHS = {1: 500, 2: 0, 3: 600}


def font() -> Any:
    return SimpleNamespace(upem=1000, widths=dict(WIDTHS), to_unicode={}, signs={}, glyph_count=10)


def spelt(shown: str, *letters: Letter, leftward: bool = True) -> tuple[str, dict[int, str]]:
    """Return what is shown for a line that showed glyphs of these `letters`, and what each glyph says."""
    piece = Piece(font(), "f", 10.0, [(shown, 0.0)])
    return spell(piece, tuple(clusters(piece, iter(letters))), leftward), piece.font.to_unicode


def test_a_letter_of_its_own_keeps_its_glyph() -> None:
    assert spelt("<00010003>", Letter("ب", True), Letter("ت", True)) == ("<00010003>", {1: "ب", 3: "ت"})


def test_a_mark_moves_with_its_glyph_and_not_with_the_pen() -> None:
    shown, says = spelt(">-300<0002>300<0001>", Letter("\u064b", True), Letter("ب", True))
    assert shown == "<000a0001>"
    assert says == {10: "\u064b", 1: "ب"}


def test_a_ligature_lends_its_first_letter_to_an_empty_glyph_on_its_right() -> None:
    shown, says = spelt("<0001>", Letter("لا", True))
    assert [says[int(shown[at : at + 4], 16)] for at in (1, 5)] == ["ا", "ل"]


def test_glyphs_that_share_a_letter_become_one() -> None:
    shown, says = spelt("<00020001>", Letter("ؤ", True), Letter("", True))
    assert shown == "<000a>"
    assert says == {10: "ؤ"}


def test_one_glyph_that_says_two_things_is_two() -> None:
    shown, says = spelt("<00010001>", Letter("ي", True), Letter("ی", True))
    assert shown == "<0001000a>"
    assert says == {1: "ي", 10: "ی"}


@pytest.mark.parametrize("sign", [".", "،", ":", "/"])
def test_a_weak_sign_is_told_where_it_goes_on(sign: str) -> None:
    shown, says = spelt("<00030001>", Letter(sign, True), Letter("ب", True))
    assert "".join(says[int(shown[at : at + 4], 16)] for at in range(1, 17, 4)) == f"\u200f{sign}\u200fب"


def test_left_to_right_text_keeps_its_kerning() -> None:
    letters = (Letter("A", False), Letter("V", False))
    assert spelt("<0001>80<0003>", *letters, leftward=False)[0] == "<0001>80<0003>"


def test_a_glyph_that_says_nothing_stays_silent() -> None:
    assert spelt("<0001>", Letter("", True)) == ("<0001>", {1: ""})
