"""Lines drawn in haste: how a glyph is shown, with the room after it, is worked out once a font and not every time."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import wraps
from typing import Any, NamedTuple

import pydyf
from weasyprint import draw
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox
from weasyprint.matrix import Matrix
from weasyprint.stacking import StackingContext
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from leaflet.press.leftward import let_leftward_text_be_read
from leaflet.writing import is_leftward

_GLYPH = struct.Struct("=IiiiI")
"""A PangoGlyphInfo: its number, width, shift to the right, shift up, attributes."""

_EMPTY, _UNKNOWN = pango.PANGO_GLYPH_EMPTY, pango.PANGO_GLYPH_UNKNOWN_FLAG
_SOUND = pango.pango_version() >= 14802

let_leftward_text_be_read()  # the lines that are handed back are drawn by that function, if they run so
_draw_slowly = drawing.draw_first_line
_text_slowly = drawing.draw_text
_inline_slowly = draw.draw_inline_level


class _Run(NamedTuple):
    """Glyphs of one font in a line."""

    item: Any
    glyphs: list[tuple[int, int, int, int, int]]
    font: Any
    size: float


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
    style = box.style
    try:
        plain = style.is_plain_text
    except AttributeError:
        plain = style["visibility"] == "visible" and style["text_decoration_line"] == "none" and style["font_size"]
        style.is_plain_text = plain
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        box.pango_layout.kept = False  # its line is cut
    if not plain:
        _text_slowly(stream, box, offset_x, text_overflow, block_ellipsis)
        return
    x, y, layout = box.position_x, box.position_y + box.baseline, box.pango_layout
    stream.set_color(style["color"])
    layout.reactivate(style)
    stream.begin_text()
    emojis = drawing.draw_first_line(stream, box, text_overflow, block_ellipsis, Matrix(d=-1, e=x, f=y))
    stream.end_text()
    drawing.draw_emojis(stream, style, x, y, emojis)
    layout.deactivate()


@wraps(_draw_slowly)
def draw_first_line(stream: Any, box: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """Draw a line of text; return its emojis."""
    style, layout, text = box.style, box.pango_layout, box.text
    plain = _SOUND and text_overflow != "ellipsis" and block_ellipsis == "none"
    if not plain or style["font_size"] < 1e-6 or not text.strip() or style["direction"] == "rtl" or is_leftward(text):
        return _draw_slowly(stream, box, text_overflow, block_ellipsis, matrix)
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    runs = list(_runs(stream, pango.pango_layout_get_line_readonly(layout.layout, 0).runs[0]))
    if not all(map(_is_plain, runs)):
        return _draw_slowly(stream, box, text_overflow, block_ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    shown, previous = "", None
    for run in runs:
        face = run.item.item.analysis.font  # which two sizes of one font do not share, as of small capitals
        if face != previous:
            if shown:
                stream.show_text(shown)
            shown, previous = "", face
            stream.set_font_size(run.font.hash, run.size)
        shown += "<" + "".join(_pieces(run, layout.text))
        shown = shown[:-1] if shown[-1] == "<" else shown + ">"
    stream.show_text(shown)
    return []


def _runs(stream: Any, run: Any) -> Iterator[_Run]:
    """Yield what a line is made of."""
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        data = ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * _GLYPH.size)
        font, size = stream.add_font(item.analysis.font)
        yield _Run(run.data, list(_GLYPH.iter_unpack(data)), font, size)
        run = run.next


def _is_plain(run: _Run) -> bool:
    """Tell whether a run has outlines on one baseline, and lacks none."""
    font = run.font
    pictures = font.bitmap or font.png or font.svg or font.colr
    return not pictures and not any(up or glyph & _UNKNOWN for glyph, _, _, up, _ in run.glyphs)


def _pieces(run: _Run, text: str) -> list[str]:
    """Return what shows each glyph of a run in a line of `text`: hexadecimal digits, and numbers between brackets."""
    known = run.font.__dict__.setdefault("pieces", {}).setdefault(run.size, {})
    pieces = []
    for place, (glyph, width, right, _, _) in enumerate(run.glyphs):
        piece = known.get((glyph, width, right))
        if piece is None:
            piece = known[glyph, width, right] = _piece(run, place, text)
        pieces.append(piece)
    return pieces


def _piece(run: _Run, place: int, text: str) -> str:
    """Return what shows the glyph at a `place` in its run; note its width and what it says."""
    glyph, width, right, _, _ = run.glyphs[place]
    font, size = run.font, run.size
    if glyph == _EMPTY:
        return f">{-width / size}<"
    if glyph not in font.to_unicode:
        item, starts = run.item.item, run.item.glyphs.log_clusters
        beside = place - 1 if item.analysis.level % 2 else place + 1
        end = starts[beside] if 0 <= beside < len(run.glyphs) else item.length
        font.to_unicode[glyph] = text.encode()[item.offset + starts[place] : item.offset + end].decode()
    if glyph not in font.widths:
        ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
        pango.pango_font_get_glyph_extents(run.item.item.analysis.font, glyph, ink, logical)
        font.widths[glyph] = round(logical.width * 1000 * FROM_UNITS / size)
    shift = right / size
    kerning = font.widths[glyph] + shift - width * 1000 * FROM_UNITS / size
    return (f">{-shift}<" if shift else "") + f"{glyph:04x}" + (f">{int(kerning)}<" if kerning else "")


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield draw, "draw_inline_level", draw_inline_level
    yield drawing, "draw_text", draw_text
    yield drawing, "draw_first_line", draw_first_line
