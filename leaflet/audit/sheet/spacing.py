"""The space between lines, between paragraphs, and how much stands on a line (LP-04, LP-05, LP-13)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from leaflet.audit.gathering import Fault, counted
from leaflet.audit.sheet.passages import Passage, Setting
from leaflet.audit.sheet.printed import Line
from leaflet.audit.sheet.sizes import excerpt
from leaflet.edition import Edition

_LEADING, _LEADING_CLEAR, _LEADING_BOLD = 1.5, 1.25, 1.15
"""Least baseline distance as a multiple of the print size: WCAG 2.2, 1.4.8; in clear print APH; a line of bold ACB."""

_HAIR = 0.03
_GAP = 1.5
"""Least distance from paragraph to paragraph, as a multiple of that from line to line (WCAG 2.2, 1.4.8)."""

_LONG, _LONGEST = 70, 80
"""Most letters on lines (RNIB), and on any one line (WCAG 2.2, 1.4.8)."""

_WIDE = 1.75
"""How many letters a wide one counts for: of them 40 are allowed (WCAG 2.2, 1.4.8)."""

_SHARE = 0.25
"""So many of a page's lines are not by chance longer than they should be."""


def check_spacing(setting: Setting, edition: Edition) -> Iterator[Fault]:
    """Yield lines too close, paragraphs too close, and lines too long to find the next one's start."""
    least = _LEADING_CLEAR if edition.size < 16 else _LEADING
    for sheet in setting.print.sheets:
        page, passages = sheet.number, setting.on(sheet)
        tight = [pair for passage in passages if not setting.heading(passage) for pair in _tight(passage, least)]
        if tight:
            ratio, words = min(tight)
            message = f"the lines are {ratio:.2f} times their size apart ({excerpt(words)!r})"
            yield Fault("LP-04", page, f"{message}: at least {least:g} is needed", -ratio)
        if close := list(_close(setting, passages)):
            ratio, words = min(close)
            number = counted(len(close), "paragraph is", "paragraphs are")
            message = f"{number} as little as {ratio:.2f} line spacings below the one before ({excerpt(words)!r})"
            yield Fault("LP-05", page, f"{message}: at least {_GAP:g} is needed", -ratio)
        yield from _long_lines(page, [line for passage in passages for line in passage.lines])


def _long_lines(page: int, lines: list[Line]) -> Iterator[Fault]:
    columns = sorted(((_columns(line), line.text) for line in lines), reverse=True)
    long = [found for found in columns if found[0] > _LONG]
    if long and (long[0][0] > _LONGEST or len(long) > max(1, _SHARE * len(lines))):
        most, words = long[0]
        number = counted(len(long), "line is too long,", "lines are too long, up to")
        yield Fault("LP-13", page, f"{number} {most} letters ({excerpt(words)!r})", most)


def _tight(passage: Passage, least: float) -> Iterator[tuple[float, str]]:
    """Yield lines too near the one above them; how much room a line needs above it depends on its own size."""
    for line, after in pairwise(passage.lines):
        step, size = line.baseline - after.baseline, after.size
        wanted = _LEADING_BOLD if line.bold and after.bold else least
        if 0.6 * size < step < (wanted - _HAIR) * size:
            yield step / size, after.text


def _close(setting: Setting, passages: tuple[Passage, ...]) -> Iterator[tuple[float, str]]:
    """Yield paragraphs too near the one before; labels (without a stop) and other languages may stand near."""
    for passage, after in pairwise(passages):
        leading = _leading_of(passage) or _leading_of(after) or setting.leading
        if not leading or not (_is_running_text(setting, passage) and _is_running_text(setting, after)):
            continue
        step = passage.lines[-1].baseline - after.lines[0].baseline
        if 0.5 * leading < step < (_GAP - _HAIR) * leading and passage.part.language == after.part.language:
            yield step / leading, after.text


def _leading_of(passage: Passage) -> float | None:
    lines = passage.lines
    return (lines[0].baseline - lines[-1].baseline) / (len(lines) - 1) if len(lines) > 1 else None


def _is_running_text(setting: Setting, passage: Passage) -> bool:
    item = not passage.ended or passage.marker or passage.cell or passage.part.above & {"LI", "TOC", "Caption"}
    return not item and not setting.heading(passage) and not passage.bold and abs(passage.size - setting.body) < 0.3


def _columns(line: Line) -> int:
    """Return how many letters and spaces a line has; marks on letters do not count, wide letters count for more."""
    letters = [letter for letter in line.text if not unicodedata.category(letter).startswith(("M", "C"))]
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in letters)
    return round(len(letters) + (_WIDE - 1) * wide)
