"""Right-to-left lines drawn in haste: glyphs go to the letters they stand for as numbers, not as text that is read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from leaflet.press.clusters import EM, Drawn, Letter, Piece
from leaflet.press.leftward import Held
from leaflet.press.signs import takes_signs

_GLYPH = struct.Struct("=Iiii4x")
_EMPTY, _UNKNOWN = pango.PANGO_GLYPH_EMPTY, pango.PANGO_GLYPH_UNKNOWN_FLAG
_INK, _LOGICAL = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")


@dataclass
class _Piece(Piece):
    """What a line shows in one font, as numbers."""

    glyphs: list[Drawn] = field(default_factory=list)

    def drawn(self) -> Iterator[Drawn]:
        """Yield the glyphs from left to right."""
        return iter(self.glyphs)


def draw_leftward(stream: Any, layout: Any, x: float, y: float) -> bool:
    """Draw a line that has right-to-left text in it at a place; tell whether all its fonts take signs."""
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    run = pango.pango_layout_get_line_readonly(layout.layout, 0).runs[0]
    runs = []
    while run != ffi.NULL:
        data = run.data
        count = data.glyphs.num_glyphs
        glyphs = list(_GLYPH.iter_unpack(ffi.buffer(data.glyphs.glyphs, count * _GLYPH.size)))
        runs.append((data.item, glyphs, ffi.unpack(data.glyphs.log_clusters, count)))
        run = run.next
    if any(glyph & _UNKNOWN for _, glyphs, _ in runs for glyph, _, _, _ in glyphs):
        return False
    held, text = Held(stream), layout.text.encode()
    fonts = [held.add_font(item.analysis.font) for item, _, _ in runs]
    if not all(takes_signs(font) for font, _ in fonts):
        return False
    letters: list[Letter] = []
    previous = None
    for (item, glyphs, starts), (font, size) in zip(runs, fonts, strict=True):
        face = item.analysis.font
        if face != previous:
            held.pieces.append(_Piece(font, font.hash, size))
            previous = face
        _take(held.pieces[-1], item, glyphs, starts, text, letters)
    stream.stream.append(b"1 0 0 -1 %b %b Tm" % (pydyf._to_bytes(x), pydyf._to_bytes(y)))
    held.show(iter(letters))
    return True


def _take(
    piece: Any, item: Any, glyphs: list[tuple[int, ...]], starts: list[int], text: bytes, letters: list[Letter]
) -> None:
    """Put the glyphs of a run into its piece, and what each of them says into `letters`."""
    font, size, back = piece.font, piece.size, piece.rest
    leftward = bool(item.analysis.level % 2)
    ends = [item.length, *starts] if leftward else [*starts[1:], item.length]
    for (glyph, width, right, up), start, end in zip(glyphs, starts, ends, strict=False):
        if glyph == _EMPTY:
            back += -width / size
            continue
        said = text[item.offset + start : item.offset + end].decode()
        letters.append(Letter(said, leftward))
        if glyph not in font.to_unicode:
            font.to_unicode[glyph] = said
        shift = right / size
        if shift:
            back += -shift
        piece.glyphs.append(Drawn(glyph, back, round(-(up / 1000) * EM / size * font.upem) if up else 0))
        wide = font.widths.get(glyph)
        if wide is None:
            pango.pango_font_get_glyph_extents(item.analysis.font, glyph, _INK, _LOGICAL)
            wide = font.widths[glyph] = round(_LOGICAL.width * 1000 * FROM_UNITS / size)
        kerning = wide + shift - width * 1000 * FROM_UNITS / size
        back = float(int(kerning)) if kerning else 0.0
    piece.rest = back
