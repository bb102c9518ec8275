"""Glyphs in haste: those of a line are read from Pango's memory all at once, and how wide each is once a font."""

from __future__ import annotations

import struct
from typing import Any

import pydyf
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

EMPTY, UNKNOWN = pango.PANGO_GLYPH_EMPTY, pango.PANGO_GLYPH_UNKNOWN_FLAG

_GLYPH = struct.Struct("=Iiii4x")
"""A PangoGlyphInfo: its number, width, shift to the right and up. Of its attributes some bits are at random."""

_INK, _LOGICAL = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")

Glyph = tuple[int, int, int, int]
"""Number, width, shift to the right and shift up, in Pango's units."""


def read_runs(layout: Any) -> list[tuple[Any, list[Glyph]]]:
    """Return what the line in a Pango `layout` is made of: each run of one font, and its glyphs from left to right."""
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    run = pango.pango_layout_get_line_readonly(layout.layout, 0).runs[0]
    runs = []
    while run != ffi.NULL:
        data = run.data
        memory = ffi.buffer(data.glyphs.glyphs, data.glyphs.num_glyphs * _GLYPH.size)
        runs.append((data, list(_GLYPH.iter_unpack(memory))))
        run = run.next
    return runs


def advance(font: Any, face: Any, glyph: int, size: float) -> int:
    """Return how wide a glyph is in thousandths of an em; `face` is the font as Pango knows it in this size."""
    width: int | None = font.widths.get(glyph)
    if width is None:
        pango.pango_font_get_glyph_extents(face, glyph, _INK, _LOGICAL)
        width = font.widths[glyph] = round(_LOGICAL.width * 1000 * FROM_UNITS / size)
    return width


def move_pen(stream: Any, x: float, y: float) -> None:
    """Let the text that follows begin at a place, upright."""
    stream.stream.append(b"1 0 0 -1 %b %b Tm" % (pydyf._to_bytes(x), pydyf._to_bytes(y)))
