"""CFF: the parts that a font in the Compact Font Format consists of (Adobe Technical Note 5176), read and written."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import accumulate

BARE = b"\1\0"
"""How a CFF begins that stands alone: its version (6)."""

CHARSET, CHARSTRINGS, PRIVATE, FONTS, SELECT = 15, 17, 18, 12 << 8 | 36, 12 << 8 | 37
"""The operators of DICTs that say where a part of the font is (9 and table 23): those of two bytes from 12 << 8."""

Dict = dict[int, tuple[bytes, list[int]]]
"""A DICT by its operators: for each the bytes of its operands, and those of them that are whole numbers."""


class Entries(Sequence[bytes]):
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


def entries(data: bytes, at: int) -> tuple[Entries, int]:
    """Return the entries of the INDEX that begins `at`, and where it ends."""
    (count,) = struct.unpack_from(">H", data, at)
    if not count:
        return Entries(data, at, [0]), at + 2
    width, first = data[at + 2], at + 3
    rows = data[first : first + width * (count + 1)]
    places = [int.from_bytes(rows[place : place + width], "big") for place in range(0, len(rows), width)]
    base = first + width * (count + 1) - 1
    if len(places) != count + 1 or base + places[-1] > len(data):
        raise ValueError("an INDEX that is cut off")
    return Entries(data, base, places), base + places[-1]


def dictionary(data: bytes) -> Dict:
    """Return what a DICT says."""
    found: Dict = {}
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


def index(entries: Sequence[bytes]) -> bytes:
    """Return an INDEX of `entries`."""
    if not entries:
        return b"\0\0"
    places = [*accumulate(map(len, entries), initial=1)]
    width = (places[-1].bit_length() + 7) // 8
    rows = b"".join([place.to_bytes(width, "big") for place in places])
    return struct.pack(">HB", len(entries), width) + rows + b"".join(entries)


def integer(value: int) -> bytes:
    """Return a whole number as an operand of a DICT, in as many bytes as any."""
    return b"\x1d" + struct.pack(">i", value)


def operator(number: int) -> bytes:
    """Return an operator of a DICT, those of two bytes being numbered from 12 << 8."""
    return bytes([12, number & 255]) if number >> 8 else bytes([number])
