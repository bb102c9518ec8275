"""Lines broken in haste: what fits in a line is reckoned from the widths of its words, and only the line is laid out.

Pango would lay out about two lines to find where the first ends, and then that line again, and look for places to end
lines where there is room for all. Where it is close, or more than words and spaces is asked for, Pango is left to it.
"""

from __future__ import annotations

import sys
import unicodedata
from array import array
from functools import cache
from itertools import pairwise
from math import inf
from typing import Any

from weasyprint.text import ffi as library
from weasyprint.text import line_break

_pango, _ffi = library.pango, library.ffi
_ATTRIBUTES = _ffi.typeof(_pango.pango_get_log_attrs).args[4]
_IS_BREAK = int.from_bytes(_ffi.buffer(_ffi.new("PangoLogAttr *", {"is_line_break": 1})), sys.byteorder)
"""The bit of a PangoLogAttr that says that a line may end before this character."""

_SEVERAL = 4
"""So many letters an em are looked at, as WeasyPrint does: about two lines."""

_NEAR = 0.25
"""Pixels by which a line has to stay inside."""

_KERNING = 0.125
"""Ems by which the next word has to stick out: it may be drawn nearer to the last one than both are wide."""

AVERAGE = "average"
"""What stands among the widths of words for the ems that a letter of the last line took."""

_OTHER = frozenset((*"\t\n\r\f\v\x85\xad\u2028\u2029", *map(chr, range(0xE01, 0xE5C))))
"""What ends lines otherwise than words do; Thai is parted with a dictionary, and not alike in a line and in a text."""

_MOST = 4096
"""Words of one font and language whose widths are known."""


def first_line(text: str, style: Any, common: Any, max_width: float | None) -> Any:
    """Return the first line of `text`, its length, where the next begins, its size; nothing where that is unsure.

    `common` is what lines of this plain style share.
    """
    size = style["font_size"]
    if max_width is None or max_width == inf or not size or size * _SEVERAL > max_width:
        return None
    if style["white_space"] != "pre-wrap" or style["hyphens"] == "auto":
        return None
    short = text[: int(max_width / size * _SEVERAL)]
    if "  " in short or not _OTHER.isdisjoint(short):
        return None
    if len(text) * size * common.widths[AVERAGE] < max_width:
        whole = _line(text, style, common, max_width)
        if whole:
            return whole
    reckoned, space = 0.0, _width(" ", style, common)
    for start, end in pairwise(_breaks(short, common)):
        word = short[start:end].rstrip(" ")
        wide = _width(word, style, common)
        if start and reckoned + wide > max_width:
            return _line(short[:start], style, common, max_width, following=wide - _KERNING * size)
        reckoned += wide + (end - start - len(word)) * space
    return None


@cache
def _joins(letter: str) -> bool:
    """Tell whether Pango draws `letter` as one with a space before it, and does not part them."""
    return letter == "\u200d" or unicodedata.category(letter).startswith("M")


def _line(text: str, style: Any, common: Any, max_width: float, following: float | None = None) -> Any:
    """Return a line if it fits for certain, and if the `following` word, at least so wide, does not for certain."""
    layout = line_break.Layout(style, 0, max_width)
    layout.set_text(text)
    line = _pango.pango_layout_get_line_readonly(layout.layout, 0)
    layout.first_line_direction = line.resolved_dir
    width, height = line_break.line_size(line, style)
    spaces = (len(text) - len(text.rstrip(" "))) * _width(" ", style, common)
    common.widths[AVERAGE] = width / len(text) / style["font_size"]
    last = following is None
    if (width if last else width - spaces) > max_width - _NEAR or not (last or width + following > max_width):
        return None
    baseline = _pango.pango_layout_get_baseline(layout.layout) * library.FROM_UNITS
    layout.deactivate()
    return layout, line.length, None if last else line.length, width, height, baseline


def _breaks(text: str, common: Any) -> list[int]:
    """Return the places in `text` where a line may end, its beginning and end included; none where that is unsure."""
    data = text.encode()
    bits = array("I", bytes(4 * len(text) + 4))
    attributes = _ffi.cast(_ATTRIBUTES, _ffi.from_buffer(bits))
    _pango.pango_get_log_attrs(data, len(data), -1, common.language, attributes, len(text) + 1)
    places = [place for place, bit in enumerate(bits) if bit & _IS_BREAK]
    return [] if any(_joins(text[place]) for place in places if place < len(text)) else [0, *places]


def _width(word: str, style: Any, common: Any) -> float:
    """Return how wide a word is that stands alone, in pixels."""
    width: float | None = common.widths.get(word)
    if width is None:
        layout = line_break.Layout(style)
        layout.set_text(word)
        width, _ = line_break.line_size(layout.get_first_line()[0], style)
        if len(common.widths) >= _MOST:
            common.widths.clear()
        common.widths[word] = width
    return width
