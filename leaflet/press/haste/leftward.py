"""Right-to-left lines drawn in haste: glyphs go to the letters they stand for as numbers, not as text that is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi

from leaflet.press.clusters import EM, Drawn, Letter, Piece
from leaflet.press.haste.glyphs import EMPTY, UNKNOWN, Glyph, advance, move_pen, read_runs
from leaflet.press.leftward import Held
from leaflet.press.signs import takes_signs


@dataclass
class _Piece(Piece):
    """What a line shows in one font, as numbers."""

    glyphs: list[Drawn] = field(default_factory=list)

    def drawn(self) -> Iterator[Drawn]:
        """Yield the glyphs from left to right."""
        return iter(self.glyphs)


def draw_leftward(stream: Any, layout: Any, x: float, y: float) -> bool:
    """Draw a line that has right-to-left text in it at a place; tell whether all its fonts take signs."""
    runs = read_runs(layout)
    if any(glyph & UNKNOWN for _, glyphs in runs for glyph, _, _, _ in glyphs):
        return False
    held, text = Held(stream), layout.text.encode()
    fonts = [held.add_font(run.item.analysis.font) for run, _ in runs]
    if not all(takes_signs(font) for font, _ in fonts):
        return False
    letters: list[Letter] = []
    previous = None
    for (run, glyphs), (font, size) in zip(runs, fonts, strict=True):
        face = run.item.analysis.font
        if face != previous:
            held.pieces.append(_Piece(font, font.hash, size))
            previous = face
        _take(held.pieces[-1], run, glyphs, text, letters)
    move_pen(stream, x, y)
    held.show(iter(letters))
    return True


def _take(piece: Any, run: Any, glyphs: list[Glyph], text: bytes, letters: list[Letter]) -> None:
    """Put the glyphs of a run into its piece, and what each of them says into `letters`."""
    font, size, back, item = piece.font, piece.size, piece.rest, run.item
    starts = ffi.unpack(run.glyphs.log_clusters, len(glyphs))
    leftward = bool(item.analysis.level % 2)
    ends = [item.length, *starts] if leftward else [*starts[1:], item.length]
    for (glyph, width, right, up), start, end in zip(glyphs, starts, ends, strict=False):
        if glyph == EMPTY:
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
        wide = advance(font, item.analysis.font, glyph, size)
        kerning = wide + shift - width * 1000 * FROM_UNITS / size
        back = float(int(kerning)) if kerning else 0.0
    piece.rest = back
