"""Reading formulas: each gives what its authors' formula gives, and rises with longer sentences and words."""

from __future__ import annotations

import pytest

from leaflet.audit.formulas import FORMULAS, Counts, count

TEXT = Counts(sentences=10, words=100, letters=450, syllables=150, long=20, heavy=10, light=60)


@pytest.mark.parametrize(
    ("language", "value"),
    [
        ("en", 0.39 * 10 + 11.8 * 1.5 - 15.59),
        ("es", 206.835 - 62.3 * 1.5 - 10),
        ("fr", 207 - 1.015 * 10 - 73.6 * 1.5),
        ("de", 0.1935 * 10 + 0.1672 * 10 + 0.1297 * 20 - 0.0327 * 60 - 0.875),
        ("it", 89 + (300 * 10 - 10 * 450) / 100),
        ("nl", 206.84 - 0.93 * 10 - 77 * 1.5),
        ("pt", 248.835 - 1.015 * 10 - 84.6 * 1.5),
        ("ru", 0.36 * 10 + 5.76 * 1.5 - 11.97),
    ],
)
def test_the_value_is_that_of_the_formula(language, value):
    assert FORMULAS[language].value(TEXT) == pytest.approx(value)


@pytest.mark.parametrize("language", FORMULAS)
def test_longer_sentences_and_words_are_harder(language):
    formula = FORMULAS[language]
    long = Counts(sentences=4, words=100, letters=700, syllables=260, long=60, heavy=50, light=20)
    assert formula.harder(formula.value(long), formula.value(TEXT))
    assert not formula.harder(formula.value(TEXT), round(formula.value(TEXT), 1))
    assert formula.harder(formula.eighth, formula.sixth)


def test_what_the_formulas_count():
    found = count(("The medicine helps.", "Warfarin.", "Take 5 mg daily"), "en", ("Warfarin",))
    assert found == Counts(sentences=2, words=5, letters=25, syllables=8, long=1, heavy=1, light=3)


def test_a_language_without_a_counter_has_no_syllables():
    assert count(("Weź tabletkę.",), "pl", ()).syllables == 0
