"""Numerals: a script's own digits for numbers, and names left as they are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.language import languages
from leaflet.numerals import WESTERN, in_digits, own_digits


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_digits_count_from_nought_to_nine(language):
    digits, counter = own_digits(language.locale)
    assert [unicodedata.digit(digit) for digit in digits] == list(range(10))
    assert (digits == WESTERN) == (counter == "decimal")


def test_scripts_with_their_own_digits_have_them():
    own = {language.tag for language in languages() if own_digits(language.locale)[0] != WESTERN}
    assert {"ar", "fa", "ur", "ps", "hi", "ne", "bn", "gu", "pa", "my", "km", "lo", "th"} <= own
    assert not own & {"en", "es", "ru", "ko", "zh-Hans", "vi", "am"}


@pytest.mark.parametrize(
    ("western", "own"),
    [
        ("45 \u0625\u0644\u0649 180", "\u0664\u0665 \u0625\u0644\u0649 \u0661\u0668\u0660"),
        ("4,000 mg, 1.5", "\u0664,\u0660\u0660\u0660 mg, \u0661.\u0665"),
        ("2026-11", "\u0662\u0660\u0662\u0666-\u0661\u0661"),
        ("MK-7, K2, B12, 5mg", "MK-7, K2, B12, 5mg"),
    ],
)
def test_numbers_change_and_names_do_not(western, own):
    assert in_digits(western, "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669") == own


@given(st.text())
def test_the_same_number_is_said(text):
    written = in_digits(text, "०१२३४५६७८९")
    assert len(written) == len(text)
    assert [unicodedata.digit(a, None) for a in written] == [unicodedata.digit(a, None) for a in text]
    assert in_digits(text, WESTERN) == text
