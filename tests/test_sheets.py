"""Reading any PDF: what cannot be opened says why; cropped and turned pages are read as they are seen."""

from __future__ import annotations

import pytest
from paper import drawn

from leaflet.audit.sheet.sheets import read_print
from leaflet.errors import LeafletError

HELLO = "BT /F 20 Tf 100 700 Td (Hello) Tj ET"


@pytest.mark.parametrize("pdf", [b"", b"no PDF at all", b"%PDF-1.7\n%%EOF", drawn(HELLO)[:200]])
def test_a_broken_pdf_is_refused_with_a_hint(pdf: bytes) -> None:
    """The error names the file and says what to do."""
    with pytest.raises(LeafletError, match=r"PDF|empty") as caught:
        read_print(pdf, "other.pdf")
    assert caught.value.where == "other.pdf"
    assert caught.value.hint


def test_a_locked_pdf_is_refused_with_a_hint() -> None:
    """A password is another matter than a broken file."""
    with pytest.raises(LeafletError, match="password") as caught:
        read_print(drawn(HELLO, password="secret"), "other.pdf")
    assert "qpdf" in caught.value.hint


def test_a_page_is_read_in_points_from_its_lower_left_corner() -> None:
    """Size, place, words."""
    (sheet,) = read_print(drawn(HELLO), "other.pdf").sheets
    (line,) = sheet.lines
    assert (line.text, line.size, line.x0, line.baseline) == ("Hello", 20, pytest.approx(100, abs=0.1), 700)
    assert (sheet.width, sheet.height, sheet.number) == (595, 842, 1)


def test_a_page_whose_corner_is_elsewhere_is_moved() -> None:
    """The box of a page need not begin at nought."""
    (sheet,) = read_print(drawn(HELLO, box=(50, 50, 645, 892)), "other.pdf").sheets
    assert (sheet.lines[0].x0, sheet.lines[0].baseline) == (pytest.approx(50, abs=0.1), 650)


@pytest.mark.parametrize(("turn", "angle"), [(0, 0), (90, -90), (270, 90)])
def test_a_turned_page_turns_its_text(turn: int, angle: float) -> None:
    """What was upright lies on its side, as a reader sees it."""
    (sheet,) = read_print(drawn(HELLO, turn=turn), "other.pdf").sheets
    assert sheet.lines[0].glyphs[0].run.angle == angle
    assert (sheet.width > sheet.height) is (turn != 0)


def test_text_that_nobody_sees_is_no_text() -> None:
    """The words behind a scan are not on the paper."""
    read = read_print(drawn("BT 3 Tr /F 20 Tf 100 700 Td (Hello) Tj ET"), "other.pdf")
    assert read.hidden
    assert not read.sheets[0].lines
