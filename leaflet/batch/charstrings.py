"""Charstrings: subsets of one CID-keyed CFF font (Chinese, Japanese, Korean) put together, as `typecase` does.

A subset is taken apart only where its glyphs stand for themselves: numbered as in the whole font, calling no common
subroutines (Adobe Technical Note 5176, The Compact Font Format).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from leaflet.batch.typecase import origin_of
from leaflet.press.sfnt import tables_of

_MATRIX, _ORDERING, _COUNT, _FONTS, _SELECT, _FONT_NAME = (12 << 8 | low for low in (7, 30, 34, 36, 37, 38))
_BOX, _CHARSET, _GLYPHS, _PRIVATE, _SUBROUTINES = 5, 15, 17, 18, 19
BARE = b"\1\0"
"""How a CFF begins that stands alone."""

_ORIGIN, _VERSION = (1, 2, 3), 12 << 8 | 31
"""Notice, full name, family and version of a font, which tell it from another."""

_NECESSARY = (_ORDERING, _FONTS, _SELECT, _CHARSET, _GLYPHS, _BOX)
_STANDARD_STRINGS = 391
_NOTDEF = frozenset({0})

_Dict = dict[int, tuple[bytes, list[int]]]
_Font = tuple[bytes, bytes, bytes]


@dataclass
class Case:
    """The glyphs of one font that some leaflets use: for each, its charstring, and name, matrix, hints of its part."""

    origin: tuple[bytes, ...]
    box: tuple[int, ...]
    matrix: bytes
    glyphs: dict[int, tuple[bytes, _Font]]
    size: int

    def accept(self, other: Case) -> dict[int, int] | None:
        """Take in what `other` brings, all numbers staying; None, and nothing taken, where a glyph is not the same."""
        mine = self.glyphs
        if (self.origin, self.matrix) != (other.origin, other.matrix):
            return None
        if any(mine.get(glyph, each) != each for glyph, each in other.glyphs.items()):
            return None
        mine.update(other.glyphs)
        self.box = (*map(min, self.box[:2], other.box[:2]), *map(max, self.box[2:], other.box[2:]))
        self.size = max(self.size, other.size)
        return {}

    def program(self) -> bytes:
        """Return the font with the glyphs taken in, as a bare CFF (ISO 32000-1, 9.9: CIDFontType0C).

        The others are not even there: their numbers (CIDs) are left out of its charset.
        """
        used = sorted(self.glyphs)
        fonts = list(dict.fromkeys(self.glyphs[glyph][1] for glyph in used))
        head = b"\1\0\4\4" + _index([b"Packet"])
        tail = _index([b"Adobe", b"Identity", *(name for name, _, _ in fonts)]) + _index([])
        charset = b"\0" + struct.pack(f">{len(used) - 1}H", *used[1:])
        select = b"\0" + bytes(fonts.index(self.glyphs[glyph][1]) for glyph in used)
        glyphs = _index([self.glyphs[glyph][0] for glyph in used])
        privates = b"".join(private for _, _, private in fonts)
        places = [len(head) + len(self._top(0, 0, 0, 0)) + len(tail)]
        for part in (charset, select, glyphs, privates):
            places.append(places[-1] + len(part))
        rows, at = [], places[3]
        for number, (_, matrix, private) in enumerate(fonts):
            name = _integer(_STANDARD_STRINGS + 2 + number) + _operator(_FONT_NAME)
            rows.append(name + matrix + _integer(len(private)) + _integer(at) + _operator(_PRIVATE))
            at += len(private)
        top = self._top(places[0], places[1], places[2], places[4])
        return b"".join((head, top, tail, charset, select, glyphs, privates, _index(rows)))

    def _top(self, charset: int, select: int, glyphs: int, fonts: int) -> bytes:
        ordering = _integer(_STANDARD_STRINGS) + _integer(_STANDARD_STRINGS + 1) + _integer(0) + _operator(_ORDERING)
        values = ((_COUNT, self.size), (_CHARSET, charset), (_SELECT, select), (_GLYPHS, glyphs), (_FONTS, fonts))
        rest = b"".join(_integer(value) + _operator(operator) for operator, value in values)
        box = b"".join(map(_integer, self.box)) + _operator(_BOX)
        return _index([ordering + self.matrix + box + rest])


def take_apart(program: bytes, used: Iterable[int]) -> Case | None:
    """Return what a CFF `program`, bare or in OpenType, brings to who draws the glyphs `used`; None where unsure."""
    try:
        if program[:2] == BARE:
            return _take_apart(program, (), _NOTDEF | frozenset(used))
        tables = tables_of(program)
        return _take_apart(tables["CFF "], origin_of(tables), _NOTDEF | frozenset(used))
    except (struct.error, IndexError, ValueError, KeyError):
        return None


def _take_apart(data: bytes, origin: tuple[bytes, ...], used: frozenset[int]) -> Case | None:
    _, at = _entries(data, data[2])
    tops, at = _entries(data, at)
    strings, at = _entries(data, at)
    shared, _ = _entries(data, at)
    top = _dict(tops[0])
    if len(shared) or len(tops) != 1 or any(key not in top for key in _NECESSARY):
        return None
    glyphs, _ = _entries(data, top[_GLYPHS][1][0])
    count = len(glyphs)
    numbers = _numbers(data, top[_CHARSET][1][0], count)
    if len(top[_BOX][1]) != 4 or not used.issubset(numbers) or (origin and numbers != [*range(count)]):
        return None
    origin = origin or (*(_said(strings, top[key][1]) for key in _ORIGIN if key in top), _whole(top, _VERSION))
    fonts = []
    for row in _entries(data, top[_FONTS][1][0])[0]:
        font = _dict(row)
        length, start = font[_PRIVATE][1]
        private = data[start : start + length]
        if _SUBROUTINES in _dict(private):
            return None
        name = strings[font[_FONT_NAME][1][0] - _STANDARD_STRINGS] if _FONT_NAME in font else b"Font"
        fonts.append((name, _whole(font, _MATRIX), private))
    chosen = _chosen(data, top[_SELECT][1][0], count)
    brought = {
        numbers[place]: (glyphs[place], fonts[chosen[place]])
        for place, length in enumerate(glyphs.lengths())
        if length > 1 or numbers[place] in used
    }
    return Case(origin, tuple(top[_BOX][1]), _whole(top, _MATRIX), brought, max(numbers) + 1)


def _said(strings: Sequence[bytes], numbers: Iterable[int]) -> bytes:
    """Return the strings of a font that have these numbers."""
    return b"".join(strings[number - _STANDARD_STRINGS] for number in numbers if number >= _STANDARD_STRINGS)


class _Entries(Sequence[bytes]):
    """The entries of an INDEX, cut out of the font when asked for."""

    def __init__(self, data: bytes, base: int, places: list[int]) -> None:
        self._data, self._base, self._places = data, base, places

    def __len__(self) -> int:
        return len(self._places) - 1

    def __getitem__(self, entry: int) -> bytes:  # type: ignore[override]
        if not 0 <= entry < len(self):
            raise IndexError(entry)
        return self._data[self._base + self._places[entry] : self._base + self._places[entry + 1]]

    def lengths(self) -> Iterator[int]:
        """Yield how many bytes each entry has."""
        return (after - before for before, after in zip(self._places, self._places[1:], strict=False))


def _entries(data: bytes, at: int) -> tuple[_Entries, int]:
    """Return the entries of the INDEX that begins `at`, and where it ends."""
    (count,) = struct.unpack_from(">H", data, at)
    if not count:
        return _Entries(data, at, [0]), at + 2
    width, first = data[at + 2], at + 3
    rows = data[first : first + width * (count + 1)]
    places = [int.from_bytes(rows[place : place + width], "big") for place in range(0, len(rows), width)]
    base = first + width * (count + 1) - 1
    if len(places) != count + 1 or base + places[-1] > len(data):
        raise ValueError("an INDEX that is cut off")
    return _Entries(data, base, places), base + places[-1]


def _dict(data: bytes) -> _Dict:
    """Return the operators of a DICT: for each the bytes of its operands, and those of them that are whole numbers."""
    found: _Dict = {}
    at = begun = 0
    numbers: list[int] = []
    while at < len(data):
        first = data[at]
        if first <= 21:
            wide = first == 12
            found[12 << 8 | data[at + 1] if wide else first] = (data[begun:at], numbers)
            at += 2 if wide else 1
            begun, numbers = at, []
            continue
        if first == 30:  # a real number, in half bytes, to one that is 15
            while data[at + 1] & 15 != 15 and data[at + 1] >> 4 != 15:
                at += 1
            at += 2
        elif first == 28:
            numbers.append(struct.unpack_from(">h", data, at + 1)[0])
            at += 3
        elif first == 29:
            numbers.append(struct.unpack_from(">i", data, at + 1)[0])
            at += 5
        elif first <= 246:
            numbers.append(first - 139)
            at += 1
        else:
            sign, base = (1, 247) if first < 251 else (-1, 251)
            numbers.append(sign * ((first - base) * 256 + data[at + 1] + 108))
            at += 2
    return found


def _whole(entries: _Dict, operator: int) -> bytes:
    """Return an operator with its operands as it is written; nothing where it is not there."""
    return entries[operator][0] + _operator(operator) if operator in entries else b""


def _numbers(data: bytes, at: int, count: int) -> list[int]:
    """Return the number (CID) of each glyph."""
    kind, at, numbers = data[at], at + 1, [0]
    while len(numbers) < count:
        (first,) = struct.unpack_from(">H", data, at)
        left = struct.unpack_from(">H", data, at + 2)[0] if kind == 2 else data[at + 2] if kind == 1 else 0
        at += (2, 3, 4)[kind]
        numbers += range(first, first + left + 1)
    return numbers


def _chosen(data: bytes, at: int, size: int) -> Sequence[int]:
    """Return the font that each glyph belongs to."""
    if data[at] == 0:
        return data[at + 1 : at + 1 + size]
    if data[at] != 3:
        raise ValueError("an FDSelect of an unknown kind")
    (count,) = struct.unpack_from(">H", data, at + 1)
    chosen = bytearray()
    for row in range(count):
        first, font, after = struct.unpack_from(">HBH", data, at + 3 + 3 * row)
        if first != len(chosen):
            raise ValueError("an FDSelect with a gap")
        chosen += bytes([font]) * (after - first)
    return chosen


def _index(entries: Sequence[bytes]) -> bytes:
    if not entries:
        return b"\0\0"
    places, place = [1], 1
    for entry in entries:
        place += len(entry)
        places.append(place)
    width = (place.bit_length() + 7) // 8
    rows = b"".join(each.to_bytes(width, "big") for each in places)
    return struct.pack(">HB", len(entries), width) + rows + b"".join(entries)


def _integer(value: int) -> bytes:
    return b"\x1d" + struct.pack(">i", value)


def _operator(operator: int) -> bytes:
    return bytes([12, operator & 255]) if operator >> 8 else bytes([operator])
