"""Rows: lines written right to left, put together again from where each letter stands on the paper.

A PDF reader's own order of such lines moves numbers, Latin words and raised letters about; their places do not lie.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate, groupby, repeat

from leaflet.readback.anyorder import plain, same_rows, same_words
from leaflet.readback.sheet import Box, Line
from leaflet.readback.wording import Gap, Wording
from leaflet.writing import LEFTWARD, is_leftward

_ROOM = 0.05
"""Of a letter's height: more room between two letters parts two words; PDFium loses or moves some spaces."""

_BEGINS = rf"(?:\d|(?!{LEFTWARD})[^\W_]|[<>≤≥±+~=≈$€£°%])"
_CALLED = r"\d{3,4}-\d{3,4}[()]\d{2,5}(?=[()])"  # (020)7946-0001, from the right
_RIGHTWARD = re.compile(rf"{_CALLED}|{_BEGINS}(?:[.,:/&'’‑–@_?#-]*{_BEGINS})*")
_MIRRORED = dict(zip("()[]{}<>≤≥«»‹›", ")(][}{><≥≤»«›‹", strict=True))


_Height = tuple[float, float]
"""From where to where a letter goes up."""

_Letter = tuple[str, float, float, _Height, tuple[int, int]]
"""A letter, where its pen was set, its right edge, its height, and the numbers of its line and its word in PDFium."""


def is_level(box: Box, other: Box) -> bool:
    """Tell whether two letters stand on one line, raised ones included."""
    return _is_level((box.bottom, box.top), (other.bottom, other.top))


def _is_level(one: _Height, other: _Height) -> bool:
    heights = (one[1] - one[0], other[1] - other[0])
    height = min(heights) if min(heights) > max(heights) / 10 else max(heights)  # a mark may have no height
    return abs((one[1] + one[0]) - (other[1] + other[0])) < height


def read_leftward(wording: Wording, lines: Sequence[Line]) -> tuple[Callable[[str, str], bool], str]:
    """Return the words of `lines` in a leaflet with right-to-left text, and what tells whether they are as expected.

    Lines that are not mostly right to left, in a leaflet that is not either, are read in any order.
    """
    letters = [letter for line in lines for letter in line.letters if letter.isalpha()] if wording.mixed else []
    if not wording.leftward or (wording.mixed and 2 * sum(map(is_leftward, letters)) < len(letters)):
        return same_words, " ".join(line.words() for line in lines)
    torn = any(is_level(other.boxes[0], lines[0].boxes[0]) for other in lines[1:])
    return partial(same_rows, mirrored=torn), read_rows(lines)


def end_of(wording: Wording, start: int, size: int) -> int:
    """Return the letter up to which the `wording` fills `size` plain letters from `start`."""
    plains = _plains(wording.letters)
    end = start
    if size > 0:
        end = min(max(start, bisect_left(plains, plains[start] + size)), len(wording.letters))
    return bisect_right(plains, plains[end]) - 1


@lru_cache(maxsize=8)  # the page, and what runs at its head and foot
def _plains(letters: str) -> list[int]:
    """Return how many plain letters there are before each letter, and before the end."""
    return list(accumulate(map(len, map(plain, letters)), initial=0))


def read_rows(lines: Sequence[Line]) -> str:
    """Return the words of `lines` as they stand on the paper, each row from right to left, from top to bottom."""
    letters = [letter for number, line in enumerate(lines) for letter in _placed(line, number)]
    rows: list[tuple[_Height, list[_Letter]]] = [(level, []) for level in _levels(letters)]
    found: dict[_Height, list[_Letter]] = {}
    for letter in letters:
        height = letter[3]
        if height not in found:
            found[height] = next(row for level, row in rows if _is_level(level, height))
        found[height].append(letter)
    rows.sort(key=lambda row: -row[0][1])
    return " ".join(_word(word) for _, row in rows for word in _words(row) if word)


def _levels(letters: list[_Letter]) -> list[_Height]:
    """Return the height of each row, none of a raised or lowered letter where the row has others: these are more."""
    common: Counter[int] = Counter()
    unlike = Counter([height for _, _, _, height, _ in letters])
    for height, count in unlike.items():
        common[round(sum(height))] += count
    levels: list[_Height] = []
    for height in sorted(unlike, key=lambda height: -common[round(sum(height))]):
        if not any(_is_level(level, height) for level in levels):
            levels.append(height)
    return levels


def _placed(line: Line, number: int) -> Iterator[_Letter]:
    """Return the letters of a line, with where they stand."""
    shapes = line.letters if _MIRRORED.keys().isdisjoint(line.letters) else _unmirrored(line)
    _, bottoms, rights, tops = line.placed().edges
    spaced = [line.gaps.get(at) is Gap.SPACE for at in range(len(line.letters))]
    places = zip(repeat(number), accumulate(spaced))
    return zip(shapes, line.pens, rights, zip(bottoms, tops, strict=True), places, strict=True)


def _unmirrored(line: Line) -> Iterator[str]:
    """Yield the letters of a line; PDFium gives brackets after a right-to-left word the shape of their partners."""
    runs = [next(run) for _, run in groupby(map(_direction, line.words()))]
    turned = runs.count("R") + len(line.turns) >= runs.count("L")
    for at, letter in enumerate(line.letters):
        direction = _direction(letter)
        turned = direction == "R" if direction != "N" else turned or at in line.turns
        yield _MIRRORED.get(letter, letter) if turned else letter


@cache
def _direction(letter: str) -> str:
    """Return R or L for letters of words written from the right or from the left, N for all else."""
    return "N" if not letter.isalpha() else "R" if is_leftward(letter) else "L"


def _words(row: list[_Letter]) -> Iterator[str]:
    """Yield the words of a row from right to left, their letters likewise.

    Room parts them, or a space before a letter that leans over it (nastaliq).
    """
    word, edge, last = "", 0.0, (-1, 0)
    # Letters of one glyph (fl, a letter with its mark) stand in one place.
    placed = [(-round(one[1], 1), at if _keeps_order(one[0]) else -at, one) for at, one in enumerate(row)]
    for _, _, (letter, pen, right, (bottom, top), place) in sorted(placed):
        room = edge - right > _ROOM * (top - bottom)
        spaced = place[0] == last[0] and place[1] != last[1] and _direction(letter) == "R"
        if (room or spaced) and not unicodedata.combining(letter):
            yield word
            word = ""
        word += letter
        edge, last = pen, place
    yield word


@cache
def _keeps_order(letter: str) -> bool:
    return is_leftward(letter) or unicodedata.combining(letter) > 0


def _word(letters: str) -> str:
    """Return the word that `letters` from right to left spell; its numbers and Latin letters go from left to right."""
    return _RIGHTWARD.sub(lambda run: run[0][::-1], letters)
