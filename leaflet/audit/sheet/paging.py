"""The sheets as such: paper, page numbers, pictures, and how many there are (LP-15, LP-22, LP-24, LP-27)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from leaflet.audit.gathering import Fault, counted
from leaflet.audit.sheet.passages import Setting
from leaflet.audit.sheet.printed import Line, Sheet
from leaflet.edition import MM, Edition, papers

_PAPER_HAIR = 2.0  # millimetres
_PLACE = 3.0
"""In points: a page number that moves by more is at another place."""

_EDGE = 0.17
_STAPLED = 20
_PICTOGRAM = 2.0
"""Least height of a pictogram, as a multiple of the print size."""


def check_paging(setting: Setting, edition: Edition) -> Iterator[Fault]:
    """Yield paper of the wrong size, missing or wandering page numbers, pictures too small, and too many pages."""
    read = setting.print
    for sheet in read.sheets:
        if fault := _paper(sheet, read.sheets[0], edition):
            yield Fault("LP-15", sheet.number, fault)
        if small := list(_small_pictures(setting, sheet)):
            size = f"{min(small):.0f} point high, the text is {setting.body:g} point"
            number = counted(len(small), "picture is small", "pictures are small")
            yield Fault("LP-24", sheet.number, f"{number}: the smallest is {size}", -min(small))
    if len(read.sheets) > 1:
        yield from _numbers(setting)
    if len(read.sheets) > _STAPLED:
        yield Fault("LP-27", 0, f"the leaflet has {len(read.sheets)} pages: more than {_STAPLED} do not staple")


def _paper(sheet: Sheet, first: Sheet, edition: Edition) -> str:
    width, height = sheet.width / MM, sheet.height / MM
    size = f"{width:.0f} by {height:.0f} mm"
    if width > height:
        return f"the page lies on its side ({size})"
    if abs(sheet.width - first.width) + abs(sheet.height - first.height) > 2 * _PAPER_HAIR * MM:
        return f"the page is {size}, the first one {first.width / MM:.0f} by {first.height / MM:.0f} mm"
    fits = [paper for paper in papers() if paper.name in edition.papers]
    if any(abs(p.width - width) < _PAPER_HAIR and abs(p.height - height) < _PAPER_HAIR for p in fits):
        return ""
    return f"the page is {size}: {edition.title} goes on {', '.join(paper.title for paper in fits)}"


def _numbers(setting: Setting) -> Iterator[Fault]:
    """Yield that pages have no number, or that it does not stand at one place."""
    read = setting.print
    instead = f"Put 'Page 1 of {len(read.sheets)}' and so on at the same place of each page, as large as the text."
    found: Counter[int] = Counter()
    for sheet in read.sheets:
        found.update({number - sheet.number for line in _edge_lines(sheet) for number in _numerals(line)})
    shift, often = found.most_common(1)[0] if found else (0, 0)
    if often < max(2, len(read.sheets) / 2):
        yield Fault("LP-22", 0, "the pages have no numbers", instead=instead)
        return
    places = {
        sheet.number: [line for line in _edge_lines(sheet) if sheet.number + shift in _numerals(line)]
        for sheet in read.sheets
    }
    usual = Counter(round(line.baseline) for lines in places.values() for line in lines).most_common(1)[0][0]
    for number, lines in places.items():
        if not lines:
            yield Fault("LP-22", number, "the page has no number", instead=instead)
        elif not any(abs(line.baseline - usual) < _PLACE for line in lines):
            message = "the page number stands at another height than on other pages"
            yield Fault("LP-22", number, message, instead=instead)
    level = [line for lines in places.values() for line in lines if abs(line.baseline - usual) < _PLACE]
    if not any(_steady(level, anchor) for anchor in (_left, _right, _middle)):
        yield Fault("LP-22", 0, "the page numbers stand further left on some pages than on others", instead=instead)


def _steady(lines: list[Line], anchor: Callable[[Line], float]) -> bool:
    """Tell whether lines stand at one place, by `anchor`; those of even pages may stand at the other side."""
    for parity in (0, 1):
        side = [line for line in lines if line.page % 2 == parity]
        pages = {line.page for line in side}
        if side and not any(
            {line.page for line in side if abs(anchor(line) - anchor(one)) < _PLACE} == pages for one in side
        ):
            return False
    return True


def _left(line: Line) -> float:
    return line.x0


def _right(line: Line) -> float:
    return line.x1


def _middle(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def _edge_lines(sheet: Sheet) -> list[Line]:
    return [line for line in sheet.lines if not _EDGE * sheet.height < line.baseline < (1 - _EDGE) * sheet.height]


def _numerals(line: Line) -> set[int]:
    """Return the whole numbers in a line, in any script's digits."""
    text = "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in line.text)
    return {int(found) for found in re.findall(r"(?<![\d.,/-])\d{1,4}(?![\d-]|[.,]\d|/\d+/)", text)}


def _small_pictures(setting: Setting, sheet: Sheet) -> Iterator[float]:
    """Yield the heights of pictures that are too low to be made out; strips and lines are no pictures."""
    for shape in sheet.shapes:
        width, height = shape.box.right - shape.box.left, shape.box.top - shape.box.bottom
        if shape.kind == "image" and 4 < height < _PICTOGRAM * setting.body and height / 3 < width < 3 * height:
            yield height
