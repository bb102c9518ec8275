"""The pieces of a leaflet, in reading order: what every form without pages of its own is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, Protocol

from leaflet.layout.parts import Passage

_SPACE = re.compile(r" *\n[ \n]*| +")
_ENDS = ":;.,!?\u2026\uff1a\u3002\uff1f\uff01\u061f\u060c\u06d4\u0964\u1361\u1365\u1366\u17d6"
_JOINERS = "\u200c\u200d"

_POWER = re.compile(r"[+\-\u2212]?\d+")
_RAISED = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789+-\u2212", "₀₁₂₃₄₅₆₇₈₉₊₋₋")

Kind = Literal["heading", "paragraph", "item", "cell", "header", "definition"]


class Source(Protocol):
    """A leaflet as HTML: what it is called, the document, and the monograph's words in its order."""

    @property
    def name(self) -> str:
        """Return the name of its files without their ending."""

    @property
    def html(self) -> str:
        """Return the whole document."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the monograph's words in page order."""


class Run(NamedTuple):
    """Words in one language (a tag). A line break in them is one that the leaflet has."""

    words: str
    language: str


@dataclass(frozen=True)
class Piece:
    """One block.

    `level` is that of a heading (1 to 6), else how many lists and quotes it stands in. An item has its number as
    `marker` ("3."), "" when it is bulleted. `label` is the term that is defined, or what heads the column of a cell:
    that `repeats` words which have been said. `first` begins a list, a row or a record. `heard` are those of its words
    that are not about the sheet of paper, as print sizes and QR codes are; None: all of them.
    """

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    marker: str = ""
    label: tuple[Run, ...] = ()
    repeats: bool = False
    first: bool = False
    heard: tuple[Run, ...] | None = None

    @property
    def is_subheading(self) -> bool:
        """Tell whether it is a heading inside a section."""
        return self.kind == "heading" and self.level > 2

    @property
    def said(self) -> tuple[Run, ...]:
        """Return its words with the label before them."""
        return tidy([*_ended(self.label, " " if self.runs else ""), *self.runs]) if self.label else self.runs

    @property
    def spoken(self) -> tuple[Run, ...]:
        """Return what is said where no layout tells a heading inside a section from a text: it ends as labels do."""
        return _ended(self.runs) if self.is_subheading else self.said


def _ended(runs: tuple[Run, ...], space: str = "") -> tuple[Run, ...]:
    """Return a label with the colon and the `space` after it."""
    last = runs[-1]
    colon = "" if last.words[-1:] in _ENDS else ":"
    return (*runs[:-1], Run(f"{last.words}{colon}{space}", last.language))


@dataclass(frozen=True)
class Flow:
    """A leaflet's pieces. `notice` stands on every page ("" for none), `state` says which version it is.

    `languages` are those that whole blocks are in; a name in a sentence may be in another.
    """

    language: str
    notice: str
    state: str
    pieces: tuple[Piece, ...]
    languages: frozenset[str] = frozenset()

    @property
    def heard(self) -> tuple[Piece, ...]:
        """Return what is said to who sees no sheet; what heads a column is said with its cells, and not before."""
        labels = {piece.label for piece in self.pieces}
        told = (
            piece if piece.heard is None else replace(piece, runs=piece.heard, heard=None) for piece in self.pieces
        )
        return tuple(piece for piece in told if piece.said and not (piece.kind == "header" and piece.runs in labels))

    @property
    def title(self) -> tuple[Run, ...]:
        """Return the medicine's name."""
        return next((piece.runs for piece in self.pieces if piece.kind == "heading" and piece.level == 1), ())


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return `runs` with white space as a browser shows it, neighbours of one language as one."""
    joined: list[Run] = []
    for run in runs:
        words = run.words
        if joined and joined[-1].language == run.language:
            words = joined.pop().words + words
        joined.append(Run(words, run.language))
    tidy: list[Run] = []
    before = "\n"
    for run in joined:
        words = _SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", run.words)
        words = words.lstrip(" \n") if before in " \n" else words
        if words:
            tidy.append(Run(words, run.language))
            before = words[-1]
    while tidy and not tidy[-1].words.rstrip(" \n"):
        tidy.pop()
    if tidy:
        tidy[-1] = Run(tidy[-1].words.rstrip(" \n"), tidy[-1].language)
    return tuple(tidy)


def shifted(text: str, before: str, *, raised: bool) -> str:
    """Return `text`, raised or lowered, apart from a number `before` it: 10 to the power of 6 is not 106."""
    if _POWER.fullmatch(text) and (raised or before.isdigit()):
        return text.translate(_RAISED if raised else _LOWERED)
    return text


def visible(words: str) -> str:
    """Return `words` without characters that only tell a typesetter something; joiners are spelling and stay."""
    plain = (" " if letter in "\u00a0\u2007\u202f" else letter for letter in words)
    return "".join(
        letter
        for letter in plain
        if letter in _JOINERS or not (unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f")
    )
