"""The letters of one page, asked of PDFium all at once and sorted into the lines of its head, body and foot."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import repeat
from operator import add, gt, itemgetter, sub
from typing import Any

from leaflet.page import Margins
from leaflet.readback.pdfium import address, function
from leaflet.readback.sheet import Box, Boxes, Line, Sheet
from leaflet.readback.wording import Gap, fold
from leaflet.writing import is_leftward

_ROW = re.compile(r"[^\r\n]+")
_OWN = re.compile(r"[^\r\n -\ud7ff]")
"""Codes that PDFium may not give alike for one character and in a whole text: they may be its own signs, or halves."""

_HYPHEN = "\x02"
"""A hyphen at the end of a line."""

_RIGHT_TO_LEFT = "\u200f"
"""The mark by which right-to-left text says where it goes on."""

_ODD = "\0"
_UNREADABLE = frozenset("\0\ufffd")


class _Folded(dict[int, str]):
    """How each character is compared; white space is a space, what needs a closer look is odd."""

    def __missing__(self, code: int) -> str:
        """Return how a character is compared that is met for the first time."""
        letter = chr(code)
        odd = letter in _UNREADABLE or letter == _HYPHEN
        self[code] = folded = _ODD if odd else " " if letter.isspace() else fold(letter)
        return folded


_folded = _Folded().__getitem__


def read_letters(raw: Any, text: Any, sheet: Sheet, margins: Margins) -> None:
    """Sort the letters of a page (its `text`, in the library `raw`) into the lines of the `sheet`."""
    _Letters(raw, text, sheet, margins).sort()


class _Letters:
    """All that PDFium says of the characters of a page, each by its number."""

    def __init__(self, raw: Any, text: Any, sheet: Sheet, margins: Margins) -> None:
        self.sheet = sheet
        self.ceiling, self.floor = sheet.height - margins.top, margins.bottom
        self.said = _said(raw, text)
        self.edges = _edges(text, len(self.said))
        self.leftward = is_leftward(self.said)
        self.pens = _pens(text, len(self.said)) if self.leftward else ()
        self.line = Line()
        self._text, self._generated = address(text), function("FPDFText_IsGenerated")

    def sort(self) -> None:
        for row in _ROW.finditer(self.said):
            if not self._takes_row(*row.span()):
                self._take_letters(*row.span())

    def _takes_row(self, start: int, end: int) -> bool:
        """Take the characters up to `end` as one line; tell whether they are one for certain."""
        parts = list(map(_folded, map(ord, self.said[start:end])))
        words = "".join(parts)
        if _ODD in words:
            return False
        at = [place for place, part in enumerate(parts, start) if part != " " for _ in part]
        if not at:
            self._turn(start, end, at)
            return True
        pick = itemgetter(*at, at[-1])  # once more the last, for of one letter it gives no tuple
        lefts, bottoms, rights, tops = edges = [pick(edge)[:-1] for edge in self.edges]
        region = self._region(bottoms, tops)
        letters = words.replace(" ", "")
        if region is None or (_may_mark(letters) and _are_apart(lefts, bottoms, rights, tops)):
            return False
        gaps: dict[int, Gap] = {}
        spaces = [place for place, part in enumerate(parts, start) if part == " " and at[0] < place < at[-1]]
        for place, generated in zip(spaces, map(self._generated, repeat(self._text), spaces), strict=True):
            letter = bisect_left(at, place)
            gaps[letter] = _gap(generated, gaps.get(letter))
        pens = pick(self.pens)[:-1] if self.leftward else ()
        line = Line(letters, gaps, Boxes(*edges), pens)
        self._turn(start, end, at, line)
        region.append(line)
        self.line = line
        return True

    def _region(self, bottoms: Sequence[float], tops: Sequence[float]) -> list[Line] | None:
        """Return the region in which the middles of all letters of a row lie; nothing where there are several."""
        if self.floor <= min(bottoms) and max(tops) <= self.ceiling:
            return self.sheet.body
        middles = [(bottom + top) / 2 for bottom, top in zip(bottoms, tops, strict=True)]
        if min(middles) > self.ceiling:
            return self.sheet.head
        if max(middles) < self.floor:
            return self.sheet.foot
        return self.sheet.body if self.floor <= min(middles) and max(middles) <= self.ceiling else None

    def _turn(self, start: int, end: int, at: list[int], line: Line | None = None) -> None:
        """Note right-to-left marks by the letter before which each stands; before the first, for the last line."""
        place = self.said.find(_RIGHT_TO_LEFT, start, end)
        while place >= 0:
            letter = bisect_left(at, place)
            if letter and line:
                line.turns.append(letter)
            else:
                self.line.turns.append(len(self.line.letters))
            place = self.said.find(_RIGHT_TO_LEFT, place + 1, end)

    def _take_letters(self, start: int, end: int) -> None:
        """Take the characters up to `end` one by one: they may belong to several lines."""
        sheet, line, gap = self.sheet, self.line, None
        region: list[Line] | None = None
        begin = reach = 0.0
        lefts, bottoms, rights, tops = self.edges
        boxes: list[Box] = []
        pens: list[float] = []
        for at, letter in enumerate(self.said[start:end], start):
            if letter.isspace():
                gap = _gap(self._generated(self._text, at), gap)
                continue
            folded = "-" if letter == _HYPHEN else fold(letter)
            if not folded:
                if letter == _RIGHT_TO_LEFT:
                    line.turns.append(len(line.letters))
                continue
            sheet.unreadable |= letter in _UNREADABLE
            box = Box(lefts[at], bottoms[at], rights[at], tops[at])
            middle = (box.bottom + box.top) / 2
            place = sheet.head if middle > self.ceiling else sheet.foot if middle < self.floor else sheet.body
            apart = box.left < begin or box.left > reach
            if place is not region or (apart and _marker_between(line, folded, box)):
                line, gap, region, boxes, pens = Line(), None, place, [], []
                line.boxes, line.pens = boxes, pens
                region.append(line)
                begin = box.left
            reach = box.right + box.top - box.bottom
            if gap:
                line.gaps[len(line.letters)] = gap
                gap = None
            line.letters += folded
            boxes += [box] * len(folded)
            if self.leftward:
                pens += [self.pens[at]] * len(folded)
            if letter == _HYPHEN:
                region = None
        self.line = line


def _gap(generated: int, gap: Gap | None) -> Gap:
    """Return what a space means after a `gap`; PDFium says whether it is `generated`."""
    return Gap.GUESSED if generated == 1 and gap is not Gap.SPACE else Gap.SPACE


def _may_mark(letters: str) -> bool:
    """Tell whether a list marker may stand in a row; in one that begins from the right `_marker_between` sees none."""
    return ("●" in letters or any(map(str.isdigit, letters))) and not is_leftward(letters[0])


def _are_apart(*edges: Sequence[float]) -> bool:
    """Tell whether a letter stands before the first of its row, or further after another than that is high."""
    lefts, bottoms, rights, tops = edges
    return min(lefts) < lefts[0] or any(map(gt, lefts[1:], map(sub, map(add, rights, tops), bottoms)))


def _said(raw: Any, text: Any) -> str:
    """Return every character on the page, asked for all at once where each has one place in the answer."""
    count = raw.FPDFText_CountChars(text)
    answer = array("H", bytes(2 * count + 2))
    if function("FPDFText_GetText")(address(text), 0, count, answer.buffer_info()[0]) != count + 1:
        return "".join(chr(raw.FPDFText_GetUnicode(text, at)) for at in range(count))
    said = answer[:count].tobytes().decode("utf-16-le", "surrogatepass")
    if len(said) != count:  # two halves have become one
        said = "".join(map(chr, answer[:count]))
    if _OWN.search(said):
        said = "".join(
            chr(raw.FPDFText_GetUnicode(text, at)) if _OWN.match(letter) else letter for at, letter in enumerate(said)
        )
    return said


def _edges(text: Any, count: int) -> tuple[Sequence[float], ...]:
    """Return where every character stands, with the room that its font gives it: left, bottom, right, top."""
    bounds = array("f", [0.0]) * (4 * count)
    _ask("FPDFText_GetLooseCharBox", text, _places(bounds, 4))
    edges = bounds.tolist()
    return edges[::4], edges[3::4], edges[2::4], edges[1::4]


def _pens(text: Any, count: int) -> Sequence[float]:
    """Return where every character begins on its line."""
    across, up = array("d", [0.0]) * count, array("d", [0.0]) * count
    _ask("FPDFText_GetCharOrigin", text, _places(across), _places(up))
    return across.tolist()


def _places(answers: array[float], each: int = 1) -> range:
    """Return where in memory each answer is written, which is so many numbers."""
    first, size = answers.buffer_info()[0], answers.itemsize
    return range(first, first + len(answers) * size, each * size)


def _ask(name: str, text: Any, *answers: range) -> None:
    """Let PDFium say something of every character of a page; `answers` are where in memory it writes what it says."""
    list(map(function(name), repeat(address(text)), range(len(answers[0])), *answers))


_LONGEST_MARKER = 10
_APART = 0.4  # of a letter's height: a marker ends further than this from any letter but its item's first


def _marker_between(line: Line, letter: str, box: Box) -> bool:
    """Tell whether a list marker begins or ends before `box`: one that pdfium puts in the middle of a torn line.

    Raised letters tear a line, and the marker, drawn when the text is done, joins it where the tear is. It stands to
    the left of all letters of its line, which in a left-to-right line no word does; and apart from the next.
    """
    first, last = line.boxes[0], line.boxes[-1]
    height = last.top - last.bottom
    if box.right < first.left - (0 if letter == "●" or len(line.letters) > 2 else height * _APART):
        return (letter.isdigit() or letter == "●") and _is_level(box, last) and not is_leftward(line.letters)
    if box.left < last.right + height or len(line.letters) > _LONGEST_MARKER:
        return False
    return (line.letters == "●" or line.letters.rstrip(".").isdigit()) and not is_leftward(letter)


def _is_level(box: Box, other: Box) -> bool:
    return abs(box.bottom - other.bottom) < other.top - other.bottom
