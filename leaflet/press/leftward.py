"""Right-to-left text that machines can read: each glyph of a line stands for one letter, on one baseline.

A PDF's readers turn such text round glyph by glyph. They tear a word where WeasyPrint moves a vowel mark up or down
(text rise) or aside, read a ligature's letters backwards, and lose letters that share their glyphs. Here the glyphs
of a letter become one glyph of the embedded font, moved as the mark was, and a ligature lends all letters but its
last to empty glyphs beside it. One private function of WeasyPrint is wrapped for it; `embedding` adds the glyphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import wraps
from typing import Any

from leaflet.press.clusters import Letter, Piece, clusters, spell
from leaflet.press.signs import takes_signs
from leaflet.writing import is_leftward


class Held:
    """A page's stream while one line is drawn: what the line shows is held back, font by font."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._font: Any = None
        self._rise = 0.0
        self.pieces: list[Piece] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """Return the font that comes next, and its size in pixels."""
        self._font, size = self._stream.add_font(pango_font)
        if not hasattr(self._font, "signs"):
            fonts = self._stream._fonts.values()
            twins = (font.signs for font in fonts if font.hash == self._font.hash and hasattr(font, "signs"))
            self._font.signs = next(twins, {})
        return self._font, size

    def set_font_size(self, name: str, size: float) -> None:
        """Use the font that was asked for last, called `name`."""
        self.pieces.append(Piece(self._font, name, size))

    def set_text_rise(self, rise: float) -> None:
        """Let what is shown next stand higher by `rise`."""
        self._rise = rise

    def show_text(self, text: str) -> None:
        """Show glyphs: hexadecimal strings, and numbers for how far the pen goes back between them."""
        self.pieces[-1].held.append((text, self._rise))

    def show(self, letters: Iterator[Letter]) -> None:
        """Show what was held back, glyphs that say one of the `letters` each."""
        leftward = True
        for piece in self.pieces:
            self._stream.set_font_size(piece.name, piece.size)
            if takes_signs(piece.font):
                whole = tuple(clusters(piece, letters))
                self._stream.show_text(spell(piece, whole, leftward))
                leftward = whole[-1].leftward if whole else leftward
                continue
            for text, rise in piece.held:
                if rise:
                    self._stream.set_text_rise(rise)
                self._stream.show_text(text)
                if rise:
                    self._stream.set_text_rise(0)


def _letters(layout: Any) -> Iterator[Letter]:
    """Yield what each glyph of the line in a Pango `layout` says, from left to right."""
    from weasyprint.text.ffi import ffi, pango  # noqa: PLC0415 - the typesetter is imported when the first page comes

    line, _ = layout.get_first_line()
    text, run = layout.text.encode(), line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        leftward = bool(item.analysis.level % 2)
        starts = [glyphs.log_clusters[at] for at in range(glyphs.num_glyphs)]
        ends = [item.length, *starts] if leftward else [*starts[1:], item.length]
        for at, start in enumerate(starts):
            if glyphs.glyphs[at].glyph != pango.PANGO_GLYPH_EMPTY:
                yield Letter(text[item.offset + start : item.offset + ends[at]].decode(), leftward)
        run = run.next


def let_leftward_text_be_read() -> None:
    """Teach WeasyPrint to draw right-to-left text so that machines can read it; doing it twice changes nothing."""
    from weasyprint.draw import text  # noqa: PLC0415 - the typesetter is imported when the first page comes

    if getattr(text.draw_first_line, "is_readable", False):
        return
    draw = text.draw_first_line

    @wraps(draw)
    def draw_first_line(stream: Any, box: Any, *arguments: Any) -> Any:
        """Draw a line of text; return its emojis."""
        if box.style["direction"] != "rtl" and not is_leftward(box.text):
            return draw(stream, box, *arguments)
        held = Held(stream)
        emojis = draw(held, box, *arguments)
        held.show(_letters(box.pango_layout))
        return emojis

    draw_first_line.is_readable = True  # type: ignore[attr-defined]
    text.draw_first_line = draw_first_line
