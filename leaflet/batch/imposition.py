"""Imposition: which page of a leaflet is printed where, so that the sheets can be stapled or folded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Side:
    """One side of a sheet: the pages on it from left to right, counted from 0; None is a blank page."""

    pages: tuple[int | None, ...]


def flat(pages: int) -> tuple[Side, ...]:
    """Return the sides of a leaflet of so many `pages`, one page a side; the next leaflet starts on a fresh sheet."""
    return tuple(Side((page,)) for page in _filled(pages, 2))


def folded(pages: int, *, leftward: bool = False) -> tuple[Side, ...]:
    """Return the sides of a booklet: sheets laid on each other, folded in the middle, turned on the short edge.

    Blank pages fill up the end to a multiple of four. A booklet that is read `leftward` has its fold on the right.
    """
    order = _filled(pages, 4)
    sides = []
    for first in range(len(order) // 2):
        outer, inner = order[-1 - first], order[first]
        inner_is_right = (first % 2 == 0) != leftward
        sides.append(Side((outer, inner) if inner_is_right else (inner, outer)))
    return tuple(sides)


def paired(pages: int) -> tuple[Side, ...]:
    """Return the sides of pages that are not folded, two beside each other in reading order: a cover sheet."""
    order = _filled(pages, 4)
    return tuple(Side(tuple(order[place : place + 2])) for place in range(0, len(order), 2))


def sheets(sides: tuple[Side, ...]) -> int:
    """Return how many sheets of paper these sides take."""
    return len(sides) // 2


def _filled(pages: int, multiple: int) -> list[int | None]:
    return [*range(pages), *[None] * (-pages % multiple)]
