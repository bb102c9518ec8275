"""The collation: the lines on the paper read along the wording of the page, letter by letter and gap by gap.

A line with right-to-left letters is compared by its words: a PDF reader turns such lines back from the order drawn.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflet.readback.anyorder import plain, same_words
from leaflet.readback.excerpt import Difference, tell_apart
from leaflet.readback.lineend import may_end
from leaflet.readback.rows import end_of, is_level, read_leftward
from leaflet.readback.sheet import Box, Line
from leaflet.readback.wording import Gap, Marker, Wording
from leaflet.writing import is_leftward, is_reordered

_ROOM = 0.1  # of a letter's height: less room between two letters is no gap
_JOINED = 8  # lines that a raised letter can tear a right-to-left line into


def collate(wording: Wording, lines: Sequence[tuple[int, Line]]) -> Iterator[Difference]:
    """Yield where `lines`, each with its page, part from `wording`: gaps and markers all, other letters the first."""
    return _Collation(wording, lines).differences()


class _Item(NamedTuple):
    """A list item that has been read and whose marker is awaited on the same page and height."""

    marker: Marker
    page: int
    box: Box


class _Collation:
    """One reading along; `at` is the next letter of the wording, `here` the next line on the paper."""

    def __init__(self, wording: Wording, lines: Sequence[tuple[int, Line]]) -> None:
        self.wording = wording
        self.gaps = wording.spaces()
        self.lines = lines
        self.at = self.here = 0
        self.before: tuple[int, int, Box] | None = None  # the line before: its page, first letter and last box
        self.began: dict[int, int] = {}  # letter -> the line that begins with it
        self.markers = deque(wording.markers)
        self.awaited: list[_Item] = []

    def differences(self) -> Iterator[Difference]:
        page = self.lines[0][0] if self.lines else 1
        while self.here < len(self.lines):
            number, line = self.lines[self.here]
            if number != page:
                yield from self._unmarked()
                page, self.here = number, self._after_repeated_head(self.here)
            elif self._is_markers(line):
                self.here += 1
            elif self._is_echo(line):
                self.here += 2
            else:
                self.began.setdefault(self.at, self.here)
                line = self._without_marker(line)
                leftward = is_leftward(line.letters)
                if self.wording.letters.startswith(line.letters, self.at) and not (leftward and self.wording.leftward):
                    if not (leftward and self._takes_leftward(line)):
                        faults = list(self._misparted(number, line))
                        yield from () if faults and self._ends_row(line) else faults
                        self._advance(len(line.letters), 1, line.boxes)
                elif not (self._takes_leftward(line) or self._takes_torn_row()):
                    yield from self._unmarked()
                    yield Difference(number, self._parting(line))
                    return
        yield from self._unmarked()
        if self.at < len(self.wording.letters):
            yield Difference(page, self._parting(Line()))

    def _advance(self, letters: int, lines: int, boxes: Sequence[Box]) -> None:
        """Step past `letters` that fill `lines`; await the markers of the list items that begin among them."""
        page = self.lines[self.here + lines - 1][0]
        while self.markers and self.markers[0].start < self.at + letters:
            marker = self.markers.popleft()
            self.awaited.append(_Item(marker, page, boxes[min(max(marker.start - self.at, 0), len(boxes) - 1)]))
        self.before = (page, self.at, boxes[-1])
        self.at += letters
        self.here += lines

    def _is_markers(self, line: Line) -> bool:
        """Take markers that stand alone, as those outside the text do: they are drawn when the page's text is done."""
        awaited, at = list(self.awaited), 0
        while at < len(line.letters):
            level = [item for item in awaited if is_level(item.box, line.boxes[at])]
            read = ((item, line.letters[at : at + len(item.marker.words)]) for item in level)
            item = next((item for item, letters in read if same_words(item.marker.words, letters)), None)
            if item is None:
                return False
            awaited.remove(item)
            at += len(item.marker.words)
        self.awaited = awaited
        return True

    def _is_echo(self, line: Line) -> bool:
        """Take `line` and a marker after which it comes again: PDFium reads an ActualText twice around a marker."""
        after = [other.letters for _, other in self.lines[self.here + 1 : self.here + 3]]
        echo = is_reordered(line.letters) and len(after) == 2 and after[1].startswith(line.letters)
        if echo and self.markers and self.markers[0] == (after[0], self.at):
            self.markers.popleft()
            return True
        return False

    def _without_marker(self, line: Line) -> Line:
        """Return `line` from the item's first word on, where the item's marker was read with it."""
        while self.markers and self.markers[0].start == self.at and line.letters.startswith(self.markers[0].words):
            words = self.markers[0].words
            if line.letters == words or self.wording.letters.startswith(line.letters, self.at):
                return line
            line = line.after(len(words))
            self.markers.popleft()
        return line

    def _unmarked(self) -> Iterator[Difference]:
        for marker, page, _ in self.awaited:
            words = self.wording.words(marker.start, marker.start + 30)
            yield Difference(page, f"a list item has lost its marker: expected {marker.words!r} before {words!r}")
        self.awaited = []

    def _takes_leftward(self, line: Line) -> bool:
        """Take lines written right to left whose words are the next ones, in whatever order."""
        for count in range(1, 1 + min(_JOINED, len(self.lines) - self.here)):
            lines = [line, *(other for _, other in self.lines[self.here + 1 : self.here + count])]
            same, read = read_leftward(self.wording, lines)
            size = sum(map(len, map(plain, read)))
            markers = ""
            upcoming = deque(self.markers)
            while True:
                end = end_of(self.wording, self.at, size - sum(len(plain(letter)) for letter in markers))
                expected = f"{self.wording.words(self.at, end)} {markers}"
                if not (self.wording.leftward or is_leftward(read + expected)):
                    break
                if same(expected, read):
                    for _ in range(len(self.markers) - len(upcoming)):
                        self.markers.popleft()
                    boxes = line.boxes if count == 1 else [box for each in lines for box in each.boxes]
                    self._advance(end - self.at, count, boxes)
                    return True
                if not upcoming or upcoming[0].start >= end:
                    break
                markers += f" {upcoming.popleft().words}"
        return False

    def _ends_row(self, line: Line) -> bool:
        """Tell whether `line` is a piece torn from the right-to-left line before it, both together being right."""
        if not (self.wording.leftward and self.before and self.before[0] == self.lines[self.here][0]):
            return False
        lines = [other for _, other in self.lines[self.began[self.before[1]] : self.here + 1]]
        same, read = read_leftward(self.wording, lines)
        return same(self.wording.words(self.before[1], self.at + len(line.letters)), read)

    def _takes_torn_row(self) -> bool:
        """Take a table row that a page's end has torn: its cells go on, each below itself, on the next page."""
        for row in self.wording.rows:
            if not (row.start in self.began and row.start <= self.at < row.end):
                continue
            end, letters, words = self.began[row.start], 0, ""
            first = page = self.lines[end][0]
            boxes: Sequence[Box] = []
            while end < len(self.lines) and letters < row.end - row.start:
                if self.lines[end][0] != page:
                    page, end = self.lines[end][0], self._after_repeated_head(end)
                    continue
                line = self.lines[end][1]
                words += f" {line.words()}"
                letters += len(line.letters)
                boxes = line.boxes
                end += 1
            torn = page != first or not self.wording.leftward
            if torn and same_words(words, self.wording.words(*row)):
                self._advance(row.end - self.at, end - self.here, boxes)
                return True
        return False

    def _after_repeated_head(self, here: int) -> int:
        """Return the line to read next on a fresh page: a table that goes on has its head printed again."""
        for head in self.wording.heads:
            table = min((t for t in self.wording.tables if t.start <= head.start < t.end), default=None)
            if table is None or not head.end <= self.at < table.end:
                continue
            read, end, began, at = "", here, head.start, head.start
            while end < len(self.lines) and at < head.end:
                line = self.lines[end][1]
                read += line.words() if self._is_torn(at, began) else f" {line.words()}"
                began, at = at, at + len(line.letters)
                end += 1
            if same_words(self.wording.words(*head), read):
                return end
        return here

    def _is_torn(self, at: int, line: int) -> bool:
        """Tell whether a line that began with letter `line` may end before letter `at` where there is no space."""
        return self.wording.gaps.get(at, Gap.SOFT) is Gap.SOFT and may_end(self.wording, self.gaps, at, line)

    def _misparted(self, page: int, line: Line) -> Iterator[Difference]:
        """Yield where words of `line` run together or are torn, its letters being right."""
        start, end = self.at, self.at + len(line.letters)
        expected = self.gaps[bisect_left(self.gaps, start) : bisect_left(self.gaps, end)]
        vague = is_reordered(line.letters)  # an ActualText has no boxes of its own: a reader deals out those of glyphs
        for at in sorted({at - start for at in expected} ^ ({0} | line.gaps.keys())):
            if not at and self.before is None:
                continue
            last = line.boxes[at - 1] if at else self.before[2] if self.before else line.boxes[0]
            turned = self.before is not None and not at and self.before[0] != page
            fresh = turned or not is_level(last, line.boxes[at])
            room = not vague and abs(line.boxes[at].left - last.right) > _ROOM * (last.top - last.bottom)
            if start + at in self.wording.gaps and self.wording.gaps[start + at] is not Gap.SOFT:
                fault = not (fresh or room) and "words run together"
            elif line.gaps.get(at) is Gap.SPACE and not fresh:
                fault = "a word is torn by a space"
            elif fresh:
                fault = (
                    not may_end(self.wording, self.gaps, start + at, self.before[1] if self.before else 0)
                    and "a word is torn by the end of a line"
                )
            else:
                fault = room and not self._is_mark(start + at) and "a word is torn by a gap"
            if fault:
                words = self.wording.words(start + at - 30, start + at + 30)
                yield Difference(
                    page, f"{fault} on the paper, before letter {self.wording.letters[start + at]!r}: {words!r}"
                )
                return

    def _is_mark(self, at: int) -> bool:
        return any(unicodedata.category(letter)[0] == "M" for letter in self.wording.letters[at - 1 : at + 1])

    def _parting(self, line: Line) -> str:
        """Return the message for a `line` that is not what comes next."""
        says = self.wording.letters.startswith
        same = next((at for at, letter in enumerate(line.letters) if not says(letter, self.at + at)), 0)
        at = self.at + same
        known = self.wording.words(at - 60, at)
        following = [other.words() for _, other in self.lines[self.here + 1 : self.here + 2] if line.letters]
        rest = " ".join((line.after(same).words(), *following))
        found = f"{known} {rest}" if same in line.gaps or not same else known + rest
        return tell_apart(self.wording.words(at - 60, at + 60), found, len(known))
