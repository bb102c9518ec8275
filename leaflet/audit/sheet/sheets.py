"""Reads any finished PDF into what stands on its sheets."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from leaflet.audit.sheet.glyphs import Matrix, page_glyphs, page_objects
from leaflet.audit.sheet.grounds import with_grounds
from leaflet.audit.sheet.lines import page_lines
from leaflet.audit.sheet.printed import Box, Print, Sheet
from leaflet.audit.sheet.tagparts import page_parts
from leaflet.audit.unopened import unopened
from leaflet.errors import LeafletError

_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_print(pdf: bytes, name: str) -> Print:
    """Return what stands on the sheets of `pdf`, which the user calls `name`.

    LeafletError when the bytes are no PDF, a broken one, or one that opens with a password only.
    """
    import pypdfium2  # noqa: PLC0415 - loading the library is a cost that only a finished PDF should bear

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            read = [_sheet(pypdfium2.raw, document[at], at + 1) for at in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise unopened(pdf, name, getattr(error, "err_code", None) == _PASSWORD) from error
    if not read:
        raise LeafletError("the PDF has no pages", where=name, hint="export it again from the program that made it")
    return Print(name, tuple(sheet for sheet, _ in read), any(hidden for _, hidden in read))


def _sheet(raw: Any, page: Any, number: int) -> tuple[Sheet, bool]:
    """Return a page of the document, and whether it has text that no one can see."""
    view = _view(raw, page)
    objects = page_objects(raw, page.raw, view, page_parts(raw, page.raw))
    text = page.get_textpage()
    lines = tuple(page_lines(page_glyphs(raw, text.raw, view, objects), number))
    text.close()
    links = tuple(view.box(box) for box in _links(raw, page.raw))
    seen = tuple(with_grounds(raw, page, objects.texts, lines))
    return Sheet(number, page.get_width(), page.get_height(), seen, tuple(objects.shapes), links), objects.hidden


def _view(raw: Any, page: Any) -> Matrix:
    """Return how the page's own coordinates lie on the paper as a reader shows it, cropped and turned."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPage_GetCropBox(page.raw, *edges):
        raw.FPDFPage_GetMediaBox(page.raw, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return {
        0: Matrix(1, 0, 0, 1, -left, -bottom),
        90: Matrix(0, -1, 1, 0, -bottom, right),
        180: Matrix(-1, 0, 0, -1, right, top),
        270: Matrix(0, 1, -1, 0, top, -left),
    }[page.get_rotation()]


def _links(raw: Any, page: Any) -> Iterator[Box]:
    place, link, bounds = ctypes.c_int(), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page, place, link):
        if raw.FPDFLink_GetAnnotRect(link, bounds):
            yield Box(bounds.left, bounds.bottom, bounds.right, bounds.top)
