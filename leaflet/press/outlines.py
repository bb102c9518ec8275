"""Outlines: those of a CID-keyed font (Chinese, Japanese, Korean) are drawn on a grid of 250 units an em.

They are two thirds of the bytes of such a leaflet, and hardly pack: their points stand on a grid of 1000 units an
em, and the last two bits of each step from point to point are as good as random. No point moves by more than a
five-hundredth of an em: in 18 point 0.013 millimetres, a third of a dot of a printer with 600 to the inch. What draws
an outline, and how wide the glyph is, stay as they are (Adobe Technical Note 5177, Type 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from leaflet.press import cff

GRID = 4
"""The distance of two lines of the grid, in units of the font."""

_MOVES = {21: "xy", 22: "x", 4: "y", 14: ""}
"""The operators that a charstring can begin with (4.1), and along which axes their operands go; 14 ends it."""

_KNOWN = 8192
"""Charstrings that are kept: all that is usual in three scripts and two weights."""


def on_grid(program: bytes) -> bytes:
    """Return a bare CFF whose outlines are drawn on the grid, or the same where it is not laid out as HarfBuzz does.

    That puts the outlines last but for the private DICTs, which the DICTs just before the outlines say the place of.
    """
    _, at = cff.entries(program, program[2])
    tops, _ = cff.entries(program, at)
    top = cff.dictionary(tops[0])
    start, charset, select, fonts = (top[key][1][0] for key in (cff.CHARSTRINGS, cff.CHARSET, cff.SELECT, cff.FONTS))
    rows, after = cff.entries(program, fonts)
    places = [cff.dictionary(row)[cff.PRIVATE][1][1] for row in rows]
    glyphs, end = cff.entries(program, start)
    if after != start or max(charset, select) > start or min(places) < end:
        return program
    drawn = cff.index([redrawn(glyph) for glyph in glyphs])
    shift = len(drawn) - (end - start)
    moved = [
        row.replace(cff.integer(place), cff.integer(place + shift)) for row, place in zip(rows, places, strict=True)
    ]
    return b"".join((program[:fonts], cff.index(moved), drawn, program[end:]))


@lru_cache(maxsize=_KNOWN)
def redrawn(charstring: bytes) -> bytes:
    """Return a charstring with every point on the grid; the same where it does more than to move, draw and end."""
    out = bytearray()
    place, drawn = [0, 0], [0, 0]
    for operator, operands in _read(charstring):
        if not out:
            if operator not in _MOVES:
                return charstring
            if len(operands) > len(_MOVES[operator]):  # the first is how wide the glyph is (4.1)
                out += _number(operands.pop(0))
        axes = _axes(operator, len(operands))
        if axes is None:
            return charstring
        for axis, step in zip(axes, operands, strict=True):
            place[axis] += step
            target = (place[axis] + GRID // 2) // GRID * GRID
            out += _number(target - drawn[axis])
            drawn[axis] = target
        out.append(operator)
    return bytes(out)


def _read(charstring: bytes) -> Iterator[tuple[int, list[int]]]:
    """Yield each operator, with its operands (3.2); 255, which begins a number that is not whole, as one of them."""
    operands: list[int] = []
    at = 0
    while at < len(charstring):
        byte = charstring[at]
        if byte < 28 or 28 < byte < 32 or byte == 255:
            yield byte, operands
            operands = []
            at += 1
        elif byte == 28:
            operands.append(int.from_bytes(charstring[at + 1 : at + 3], "big", signed=True))
            at += 3
        elif byte < 247:
            operands.append(byte - 139)
            at += 1
        else:
            sign, rest = (1, byte - 247) if byte < 251 else (-1, byte - 251)
            operands.append(sign * (rest * 256 + charstring[at + 1] + 108))
            at += 2


@cache
def _axes(operator: int, count: int) -> tuple[int, ...] | None:
    """Return along which axis (0 is x) each of so many operands of an operator goes (4.1), None for another one."""
    quarters, more = divmod(count, 4)
    match operator:
        case 4 | 14 | 21 | 22:
            axes = _MOVES[operator]
        case 5 | 8 | 24 | 25:  # lines and curves with both
            axes = "xy" * (count // 2)
        case 6 | 7:  # lines along one and then the other
            axes = ("xy" if operator == 6 else "yx") * (count // 2) + ("x" if operator == 6 else "y") * (count % 2)
        case 26:  # curves that begin and end upright
            axes = "x" * more + "yxyy" * quarters
        case 27:  # or level
            axes = "y" * more + "xxyx" * quarters
        case 30 | 31:  # curves that begin along one and end along the other, but for the last
            pair = ("yxyx", "xxyy") if operator == 30 else ("xxyy", "yxyx")
            axes = "".join(pair[turn % 2] for turn in range(quarters))
            axes += ("x" if axes.endswith("yy") else "y") * more
        case _:
            return None
    return tuple("xy".index(axis) for axis in axes) if len(axes) == count else None


@cache
def _number(value: int) -> bytes:
    """Return a number as a charstring writes it (3.2)."""
    if -107 <= value <= 107:
        return bytes([value + 139])
    if -1131 <= value <= 1131:
        rest = abs(value) - 108
        return bytes([(247 if value > 0 else 251) + (rest >> 8), rest & 255])
    return b"\x1c" + value.to_bytes(2, "big", signed=True)
