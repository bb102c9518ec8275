"""A sheet as a PDF reader finds it: its lines, their letters, where each stands, and what parts them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, overload

from leaflet.readback.drawn import Drawn
from leaflet.readback.wording import Gap


class Box(NamedTuple):
    """Where a letter stands, in points from the sheet's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Boxes(Sequence[Box]):
    """Where letters stand, edge by edge: most of them are only ever asked for all together."""

    def __init__(
        self, lefts: Sequence[float], bottoms: Sequence[float], rights: Sequence[float], tops: Sequence[float]
    ) -> None:
        self.edges = lefts, bottoms, rights, tops

    def __len__(self) -> int:
        """Return how many letters there are."""
        return len(self.edges[0])

    @overload
    def __getitem__(self, at: int) -> Box: ...

    @overload
    def __getitem__(self, at: slice) -> Boxes: ...

    def __getitem__(self, at: int | slice) -> Box | Boxes:
        """Return the box of one letter, or those of several."""
        lefts, bottoms, rights, tops = self.edges
        if isinstance(at, slice):
            return Boxes(lefts[at], bottoms[at], rights[at], tops[at])
        return Box(lefts[at], bottoms[at], rights[at], tops[at])

    def __iter__(self) -> Iterator[Box]:
        """Yield the box of each letter."""
        return map(Box._make, zip(*self.edges, strict=True))

    def __eq__(self, other: object) -> bool:
        """Tell whether the letters stand in the same places."""
        return isinstance(other, Boxes) and self.edges == other.edges

    __hash__ = None  # type: ignore[assignment]

    def around(self) -> Box:
        """Return the box that holds them, of which there is one at least."""
        lefts, bottoms, rights, tops = self.edges
        return Box(min(lefts), min(bottoms), max(rights), max(tops))


@dataclass
class Line:
    """Letters that a PDF reader takes for one line; `gaps` and `boxes` are by the letter's place in the line.

    On a sheet with right-to-left letters, `pens` says where each begins, which its ink may stand over; `turns` are the
    letters before which a right-to-left mark stands.
    """

    letters: str = ""
    gaps: dict[int, Gap] = field(default_factory=dict)
    boxes: Sequence[Box] = field(default_factory=list)
    pens: Sequence[float] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)

    def words(self) -> str:
        """Return the line as words."""
        ends = [at for at in range(1, len(self.letters)) if at in self.gaps]
        return " ".join([self.letters[start:end] for start, end in pairwise((0, *ends, len(self.letters)))])

    def after(self, start: int) -> Line:
        """Return the line without its first `start` letters."""
        gaps = {at - start: gap for at, gap in self.gaps.items() if at >= start}
        turns = [at - start for at in self.turns if at >= start]
        return Line(self.letters[start:], gaps, self.boxes[start:], self.pens[start:], turns)

    def placed(self) -> Boxes:
        """Return where its letters stand, of which there is one at least."""
        return self.boxes if isinstance(self.boxes, Boxes) else Boxes(*zip(*self.boxes, strict=True))

    def around(self) -> Box:
        """Return the box that holds its letters."""
        return self.placed().around()


@dataclass
class Sheet:
    """One page of a PDF: its size in points, its lines by region, its marks, and all that no page may have."""

    width: float
    height: float
    turned: bool
    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    smallest: float = math.inf
    shapes: list[Box] = field(default_factory=list)
    unreadable: bool = False
    drawn: Drawn = field(default_factory=Drawn)
