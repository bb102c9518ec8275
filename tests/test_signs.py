"""Signs: what is added to a font's file is there, as wide and as far aside as was asked."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from leaflet.press import fonts
from leaflet.press.signs import Part, Sign, add_signs

FILE = next(path for path in fonts.files() if path.name == "NotoNaskhArabic-Regular.ttf")


def added(*signs: Sign) -> tuple[TTFont, int, int]:
    """Return the font with `signs`, the number of its own glyphs, and one of them that has an outline."""
    content = Path(FILE).read_bytes()
    own = TTFont(BytesIO(content))
    count = own["maxp"].numGlyphs
    return TTFont(BytesIO(add_signs(content, {sign: count + at for at, sign in enumerate(signs)}))), count


def test_a_sign_is_its_outlines_moved() -> None:
    glyph = TTFont(FILE).getGlyphID("uni064B")
    font, first = added(Sign((Part(glyph, 100, 200),), 0, "ً"), Sign((), 0, "ل"))
    names, outlines = font.getGlyphOrder(), font["glyf"]
    mark, moved = outlines[names[glyph]], outlines[names[first]]
    assert (moved.xMin, moved.yMin) == (mark.xMin + 100, mark.yMin + 200)
    assert font["hmtx"][names[first]] == (0, mark.xMin + 100)
    assert font["maxp"].numGlyphs == first + 2
    assert outlines[names[first + 1]].numberOfContours == 0


def test_a_width_is_in_thousandths_of_an_em() -> None:
    font, first = added(Sign((), 500, "ل"))
    assert font["hmtx"][font.getGlyphOrder()[first]][0] == font["head"].unitsPerEm / 2


def test_the_same_signs_give_the_same_bytes() -> None:
    content = Path(FILE).read_bytes()
    signs = {Sign((Part(5, 1, 2),), 300, "ا"): TTFont(FILE)["maxp"].numGlyphs}
    assert add_signs(content, signs) == add_signs(content, signs)
