"""The figures of doses: held against how the language writes numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaflet.audit.dosefigures import figures
from leaflet.audit.text import Text, Writing
from leaflet.language import find_language


def _rules(words: str, language: str) -> list[str]:
    text = Text(words, "x.md:1", "dosage", "item")
    return [found.rule for found in figures(text, Writing((text,), language))]


@given(st.decimals(min_value="0.01", max_value=9999, places=2), st.sampled_from(["en", "de", "ru", "hi", "nl", "sv"]))
def test_a_figure_as_the_language_writes_it_is_right(value, language):
    written = find_language(language).number(float(value))
    assert not _rules(f"{written} mg", language)


@given(st.integers(min_value=1000, max_value=9999999), st.sampled_from(["en", "de", "ru", "hi", "nl", "sv"]))
def test_thousands_as_the_language_groups_them_are_right(value, language):
    assert not _rules(f"{find_language(language).number(value)} mg", language)


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["en", "de", "ru", "hi", "nl", "sv"]))
def test_a_zero_after_the_sign_is_found_in_every_language(value, language):
    sign = "." if language in {"en", "hi"} else ","
    assert _rules(f"{value}{sign}0 mg", language) == ["UN-02"]


def test_a_language_without_furniture_is_read_as_english():
    assert _rules("1.0 mg", "eo") == ["UN-02"]
