"""The type case: subsets of one TrueType font, taken from many leaflets, put together into one font program.

Glyphs keep the numbers that they have in the whole font, so that most leaflets draw with the one program as they are.
Where a leaflet has another glyph under a number, that glyph gets a new one, and the leaflet a table of such numbers;
at any doubt it keeps its own font. Fonts with outlines of the other kind are put together in `charstrings`.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_NEEDED = ("head", "hhea", "maxp", "hmtx", "loca", "glyf")
_INSTRUCTIONS = ("cvt ", "fpgm", "prep")
_NOTDEF = frozenset({0})


def tables_of(program: bytes) -> dict[str, bytes]:
    """Return the tables of an OpenType font `program` by their tags; struct.error where it is none."""
    (count,) = struct.unpack_from(">H", program, 4)
    rows = [struct.unpack_from(">4s4xII", program, 12 + 16 * row) for row in range(count)]
    return {tag.decode("latin-1"): program[start : start + length] for tag, start, length in rows}


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
        if any(moved.intersection(_components(outline)) for outline, _ in other.glyphs.values()):
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
        outlines, places, metrics = bytearray(), array("I"), bytearray()
        for glyph in range(self.size):
            places.append(len(outlines))
            outline, metric = self.glyphs.get(glyph, (b"", bytes(4)))
            outlines += outline
            metrics += metric
        places.append(len(outlines))
        if sys.byteorder == "little":
            places.byteswap()
        size = struct.pack(">H", self.size)
        head, limits = self.tables["head"], self.tables["maxp"]
        tables = {
            **{tag: self.tables[tag] for tag in _INSTRUCTIONS if tag in self.tables},
            "glyf": bytes(outlines),
            "head": head[:8] + bytes(4) + head[12:50] + b"\0\1" + head[52:],
            "hhea": self.tables["hhea"][:34] + size,
            "hmtx": bytes(metrics),
            "loca": places.tobytes(),
            "maxp": limits[:4] + size + limits[6:],
        }
        return _assemble(tables)


def take_apart(program: bytes, used: Iterable[int]) -> Case | None:
    """Return what a TrueType `program` brings to a leaflet that draws the glyphs `used`; None where that is unsure."""
    try:
        return _take_apart(tables_of(program), _NOTDEF | frozenset(used))
    except (struct.error, IndexError, ValueError):
        return None


def _take_apart(tables: dict[str, bytes], used: frozenset[int]) -> Case | None:
    if any(tag not in tables for tag in _NEEDED) or "fvar" in tables:
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
            _padded(outlines[places[glyph] * factor : places[glyph + 1] * factor]),
            _metric(metrics, full, glyph),
        )
        for glyph in sorted(drawn | used)
    }
    kept = {tag: tables[tag] for tag in ("head", "hhea", "maxp", *_INSTRUCTIONS) if tag in tables}
    return Case(origin_of(tables), kept, glyphs, size)


def _components(outline: bytes) -> Iterator[int]:
    """Yield the glyphs that a glyph is composed of; none where it has an outline of its own."""
    at, more = 10, outline[:2] == b"\xff\xff"
    while more:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        yield glyph
        words, scale = flags & 0x0001, (flags & 0x0008 and 2) or (flags & 0x0040 and 4) or (flags & 0x0080 and 8)
        at += 4 + (4 if words else 2) + scale
        more = bool(flags & 0x0020)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _metric(table: bytes, full: int, glyph: int) -> bytes:
    """Return the width and the left bearing of a glyph, four bytes; the last glyphs share a width."""
    if glyph < full:
        return table[4 * glyph : 4 * glyph + 4]
    bearing = 4 * full + 2 * (glyph - full)
    return table[4 * full - 4 : 4 * full - 2] + table[bearing : bearing + 2]


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


def _sum(data: bytes) -> int:
    total: int = sum(struct.unpack(f">{len(data) // 4}I", data))
    return total & 0xFFFFFFFF


def _assemble(tables: Mapping[str, bytes]) -> bytes:
    """Return a TrueType font program of these tables, with its sums."""
    power = len(tables).bit_length() - 1
    start = 12 + 16 * len(tables)
    head = struct.pack(">5H", 1, 0, len(tables), 16 << power, power) + struct.pack(">H", start - 12 - (16 << power))
    rows, bodies, adjusted = b"", b"", 0
    for tag, data in sorted(tables.items()):
        adjusted = start + len(bodies) + 8 if tag == "head" else adjusted
        rows += struct.pack(">4s3I", tag.encode("latin-1"), _sum(_padded(data)), start + len(bodies), len(data))
        bodies += _padded(data)
    whole = head + rows + bodies
    adjustment = struct.pack(">I", (0xB1B0AFBA - _sum(whole)) & 0xFFFFFFFF)
    return whole[:adjusted] + adjustment + whole[adjusted + 4 :]
