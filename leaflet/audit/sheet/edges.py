"""Where lines begin and end: flush start, inside the margins, one column (LP-06, LP-14, LP-16)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from leaflet.audit.gathering import Fault
from leaflet.audit.sheet.passages import Passage, Setting, unspaced
from leaflet.audit.sheet.printed import Line, Sheet
from leaflet.audit.sheet.sizes import excerpt
from leaflet.edition import MM

_MARGIN, _HAIR = 25.4 * MM, 1.2 * MM
"""One inch (ACB 2025), and what a letter may lean out by."""

_EVEN, _MIDDLE = 2.0, 3.0
"""In points: ends and middles of lines that are no further apart are set so, not by chance."""

_NEAR = 6.0
"""In points: paragraphs whose longest lines end no further apart may end at one edge."""

_INDENT = 4
"""Times the print size: what begins further in than this stands in another column."""

_FEW, _MOST = 3, 0.85
"""So many lines, and this share of them, must end where the longest one does to be justified."""

_ASCENT = 0.7
_COLUMN, _CELL = 5, 8
"""Lines on either side that make two columns; so many where they may be the cells of a table without tags."""


def check_edges(setting: Setting) -> Iterator[Fault]:
    """Yield text that is justified, centred or flush at the end, text in the margins, and text in columns."""
    for sheet in setting.print.sheets:
        page, passages = sheet.number, setting.on(sheet)
        if aligned := _alignment(setting, sheet, passages):
            yield Fault("LP-06", page, *aligned)
        if cramped := _margins(sheet, passages):
            yield Fault("LP-14", page, *cramped)
        if columns := _columns(passages):
            yield Fault("LP-16", page, columns)


def _alignment(setting: Setting, sheet: Sheet, passages: tuple[Passage, ...]) -> tuple[str, float] | None:
    """Return what is wrong with the ends of lines, and of how many."""
    lines = [line for passage in setting.passages for line in passage.lines]
    main = 2 * sum(line.leftward for line in lines) > len(lines)
    text = [passage for passage in passages if {line.leftward for line in passage.lines} == {main}]
    other = [-line.start for passage in passages for line in passage.lines if line.leftward is not main]
    for passage in text:
        if _varies(line.start for line in passage.lines) and len(passage.lines) > 1:
            if not _varies((line.x0 + line.x1 for line in passage.lines), 2 * _MIDDLE):
                return f"text is centred: {excerpt(passage.text)!r}", len(passage.lines)
            flush = len(passage.lines) > 2 and not _varies((line.end for line in passage.lines), _EVEN)
            if flush and not any(abs(passage.lines[0].end - start) < _EVEN for start in other):
                return f"text is set flush with the end of the line: {excerpt(passage.text)!r}", len(passage.lines)
    if even := _justified(text):
        return f"{len(even)} lines are justified: they end at one edge ({excerpt(even[0].text)!r})", len(even)
    return _centred_lines(setting, sheet, passages)


def _justified(passages: list[Passage]) -> list[Line]:
    """Return the lines that end where the longest one with their start does, where most do."""
    groups: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for passage in passages:
        for column in _in_columns(passage, list(_full_lines(passage))):
            start, end = min(line.start for line in column), max(line.end for line in column)
            groups[round(start / _EVEN), round(end / _NEAR)] += column
    edges = {key: max(line.end for line in lines) for key, lines in groups.items()}
    even = [line for key, lines in groups.items() for line in lines if edges[key] - line.end < _slack(line)]
    by_chance, all_lines = len(groups), sum(map(len, groups.values()))  # the longest line is one
    return even if len(even) - by_chance >= max(_FEW, _MOST * (all_lines - by_chance)) else []


def _in_columns(passage: Passage, lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines of a passage that stand in one column, however far the first one is indented."""
    while lines:
        reach = min(line.start for line in lines) + _INDENT * passage.size
        yield [line for line in lines if line.start <= reach]
        lines = [line for line in lines if line.start > reach]


def _slack(line: Line) -> float:
    """Return how far even ends may lie apart: right-to-left letters lean out of their place."""
    return _EVEN if line.leftward else _EVEN / 3


def _centred_lines(setting: Setting, sheet: Sheet, passages: tuple[Passage, ...]) -> tuple[str, float] | None:
    """Return what is wrong where single lines stand in the middle: a heading, or two that begin at other places."""
    plain = [p for p in passages if not (p.cell or p.marker or p.part.above & {"LI", "Caption", "Formula"})]
    if not plain:
        return None
    edge = {way: min((p.lines[0].start for p in plain if p.leftward is way), default=0.0) for way in (True, False)}
    middles = (sheet.width, min(p.lines[0].x0 for p in plain) + max(line.x1 for p in plain for line in p.lines))
    centred = [
        passage
        for passage in plain
        if len(passage.lines) == 1 and passage.lines[0].start > edge[passage.leftward] + 2 * passage.size
        if any(abs(passage.lines[0].x0 + passage.lines[0].x1 - middle) < _MIDDLE for middle in middles)
    ]
    if any(map(setting.heading, centred)) or (len(centred) > 1 and _varies(p.lines[0].start for p in centred)):
        return f"text is centred: {excerpt(centred[0].text)!r}", len(centred)
    return None


def _full_lines(passage: Passage) -> Iterator[Line]:
    """Yield the lines that another follows, of scripts whose lines do not end at one edge by themselves."""
    if len(passage.lines) > 1 and not unspaced(passage.text):
        yield from passage.lines[:-1]


def _varies(places: Iterator[float], by: float | None = None) -> bool:
    found = list(places)
    return max(found) - min(found) > (by or 14.0)


def _margins(sheet: Sheet, passages: tuple[Passage, ...]) -> tuple[str, float] | None:
    """Return what is wrong with the narrowest margin, and what it lacks."""
    lines = [line for line in sheet.lines if not line.turned]
    text = [line for passage in passages for line in passage.lines]
    if not lines or not text:
        return None
    found = {
        "left": min(lines, key=lambda line: line.x0),
        "right": max(lines, key=lambda line: line.x1),
        "top": max(text, key=lambda line: line.baseline + _ASCENT * line.size),
    }
    room = {
        "left": found["left"].x0,
        "right": sheet.width - found["right"].x1,
        "top": sheet.height - found["top"].baseline - _ASCENT * found["top"].size,
    }
    side, least = min(room.items(), key=lambda item: item[1])
    if least >= _MARGIN - _HAIR:
        return None
    words = excerpt(found[side].text)
    measured = f"the margin on the {side} is {least / MM:.0f} mm ({words!r})"
    return f"{measured}: at least 25 mm (one inch) is needed", -least


def _columns(passages: Sequence[Passage]) -> str:
    lines = [
        line for passage in passages if not (passage.cell or passage.part.kind == "Lbl") for line in passage.lines
    ]
    breaks = [
        at
        for at, (line, after) in enumerate(pairwise(lines), 1)
        if after.baseline > line.baseline + 3 * line.size and (after.x0 > line.x1 or after.x1 < line.x0)
    ]
    for first, at, last in zip([0, *breaks], breaks, [*breaks[1:], len(lines)], strict=False):
        one, other = lines[first:at], list(_below(lines[at:last], on_the_right=lines[at].x0 > lines[at - 1].x1))
        top, bottom = max(line.baseline for line in other), min(line.baseline for line in other)
        reach = 1.5 * one[-1].size
        beside = [line for line in one if bottom - reach <= line.baseline <= top + reach]
        edge = max((line.x1 for line in beside), default=0.0)
        apart = all(line.x0 > edge for line in other) or all(line.x1 < min(b.x0 for b in beside) for line in other)
        told = one[-1].part.block is not None or other[0].text[0].islower()  # by tags, or the text runs on
        if min(len(beside), len(other)) >= (_COLUMN if told else _CELL) and apart:
            return f"text stands in columns side by side ({excerpt(beside[0].text)!r} | {excerpt(other[0].text)!r})"
    return ""


def _below(lines: list[Line], on_the_right: bool) -> Iterator[Line]:
    """Return lines up to the first that does not keep to the column of the first one, on the right or on the left."""
    first, reach = lines[0], 2 * lines[0].size
    if on_the_right:
        return takewhile(lambda line: line.x0 > first.x0 - reach, lines)
    return takewhile(lambda line: line.x1 < first.x1 + reach, lines)
