"""TrueType: a font program of drawn glyphs draws them as the whole font does, and is a sound file."""

from __future__ import annotations

import io
import struct
from functools import cache
from typing import Any

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from leaflet.press import fonts, truetype
from leaflet.press.sfnt import tables_of
from leaflet.press.truetype import TABLES, Made, Part, Typeface

FILES = [path for path in fonts.files() if path.suffix == ".ttf"]
ARABIC = next(path for path in FILES if path.name == "NotoNaskhArabic-Regular.ttf")
LATIN = next(path for path in FILES if path.name == "NotoSans-Regular.ttf")


@cache
def typeface(path: Any) -> Typeface:
    return Typeface(tables_of(path.read_bytes()))


def opened(program: bytes) -> TTFont:
    """Return a font program that has been read as a whole, its sums compared."""
    font = TTFont(io.BytesIO(program), checkChecksums=2)
    font.ensureDecompiled()
    return font


def drawn(font: TTFont, glyph: int) -> tuple[Any, Any]:
    """Return what a glyph draws, and its width and bearing."""
    pen, name = DecomposingRecordingPen(font.getGlyphSet()), font.getGlyphName(glyph)
    font.getGlyphSet()[name].draw(pen)
    return pen.value, font["hmtx"][name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_glyph_is_drawn_as_in_the_whole_font(path, caplog):
    whole = TTFont(path)
    glyphs = range(1, whole["maxp"].numGlyphs, 17)
    part = opened(typeface(path).program(glyphs, {}))
    assert all(drawn(part, glyph) == drawn(whole, glyph) for glyph in glyphs)
    assert not caplog.records  # fontTools tells of bytes that belong to nothing
    assert part["maxp"].numGlyphs >= max(glyphs) + 1


def test_nothing_else_is_there():
    whole = TTFont(LATIN)
    letters = [whole.getGlyphID(name) for name in ("a", "eacute")]
    part = opened(typeface(LATIN).program(letters, {}))
    assert {name for name in part.keys() if name != "GlyphOrder"} == set(TABLES)  # noqa: SIM118
    filled = [glyph for glyph, name in enumerate(part.getGlyphOrder()) if part["glyf"][name].numberOfContours]
    assert set(letters) < set(filled)
    assert len(filled) <= 4, "the letters, and what an accented one is made of"
    assert not part["glyf"][part.getGlyphName(letters[0])].program.getBytecode()
    assert part["maxp"].maxSizeOfInstructions == 0


def test_a_made_glyph_is_its_outlines_moved():
    whole = TTFont(ARABIC)
    mark, letter, first = whole.getGlyphID("uni064B"), whole.getGlyphID("uni0628"), whole["maxp"].numGlyphs
    made = {first: Made((Part(letter, 0, 0), Part(mark, 100, 200)), 750), first + 1: Made((), 500)}
    part = opened(typeface(ARABIC).program((letter,), made))
    (strokes, metric), parts = drawn(part, first), [drawn(whole, glyph)[0] for glyph in (letter, mark)]
    moved = [(name, tuple((x + 100, y + 200) for x, y in points)) for name, points in parts[1]]
    assert [(name, tuple(points)) for name, points in strokes] == [(n, tuple(p)) for n, p in parts[0]] + moved
    assert metric[0] == round(750 * whole["head"].unitsPerEm / 1000)
    box, base = part["glyf"][part.getGlyphName(first)], whole["glyf"][whole.getGlyphName(letter)]
    raised = whole["glyf"][whole.getGlyphName(mark)]
    assert box.yMax == max(base.yMax, raised.yMax + 200)
    assert metric[1] == box.xMin == min(base.xMin, raised.xMin + 100)
    assert part["hmtx"][part.getGlyphName(first + 1)] == (round(whole["head"].unitsPerEm / 2), 0)
    boxes = [part["glyf"][name] for name in part.getGlyphOrder() if part["glyf"][name].numberOfContours]
    assert part["head"].xMin == min(each.xMin for each in boxes)
    assert part["head"].yMax == max(each.yMax for each in boxes)
    assert part["maxp"].maxComponentElements >= 2
    assert part["maxp"].maxComponentDepth >= 2


def test_an_outline_of_nothing_is_none():
    assert truetype._uninstructed(struct.pack(">5h", 0, 0, 0, 0, 0) + bytes(2)) == b""
    assert truetype._uninstructed(b"") == b""


def test_the_same_glyphs_give_the_same_bytes():
    one, other = typeface(LATIN).program((40, 3, 77), {}), typeface(LATIN).program((77, 40, 3), {})
    assert one == other
