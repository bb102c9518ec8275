"""The pages read well: no heading is left alone at a page's end, and no page is nearly empty by accident."""

import random
from datetime import date
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import leaflet
from leaflet.edition import editions

SAMPLES = sorted((Path(__file__).parent.parent / "monographs").glob("*.md"))
SHEETS = [(edition.name, paper) for edition in editions() for paper in edition.papers]
CASES = [(path, *sheet) for path in SAMPLES for sheet in SHEETS]
LEAST_FULL, LEAST_FULL_LAST = 0.3, 0.2


def pytest_generate_tests(metafunc):
    chosen = CASES if metafunc.config.getoption("--all") else random.Random(7).sample(CASES, 14)
    metafunc.parametrize(
        ("path", "edition", "paper"), chosen, ids=[f"{path.stem}-{edition}-{paper}" for path, edition, paper in chosen]
    )


def _size(text, index):
    """Return the size that a letter has on paper, in points."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    return pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)


def _lines(sheet, margins):
    """Return the lines of the body, from the top: the bottom of each and its print size, both in points."""
    text, height = sheet.get_textpage(), sheet.get_height()
    found = []
    for index in range(text.count_chars()):
        _, bottom, _, top = text.get_charbox(index)
        if top > bottom > margins.bottom and top < height - margins.top:
            found.append((round(bottom), _size(text, index)))
    return [(bottom, max(size for _, size in line)) for bottom, line in groupby(found, key=lambda each: each[0])]


def test_no_heading_stands_alone_and_no_page_is_nearly_empty(path, edition, paper):
    chosen = leaflet.find_edition(edition)
    page = leaflet.compose(
        leaflet.read(path),
        leaflet.find_language("en"),
        chosen,
        leaflet.find_paper(paper, chosen),
        leaflet.Configuration(),
        today=date(2026, 1, 1),
    )
    document = pypdfium2.PdfDocument(leaflet.set(page))
    for number, sheet in enumerate(document, start=1):
        lines = _lines(sheet, page.margins)
        lowest = min(lines, key=lambda line: line[0])
        assert lowest[1] == pytest.approx(chosen.size, abs=0.1), f"a heading is last on page {number}"
        room = sheet.get_height() - page.margins.top - page.margins.bottom
        filled = (sheet.get_height() - page.margins.top - lowest[0]) / room
        assert filled >= (LEAST_FULL_LAST if number == len(document) else LEAST_FULL), f"page {number} is nearly empty"
