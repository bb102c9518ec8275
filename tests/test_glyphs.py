"""Glyphs: the size on paper, not the one that the PDF names; faces, colours, artifacts, forms."""

from __future__ import annotations

import pytest
from paper import drawn

from leaflet.audit.sheet.glyphs import Matrix
from leaflet.audit.sheet.printed import Box, Glyph
from leaflet.audit.sheet.sheets import read_print


def first(content: str) -> Glyph:
    """Return the first letter of a page."""
    return read_print(drawn(content), "other.pdf").sheets[0].lines[0].glyphs[0]


@pytest.mark.parametrize(
    "content",
    [
        "BT /F 18 Tf 100 700 Td (A) Tj ET",
        "BT /F 1 Tf 18 0 0 18 100 700 Tm (A) Tj ET",
        "0.5 0 0 0.5 0 0 cm BT /F 36 Tf 200 1400 Td (A) Tj ET",
        "2 0 0 -2 0 842 cm BT /F 9 Tf 1 0 0 -1 50 71 Tm (A) Tj ET",
        "0 1 -1 0 500 0 cm BT /F 18 Tf 100 100 Td (A) Tj ET",
    ],
)
def test_the_size_is_that_on_paper(content: str) -> None:
    """Scaled by the text's matrix, the page's, both."""
    assert first(content).run.size == 18


def test_sheared_letters_are_italic() -> None:
    """A font that has no italic is often sheared."""
    assert first("BT /F 18 Tf 1 0 0.3 1 100 700 Tm (A) Tj ET").run.italic
    assert not first("BT /F 18 Tf 1 0 0 1 100 700 Tm (A) Tj ET").run.italic


def test_outlined_letters_are_bold() -> None:
    """A font that has no bold is often thickened."""
    assert first("BT 2 Tr /F 18 Tf 100 700 Td (A) Tj ET").run.bold


def test_colour_face_and_mark_are_read() -> None:
    """Helvetica is not in the file; the text is marked as the page's own."""
    run = first("/Artifact BMC BT 1 0 0 rg /F 18 Tf 100 700 Td (A) Tj ET EMC").run
    assert run.colour == (255, 0, 0)
    assert run.running
    assert (run.face.name, run.face.embedded, run.face.bold) == ("Helvetica", False, False)


def test_a_matrix_within_another_moves_and_scales() -> None:
    """The outer one comes last."""
    inner, outer = Matrix(2, 0, 0, 2, 10, 0), Matrix(1, 0, 0, 1, 5, 5)
    assert inner.within(outer).point(1, 1) == (17, 7)
    assert Matrix(0, 1, -1, 0, 0, 0).box(Box(0, 0, 2, 1)) == Box(-1, 0, 0, 2)
