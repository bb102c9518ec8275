"""TrueType: the glyphs of a font that are drawn, and glyphs made of them, as a font program of their own.

A drawn glyph keeps its number and its outline, without the instructions for coarse screens. Around them stands what a
PDF needs of a font and nothing else (ISO 32000-1, 9.9 and table 126). The tables are those of ISO/IEC 14496-22, 5.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from leaflet.press.sfnt import assembled, padded

TABLES = ("head", "hhea", "maxp", "hmtx", "loca", "glyf")
"""The tables that a font program in a PDF has to have."""

_WORDS, _PLACED, _INSTRUCTED, _MORE = 0x0001, 0x0002, 0x0100, 0x0020
"""Flags of a part of a composite glyph: wide numbers, which say where it stands; instructions follow; so do parts."""

_UNINSTRUCTED = struct.pack(">7H", 1, 0, 0, 0, 0, 0, 0)
"""What `maxp` says of instructions where there are none, from its maxZones on."""


class Part(NamedTuple):
    """An outline of the font in a glyph, so many units of the font to the right and up."""

    outline: int
    right: int
    up: int


class Made(NamedTuple):
    """A glyph that is made of outlines of the font, and its width in thousandths of an em."""

    parts: tuple[Part, ...]
    width: int


class Typeface:
    """A whole TrueType font, from its tables."""

    def __init__(self, tables: Mapping[str, bytes]) -> None:
        self._head, self._hhea, self._maxp, self._metrics, places, self._outlines = (tables[tag] for tag in TABLES)
        (self.size,) = struct.unpack_from(">H", self._maxp, 4)
        (self.em,) = struct.unpack_from(">H", self._head, 18)
        (long,) = struct.unpack_from(">h", self._head, 50)
        (self._full,) = struct.unpack_from(">H", self._hhea, 34)
        self._places = array("I" if long else "H", places)
        if sys.byteorder == "little":
            self._places.byteswap()
        self._unit = 1 if long else 2
        self._known: dict[int, bytes] = {}

    def outline(self, glyph: int) -> bytes:
        """Return the outline of a glyph without instructions, nothing where it draws nothing."""
        if glyph not in self._known:
            start, end = (place * self._unit for place in self._places[glyph : glyph + 2])
            self._known[glyph] = padded(_uninstructed(self._outlines[start:end]))
        return self._known[glyph]

    def metric(self, glyph: int) -> bytes:
        """Return the width and the left bearing of a glyph, four bytes; the last glyphs share a width."""
        return metric(self._metrics, self._full, glyph)

    def program(self, drawn: Iterable[int], made: Mapping[int, Made]) -> bytes:
        """Return a font program of the glyphs `drawn`, and of those that are `made`, all by their numbers."""
        needed = {part.outline for each in made.values() for part in each.parts}.union(drawn)
        waiting = list(needed)
        while waiting:
            new = set(components(self.outline(waiting.pop()))) - needed
            needed |= new
            waiting += new
        glyphs = {glyph: (self.outline(glyph), self.metric(glyph)) for glyph in needed}
        glyphs[0] = b"", self.metric(0)  # a box for letters that the font lacks: such a leaflet is never printed
        glyphs.update((glyph, self._composed(each)) for glyph, each in made.items())
        most = max((len(each.parts) for each in made.values()), default=0)
        head = _around(self._head, [outline for outline, _ in glyphs.values() if outline]) if made else self._head
        return put_together(glyphs, {"head": head, "hhea": self._hhea, "maxp": self._limits(most)})

    def _composed(self, made: Made) -> tuple[bytes, bytes]:
        parts = [part for part in made.parts if self.outline(part.outline)]
        boxes, rows, bearings = [], [], []
        for place, (glyph, right, up) in enumerate(parts, 1):
            box = struct.unpack_from(">4h", self.outline(glyph), 2)
            boxes.append((box[0] + right, box[1] + up, box[2] + right, box[3] + up))
            bearings.append(struct.unpack_from(">h", self.metric(glyph), 2)[0] + right)
            flags = _PLACED | _WORDS | (_MORE if place < len(parts) else 0)
            rows.append(struct.pack(">HHhh", flags, glyph, right, up))
        lowest, highest = [list(map(least, zip(*boxes, strict=True))) for least in (min, max)]
        outline = padded(struct.pack(">5h", -1, *lowest[:2], *highest[2:]) + b"".join(rows)) if parts else b""
        return outline, struct.pack(">Hh", round(made.width * self.em / 1000), min(bearings, default=0))

    def _limits(self, parts: int) -> bytes:
        """Return the table `maxp`, with room for glyphs made of so many `parts`, which may be composite themselves."""
        points, contours, *composite = struct.unpack_from(">4H", self._maxp, 6)
        elements, depth = struct.unpack_from(">2H", self._maxp, 28)
        if parts:
            single = (points, contours)
            composite = [min(parts * max(both), 0xFFFF) for both in zip(single, composite, strict=True)]
            elements, depth = max(elements, parts), depth + 1
        numbers = struct.pack(">4H", points, contours, *composite)
        return self._maxp[:6] + numbers + _UNINSTRUCTED + struct.pack(">2H", elements, depth)


def put_together(glyphs: Mapping[int, tuple[bytes, bytes]], tables: Mapping[str, bytes]) -> bytes:
    """Return a font program of `glyphs`: by number, their outlines (of whole words) and metrics.

    `tables` are head, hhea and maxp of their font, and any that go with it as they are.
    """
    numbers = sorted(glyphs)
    size = numbers[-1] + 1
    places, metrics, at = array("I"), bytearray(4 * size), 0
    for glyph, following in pairwise([*numbers, size]):
        outline, metrics[4 * glyph : 4 * glyph + 4] = glyphs[glyph]
        places.append(at)
        at += len(outline)
        places.extend(array("I", [at]) * (following - glyph - 1))
    places.append(at)
    if sys.byteorder == "little":
        places.byteswap()
    head, count = tables["head"], struct.pack(">H", size)
    return assembled(
        {
            **tables,
            "glyf": b"".join([glyphs[glyph][0] for glyph in numbers]),
            "head": head[:8] + bytes(4) + head[12:50] + b"\0\1" + head[52:],
            "hhea": tables["hhea"][:34] + count,
            "hmtx": bytes(metrics),
            "loca": places.tobytes(),
            "maxp": tables["maxp"][:4] + count + tables["maxp"][6:],
        }
    )


def _around(head: bytes, outlines: list[bytes]) -> bytes:
    """Return the table `head` with the box of the `outlines`: a mark that was moved may lie outside the font's."""
    if not outlines:
        return head
    boxes = (struct.unpack_from(">4h", outline, 2) for outline in outlines)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return head[:36] + struct.pack(">4h", min(lefts), min(bottoms), max(rights), max(tops)) + head[44:]


def metric(table: bytes, full: int, glyph: int) -> bytes:
    """Return the width and the left bearing of a glyph in `hmtx`, four bytes; glyphs from `full` on share a width."""
    if glyph < full:
        return table[4 * glyph : 4 * glyph + 4]
    bearing = 4 * full + 2 * (glyph - full)
    return table[4 * full - 4 : 4 * full - 2] + table[bearing : bearing + 2]


def components(outline: bytes) -> Iterator[int]:
    """Yield the glyphs that a glyph is composed of; none where it has an outline of its own."""
    for at, _ in _rows(outline):
        yield struct.unpack_from(">H", outline, at + 2)[0]


def _rows(outline: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the row of each component of a composite glyph begins, and where it ends."""
    at, more = 10, outline[:2] == b"\xff\xff"
    while more:
        (flags,) = struct.unpack_from(">H", outline, at)
        scale = (flags & 0x0008 and 2) or (flags & 0x0040 and 4) or (flags & 0x0080 and 8)
        end = at + 4 + (4 if flags & _WORDS else 2) + scale
        yield at, end
        at, more = end, bool(flags & _MORE)


def _points_size(outline: bytes, at: int, points: int) -> int:
    """Return how many bytes the `points` of a glyph take, which begin with their flags."""
    start, size = at, 0
    while points > 0:
        flag, times = outline[at], 1
        at += 1
        if flag & 0x08:
            times += outline[at]
            at += 1
        across = 1 if flag & 0x02 else 0 if flag & 0x10 else 2
        size += times * (across + (1 if flag & 0x04 else 0 if flag & 0x20 else 2))
        points -= times
    return at - start + size


def _uninstructed(outline: bytes) -> bytes:
    """Return an outline without its instructions."""
    if not outline:
        return b""
    (contours,) = struct.unpack_from(">h", outline)
    if contours == 0:
        return b""
    if contours > 0:
        at = 10 + 2 * contours
        last, length = struct.unpack_from(">2H", outline, at - 2)
        start = at + 2 + length
        return outline[:at] + bytes(2) + outline[start : start + _points_size(outline, start, last + 1)]
    bare, end = bytearray(outline), 10
    for start, following in _rows(outline):
        (flags,) = struct.unpack_from(">H", outline, start)
        struct.pack_into(">H", bare, start, flags & ~_INSTRUCTED)
        end = following
    return bytes(bare[:end])
