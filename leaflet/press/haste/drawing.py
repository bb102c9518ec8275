"""Lines drawn in haste: how a glyph is shown, with the room after it, is worked out once a font and not every time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pydyf
from weasyprint import draw
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream
from weasyprint.stacking import StackingContext
from weasyprint.text.ffi import FROM_UNITS, pango

from leaflet.press.haste.glyphs import EMPTY, UNKNOWN, Glyph, advance, move_pen, read_runs
from leaflet.press.haste.leftward import draw_leftward
from leaflet.writing import is_leftward

_SOUND = pango.pango_version() >= 14802

_colour_slowly = Stream.set_color
_text_slowly = drawing.draw_text
_inline_slowly = draw.draw_inline_level


class _Run(NamedTuple):
    """Glyphs of one font in a line, and what is known to show each of that font's."""

    data: Any
    glyphs: list[Glyph]
    font: Any
    size: float
    known: dict[Glyph, str]


def draw_inline_level(
    stream: Any, page: Any, box: Any, offset_x: float = 0, text_overflow: str = "clip", block_ellipsis: Any = "none"
) -> None:
    """Draw a line, or a part of it."""
    kind = type(box)
    if (kind is not LineBox and kind is not InlineBox) or box.background is not None or not _is_bare(box):
        _inline_slowly(stream, page, box, offset_x, text_overflow, block_ellipsis)
        return
    if kind is LineBox:
        text_overflow, block_ellipsis = box.text_overflow, box.block_ellipsis
    last = box.children[-1] if box.children else None
    for child in box.children:
        ellipsis = block_ellipsis if child is last else "none"
        across = offset_x if isinstance(child, StackingContext) else offset_x + child.position_x - box.position_x
        if not isinstance(child, TextBox):
            draw_inline_level(stream, page, child, across, text_overflow, ellipsis)
        elif stream._tags is None:
            draw_text(stream, child, across, text_overflow, ellipsis)
        else:
            assert child not in stream._tags
            mark = len(stream._tags)
            stream._tags[child] = {"tag": "Span", "mcid": mark}
            stream.begin_marked_content("Span", pydyf.Dictionary({"MCID": mark}))
            draw_text(stream, child, across, text_overflow, ellipsis)
            stream.end_marked_content()


def _is_bare(box: Any) -> bool:
    """Tell whether `box` has no border, and no picture for one."""
    if box.border_top_width or box.border_right_width or box.border_bottom_width or box.border_left_width:
        return False
    style = box.style
    try:
        return style.is_bare_line  # type: ignore[no-any-return]
    except AttributeError:
        pictures = (style["border_image_source"][0], style["mask_border_source"][0])
        columns = (style["column_width"], style["column_count"])
        style.is_bare_line = pictures == ("none", "none") and columns == ("auto", "auto")
        return style.is_bare_line  # type: ignore[no-any-return]


def draw_text(stream: Any, box: Any, offset_x: float, text_overflow: str, block_ellipsis: Any) -> None:
    """Draw text, which most often has no line along it."""
    style, layout = box.style, box.pango_layout
    try:
        plain, readable = style.is_plain_text
    except AttributeError:
        plain, readable = style.is_plain_text = _is_plain(style)
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        layout.kept = readable = False  # its line is cut
    if not plain:
        _text_slowly(stream, box, offset_x, text_overflow, block_ellipsis)
        return
    x, y = box.position_x, box.position_y + box.baseline
    stream.set_color(style["color"])
    layout.reactivate(style)
    stream.begin_text()
    readable = readable and bool(box.text.strip())
    leftward = style["direction"] == "rtl" or is_leftward(box.text)
    parts = _parts(stream, layout) if readable and not leftward else None
    if readable and leftward and draw_leftward(stream, layout, x, y):
        stream.end_text()
    elif parts is None:
        emojis = drawing.draw_first_line(stream, box, text_overflow, block_ellipsis, Matrix(d=-1, e=x, f=y))
        stream.end_text()
        drawing.draw_emojis(stream, style, x, y, emojis)
    else:
        move_pen(stream, x, y)
        for font, size, shown in parts:
            stream.set_font_size(font.hash, size)
            stream.show_text(shown)
        stream.end_text()
    layout.deactivate()


def _is_plain(style: Any) -> tuple[bool, bool]:
    """Tell whether text of `style` has no line along it; and whether its glyphs are where Pango says."""
    size = style["font_size"]
    plain = style["visibility"] == "visible" and style["text_decoration_line"] == "none" and bool(size)
    return plain, plain and _SOUND and size >= 1e-6


def _parts(stream: Any, layout: Any) -> list[tuple[Any, float, str]] | None:
    """Return what a line shows in each font, and its size; nothing where glyphs have no outline, or are moved up."""
    runs = []
    for data, glyphs in read_runs(layout):
        font, size = stream.add_font(data.item.analysis.font)
        known = font.__dict__.setdefault("pieces", {}).setdefault(size, {})
        runs.append(_Run(data, glyphs, font, size, known))
    shown: list[list[Any]] = [[run.known.get(glyph) for glyph in run.glyphs] for run in runs]
    if any(None in pieces for pieces in shown):
        if not all(map(_is_outlined, runs)):
            return None
        for run, pieces in zip(runs, shown, strict=True):
            _fill(run, pieces, layout.text)
    parts: list[tuple[Any, float, str]] = []
    previous = None
    for run, pieces in zip(runs, shown, strict=True):
        face = run.data.item.analysis.font  # which two sizes of one font do not share, as of small capitals
        before = parts.pop()[2] if face == previous else ""
        parts.append((run.font, run.size, before + f"<{''.join(pieces)}>".removesuffix("<>")))
        previous = face
    return parts


def _is_outlined(run: _Run) -> bool:
    """Tell whether a run has outlines on one baseline, and lacks none."""
    pictures = run.font.bitmap or run.font.png or run.font.svg or run.font.colr
    return not pictures and not any(up or glyph & UNKNOWN for glyph, _, _, up in run.glyphs)


def _fill(run: _Run, pieces: list[Any], text: str) -> None:
    """Put what shows each glyph of a run in a line of `text` where it is not known yet."""
    for at, piece in enumerate(pieces):
        if piece is None:
            entry = run.glyphs[at]
            if entry not in run.known:
                run.known[entry] = _piece(run, at, text)
            pieces[at] = run.known[entry]


def _piece(run: _Run, at: int, text: str) -> str:
    """Return what shows the glyph at a place in its run; note its width and what it says."""
    glyph, width, right, _ = run.glyphs[at]
    font, size = run.font, run.size
    if glyph == EMPTY:
        return f">{-width / size}<"
    if glyph not in font.to_unicode:
        item, starts = run.data.item, run.data.glyphs.log_clusters
        beside = at - 1 if item.analysis.level % 2 else at + 1
        end = starts[beside] if 0 <= beside < len(run.glyphs) else item.length
        font.to_unicode[glyph] = text.encode()[item.offset + starts[at] : item.offset + end].decode()
    shift = right / size
    kerning = advance(font, run.data.item.analysis.font, glyph, size) + shift - width * 1000 * FROM_UNITS / size
    return (f">{-shift}<" if shift else "") + f"{glyph:04x}" + (f">{int(kerning)}<" if kerning else "")


def set_color(self: Any, color: Any, stroke: bool = False) -> None:
    """Let what follows be filled, or drawn, in `color`; nothing is said twice."""
    known = self.__dict__.get("filled")
    if stroke:
        _colour_slowly(self, color, stroke)
    elif known is None or (
        known[0] is not color or known[1] is not self._current_color or known[2] is not self._current_alpha
    ):
        _colour_slowly(self, color)
        self.filled = color, self._current_color, self._current_alpha


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield draw, "draw_inline_level", draw_inline_level
    yield drawing, "draw_text", draw_text
    yield Stream, "set_color", set_color
