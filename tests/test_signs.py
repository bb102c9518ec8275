"""Signs: a glyph is added where the font has none that says the same and looks so."""

from __future__ import annotations

from types import SimpleNamespace

from leaflet.press.signs import Sign, number, takes_signs
from leaflet.press.truetype import Part

PLAIN = {"tables": ["glyf", "loca"], "bitmap": False, "png": False, "svg": False, "colr": False}


def font() -> SimpleNamespace:
    return SimpleNamespace(**PLAIN, signs={}, widths={7: 500}, to_unicode={}, glyph_count=100)


def test_a_glyph_that_looks_so_and_says_nothing_else_is_taken():
    taken = font()
    assert number(taken, Sign((Part(7, 0, 0),), 500, "a")) == 7
    assert taken.to_unicode == {7: "a"}
    assert not taken.signs


def test_another_text_width_or_place_asks_for_a_glyph_of_its_own():
    taken = font()
    number(taken, Sign((Part(7, 0, 0),), 500, "a"))
    others = [Sign((Part(7, 0, 0),), 500, "b"), Sign((Part(7, 0, 0),), 400, "a"), Sign((Part(7, 9, 0),), 500, "a")]
    assert [number(taken, sign) for sign in others] == [100, 101, 102]
    assert [number(taken, sign) for sign in others] == [100, 101, 102]
    assert (taken.to_unicode[100], taken.widths[101]) == ("b", 400)


def test_only_plain_truetype_fonts_take_signs():
    assert takes_signs(font())
    for name, value in (("tables", ["CFF "]), ("tables", ["glyf", "fvar"]), ("png", True), ("bitmap", True)):
        assert not takes_signs(SimpleNamespace(**{**PLAIN, name: value}))
