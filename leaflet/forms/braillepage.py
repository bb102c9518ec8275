"""The braille page: cells filled into lines, lines into pages, each with its running head and its number.

Laid out after Braille Formats (BANA 2016): headings 4.4 to 4.6, paragraphs 1.8, lists 8, running heads 1.7.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

NEWLINE = "\r\n"
"""An embosser is a line printer: a line feed moves the paper, a carriage return the head; liblouisutdml, too, ends
lines with both."""

PAGE_END = "\f"
"""A form feed follows every page, the last one too: it throws the sheet, and the next file begins on a fresh one."""

MARGIN = 3
"""The least blank cells on either side of a centred heading, and between a running head and the page number."""

_NUMBER = re.compile(r"#[A-J1'.\-/#]+")


@dataclass(frozen=True)
class Block:
    """A piece in braille: where its first line and its others begin (cells from 0), and the blank lines around it.

    A centred block has no indents. What is a heading stands never last on a page.
    """

    cells: str
    first: int = 0
    runover: int = 0
    before: bool = False
    after: bool = False
    heading: bool = False
    centred: bool = False


@dataclass(frozen=True)
class Line:
    """One line of a page; a `heading` is kept with the line after it."""

    text: str
    heading: bool = False


def lay(blocks: Sequence[Block], width: int, mark: str = "") -> Iterator[Line]:
    """Yield the lines of `blocks`, `width` cells wide, with `mark` where a word that is longer goes on."""
    blank = True
    for block in blocks:
        if block.before and not blank:
            yield Line("")
        if block.centred:
            lines = [line.center(width).rstrip() for line in fill(block.cells, width - 2 * MARGIN, 0, 0, mark)]
        else:
            lines = list(fill(block.cells, width, min(block.first, width // 2), min(block.runover, width // 2), mark))
        yield from (Line(line, block.heading) for line in lines)
        blank = block.after
        if blank:
            yield Line("", block.heading)


def fill(cells: str, width: int, first: int, runover: int, mark: str = "") -> Iterator[str]:
    """Yield `cells` in lines that begin at cell `first` and then at `runover`; no word is broken that fits a line.

    A number keeps the word after it, which is mostly its unit (UKAAF G003: such pieces are not split).
    """
    line = " " * first
    empty = True
    for word in _words(cells, width - runover):
        if not empty and len(line) + 1 + len(word) > width:
            yield line
            line, empty = " " * runover, True
        line += word if empty else f" {word}"
        empty = False
        while len(line) > width:
            at = width - len(mark)
            yield line[:at] + mark
            line = " " * runover + line[at:]
    if not empty:
        yield line


def _words(cells: str, room: int) -> Iterator[str]:
    words = iter(cells.split())
    for word in words:
        if _NUMBER.fullmatch(word) and (unit := next(words, "")):
            yield from [f"{word} {unit}"] if len(word) + 1 + len(unit) <= room else [word, unit]
        else:
            yield word


def head_lines(text: str, number: str, width: int, whole: bool) -> list[str]:
    """Return the running head: `text` with the page `number` at the end of its first line.

    A text that has to be `whole` takes further lines; another one is shortened to the words that fit.
    """
    room = width - len(number) - 2 * MARGIN
    words = text.split()
    first: list[str] = []
    while words and len(" ".join((*first, words[0]))) <= room:
        first.append(words.pop(0))
    shown = " ".join(first).center(room).rstrip()
    line = f"{'' if not shown else ' ' * MARGIN + shown}".ljust(width - len(number)) + number
    rest = list(fill(" ".join(words), width - 2 * MARGIN, 0, 0)) if whole else []
    return [line, *(more.center(width).rstrip() for more in rest)]


def paginate(lines: Sequence[Line], height: int, head: Callable[[int], list[str]]) -> Iterator[list[str]]:
    """Yield the pages: at most `height` lines, the running `head` of the page's number first."""
    number = 0
    left = list(lines)
    while left:
        number += 1
        top = head(number)
        if left[0].heading:
            top.append("")
        room = height - len(top)
        end = min(room, len(left))
        if end < len(left):
            end = _kept(left, end)
        page = [line.text for line in left[:end]]
        while page and not page[-1]:
            page.pop()
        yield [*top, *page]
        left = left[end:]
        while left and not left[0].text:
            left.pop(0)


def _kept(lines: Sequence[Line], end: int) -> int:
    """Return where a page of `lines` ends at the latest so that no heading is left at its foot."""
    at = end
    while at and (lines[at - 1].heading or not lines[at - 1].text):
        at -= 1
    return at or end


def document(pages: Sequence[Sequence[str]]) -> str:
    """Return the `pages` as one file."""
    return "".join(f"{NEWLINE.join(page)}{NEWLINE}{PAGE_END}" for page in pages)


def read_back(text: str, heads: Sequence[int]) -> Iterator[str]:
    """Yield the braille words of a file line by line; `heads` are how many lines of each page are its running head."""
    pages = text.split(PAGE_END)[:-1]
    bodies = (page.split(NEWLINE)[count:] for page, count in zip(pages, heads, strict=True))
    for line in chain.from_iterable(bodies):
        yield from line.split()
