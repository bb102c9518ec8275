"""Lines: the glyphs of a page, put together by where they stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from leaflet.audit.sheet.printed import Glyph, Line, Space

_LEVEL = 0.55
"""Of the print size: letters no further up or down are of one line; raised ones stand 0.4 higher."""

_NEAR = 0.6
"""Of the print size: the widest room between letters of one line that are not read one after the other."""

_NEXT, _NEXT_SPACED, _NEXT_TAGGED = 2.5, 4.0, 12.0
"""The same between letters that are: guessed, with a space in the PDF between them, and inside one tagged block."""

_CELL = 0.9
"""The same between the cells of a row where there are no tags, if other spaces of the row are half as wide."""

_LATELY = 4
_WIDE = 0.6
"""Of the print size: about how wide a letter is, where its box does not tell because it is turned."""


class _Row:
    """A line that is being put together."""

    def __init__(self, glyph: Glyph) -> None:
        self.glyphs: list[Glyph] = []
        self.x0, self.x1, self.baseline = _along(glyph)
        self.size = glyph.run.size
        self.key = _key(glyph)
        self.add(glyph)

    def add(self, glyph: Glyph) -> None:
        self.glyphs.append(glyph)
        x0, x1, _ = _along(glyph)
        self.x0, self.x1 = min(self.x0, x0), max(self.x1, x1)
        self.size = max(self.size, glyph.run.size)

    def takes(self, glyph: Glyph, room: float) -> bool:
        """Tell whether a glyph stands on this line, no further away than `room` times its size."""
        reach = room * max(self.size, 1.0)
        x0, x1, baseline = _along(glyph)
        level = abs(baseline - self.baseline) < _LEVEL * max(self.size, glyph.run.size)
        return level and self.key == _key(glyph) and self.x0 - reach < x1 and x0 < self.x1 + reach


def _along(glyph: Glyph) -> tuple[float, float, float]:
    """Return where a letter begins and ends along its line, and how high that lies, as if the line were level."""
    run = glyph.run
    if not run.angle:
        return glyph.x0, glyph.x1, glyph.baseline
    turn = math.radians(run.angle)
    start = glyph.x0 * math.cos(turn) + glyph.baseline * math.sin(turn)
    return start, start + _WIDE * run.size, glyph.baseline * math.cos(turn) - glyph.x0 * math.sin(turn)


def _key(glyph: Glyph) -> tuple[int | None, bool, float]:
    """Return what letters of one line have in common: block, page or text, angle."""
    run = glyph.run
    return run.part.block, run.running, run.angle


def page_lines(glyphs: Iterable[Glyph], page: int) -> Iterator[Line]:
    """Return the lines that `glyphs` make, in the order in which their first letters are read."""
    rows: list[_Row] = []
    for glyph in glyphs:
        row = next(_candidates(rows, glyph), None)
        if row is None:
            rows.append(_Row(glyph))
        else:
            row.add(glyph)
    return (Line(glyphs, page) for row in _mended(rows) for glyphs in _cells(row.glyphs))


def _cells(glyphs: list[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """Yield the letters of a row where no tag holds them: whole, or cut at gaps too wide for the spaces around."""
    steps = [(after.x0 - glyph.x1, glyph.x0 - after.x1) for glyph, after in pairwise(glyphs)]
    gaps = {at: max(step) for at, step in enumerate(steps, 1) if glyphs[at].space}
    usual = sorted(gaps.values())[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.0
    one_way = all(step[0] > step[1] for step in steps) or all(step[0] < step[1] for step in steps)
    wide = max(_CELL * glyphs[0].run.size, 2 * usual)
    cuts = [at for at, gap in gaps.items() if gap > wide] if one_way and glyphs[0].run.part.block is None else []
    return (tuple(glyphs[first:last]) for first, last in pairwise([0, *cuts, len(glyphs)]))


def _candidates(rows: list[_Row], glyph: Glyph) -> Iterator[_Row]:
    """Yield the lines that a glyph may go on, the last one first."""
    for back, row in enumerate(reversed(rows[-_LATELY:])):
        room = _NEAR if back else _room(glyph)
        if row.takes(glyph, room):
            yield row


def _room(glyph: Glyph) -> float:
    if glyph.run.part.block is not None:
        return _NEXT_TAGGED
    return _NEXT_SPACED if glyph.space is Space.SET else _NEXT


def _mended(rows: list[_Row]) -> Iterator[_Row]:
    """Yield the lines, those that a word in another direction or a raised letter had torn in one piece again."""
    kept: list[_Row] = []
    for row in rows:
        first = row.glyphs[0]
        other = next((other for other in kept[-_LATELY:] if _touch(other, row) and other.takes(first, 1e9)), None)
        if other is None:
            kept.append(row)
        else:
            for glyph in row.glyphs:
                other.add(glyph)
    yield from kept


def _touch(one: _Row, other: _Row) -> bool:
    reach = _NEAR * max(one.size, other.size)
    return other.x0 < one.x1 + reach and one.x0 < other.x1 + reach
