"""Reading: what stands on the sheets of a finished PDF, line by line, as a PDF reader finds it."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from leaflet.page import Margins
from leaflet.wording import Gap, fold


class Box(NamedTuple):
    """Where a letter stands, in points from the sheet's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass
class Line:
    """Letters that a PDF reader takes for one line; `gaps` and `boxes` are by the letter's place in the line."""

    letters: str = ""
    gaps: dict[int, Gap] = field(default_factory=dict)
    boxes: list[Box] = field(default_factory=list)

    def words(self) -> str:
        """Return the line as words."""
        return "".join(f" {letter}" if at and at in self.gaps else letter for at, letter in enumerate(self.letters))

    def after(self, start: int) -> Line:
        """Return the line without its first `start` letters."""
        gaps = {at - start: gap for at, gap in self.gaps.items() if at >= start}
        return Line(self.letters[start:], gaps, self.boxes[start:])


@dataclass
class Sheet:
    """One page of a PDF: its size in points, the lines by region, and all that no page may have."""

    width: float
    height: float
    turned: bool
    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    smallest: float = math.inf
    shapes: list[Box] = field(default_factory=list)
    unreadable: bool = False


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
                yield sheet
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(str(error)) from error


def _read_letters(raw: Any, text: Any, sheet: Sheet, margins: Margins) -> None:
    """Sort the page's letters into the lines of its head, body and foot."""
    unicode, generated, loose_box = raw.FPDFText_GetUnicode, raw.FPDFText_IsGenerated, raw.FPDFText_GetLooseCharBox
    bounds = raw.FS_RECTF()
    pointer = ctypes.byref(bounds)
    ceiling, floor = sheet.height - margins.top, margins.bottom
    region: list[Line] | None = None
    line, gap = Line(), None
    for at in range(raw.FPDFText_CountChars(text)):
        code = unicode(text, at)
        if code in (10, 13):
            region = None
            continue
        letter = "-" if code == 2 else chr(code)
        if letter.isspace():
            if gap is not Gap.SPACE:
                gap = Gap.GUESSED if generated(text, at) == 1 else Gap.SPACE
            continue
        if code in (0, 0xFFFD):
            sheet.unreadable = True
        loose_box(text, at, pointer)
        box = Box(bounds.left, bounds.bottom, bounds.right, bounds.top)
        middle = (box.bottom + box.top) / 2
        place = sheet.head if middle > ceiling else sheet.foot if middle < floor else sheet.body
        if place is not region:
            line, gap, region = Line(), None, place
            region.append(line)
        if gap:
            line.gaps[len(line.letters)] = gap
            gap = None
        folded = fold(letter)
        line.letters += folded
        line.boxes.extend(box for _ in folded)
        if code == 2:
            region = None


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
