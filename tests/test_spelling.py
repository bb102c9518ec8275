"""Spelling: what is the same to a reader is the same to the gates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.gates.spelling import _fold, bare, fold, lower, shade


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("٤٥ ۴۵ ४५ ৪৫ ၄၅ ４５", "45 45 45 45 45 45"),
        ("4\u202f000 mg", "4'000 mg"),
        ("5\u00a0mg", "5 mg"),
        ("½ 1½", " 1⁄2 1 1⁄2"),
        ("10⁹ 10⁻³", "10^9 10^-3"),
        ("25℃ 5µg", "25°C 5μg"),
        ("كيلو میلی‌گرم", "کیلو میلیگرم"),
        ("ميكروغرامًا", "میکروغراما"),
        ("500mg을", "500mg 을"),
        ("п’ять", "п'ять"),
    ],
)
def test_one_spelling(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_mark_on_a_letter_is_a_letter() -> None:
    assert shade("कि").isalpha()
    assert not "कि".isalpha()


@given(st.text())
def test_lower_case_and_shades_keep_every_place(text: str) -> None:
    assert len(lower(text)) == len(shade(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=0x2FFFF)))
def test_a_shaded_text_can_be_read_again(text: str) -> None:
    assert bare(shade(text)) == text


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_latin_letters_are_spelt_as_any_others_are(text: str) -> None:
    assert fold(text) == _fold(text)
    for function in (fold, shade, lower):
        assert function(f"{text} я") == function(text) + function(" я")
