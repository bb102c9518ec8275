"""What stands on the paper, as frozen values: print, sheets, lines, glyphs, and the shapes between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from leaflet.writing import is_leftward

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""


@dataclass(frozen=True)
class Face:
    """A font: its name without the subset's letters ("Noto-Sans-Bold"), and what name and descriptor say about it."""

    name: str
    embedded: bool
    italic: bool
    bold: bool


@dataclass(frozen=True)
class Part:
    """What a tag says a text is: its kind ("P", "H1", "LI", "TD"; "" unknown), its block, language, the tags above it.

    `block` is equal for all text of one block on one sheet, and None where only the place on the paper tells.
    """

    kind: str = ""
    block: int | None = None
    above: frozenset[str] = frozenset()
    language: str = ""


@dataclass(frozen=True)
class Run:
    """Text shown in one go. `size` is that on paper, in points; `angle` in degrees, 0 upright; `slant` its shear.

    `colour` is None for a pattern. `running` is whether it is marked as an artifact: not of the text, but of the page.
    """

    face: Face
    size: float
    angle: float
    slant: float
    colour: Colour | None
    thick: bool
    running: bool
    part: Part

    @property
    def bold(self) -> bool:
        """Return whether the letters are bold, by their font or because their outlines are thickened."""
        return self.face.bold or self.thick

    @property
    def italic(self) -> bool:
        """Return whether the letters slant, by their font or because they are sheared (one degree is no slant)."""
        return self.face.italic or abs(self.slant) > 0.05


class Space(IntEnum):
    """What stands before a letter: nothing, room that a reader takes for a space, or a space in the PDF."""

    NONE = 0
    GUESSED = 1
    SET = 2


class Glyph(NamedTuple):
    """A letter on the paper, in points from the lower left corner, and what stands before it."""

    letter: str
    x0: float
    x1: float
    baseline: float
    run: Run
    space: Space


class Box(NamedTuple):
    """A rectangle, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Shape:
    """What is painted and is no text: an "area", an "outline" or an "image"; its box, its tag."""

    kind: str
    box: Box
    part: Part


@dataclass(frozen=True)
class Line:
    """One line of text on one sheet: its glyphs as they are read. Lengths in points.

    `ground` is the colour under it; None where there is more than one: a picture, a pattern.
    """

    glyphs: tuple[Glyph, ...]
    page: int
    ground: Colour | None = (255, 255, 255)

    @cached_property
    def text(self) -> str:
        """Return the line's words."""
        return "".join(f" {g.letter}" if g.space and at else g.letter for at, g in enumerate(self.glyphs))

    @cached_property
    def size(self) -> float:
        """Return the print size that most of the line has."""
        return Counter(glyph.run.size for glyph in self.glyphs).most_common(1)[0][0]

    @cached_property
    def x0(self) -> float:
        """Return where the line begins on the left."""
        return min(glyph.x0 for glyph in self.glyphs)

    @cached_property
    def x1(self) -> float:
        """Return where the line ends on the right."""
        return max(glyph.x1 for glyph in self.glyphs)

    @cached_property
    def baseline(self) -> float:
        """Return the height that most of the line's letters stand on; raised ones stand higher."""
        return Counter(round(glyph.baseline, 1) for glyph in self.glyphs).most_common(1)[0][0]

    @property
    def part(self) -> Part:
        """Return what the line is, by its tags."""
        return self.glyphs[0].run.part

    @property
    def turned(self) -> float:
        """Return by how many degrees the line is turned, 0 where it is level."""
        return self.glyphs[0].run.angle

    @property
    def marked(self) -> bool:
        """Return whether the line is marked as an artifact."""
        return self.glyphs[0].run.running

    @cached_property
    def bold(self) -> bool:
        """Return whether all letters are bold."""
        return all(glyph.run.bold for glyph in self.glyphs if glyph.letter.isalpha())

    @cached_property
    def leftward(self) -> bool:
        """Return whether the line is written from right to left: it begins so, or most of its letters are."""
        letters = [is_leftward(glyph.letter) for glyph in self.glyphs if glyph.letter.isalpha()]
        return bool(letters) and (letters[0] or 2 * sum(letters) > len(letters))

    @property
    def start(self) -> float:
        """Return how far the line's start is from the left; of a right-to-left line, its right end, negative."""
        return -self.x1 if self.leftward else self.x0

    @property
    def end(self) -> float:
        """Return where the line ends, counted in the direction in which it is read."""
        return -self.x0 if self.leftward else self.x1


@dataclass(frozen=True)
class Sheet:
    """One page as a reader sees it: number from 1, width and height in points, lines, shapes, and the links' boxes."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]
    links: tuple[Box, ...]


@dataclass(frozen=True)
class Print:
    """A whole PDF on paper; `name` is what the user calls it, `hidden` whether it has text that no one can see."""

    name: str
    sheets: tuple[Sheet, ...]
    hidden: bool
