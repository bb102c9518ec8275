"""Doses: an amount in every language, its number there once and in digits, parts of a tablet in words."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from dosed import amounts
from hypothesis import given
from hypothesis import strategies as st

from leaflet.directions import MEASURES
from leaflet.dosing.doses import AMOUNTS, PARTS, dose, unbroken
from leaflet.language import find_language, languages

ENGLISH = find_language("en")
TONGUES = st.sampled_from([language.tag for language in languages()])


@pytest.mark.parametrize(
    ("amount", "measure", "words"),
    [
        ("1", "tablet", "1 tablet"), ("2", "tablet", "2 tablets"), ("1/2", "tablet", "half a tablet"),
        ("1/4", "tablet", "a quarter of a tablet"), ("3/4", "tablet", "three quarters of a tablet"),
        ("3/2", "tablet", "1 tablet and a half"), ("5/2", "tablet", "2 tablets and a half"), ("5/2", "mL", "2.5 mL"),
        ("1000", "mg", "1,000 mg"), ("1", "microgram", "1 microgram"), ("25/2", "microgram", "12.5 micrograms"),
        ("1", "layer", "a thin layer"), ("2", "patch", "2 patches"),
    ],
)  # fmt: skip
def test_english_says_amounts_as_people_do(amount: str, measure: str, words: str) -> None:
    assert dose(Fraction(amount), measure, ENGLISH).striptags() == words


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("pl", ["1 tabletka", "2 tabletki", "5 tabletek"]),
        ("ru", ["1 таблетка", "2 таблетки", "5 таблеток"]),
        ("es", ["1 comprimido", "2 comprimidos", "5 comprimidos"]),
        ("hu", ["1 tabletta", "2 tabletta", "5 tabletta"]),
    ],
)
def test_a_number_takes_its_form(tag: str, said: list[str]) -> None:
    assert [dose(Fraction(n), "tablet", find_language(tag)).striptags() for n in (1, 2, 5)] == said


def test_every_measure_can_be_said() -> None:
    assert set(AMOUNTS) == set(MEASURES)


@given(TONGUES, st.data())
def test_the_number_of_an_amount_is_said_and_no_other(tag: str, data: st.DataObject) -> None:
    """Digits on paper are those of the amount: a part of a tablet has none, or those of the whole ones."""
    measure = data.draw(st.sampled_from(list(MEASURES)))
    amount = data.draw(amounts(measure))
    language = find_language(tag)
    words = dose(amount, measure, language).striptags()
    if measure == "layer" or (measure == "tablet" and amount in PARTS):
        assert not re.search(r"\d", words)
    else:
        whole = int(amount)
        written = language.number(whole if measure == "tablet" or whole == amount else float(amount))
        number = " ".join(written.split())
        assert words.count(number) == 1
        assert not re.search(r"\d", words.replace(number, ""))


@given(TONGUES, amounts("tablet"))
def test_a_numeral_stands_out_only_where_it_says_all(tag: str, amount: Fraction) -> None:
    """A patient who reads the large "1" of one tablet and a half would take one."""
    html = dose(amount, "tablet", find_language(tag))
    assert html.count('class="numeral"') == (amount.denominator == 1)
    assert html.count('class="part"') == (amount.denominator != 1)


def test_no_two_languages_share_a_half_by_mistake() -> None:
    """The three parts of a tablet are three texts in every language."""
    for language in languages():
        assert len({language.text(message) for message in PARTS.values()}) == len(PARTS), language.tag


def test_a_script_has_its_own_digits_where_asked() -> None:
    assert "٢" in dose(Fraction(2), "tablet", find_language("ar").with_own_digits())


@given(TONGUES, st.data())
def test_a_number_stays_on_one_line_with_what_it_counts(tag: str, data: st.DataObject) -> None:
    measure = data.draw(st.sampled_from(["tablet", "mL", "puff"]))
    html = dose(data.draw(amounts(measure)), measure, find_language(tag))
    glued = re.sub("<[^>]*>", "", unbroken(html))
    assert glued.split() == html.striptags().split()
    assert not re.search(r"\d\)? \w", glued)
    if "numeral" in html:
        (kept,) = re.findall(r'<span class="q">(.*</span>[^<]*)</span>', unbroken(html))
        words = html.striptags().split()
        number = next(at for at, word in enumerate(words) if re.search(r"\d", word))
        after = 2 if re.fullmatch(r"[\d.,()]+", words[number]) else 1
        assert re.sub("<[^>]*>", "", kept).split() == words[max(0, number - 1) : number + after]
