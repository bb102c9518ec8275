"""Passages: the lines of a print put together to headings, paragraphs, items and cells; the page's own words apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from leaflet.audit.sheet.printed import Line, Part, Print, Sheet
from leaflet.audit.sheet.tagparts import is_heading

_EDGE = 0.17
"""The share of a page's height at its top and bottom in which running heads and feet stand."""

_LARGER = 1.1
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""A letter of a script that sets no spaces between words: Thai, Lao, Myanmar, Khmer, Han, Kana."""

_ENDED = re.compile(r"[.!?:;。！？।؟۔։።។။][\"'”’»)\]]*$")
_FEW = 3
"""So many lines that all end with a stop do so because each is a paragraph."""

_MARKER = re.compile(r"([•●○◦▪■□▢▶►➢✓‣⁃∙·\uf000-\uf0ff*–—-]|\(?\d{1,3}[.)]|[a-z][.)])(?=\s|$)")
HYPHENS = "\N{SOFT HYPHEN}\N{HYPHEN}-"
"""What may end a line inside a word."""


@dataclass(frozen=True)
class Passage:
    """One heading, paragraph, item or cell, or what of it stands on one page."""

    lines: tuple[Line, ...]

    @property
    def page(self) -> int:
        """Return the number of its page."""
        return self.lines[0].page

    @property
    def part(self) -> Part:
        """Return what it is, by its tags."""
        return self.lines[0].part

    @property
    def leftward(self) -> bool:
        """Return whether it is written from right to left."""
        return 2 * sum(line.leftward for line in self.lines) > len(self.lines)

    @cached_property
    def size(self) -> float:
        """Return the print size that most of it has, in points."""
        return Counter(glyph.run.size for line in self.lines for glyph in line.glyphs).most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Return whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def cell(self) -> bool:
        """Return whether it stands in a table, as far as the tags say."""
        return "Table" in self.part.above

    @cached_property
    def marker(self) -> str:
        """Return the bullet or number that it begins with, as text of its own or in its first line."""
        found = _MARKER.match(self.lines[0].text)
        return found[1] if found else ""

    @property
    def ended(self) -> bool:
        """Return whether it ends as a sentence does."""
        return _ENDED.search(self.text) is not None

    @cached_property
    def text(self) -> str:
        """Return its words, lines joined as they are read."""
        words = self.lines[0].text
        for line in self.lines[1:]:
            words = joined(words, line.text)
        return words


def joined(words: str, more: str) -> str:
    """Return two lines as one text: no space between them where a word is split, or where a script sets none."""
    if words[-1:] == "\N{SOFT HYPHEN}":
        return words[:-1] + more
    between = words[-1:] + more[:1]
    return words + ("" if words[-1:] in HYPHENS or len(_UNSPACED.findall(between)) == 2 else " ") + more


def unspaced(text: str) -> bool:
    """Tell whether a good part of `text` is in a script that sets no spaces between words."""
    return len(_UNSPACED.findall(text)) * 3 > len(text)


@dataclass(frozen=True)
class Setting:
    """How a print is set: passages in reading order, running lines (heads and feet), body size and leading in points.

    `leading` is None where no two lines of one paragraph follow each other.
    """

    print: Print
    passages: tuple[Passage, ...]
    running: tuple[Line, ...]
    body: float
    leading: float | None
    tagged: bool

    def on(self, sheet: Sheet) -> tuple[Passage, ...]:
        """Return the level passages of one page."""
        return self._by_page.get(sheet.number, ())

    @cached_property
    def _by_page(self) -> dict[int, tuple[Passage, ...]]:
        pages: dict[int, list[Passage]] = defaultdict(list)
        for passage in self.passages:
            if not passage.lines[0].turned:
                pages[passage.page].append(passage)
        return {page: tuple(passages) for page, passages in pages.items()}

    def heading(self, passage: Passage) -> bool:
        """Tell whether a passage is a heading: by its tag; in a PDF without such tags, if short and clearly larger."""
        if self.tagged:
            return is_heading(passage.part.kind)
        return passage.size > self.body * _LARGER and len(passage.lines) <= 3 and len(passage.text) > 1


def setting(read: Print) -> Setting:
    """Return how `read` is set."""
    running = frozenset(_running(read))
    text = [[line for line in sheet.lines if id(line) not in running] for sheet in read.sheets]
    sizes = Counter[float]()
    for line in (line for lines in text for line in lines):
        sizes[round(line.size * 2) / 2] += len(line.glyphs)
    exact = Counter(line.size for lines in text for line in lines if round(line.size * 2) / 2 in _top(sizes))
    body = exact.most_common(1)[0][0] if exact else 0.0
    usual = _leading(text, body)
    passages = tuple(passage for lines in text for passage in _passages(lines, body, usual))
    return Setting(
        print=read,
        passages=passages,
        running=tuple(line for sheet in read.sheets for line in sheet.lines if id(line) in running),
        body=body,
        leading=_leading((passage.lines for passage in passages), body),
        tagged=any(is_heading(passage.part.kind) for passage in passages),
    )


def _top(sizes: Counter[float]) -> set[float]:
    return {size for size, _ in sizes.most_common(1)}


def _running(read: Print) -> Iterator[int]:
    """Yield the ids of the lines that are the page's own: marked so, or the same at one height of several pages."""
    seen: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for sheet in read.sheets:
        for line in sheet.lines:
            if line.marked:
                yield id(line)
            elif not _EDGE * sheet.height < line.baseline < (1 - _EDGE) * sheet.height:
                seen[re.sub(r"\d+", "#", line.text), round(line.baseline / 2)].append(line)
    for lines in seen.values():
        if len({line.page for line in lines}) > 1:
            yield from map(id, lines)


def _leading(text: Iterable[Sequence[Line]], body: float) -> float | None:
    """Return the usual distance between baselines of body text, in points."""
    steps = Counter[float]()
    for lines in text:
        for line, after in pairwise(lines):
            step = line.baseline - after.baseline
            same = abs(line.size - body) < 0.3 > abs(after.size - body)
            if same and 0.8 * body < step < 3 * body and line.x0 < after.x1 and after.x0 < line.x1:
                steps[round(step * 2) / 2] += 1
    if not steps:
        return None
    often = steps.most_common(1)[0][1]
    return min(step for step, number in steps.items() if number > often / 3)


def _passages(lines: list[Line], body: float, leading: float | None) -> Iterator[Passage]:
    kept: list[Line] = []
    widest = max((line.end for line in lines), default=0.0)
    for line in lines:
        if kept and not _goes_on(kept[-1], line, leading, body, widest):
            yield from _single(kept)
            kept = []
        kept.append(line)
    if kept:
        yield from _single(kept)


def _single(lines: list[Line]) -> Iterator[Passage]:
    """Yield what lines are: one passage; each by itself where no tag holds them and all end as sentences do."""
    apart = len(lines) >= _FEW and lines[0].part.block is None and all(_ENDED.search(line.text) for line in lines)
    yield from map(Passage, ((line,) for line in lines) if apart else (tuple(lines),))


def _goes_on(line: Line, after: Line, leading: float | None, body: float, widest: float) -> bool:
    """Tell whether a line belongs to the same passage as the one before it."""
    if line.turned != after.turned:
        return False
    if line.part.block is not None or after.part.block is not None:
        return line.part.block == after.part.block
    step = line.baseline - after.baseline
    usual = leading * line.size / body if leading else 1.7 * line.size
    if abs(line.size - after.size) > 0.3 or line.bold != after.bold or not 0.5 * line.size < step < 1.15 * usual:
        return False
    if _MARKER.match(after.text) or line.x0 > after.x1 or after.x0 > line.x1:
        return False
    first = after.text.split(" ", 1)[0]
    room = (len(first) + 2) * line.size * 0.6
    return not (_ENDED.search(line.text) and line.end + room < widest)
