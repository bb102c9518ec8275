"""Print sizes: nothing too small to read, nothing smaller than the text, headings larger and bold (LP-01 to LP-03)."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet.audit.gathering import Fault, counted
from leaflet.audit.sheet.passages import Setting
from leaflet.audit.sheet.printed import Glyph
from leaflet.edition import Edition

FLOORS = ((24.0, 24.0), (18.0, 16.0), (0.0, 12.0))
"""The least print that guidelines allow (UKAAF G003, RNIB), by the edition's size: giant, large, clear; in points."""

_HAIR = 0.2
"""In points: what a PDF may fall short by in rounding."""

_NO_BOLD = "Nastaliq"
"""Fonts that have no bold."""


def check_sizes(setting: Setting, edition: Edition) -> Iterator[Fault]:
    """Yield what is printed too small, and headings that do not stand out."""
    floor = next(floor for size, floor in FLOORS if edition.size >= size)
    for sheet in setting.print.sheets:
        glyphs = [glyph for line in sheet.lines for glyph in line.glyphs]
        if small := [glyph for glyph in glyphs if glyph.run.size < floor - _HAIR]:
            least = f"{edition.title} is never below {floor:g} point"
            yield Fault("LP-01", sheet.number, f"{_smallest(small)}: {least}", -_size(small))
        wanted = max(edition.size, setting.body)
        if less := [glyph for glyph in glyphs if floor - _HAIR <= glyph.run.size < wanted - _HAIR]:
            body = f"the text is {setting.body:g} point, {edition.title} is set in {edition.size:g} point"
            yield Fault("LP-02", sheet.number, f"{_smallest(less)}: {body}", -_size(less))
    yield from _headings(setting)


def _smallest(glyphs: list[Glyph]) -> str:
    """Return how many letters are too small, and the smallest ones."""
    size = _size(glyphs)
    words = "".join(f" {g.letter}" if g.space else g.letter for g in glyphs if abs(g.run.size - size) < _HAIR).strip()
    number = counted(len(glyphs), "letter is", "letters are")
    return f"{number} too small, the smallest {size:g} point ({excerpt(words)!r})"


def _size(glyphs: list[Glyph]) -> float:
    return min(glyph.run.size for glyph in glyphs)


def excerpt(words: str) -> str:
    """Return as much of `words` as a message can hold."""
    return words if len(words) <= 40 else f"{words[:39].rstrip()}…"


def _headings(setting: Setting) -> Iterator[Fault]:
    for sheet in setting.print.sheets:
        for passage in filter(setting.heading, setting.on(sheet)):
            size = f"{passage.size:g} point, the text {setting.body:g}"
            if passage.size < setting.body + 2 * _HAIR:
                message = f"the heading {excerpt(passage.text)!r} is no larger than the text ({size})"
                yield Fault("LP-03", sheet.number, message)
            elif not passage.bold and not any(_NO_BOLD in g.run.face.name for g in passage.lines[0].glyphs):
                yield Fault("LP-03", sheet.number, f"the heading {excerpt(passage.text)!r} is not bold")
