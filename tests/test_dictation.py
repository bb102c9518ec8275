"""Dictation: a line of English is understood whole, or refused with what is not clear in it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from dosed import directions, line
from hypothesis import given
from hypothesis import strategies as st

from leaflet.directions import Directions
from leaflet.dosing.dictation import dictate
from leaflet.dosing.misheard import EXAMPLE
from leaflet.errors import LeafletError

ONE, TWO = Fraction(1), Fraction(2)


@given(directions())
def test_what_is_dictated_is_what_is_meant(said: Directions) -> None:
    assert dictate(line(said)) == said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (EXAMPLE, Directions("tablet", {"morning": ONE, "bedtime": TWO}, food="with", span=(7, "day"))),
        ("Take 1 tablet in the morning.", Directions("tablet", {"morning": ONE})),
        (
            "1 tablet morning, noon and evening",
            Directions("tablet", dict.fromkeys(("morning", "noon", "evening"), ONE)),
        ),
        ("half a tablet at night", Directions("tablet", {"bedtime": Fraction(1, 2)})),
        (
            "10 units morning and 8 units bedtime",
            Directions("unit", {"morning": Fraction(10), "bedtime": Fraction(8)}),
        ),
        (
            "1 tablet evening for 7 days with food",
            Directions("tablet", {"evening": ONE}, food="with", span=(7, "day")),
        ),
        ("1 tablet at bedtime only on Mondays", Directions("tablet", {"bedtime": ONE}, weekdays=("monday",))),
        (
            "1 tablet evening on thursdays, Mondays",
            Directions("tablet", {"evening": ONE}, weekdays=("monday", "thursday")),
        ),
        (
            "1 tablet evening on Monday and Thursday",
            Directions("tablet", {"evening": ONE}, weekdays=("monday", "thursday")),
        ),
        ("1 tablet noon every other day", Directions("tablet", {"noon": ONE}, every=2)),
        ("1 tablet noon, every 3 days", Directions("tablet", {"noon": ONE}, every=3)),
        ("one tablet every morning before food", Directions("tablet", {"morning": ONE}, food="before")),
        ("two tabs before bed", Directions("tablet", {"bedtime": TWO})),
        (
            "one and a half tablets at night and a half tablet noon",
            Directions("tablet", {"noon": Fraction(1, 2), "bedtime": Fraction(3, 2)}),
        ),
        (
            "1 cap morning right after food for a week",
            Directions("capsule", {"morning": ONE}, food="after", span=(1, "week")),
        ),
        ("1 cap morning for two weeks", Directions("capsule", {"morning": ONE}, span=(2, "week"))),
        ("2.5 units morning with meals", Directions("unit", {"morning": Fraction(5, 2)}, food="with")),
        ("1 tablet when needed, wait 4 hours, max 6", Directions("tablet", needed=ONE, wait=4, most=Fraction(6))),
        ("1 drop morning, in both eyes", Directions("drop", {"morning": ONE}, site="both eyes")),
        ("1 drop morning; in each eye", Directions("drop", {"morning": ONE}, site="both eyes")),
        ("2 puffs as needed, 4 hours apart", Directions("puff", needed=TWO, wait=4)),
        ("2 puffs as needed, no more than 8 puffs a day", Directions("puff", needed=TWO, most=Fraction(8))),
        ("1 tablet noon, every day", Directions("tablet", {"noon": ONE})),
        ("1 tablet noon, for HIV", Directions("tablet", {"noon": ONE}, reason="HIV")),
        ("1 tablet noon, for Pain in my Knee", Directions("tablet", {"noon": ONE}, reason="Pain in my Knee")),
    ],
)
def test_people_type_it_in_many_ways(typed: str, meant: Directions) -> None:
    assert dictate(typed) == meant


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("1 tablet twice daily", "does not say when"),
        ("1 tablet every 6 hours", "does not say when"),
        ("1 tablet bid", "does not say when"),
        ("2 500 mg tablets morning", "two numbers stand side by side"),
        ("1 or 2 tablets morning", "is a choice"),
        ("1-2 tablets morning", "is a choice"),
        ("5 mcg morning", "can be misread"),
        ("10 IU morning", "can be misread"),
        ("1 teaspoon morning", "can be misread"),
        ("1.0 tablet morning", "ends with a zero"),
        (".5 tablet morning", "lacks a zero"),
        ("1 tablet morning,.5 tablet noon", "lacks a zero"),
        ("1 tablet morning, 1 capsule noon", "two units"),
        ("1 tablet morning, 2 tablets morning", "morning is said twice"),
        ("1 tablet morning, with food, on an empty stomach", "food is said twice"),
        ("1 tablet", "is not clear"),
        ("morning", "says no amount"),
        ("with food", "nothing says how much"),
        ("", "nothing says how much"),
        ("1 tablet morning, quickly", "“quickly” in “quickly” is not known"),
        ("1 tablet bedtme", "“bedtme” in “1 tablet bedtme” is not known"),
        ("1-0-1", "does not say when"),
        ("1 tablet prn", "is an abbreviation"),
        ("1 tablet weekly", "does not say on which day"),
        ("1 tablet with breakfast", "does not say when"),
        ("1 tablet morning, for life", "is no time to count"),
        ("1 tablet morning, for 5/7", "is not clear"),
        ("1 tablet morning, for a few days", "is not known"),
        ("1 tablet morning, for twelve days", "“twelve” in “for twelve days” is not known"),
        ("1 tablet morning, every 0 days", "cannot be taken every 0 days"),
        ("1 tablet morning, every 3 days, on Monday", "days of the week stand beside"),
        ("1 tablet morning and evening every other day", "at several times"),
        ("1 patch morning on Mondays", "may take it off"),
        ("0 tablets morning", "an amount is 0"),
    ],
)
def test_what_is_not_clear_is_refused(typed: str, message: str) -> None:
    with pytest.raises(LeafletError) as caught:
        dictate(typed)
    assert any(message in error.message for error in caught.value.each())
    assert all(error.hint for error in caught.value.each())


def test_everything_that_is_not_clear_is_told_at_once() -> None:
    with pytest.raises(LeafletError) as caught:
        dictate("1.0 tablet morning, quickly, 2 tablets twice daily")
    assert len(list(caught.value.each())) == 3


def test_a_word_that_is_nearly_right_is_guessed() -> None:
    with pytest.raises(LeafletError) as caught:
        dictate("1 tablet mornign")
    assert caught.value.hint == "did you mean “morning”?"


@given(directions(("tablet", "mL")), st.data())
def test_a_word_more_is_never_passed_over(said: Directions, data: st.DataObject) -> None:
    """Whatever stands in the line besides is part of what is meant, or the line is refused."""
    parts = line(replace(said, reason="")).split(", ")
    place = data.draw(st.integers(0, len(parts) - 1))
    parts[place] += data.draw(st.sampled_from((" slowly", " not", " 3", " tablets", " or so")))
    with pytest.raises(LeafletError):
        dictate(", ".join(parts))
