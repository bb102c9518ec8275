"""Grounds: the colour under the letters, whatever the letters' own."""

from __future__ import annotations

import pytest
from paper import drawn

from leaflet.audit.sheet.sheets import read_print

TEXT = "BT 1 0 0 rg /F 20 Tf 100 700 Td (Hello) Tj ET"


@pytest.mark.parametrize(
    ("below", "ground"),
    [
        ("", (255, 255, 255)),
        ("0 g 50 650 300 100 re f", (0, 0, 0)),
        ("0 0 1 rg 90 690 100 30 re f", (0, 0, 255)),
        ("0 0 1 rg 90 600 100 30 re f", (255, 255, 255)),
        ("2 w 90 690 100 30 re S 95 698.5 60 1 re f", (255, 255, 255)),
        ("0 g 90 690 30 30 re f", None),
    ],
)
def test_the_ground_is_what_is_painted_under_the_letters(below: str, ground: tuple[int, ...] | None) -> None:
    """A frame around them and a rule under them are no ground; half a box is none that is one colour."""
    (sheet,) = read_print(drawn(f"{below} {TEXT}"), "other.pdf").sheets
    assert sheet.lines[0].ground == ground


def test_text_off_the_paper_stands_on_white() -> None:
    """Nothing is painted there."""
    (sheet,) = read_print(drawn("BT /F 20 Tf 100 900 Td (Hello) Tj ET BT /F 20 Tf 9 9 Td (I) Tj ET"), "x").sheets
    assert {line.ground for line in sheet.lines} == {(255, 255, 255)}
