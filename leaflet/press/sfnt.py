"""The file of an OpenType font: taken apart into its tables, and put together from them (ISO/IEC 14496-22, 4)."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_WHOLE = 0xB1B0AFBA
"""What the sum of a whole file comes to, with the adjustment in its table `head`."""


def tables_of(program: bytes) -> dict[str, bytes]:
    """Return the tables of a font `program` by their tags; struct.error where it is none."""
    (count,) = struct.unpack_from(">H", program, 4)
    rows = [struct.unpack_from(">4s4xII", program, 12 + 16 * row) for row in range(count)]
    return {tag.decode("latin-1"): program[start : start + length] for tag, start, length in rows}


def padded(data: bytes) -> bytes:
    """Return `data` up to a multiple of four bytes."""
    return data + bytes(-len(data) % 4)


def assembled(tables: Mapping[str, bytes]) -> bytes:
    """Return a TrueType font program of these tables, with its sums; the adjustment in `head` has to be zero."""
    power = len(tables).bit_length() - 1
    place = 12 + 16 * len(tables)
    head = struct.pack(">6H", 1, 0, len(tables), 16 << power, power, place - 12 - (16 << power))
    rows, bodies, total, adjusted = [head], [], 0, 0
    for tag, data in sorted(tables.items()):
        body = padded(data)
        adjusted = place + 8 if tag == "head" else adjusted
        added = _sum(body)
        rows.append(struct.pack(">4s3I", tag.encode("latin-1"), added, place, len(data)))
        bodies.append(body)
        place += len(body)
        total += added
    directory = b"".join(rows)
    adjustment = struct.pack(">I", (_WHOLE - total - _sum(directory)) & 0xFFFFFFFF)
    whole = directory + b"".join(bodies)
    return whole[:adjusted] + adjustment + whole[adjusted + 4 :]


def _sum(data: bytes) -> int:
    total: int = sum(struct.unpack(f">{len(data) // 4}I", data))
    return total & 0xFFFFFFFF
