"""The type case: subsets of one TrueType font, taken from many leaflets, put together into one font program.

Glyphs keep the numbers that they have in the whole font, so that most leaflets draw with the one program as they are.
Where a leaflet has another glyph under a number, that glyph gets a new one, and the leaflet a table of such numbers;
at any doubt it keeps its own font. Fonts with outlines of the other kind are put together in `charstrings`.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from leaflet.press.sfnt import padded, tables_of
from leaflet.press.truetype import TABLES, components, metric, put_together

_INSTRUCTIONS = ("cvt ", "fpgm", "prep")
_NOTDEF = frozenset({0})


def origin_of(tables: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """Return what tells apart one font, and one release of it, from another: revision, dates, names, instructions."""
    head = tables["head"]
    return (head[4:8], head[16:36], tables.get("name", b""), *(tables.get(tag, b"") for tag in _INSTRUCTIONS))


@dataclass
class Case:
    """The glyphs of one font that some leaflets use: for each, its outline and its metrics."""

    origin: tuple[bytes, ...]
    tables: dict[str, bytes]
    glyphs: dict[int, tuple[bytes, bytes]]
    size: int
    added: dict[tuple[bytes, bytes], int] = field(default_factory=dict)

    def accept(self, other: Case) -> dict[int, int] | None:
        """Take in what `other` brings; return the numbers here of glyphs that have another number there.

        None, and nothing taken, where it is not of the same font, or draws accents with a glyph that has moved.
        """
        if other.origin != self.origin:
            return None
        mine = self.glyphs
        moved = {glyph for glyph, each in other.glyphs.items() if mine.get(glyph, each) != each}
        if any(moved.intersection(components(outline)) for outline, _ in other.glyphs.values()):
            return None
        mine.update((glyph, each) for glyph, each in other.glyphs.items() if glyph not in moved)
        self.size = max(self.size, other.size)
        self.tables["head"] = _wider(self.tables["head"], other.tables["head"])
        self.tables["maxp"] = _roomier(self.tables["maxp"], other.tables["maxp"])
        return {glyph: self._add(other.glyphs[glyph]) for glyph in sorted(moved)}

    def _add(self, glyph: tuple[bytes, bytes]) -> int:
        """Return the number of a glyph that came under one already taken."""
        if glyph not in self.added:
            self.added[glyph] = self.size
            self.glyphs[self.size] = glyph
            self.size += 1
        return self.added[glyph]

    def program(self) -> bytes:
        """Return the font with every glyph taken in, and the tables that a PDF needs (ISO 32000-1, 9.9, table 126)."""
        return put_together(self.glyphs, self.tables)


def take_apart(program: bytes, used: Iterable[int]) -> Case | None:
    """Return what a TrueType `program` brings to a leaflet that draws the glyphs `used`; None where that is unsure."""
    try:
        return _take_apart(tables_of(program), _NOTDEF | frozenset(used))
    except (struct.error, IndexError, ValueError):
        return None


def _take_apart(tables: dict[str, bytes], used: frozenset[int]) -> Case | None:
    if any(tag not in tables for tag in TABLES) or "fvar" in tables:
        return None
    (size,) = struct.unpack_from(">H", tables["maxp"], 4)
    (long,) = struct.unpack_from(">h", tables["head"], 50)
    (full,) = struct.unpack_from(">H", tables["hhea"], 34)
    places = array("I" if long else "H", tables["loca"])
    if sys.byteorder == "little":
        places.byteswap()
    if len(places) != size + 1 or max(used) >= size:
        return None
    factor, outlines, metrics = (1 if long else 2), tables["glyf"], tables["hmtx"]
    if places[size] * factor > len(outlines):
        return None
    drawn = {glyph for glyph in range(size) if places[glyph] != places[glyph + 1]}
    glyphs = {
        glyph: (
            padded(outlines[places[glyph] * factor : places[glyph + 1] * factor]),
            metric(metrics, full, glyph),
        )
        for glyph in sorted(drawn | used)
    }
    kept = {tag: tables[tag] for tag in ("head", "hhea", "maxp", *_INSTRUCTIONS) if tag in tables}
    return Case(origin_of(tables), kept, glyphs, size)


def _wider(one: bytes, other: bytes) -> bytes:
    """Return the head table of `one` with a box that holds the glyphs of both."""
    mine, theirs = struct.unpack_from(">4h", one, 36), struct.unpack_from(">4h", other, 36)
    box = (*map(min, mine[:2], theirs[:2]), *map(max, mine[2:], theirs[2:]))
    return one[:36] + struct.pack(">4h", *box) + one[44:]


def _roomier(one: bytes, other: bytes) -> bytes:
    """Return the maxp table of `one` with the greater of every limit."""
    count = (min(len(one), len(other)) - 6) // 2
    greatest = map(max, struct.unpack_from(f">{count}H", one, 6), struct.unpack_from(f">{count}H", other, 6))
    return one[:6] + struct.pack(f">{count}H", *greatest)
