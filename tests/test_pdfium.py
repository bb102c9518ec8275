"""PDFium's functions, called with numbers for pointers, say what they say otherwise."""

from __future__ import annotations

import ctypes

import pypdfium2
import pytest
import support_pages
from pypdfium2 import raw

from leaflet.pdf import set_page
from leaflet.readback import pdfium

PALE = f'<p style="opacity: 0.5">What is pale is drawn in a form.</p>{support_pages.EVERYTHING}'


@pytest.fixture
def page():
    with pypdfium2.PdfDocument(set_page(support_pages.page(PALE))) as document:
        yield document[0]


def test_objects_are_those_that_the_library_gives(page):
    objects = pdfium.page_objects(page)
    theirs = [raw.FPDFPage_GetObject(page.raw, at) for at in range(raw.FPDFPage_CountObjects(page.raw))]
    assert objects == [pdfium.address(each) for each in theirs]
    kinds = [raw.FPDFPageObj_GetType(each) for each in theirs]
    assert [pdfium.function("FPDFPageObj_GetType")(each) for each in objects] == kinds
    forms = [at for at, kind in enumerate(kinds) if kind == raw.FPDF_PAGEOBJ_FORM]
    assert forms
    for at in forms:
        parts = range(raw.FPDFFormObj_CountObjects(theirs[at]))
        parts = [pdfium.address(raw.FPDFFormObj_GetObject(theirs[at], part)) for part in parts]
        assert pdfium.form_objects(objects[at]) == parts


def test_what_is_written_to_memory_arrives(page):
    text, box = page.get_textpage(), raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text.raw, 0, box)
    ours = raw.FS_RECTF()
    pdfium.function("FPDFText_GetLooseCharBox")(pdfium.address(text.raw), 0, ctypes.addressof(ours))
    assert bytes(ours) == bytes(box)
    assert box.right > box.left


def test_a_function_is_looked_up_once():
    assert pdfium.function("FPDFPageObj_GetType") is pdfium.function("FPDFPageObj_GetType")
