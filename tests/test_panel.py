"""The panel: what this patient takes stands first, in every edition, and nothing of it is lost or cut."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from dosed import FULL, MORNING, NEEDED, directions
from examples import CONFIGURATION, MONOGRAPH, SHEETS, TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.directions import TIMES, Directions
from leaflet.dosing.instructions import instruct
from leaflet.edition import find_edition, find_paper
from leaflet.language import find_language
from leaflet.layout.panel import Panel, panel
from leaflet.page import Page, compose
from leaflet.pdf import set_page
from leaflet.proof import proof
from leaflet.readback.reading import read_pdf

ENGLISH = find_language("en")
LARGE = 23.9


def english(said: Directions, measure: float = LARGE) -> Panel:
    """Return the panel in English."""
    return panel(said, ENGLISH, ENGLISH, measure)


def page(said: Directions, edition: str = "large", paper: str = "a4") -> Page:
    """Return a page in English with directions."""
    found = find_edition(edition)
    sheet = find_paper(paper, found)
    return compose(MONOGRAPH, ENGLISH, found, sheet, CONFIGURATION, today=TODAY, directions=said)


def test_four_times_stand_side_by_side_with_their_amounts() -> None:
    found = english(FULL)
    assert found.wide
    assert [row.time for row in found.rows] == list(TIMES)
    assert [row.dose.striptags() for row in found.rows] == ["1 tablet", "–", "–", "1 tablet and a half"]


def test_in_print_that_is_too_large_they_stand_one_under_the_other() -> None:
    found = english(FULL, 18.8)
    assert not found.wide
    assert [row.head for row in found.rows] == ["Morning", "Bedtime"]


@pytest.mark.parametrize("tag", ["es", "ta", "my", "hu", "ru"])
@pytest.mark.parametrize("measure", [15.0, 18.8, LARGE, 33.0])
def test_a_numeral_is_never_parted_from_what_is_counted(tag: str, measure: float) -> None:
    language = find_language(tag)
    four = Directions("microgram", dict.fromkeys(TIMES, Fraction(2)))
    amount = instruct(four, language, ENGLISH).cells["noon"]
    assert {row.dose for row in panel(four, language, ENGLISH, measure).rows} == {amount}


def test_what_is_taken_when_needed_has_no_table() -> None:
    assert english(NEEDED).rows == ()


def test_the_words_are_those_of_name_table_and_sentences() -> None:
    assert english(FULL).words[:3] == ("Maria García", "1 tablet", "–")
    assert "Take it with food." in english(FULL).words
    assert english(replace(MORNING, patient="")).words[0] == "1 tablet"


def test_two_languages_say_it_one_under_the_other() -> None:
    found = panel(FULL, find_language("es"), ENGLISH, LARGE, ENGLISH)
    assert found.first.striptags().startswith("Tome")
    assert found.beside
    assert found.beside.language == "en"
    assert "Take 1 tablet in the morning" in found.beside.words.striptags().replace("\xa0", " ")


def test_a_diary_has_a_row_a_day_and_a_box_a_dose() -> None:
    diary = english(FULL).diary
    assert diary
    assert diary.heads == ("Day", "Morning", "Bedtime")
    (rows,) = diary.tables
    assert rows[0] == ("1", "", "")
    assert len(rows) == 7
    assert diary.names


def test_a_diary_of_weeks_counts_weeks() -> None:
    diary = english(replace(MORNING, weekdays=("monday",), diary=4)).diary
    assert diary
    assert diary.heads[0] == "Week"


def test_a_diary_of_some_days_names_those() -> None:
    named = english(replace(MORNING, weekdays=("monday", "friday"), diary=3)).diary
    every = english(replace(MORNING, every=3, diary=3)).diary
    assert named
    assert every
    assert [row[0] for row in named.tables[0]] == ["Monday", "Friday", "Monday"]
    assert [row[0] for row in every.tables[0]] == ["1", "4", "7"]


def test_days_stand_over_the_table_and_over_the_diary() -> None:
    """Once a week read as daily has killed people (ISMP, methotrexate): it cannot be passed over."""
    html = page(replace(MORNING, weekdays=("monday",), diary=4)).html
    said = '<p class="days">Only on Mondays. Not on any other day.</p>'
    assert html.count(said) == 2
    assert html.index(said) < html.index('<table class="times"')
    assert html.index("My medicine diary") < html.rindex(said) < html.index('<table class="boxes"')


def test_a_diary_of_what_is_taken_when_needed_is_empty() -> None:
    diary = english(replace(NEEDED, diary=3)).diary
    assert diary
    assert (diary.heads, diary.tables) == (("Date", "Time", "How much"), ((("", "", ""),) * 3,))


def test_empty_rows_of_a_diary_stay_together() -> None:
    diary = english(replace(NEEDED, diary=31)).diary
    assert diary
    assert [len(rows) for rows in diary.tables] == [5] * 6 + [1]


def test_a_diary_that_is_too_wide_has_a_row_a_dose() -> None:
    four = Directions("tablet", dict.fromkeys(TIMES, Fraction(1)), diary=2)
    diary = english(four, 14).diary
    assert diary
    assert diary.heads == ("Day", "Time", "Taken")
    assert [row[:2] for row in diary.tables[0][:5]] == [
        ("1", "Morning"), ("1", "Noon"), ("1", "Evening"), ("1", "Bedtime"), ("2", "Morning"),
    ]  # fmt: skip


def test_the_panel_comes_before_all_else() -> None:
    html = page(FULL).html
    body = html[html.index("<main>") :]
    order = ('<section class="directions">', "<h1", "Your directions", "Take ", "In an emergency", "My medicine diary")
    assert sorted(order, key=body.index) == list(order)
    assert page(FULL).name == "example.en.large.directions"


def test_a_page_without_directions_has_nothing_of_them() -> None:
    found = find_edition("large")
    html = compose(MONOGRAPH, ENGLISH, found, find_paper("a4", found), CONFIGURATION, today=TODAY).html
    assert "directions" not in html[html.index("<main>") :]


def test_a_name_is_words_and_nothing_else() -> None:
    html = page(replace(MORNING, patient="<b>&{x}")).html
    assert '<span dir="ltr">&lt;b&gt;&amp;{x}</span>' in html
    assert re.search("<title>(.*?)</title>", html)[1] == "Examplin, 500 mg, tablets"


@pytest.mark.parametrize(
    "said",
    [FULL, replace(NEEDED, diary=31), replace(MORNING, patient="", diary=31)],
    ids=["set", "needed", "diary"],
)
@pytest.mark.parametrize(("edition", "paper"), SHEETS)
def test_a_leaflet_with_directions_is_proved_in_every_edition(said: Directions, edition: str, paper: str) -> None:
    made = page(said, edition, paper)
    pdf = set_page(made)
    assert proof(pdf, made).smallest >= made.edition.size - 0.05
    first = next(iter(read_pdf(pdf, made.margins)))
    assert [line.words() for line in first.body[:3]] == ["Examplin", "500 mg, tablets", "Your directions"]
    numerals = max(char for line in first.body for char in [box.top - box.bottom for box in line.boxes])
    assert numerals > 0


@settings(max_examples=15)
@given(directions(), st.sampled_from(SHEETS))
def test_any_directions_are_proved(said: Directions, sheet: tuple[str, str]) -> None:
    made = page(replace(said, patient="Ana", diary=2), *sheet)
    proof(set_page(made), made)


@given(directions(), st.sampled_from([18.8, LARGE, 26.3, math.inf]))
def test_every_amount_stands_in_the_table(said: Directions, measure: float) -> None:
    found = english(said, measure)
    assert {row.time for row in found.rows if row.dose != "–"} == set(said.times)
    assert found.height > 5
