"""Clusters: the glyphs of a line that stand for some letters together, and what shows them letter by letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from leaflet.press.signs import Sign, number
from leaflet.press.truetype import Part

_TOKEN = re.compile(r"(-?[\d.]+)|<([0-9a-f]*)>")
EM = 1024 / 1000
"""WeasyPrint divides Pango's units by a thousand; there are 1024 in a pixel."""


_JUMP = 60
"""From how many thousandths of an em on a reader may take room between two letters for a space."""

_WEAK = frozenset(("CS", "ES", "ET"))
_RIGHT_TO_LEFT = Sign((), 0, "\N{RIGHT-TO-LEFT MARK}")
"""What tells a reader that a comma beside it, or the space after a number, is read from right to left, too."""


class Letter(NamedTuple):
    """What a glyph of a line says, "" where a neighbour says it, and whether it is read from right to left."""

    text: str
    leftward: bool


class Drawn(NamedTuple):
    """A glyph in a line: how far the pen goes back before it, in thousandths of an em, and how many units up it is."""

    glyph: int
    back: float
    up: int


@dataclass
class Cluster:
    """Glyphs, from left to right, that stand for some letters together."""

    text: str = ""
    leftward: bool = False
    drawn: list[Drawn] = field(default_factory=list)


@dataclass
class Piece:
    """What a line shows in one font: hexadecimal strings and numbers, as they came, each with its rise."""

    font: Any
    name: str
    size: float
    held: list[tuple[str, float]] = field(default_factory=list)
    rest: float = 0.0

    def drawn(self) -> Iterator[Drawn]:
        """Yield the glyphs from left to right; `rest` is how far the pen goes back after the last."""
        back = 0.0
        for text, rise in self.held:
            up = round(rise * EM / self.size * self.font.upem)
            for less, glyphs in _TOKEN.findall(text):
                back += float(less or 0)
                for at in range(0, len(glyphs), 4):
                    yield Drawn(int(glyphs[at : at + 4], 16), back, up)
                    back = 0.0
        self.rest = back


def clusters(piece: Piece, letters: Iterator[Letter]) -> Iterator[Cluster]:
    """Yield the glyphs of `piece` together that say something together.

    The first of them says it where text runs from right to left, else the last. A letter without width (the alef of
    a lam-alef) goes with the letter on its right.
    """
    widths = piece.font.widths
    cluster, wide = Cluster(), False
    for drawn in piece.drawn():
        text, leftward = next(letters)
        whole = cluster.text and (text or not cluster.leftward)
        if whole and (wide or not leftward or all(map(unicodedata.combining, cluster.text))):
            yield cluster
            cluster, wide = Cluster(), False
        cluster.text, cluster.leftward = text + cluster.text, leftward
        cluster.drawn.append(drawn)
        wide = wide or bool(widths[drawn.glyph])
    if cluster.drawn:
        yield cluster


def spell(piece: Piece, whole: tuple[Cluster, ...], leftward: bool) -> str:
    """Return what shows the `whole` of a piece, in one; `leftward` is what stands to their left."""
    font, back = piece.font, 0.0
    widths, em = font.widths, font.upem
    shown: list[Sign | int] = []
    for cluster in whole:
        if leftward and not cluster.leftward:
            shown.append(_RIGHT_TO_LEFT)
        both, leftward = leftward and cluster.leftward, cluster.leftward
        pen, parts, wide = 0.0, [], False
        for place, (glyph, less, up) in enumerate(cluster.drawn):
            advance = widths[glyph]
            pen -= less + (back if place == 0 else 0)
            if place == 0 and advance:
                room = round(pen)
                if abs(room) < _JUMP or not both or not _widen(shown, room, em):
                    shown.append(-room)
                pen -= room
            parts.append(Part(glyph, round(pen * em / 1000), up))
            pen += advance
            wide = wide or bool(advance)
        width = max(round(pen), 0) if wide else 0
        back = width - pen
        shown += _signs(cluster.text, cluster.leftward, tuple(parts), width)
    tokens = [_token(font, item) if item.__class__ is Sign else f">{item}<" * bool(item) for item in shown]
    return f"<{''.join(tokens)}>{round(back + piece.rest) or ''}".replace("<>", "")


def _token(font: Any, sign: Any) -> str:
    """Return the number of a sign in the font, as it stands in a PDF."""
    known: dict[Sign, str] = font.__dict__.setdefault("tokens", {})
    token = known.get(sign)
    if token is None:
        token = known[sign] = f"{number(font, sign):04x}"
    return token


def _widen(shown: list[Sign | int], room: int, em: int) -> bool:
    """Let the last letter in `shown` take `room` more; marks after it stay where they are. False where none can.

    A pen that jumps would be read as a space.
    """
    for at in range(len(shown) - 1, -1, -1):
        sign = shown[at]
        if isinstance(sign, int) or sign.width + room < 0:
            return False
        if sign.width:
            shown[at] = sign._replace(width=sign.width + room)
            for later in range(at + 1, len(shown)):
                shown[later] = _shifted(shown[later], -round(room * em / 1000))
            return True
    return False


def _shifted(sign: Sign | int, units: int) -> Sign | int:
    """Return a mark that stands so many units further to the right."""
    if isinstance(sign, int):
        return sign
    return sign._replace(parts=tuple(part._replace(right=part.right + units) for part in sign.parts))


@lru_cache(maxsize=4096)
def _signs(text: str, leftward: bool, parts: tuple[Part, ...], width: int) -> tuple[Sign, ...]:
    """Return the glyphs that look like `parts` and say a cluster's text, one letter each, from left to right."""
    letters = unicodedata.normalize("NFC", text)[::-1] if leftward else ""
    if len(letters) < 2:
        weak = (_RIGHT_TO_LEFT,) * (bool(letters) and unicodedata.bidirectional(letters) in _WEAK)
        return (*weak, Sign(parts, width, letters or text), *weak)
    bases = [letter for letter in letters if not unicodedata.combining(letter)] or letters[:1]
    share, signs = width // len(bases), []
    for letter in letters:
        if letter == bases[0]:
            signs.append(Sign(parts, width - share * (len(bases) - 1), letter))
            parts = ()
        else:
            signs.append(Sign((), 0 if unicodedata.combining(letter) else share, letter))
    return tuple(signs)
