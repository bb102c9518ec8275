"""Grounds: what is painted under each line of text, seen by painting the page without its letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from leaflet.audit.sheet.printed import Colour, Line

_LOW, _HIGH = 0.12, 0.5
"""Of the print size, above the baseline: the band that every letter stands in, clear of underlines and rules."""

_SAME = 24
"""Tones (of 255) between which nobody sees a difference that matters under text."""

_FLECKS = 0.06
"""The share of a line's ground that may differ: an edge that it stands at."""


def with_grounds(raw: Any, page: Any, texts: Iterable[Any], lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield `lines` with the colour under each, from `page` (pypdfium2's) painted without `texts`, a dot a point."""
    for text in texts:
        raw.FPDFPageObj_SetIsActive(text, 0)
    bitmap = page.render(scale=1, draw_annots=False, may_draw_forms=False, rev_byteorder=True, force_bitmap_format=4)
    dots, stride = memoryview(bitmap.buffer).cast("B"), bitmap.stride
    for line in lines:
        if line.turned:
            yield line
            continue
        top, bottom = (bitmap.height - line.baseline - line.size * part for part in (_HIGH, _LOW))
        rows = range(max(int(top), 0), min(int(bottom) + 1, bitmap.height))
        strips = [dots[row * stride : (row + 1) * stride] for row in rows]
        yield replace(line, ground=_ground(_under(line.x0, line.x1, strips)) or _ground_of_letters(line, strips))


def _under(left: float, right: float, strips: list[memoryview]) -> bytes:
    across = slice(4 * max(round(left), 0), 4 * max(round(right), 1))
    return b"".join(bytes(strip[across]) for strip in strips)


def _ground_of_letters(line: Line, strips: list[memoryview]) -> Colour | None:
    """Return the one colour under the letters alone: between them, lines of a table may stand."""
    return _ground(b"".join(_under(glyph.x0, glyph.x1, strips) for glyph in line.glyphs))


def _ground(strip: bytes) -> Colour | None:
    """Return the one colour of a strip of dots, None where there are more."""
    if strip.count(255) == len(strip):  # white, or off the paper
        return (255, 255, 255)
    dots = Counter(zip(strip[::4], strip[1::4], strip[2::4], strict=True))
    common = dots.most_common(1)[0][0]
    others = sum(n for dot, n in dots.items() if max(abs(a - b) for a, b in zip(dot, common, strict=True)) > _SAME)
    return None if others > _FLECKS * dots.total() else common
