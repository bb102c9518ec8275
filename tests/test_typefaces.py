"""Fonts, capitals, bullets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper import FACE, line, print_of

from leaflet.audit.sheet.passages import setting
from leaflet.audit.sheet.printed import Box, Line, Part, Shape
from leaflet.audit.sheet.typefaces import check_typefaces


def rules(*lines: Line, shapes: tuple[Shape, ...] = ()) -> list[str]:
    """Return the rules that `lines` break."""
    return [finding.rule for finding in check_typefaces(setting(print_of(*lines, shapes=shapes)))]


@pytest.mark.parametrize(
    "name",
    ["Noto-Sans", "NotoSansCJKsc-Regular", "Noto-Naskh-Arabic", "Noto-Nastaliq-Urdu-Bold", "ArialMT", "Verdana-Bold",
     "MicrosoftSansSerif", "Calibri", "Helvetica-Black", "DejaVuSans", "Lucida Sans Unicode", "CenturyGothic",
     "Noto-Sans-Ethiopic-Bold", "Highlight", "Frutiger55Roman", "HelveticaNeueLTStd-Roman"],
)  # fmt: skip
def test_plain_fonts_pass(name: str) -> None:
    """By name; Roman is what some sans serifs call upright."""
    assert rules(line("Take it", face=replace(FACE, name=name))) == []


@pytest.mark.parametrize(
    "name",
    ["TimesNewRomanPSMT", "LiberationSerif", "Georgia-Bold", "NotoSerif-Regular", "CourierNew", "SimSun", "Cambria",
     "ArialNarrow-Bold", "NotoSans-Condensed", "Roboto-Light", "HelveticaNeue-UltraLight", "Inter-Thin"],
)  # fmt: skip
def test_hard_fonts_are_found(name: str) -> None:
    """Serif, narrow, thin."""
    assert rules(line("Take it", face=replace(FACE, name=name))) == ["LP-09"]


def test_a_font_that_is_not_in_the_file_is_found_but_not_for_signs() -> None:
    """A bullet may be of any font."""
    away = replace(FACE, embedded=False)
    assert rules(line("Take it", face=away)) == ["LP-09"]
    assert rules(line("•", face=away)) == []


def test_italics_are_found() -> None:
    """By the font or by the shear."""
    assert rules(line("very", face=replace(FACE, italic=True))) == ["LP-10"]
    assert rules(line("very", slant=0.2)) == ["LP-10"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DO NOT TAKE IT", ["LP-12"]), ("Now DO NOT TAKE it", ["LP-12"]), ("НЕ ПРИНИМАЙТЕ БОЛЬШЕ", ["LP-12"]),
        ("WARNING", []), ("SIDE EFFECTS", []), ("HIV, AIDS, COPD", []), ("FDA NHS EMA", []), ("Take One Tablet", []),
        ("请送服一片药", []), ("خذ قرصا واحدا معه", []),
    ],
)  # fmt: skip
def test_capitals_in_a_row_are_found(text: str, found: list[str]) -> None:
    """Three words, one of them longer than an acronym."""
    assert rules(line(text)) == found


@pytest.mark.parametrize(("mark", "found"), [("●", []), ("•", []), ("1.", []), ("○", ["LP-21"]), ("-", ["LP-21"])])
def test_bullets_are_solid(mark: str, found: list[str]) -> None:
    """Dots, not rings and dashes."""
    assert rules(*(line(f"{mark} one", baseline=700 - 27 * at) for at in range(2))) == found


def test_one_dash_is_no_bullet_and_a_drawn_ring_is_one() -> None:
    """Browsers draw some bullets."""
    assert rules(line("- one")) == []
    ring = Shape("outline", Box(72, 700, 76, 704), Part("Lbl", 1))
    assert rules(line("one"), shapes=(ring,)) == ["LP-21"]
