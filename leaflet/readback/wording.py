"""The wording: what a page's HTML says, as letters to compare with a PDF.

Letters are without white space and folded to one spelling; white space is kept beside them as gaps.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from leaflet.readback.hypertext import tell

BULLET = "●"
"""What stands before an item of a bulleted list."""

_INLINE = frozenset(
    "a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u".split()  # noqa: SIM905
)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_GLUE = "\u00a0\u2007\u202f"
_UNPRINTED = frozenset(("script", "style", "template", "title"))


@cache
def fold(letter: str) -> str:
    """Return how one character is compared: decomposed, without format characters and ready-made ligatures.

    PDF readers hand back a composed letter or its parts, and a ligature's letters, whatever the source had.
    """
    if unicodedata.category(letter) == "Cf" or letter == "\u034f" or "\ufe00" <= letter <= "\ufe0f":
        return ""
    ready_made = "\ufb00" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufeff"
    return unicodedata.normalize("NFKD" if ready_made else "NFD", letter)


class _Folded(dict[int, str]):
    """How each character is compared."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold(chr(code))
        return folded


_FOLDED = _Folded()
_PARTS = re.compile("(\\s|\u200b)")
"""White space, and where a line may end inside a word."""
_ODD = re.compile(f"[\u200b{_GLUE}\ufb00-\ufeff]")
"""What is neither: white space of other kinds, and ready-made ligatures, of which some have white space in them."""


class Gap(Enum):
    """What parts two letters."""

    SOFT = "nothing, but a line may end here"
    SPACE = "white space"
    GLUED = "white space where no line may end"
    BLOCK = "the end of a block"
    GUESSED = "room that a PDF reader takes for white space"


class Span(NamedTuple):
    """Letters `start` up to `end`."""

    start: int
    end: int


class Marker(NamedTuple):
    """What stands before a list item, and where the item's first letter is."""

    words: str
    start: int


@dataclass
class Wording:
    """What a leaflet's HTML says: letters, the gaps between them, list markers, tables with the heads they repeat.

    It is `leftward` where some of it is written right to left, and `mixed` where the rest is not.
    """

    letters: str = ""
    gaps: dict[int, Gap] = field(default_factory=dict)
    markers: list[Marker] = field(default_factory=list)
    rows: list[Span] = field(default_factory=list)
    tables: list[Span] = field(default_factory=list)
    heads: list[Span] = field(default_factory=list)
    leftward: bool = False
    mixed: bool = False

    def spaces(self) -> list[int]:
        """Return the letters before which there is white space, in order."""
        return sorted([at for at, gap in self.gaps.items() if gap is not Gap.SOFT])

    def words(self, start: int, end: int) -> str:
        """Return the letters from `start` to `end` as words."""
        start, end = max(start, 0), min(end, len(self.letters))
        ends = [at for at in range(start + 1, end) if self.gaps.get(at, Gap.SOFT) is not Gap.SOFT]
        return " ".join([self.letters[begin:stop] for begin, stop in pairwise((start, *ends, end))])


class _Reader:
    """Collects a Wording; what has the attribute `data-running` is a running head or foot and not read."""

    def __init__(self) -> None:
        self.wording = Wording()
        self.letters: list[str] = []
        self.count = 0
        self.open: list[tuple[str, int]] = []
        self.ordinals: list[int | None] = []
        self.digits = "0123456789"
        self.silent = 0

    def gap(self, kind: Gap) -> None:
        known = self.wording.gaps.get(self.count)
        if known is None or (known is not Gap.BLOCK and kind is not Gap.SOFT):
            self.wording.gaps[self.count] = kind

    def start(self, tag: str, given: Mapping[str, str | None]) -> None:
        if tag == "wbr":
            self.gap(Gap.SOFT)
        elif tag not in _INLINE:
            self.gap(Gap.BLOCK)
        self.digits = given.get("data-digits") or self.digits
        if given.get("dir") == "rtl":
            self.wording.mixed |= tag != "html" and not self.wording.leftward
            self.wording.leftward = True
        if tag in _VOID:
            return
        if self.silent or tag in _UNPRINTED or "data-running" in given or "hidden" in given:
            self.silent += 1
        self.open.append((tag, self.count))
        if tag in ("ol", "ul"):
            self.ordinals.append(int(given.get("start") or 1) if tag == "ol" else None)
        elif tag == "li" and self.ordinals and not self.silent:
            self._mark(given.get("value"))

    def _mark(self, value: str | None) -> None:
        ordinal = self.ordinals[-1]
        if ordinal is None:
            self.wording.markers.append(Marker(BULLET, self.count))
        else:
            ordinal = int(value) if value else ordinal
            shown = "".join(self.digits[int(digit)] for digit in str(ordinal))
            self.wording.markers.append(Marker(f"{shown}.", self.count))
            self.ordinals[-1] = ordinal + 1

    def end(self, tag: str) -> None:
        if tag not in (name for name, _ in self.open):
            return
        while self.open:
            name, start = self.open.pop()
            self.silent = max(0, self.silent - 1)
            if name not in _INLINE:
                self.gap(Gap.BLOCK)
            span = Span(start, self.count)
            kept = {"table": self.wording.tables, "thead": self.wording.heads, "tr": self.wording.rows}.get(name)
            if kept is not None:
                kept.append(span)
            if name in ("ol", "ul"):
                self.ordinals.pop()
            if name == tag:
                return

    def text(self, data: str) -> None:
        if self.silent:
            return
        if _ODD.search(data):
            self._parts(data)
            return
        said = data.translate(_FOLDED)
        words = said.split()
        if said[:1].isspace():
            self.gap(Gap.SPACE)
        ends = list(accumulate(map(len, words), initial=self.count))
        self.wording.gaps.update(dict.fromkeys(ends[1:-1], Gap.SPACE))
        self.letters += words
        self.count = ends[-1]
        if words and said[-1].isspace():
            self.gap(Gap.SPACE)

    def _parts(self, data: str) -> None:
        """Take text in which there is more than words and plain white space."""
        for place, part in enumerate(_PARTS.split(data)):
            if place % 2 == 0:
                letters = part.translate(_FOLDED)
                self.letters.append(letters)
                self.count += len(letters)
            elif part == "\u200b":
                self.gap(Gap.SOFT)
            else:
                self.gap(Gap.GLUED if part in _GLUE else Gap.SPACE)


def read_html(html: str) -> Wording:
    """Return what the body of `html` says, running head and foot left out."""
    reader = _Reader()
    tell(html, reader)
    reader.wording.letters = "".join(reader.letters)
    return reader.wording


def read_words(words: str, leftward: bool = False) -> Wording:
    """Return plain `words` in the same form; `leftward` when the page around them is written right to left."""
    reader = _Reader()
    reader.wording.leftward = leftward
    reader.text(words)
    reader.wording.letters = "".join(reader.letters)
    return reader.wording
