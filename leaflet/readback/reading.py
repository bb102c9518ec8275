"""Reading: what stands on the sheets of a finished PDF, line by line, as a PDF reader finds it."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator
from typing import Any

from leaflet.page import Margins
from leaflet.readback.drawn import read_drawn
from leaflet.readback.letters import read_letters
from leaflet.readback.pdfium import form_objects, function, page_objects
from leaflet.readback.sheet import Box, Sheet

_Edges = ctypes.c_float * 4


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
                read_letters(raw, text.raw, sheet, margins)
                objects = page_objects(page)
                _read_objects(raw, objects, sheet, 1.0)
                sheet.drawn = read_drawn(raw, objects, text.raw)
                yield sheet
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(str(error)) from error


def _read_objects(raw: Any, objects: Iterable[int], sheet: Sheet, scale: float) -> None:
    """Note the smallest print on the page and where its shapes lie; `scale` is that of the form they stand in."""
    size, matrix, edges = ctypes.c_float(), raw.FS_MATRIX(), _Edges()
    at, first = ctypes.addressof(matrix), ctypes.addressof(edges)
    places = range(first, first + ctypes.sizeof(edges), ctypes.sizeof(ctypes.c_float))
    ask_matrix, ask_kind = function("FPDFPageObj_GetMatrix"), function("FPDFPageObj_GetType")
    for shape in objects:
        ask_matrix(shape, at)
        height = scale * math.hypot(matrix.c, matrix.d)
        match ask_kind(shape):
            case raw.FPDF_PAGEOBJ_TEXT:
                function("FPDFTextObj_GetFontSize")(shape, ctypes.addressof(size))
                sheet.smallest = min(sheet.smallest, size.value * height)
            case raw.FPDF_PAGEOBJ_FORM:
                _read_objects(raw, form_objects(shape), sheet, height)
            case _ if scale == 1.0:
                function("FPDFPageObj_GetBounds")(shape, *places)
                sheet.shapes.append(Box(*edges))
