"""Rows: lines written right to left, put together again from where each letter stands on the paper.

A PDF reader's own order of such lines moves numbers, Latin words and raised letters about; their places do not lie.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from typing import NamedTuple

from leaflet.readback.anyorder import plain, same_rows, same_words
from leaflet.readback.sheet import Box, Line
from leaflet.readback.wording import Gap, Wording
from leaflet.writing import LEFTWARD, is_leftward

_ROOM = 0.05
"""Of a letter's height: more room between two letters parts two words; PDFium loses or moves some spaces."""

_BEGINS = rf"(?:\d|(?!{LEFTWARD})[^\W_]|[<>≤≥±+~=≈$€£°%])"
_CALLED = r"\d{3,4}-\d{3,4}[()]\d{2,5}(?=[()])"  # (020)7946-0001, from the right
_RIGHTWARD = re.compile(rf"{_CALLED}|{_BEGINS}(?:[.,:/&'’‑–@_?#-]*{_BEGINS})*")
_MIRRORED = str.maketrans("()[]{}<>≤≥«»‹›", ")(][}{><≥≤»«›‹")


class _Letter(NamedTuple):
    """A letter, where its pen was set, its box, and the number of its line and of its word there, as PDFium has it."""

    letter: str
    pen: float
    box: Box
    word: tuple[int, int]


def is_level(box: Box, other: Box) -> bool:
    """Tell whether two letters stand on one line, raised ones included."""
    heights = (box.top - box.bottom, other.top - other.bottom)
    height = min(heights) if min(heights) > max(heights) / 10 else max(heights)  # a mark may have no height
    return abs((box.top + box.bottom) - (other.top + other.bottom)) < height


def read_leftward(wording: Wording, lines: Sequence[Line]) -> tuple[Callable[[str, str], bool], str]:
    """Return the words of `lines` in a leaflet with right-to-left text, and what tells whether they are as expected.

    Lines that are not mostly right to left, in a leaflet that is not either, are read in any order.
    """
    words = " ".join(line.words() for line in lines)
    letters = list(filter(str.isalpha, words))
    if not wording.leftward or (wording.mixed and 2 * sum(map(is_leftward, letters)) < len(letters)):
        return same_words, words
    torn = any(is_level(other.boxes[0], lines[0].boxes[0]) for other in lines[1:])
    return partial(same_rows, mirrored=torn), read_rows(lines)


def end_of(wording: Wording, start: int, size: int) -> int:
    """Return the letter up to which the `wording` fills `size` plain letters from `start`."""
    end = start
    while size > 0 and end < len(wording.letters):
        size -= len(plain(wording.letters[end]))
        end += 1
    while end < len(wording.letters) and not plain(wording.letters[end]):
        end += 1
    return end


def read_rows(lines: Sequence[Line]) -> str:
    """Return the words of `lines` as they stand on the paper, each row from right to left, from top to bottom."""
    letters = [letter for number, line in enumerate(lines) for letter in _unmirrored(line, number)]
    rows: list[tuple[Box, list[_Letter]]] = [(level, []) for level in _levels([letter.box for letter in letters])]
    found: dict[tuple[float, float], list[_Letter]] = {}
    for letter in letters:
        heights = letter.box.bottom, letter.box.top
        if heights not in found:
            found[heights] = next(row for level, row in rows if is_level(level, letter.box))
        found[heights].append(letter)
    rows.sort(key=lambda row: -row[0].top)
    return " ".join(_word(word) for _, row in rows for word in _words(row) if word)


def _levels(boxes: list[Box]) -> list[Box]:
    """Return one box of each row, none of a raised or lowered letter where the row has others: these are more."""
    common = Counter(round(box.bottom + box.top) for box in boxes)
    unlike = {(box.bottom, box.top): box for box in boxes}
    levels: list[Box] = []
    for box in sorted(unlike.values(), key=lambda box: -common[round(box.bottom + box.top)]):
        if not any(is_level(level, box) for level in levels):
            levels.append(box)
    return levels


def _unmirrored(line: Line, number: int) -> Iterator[_Letter]:
    """Yield the letters of a line; PDFium gives brackets after a right-to-left word the shape of their partners."""
    runs = [next(run) for _, run in groupby(map(_direction, line.words()))]
    turned = runs.count("R") + len(line.turns) >= runs.count("L")
    word = 0
    for at, (letter, pen, box) in enumerate(zip(line.letters, line.pens, line.boxes, strict=True)):
        direction = _direction(letter)
        turned = direction == "R" if direction != "N" else turned or at in line.turns
        word += line.gaps.get(at) is Gap.SPACE
        yield _Letter(letter.translate(_MIRRORED) if turned else letter, pen, box, (number, word))


@cache
def _direction(letter: str) -> str:
    """Return R or L for letters of words written from the right or from the left, N for all else."""
    return "N" if not letter.isalpha() else "R" if is_leftward(letter) else "L"


def _words(row: list[_Letter]) -> Iterator[str]:
    """Yield the words of a row from right to left, their letters likewise.

    Room parts them, or a space before a letter that leans over it (nastaliq).
    """
    word, edge, last = "", 0.0, (-1, 0)
    for _, (letter, pen, box, place) in sorted(enumerate(row), key=lambda placed: _place(*placed)):
        room = edge - box.right > _ROOM * (box.top - box.bottom)
        spaced = place[0] == last[0] and place[1] != last[1] and _direction(letter) == "R"
        if (room or spaced) and not unicodedata.combining(letter):
            yield word
            word = ""
        word += letter
        edge, last = pen, place
    yield word


def _place(at: int, letter: _Letter) -> tuple[float, int]:
    """Return what sorts letters from right to left, also those of one glyph (fl, a letter with its mark)."""
    return -round(letter.pen, 1), at if _keeps_order(letter.letter) else -at


@cache
def _keeps_order(letter: str) -> bool:
    return is_leftward(letter) or unicodedata.combining(letter) > 0


def _word(letters: str) -> str:
    """Return the word that `letters` from right to left spell; its numbers and Latin letters go from left to right."""
    return _RIGHTWARD.sub(lambda run: run[0][::-1], letters)
