"""Charstrings: subsets of one CID-keyed CFF font (Chinese, Japanese, Korean) put together, as `typecase` does.

A subset is taken apart only where its glyphs stand for themselves: numbered as in the whole font, calling no common
subroutines (Adobe Technical Note 5176, The Compact Font Format).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leaflet.batch.typecase import origin_of
from leaflet.press import cff
from leaflet.press.sfnt import tables_of

_MATRIX, _ORDERING, _COUNT, _FONT_NAME = (12 << 8 | low for low in (7, 30, 34, 38))
_BOX, _SUBROUTINES = 5, 19
_ORIGIN, _VERSION = (1, 2, 3), 12 << 8 | 31
"""Notice, full name, family and version of a font, which tell it from another."""

_NECESSARY = (_ORDERING, cff.FONTS, cff.SELECT, cff.CHARSET, cff.CHARSTRINGS, _BOX)
_STANDARD_STRINGS = 391
_NOTDEF = frozenset({0})

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
        head = b"\1\0\4\4" + cff.index([b"Packet"])
        tail = cff.index([b"Adobe", b"Identity", *(name for name, _, _ in fonts)]) + cff.index([])
        charset = b"\0" + struct.pack(f">{len(used) - 1}H", *used[1:])
        select = b"\0" + bytes(fonts.index(self.glyphs[glyph][1]) for glyph in used)
        glyphs = cff.index([self.glyphs[glyph][0] for glyph in used])
        privates = b"".join(private for _, _, private in fonts)
        places = [len(head) + len(self._top(0, 0, 0, 0)) + len(tail)]
        for part in (charset, select, glyphs, privates):
            places.append(places[-1] + len(part))
        rows, at = [], places[3]
        for number, (_, matrix, private) in enumerate(fonts):
            name = cff.integer(_STANDARD_STRINGS + 2 + number) + cff.operator(_FONT_NAME)
            rows.append(name + matrix + cff.integer(len(private)) + cff.integer(at) + cff.operator(cff.PRIVATE))
            at += len(private)
        top = self._top(places[0], places[1], places[2], places[4])
        return b"".join((head, top, tail, charset, select, glyphs, privates, cff.index(rows)))

    def _top(self, charset: int, select: int, glyphs: int, fonts: int) -> bytes:
        def said(operator: int, *values: int) -> bytes:
            return b"".join(map(cff.integer, values)) + cff.operator(operator)

        return cff.index(
            [
                said(_ORDERING, _STANDARD_STRINGS, _STANDARD_STRINGS + 1, 0)
                + self.matrix
                + said(_BOX, *self.box)
                + said(_COUNT, self.size)
                + said(cff.CHARSET, charset)
                + said(cff.SELECT, select)
                + said(cff.CHARSTRINGS, glyphs)
                + said(cff.FONTS, fonts)
            ]
        )


def take_apart(program: bytes, used: Iterable[int]) -> Case | None:
    """Return what a CFF `program`, bare or in OpenType, brings to who draws the glyphs `used`; None where unsure."""
    try:
        if program[:2] == cff.BARE:
            return _take_apart(program, (), _NOTDEF | frozenset(used))
        tables = tables_of(program)
        return _take_apart(tables["CFF "], origin_of(tables), _NOTDEF | frozenset(used))
    except (struct.error, IndexError, ValueError, KeyError):
        return None


def _take_apart(data: bytes, origin: tuple[bytes, ...], used: frozenset[int]) -> Case | None:
    _, at = cff.entries(data, data[2])
    tops, at = cff.entries(data, at)
    strings, at = cff.entries(data, at)
    shared, _ = cff.entries(data, at)
    top = cff.dictionary(tops[0])
    if len(shared) or len(tops) != 1 or any(key not in top for key in _NECESSARY):
        return None
    glyphs, _ = cff.entries(data, top[cff.CHARSTRINGS][1][0])
    count = len(glyphs)
    numbers = _numbers(data, top[cff.CHARSET][1][0], count)
    if len(top[_BOX][1]) != 4 or not used.issubset(numbers) or (origin and numbers != [*range(count)]):
        return None
    origin = origin or (*(_said(strings, top[key][1]) for key in _ORIGIN if key in top), _whole(top, _VERSION))
    fonts = []
    for row in cff.entries(data, top[cff.FONTS][1][0])[0]:
        font = cff.dictionary(row)
        length, start = font[cff.PRIVATE][1]
        private = data[start : start + length]
        if _SUBROUTINES in cff.dictionary(private):
            return None
        name = strings[font[_FONT_NAME][1][0] - _STANDARD_STRINGS] if _FONT_NAME in font else b"Font"
        fonts.append((name, _whole(font, _MATRIX), private))
    chosen = _chosen(data, top[cff.SELECT][1][0], count)
    brought = {
        numbers[place]: (glyphs[place], fonts[chosen[place]])
        for place, length in enumerate(glyphs.lengths())
        if length > 1 or numbers[place] in used
    }
    return Case(origin, tuple(top[_BOX][1]), _whole(top, _MATRIX), brought, max(numbers) + 1)


def _said(strings: Sequence[bytes], numbers: Iterable[int]) -> bytes:
    """Return the strings of a font that have these numbers."""
    return b"".join(strings[number - _STANDARD_STRINGS] for number in numbers if number >= _STANDARD_STRINGS)


def _whole(entries: cff.Dict, operator: int) -> bytes:
    """Return an operator with its operands as it is written; nothing where it is not there."""
    return entries[operator][0] + cff.operator(operator) if operator in entries else b""


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
