"""Reading: what stands on the sheets of a finished PDF, line by line, as a PDF reader finds it."""

from __future__ import annotations

import ctypes
import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

from leaflet.page import Margins
from leaflet.readback.drawn import Drawn, read_drawn
from leaflet.readback.wording import Gap, fold
from leaflet.writing import is_leftward

_PLAIN = (0x20, 0xD800)
"""Codes that PDFium gives alike for one character and in a whole text; others may be its own signs, or halves."""


_RIGHT_TO_LEFT = 0x200F
"""The code of the mark by which right-to-left text says where it goes on."""


class Box(NamedTuple):
    """Where a letter stands, in points from the sheet's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def around(boxes: Sequence[Box]) -> Box:
    """Return the box that holds `boxes`, of which there is one at least."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


@dataclass
class Line:
    """Letters that a PDF reader takes for one line; `gaps` and `boxes` are by the letter's place in the line.

    On a sheet with right-to-left letters, `pens` says where each begins, which its ink may stand over; `turns` are the
    letters before which a right-to-left mark stands.
    """

    letters: str = ""
    gaps: dict[int, Gap] = field(default_factory=dict)
    boxes: list[Box] = field(default_factory=list)
    pens: list[float] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)

    def words(self) -> str:
        """Return the line as words."""
        return "".join(f" {letter}" if at and at in self.gaps else letter for at, letter in enumerate(self.letters))

    def after(self, start: int) -> Line:
        """Return the line without its first `start` letters."""
        gaps = {at - start: gap for at, gap in self.gaps.items() if at >= start}
        turns = [at - start for at in self.turns if at >= start]
        return Line(self.letters[start:], gaps, self.boxes[start:], self.pens[start:], turns)


@dataclass
class Sheet:
    """One page of a PDF: its size in points, its lines by region, its marks, and all that no page may have."""

    width: float
    height: float
    turned: bool
    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    smallest: float = math.inf
    shapes: list[Box] = field(default_factory=list)
    unreadable: bool = False
    drawn: Drawn = field(default_factory=Drawn)


class UnreadableError(Exception):
    """The bytes are no PDF, or a broken one."""


def read_pdf(pdf: bytes, margins: Margins) -> Iterator[Sheet]:
    """Yield every page of `pdf`; what lies above or below the margins is its head or foot, by each letter's middle.

    UnreadableError when there is no PDF in the bytes.
    """
    import pypdfium2  # noqa: PLC0415 - loading the library is a cost that only a finished leaflet should bear

    raw = pypdfium2.raw
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            for number in range(len(document)):
                page = document[number]
                text = page.get_textpage()
                sheet = Sheet(page.get_width(), page.get_height(), page.get_rotation() != 0)
                _read_letters(raw, text.raw, sheet, margins)
                count = raw.FPDFPage_CountObjects(page.raw)
                _read_objects(raw, (raw.FPDFPage_GetObject(page.raw, at) for at in range(count)), sheet, 1.0)
                sheet.drawn = read_drawn(raw, page.raw, text.raw)
                yield sheet
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(str(error)) from error


@cache
def _folded(code: int) -> str | None:
    """Return how a character is compared, nothing for white space; code 2 is a hyphen at the end of a line."""
    letter = "-" if code == 2 else chr(code)
    return None if letter.isspace() else fold(letter)


def _codes(raw: Any, text: Any) -> list[int]:
    """Return the code of every character on the page, asked for all at once where each has one place in the answer."""
    count = raw.FPDFText_CountChars(text)
    answer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, answer) != count + 1:
        return [raw.FPDFText_GetUnicode(text, at) for at in range(count)]
    return [
        code if _PLAIN[0] <= code < _PLAIN[1] else raw.FPDFText_GetUnicode(text, at)
        for at, code in enumerate(answer[:count])
    ]


def _read_letters(raw: Any, text: Any, sheet: Sheet, margins: Margins) -> None:
    """Sort the page's letters into the lines of its head, body and foot."""
    generated = raw.FPDFText_IsGenerated
    ceiling, floor = sheet.height - margins.top, margins.bottom
    region: list[Line] | None = None
    line, gap, start, end = Line(), None, 0.0, 0.0
    codes = _codes(raw, text)
    boxes = _boxes(raw, text, len(codes))
    leftward = is_leftward("".join(map(chr, codes)))
    pens = _pens(raw, text, len(codes)) if leftward else ()
    for at, code in enumerate(codes):
        if code in (10, 13):
            region = None
            continue
        folded = _folded(code)
        if folded is None:
            if gap is not Gap.SPACE:
                gap = Gap.GUESSED if generated(text, at) == 1 else Gap.SPACE
            continue
        if not folded:
            if code == _RIGHT_TO_LEFT:
                line.turns.append(len(line.letters))
            continue
        if code in (0, 0xFFFD):
            sheet.unreadable = True
        box = boxes[at]
        left, bottom, right, top = box
        middle = (bottom + top) / 2
        place = sheet.head if middle > ceiling else sheet.foot if middle < floor else sheet.body
        apart = left < start or left > end
        if place is not region or (apart and _marker_between(line, folded, box)):
            line, gap, region = Line(), None, place
            region.append(line)
            start = left
        end = right + top - bottom
        if gap:
            line.gaps[len(line.letters)] = gap
            gap = None
        line.letters += folded
        line.boxes += [box] * len(folded)
        if leftward:
            line.pens += [pens[at]] * len(folded)
        if code == 2:
            region = None


def _boxes(raw: Any, text: Any, count: int) -> list[Box]:
    """Return where every character stands, with the room that its font gives it."""
    bounds = (raw.FS_RECTF * count)()
    first, size = ctypes.addressof(bounds), ctypes.sizeof(raw.FS_RECTF)
    _ask(raw.FPDFText_GetLooseCharBox, text, range(first, first + size * count, size))
    edges = array("f", bytes(bounds))
    return list(map(Box._make, zip(edges[::4], edges[3::4], edges[2::4], edges[1::4], strict=True)))


def _pens(raw: Any, text: Any, count: int) -> list[float]:
    """Return where every character begins on its line."""
    across, up = (ctypes.c_double * count)(), (ctypes.c_double * count)()
    starts = map(ctypes.addressof, (across, up))
    size = ctypes.sizeof(ctypes.c_double)
    _ask(raw.FPDFText_GetCharOrigin, text, *(range(start, start + size * count, size) for start in starts))
    return list(across)


def _ask(function: Any, text: Any, *answers: range) -> None:
    """Let PDFium say something of every character of a page; `answers` are where in memory it writes what it says.

    To ask so is twice as fast as to make an object for every answer.
    """
    kinds = (ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * len(answers))
    ask = ctypes.CFUNCTYPE(ctypes.c_int, *kinds)(ctypes.cast(function, ctypes.c_void_p).value or 0)
    list(map(ask, repeat(ctypes.cast(text, ctypes.c_void_p).value), range(len(answers[0])), *answers))


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


def _read_objects(raw: Any, objects: Iterable[Any], sheet: Sheet, scale: float) -> None:
    """Note the smallest print on the page and where its shapes lie; `scale` is that of the form they stand in."""
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    edges = [ctypes.c_float() for _ in range(4)]
    for shape in objects:
        raw.FPDFPageObj_GetMatrix(shape, matrix)
        height = scale * math.hypot(matrix.c, matrix.d)
        match raw.FPDFPageObj_GetType(shape):
            case raw.FPDF_PAGEOBJ_TEXT:
                raw.FPDFTextObj_GetFontSize(shape, size)
                sheet.smallest = min(sheet.smallest, size.value * height)
            case raw.FPDF_PAGEOBJ_FORM:
                count = raw.FPDFFormObj_CountObjects(shape)
                _read_objects(raw, (raw.FPDFFormObj_GetObject(shape, at) for at in range(count)), sheet, height)
            case _ if scale == 1.0:
                raw.FPDFPageObj_GetBounds(shape, *edges)
                sheet.shapes.append(Box(*(edge.value for edge in edges)))
