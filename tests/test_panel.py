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


def test_what_is_taken_when_needed_has_no_table() -> None:
    assert english(NEEDED).rows == ()


def test_the_words_are_those_of_name_table_and_sentences() -> None:
    assert english(FULL).words[:3] == ("Maria García", "1 tablet", "–")
    assert "Take it with food." in english(FULL).words
    assert english(replace(MORNING, patient="")).words[0] == "1 tablet"


def test_two_languages_say_it_one_under_the_other() -> None:
    found = panel(FULL, find_language("es"), ENGLISH, LARGE, ENGLISH)
    assert [(said.language, said.beside) for said in found.said] == [("es", False), ("en", True)]
    assert "Take 1 tablet in the morning" in found.said[1].first.striptags().replace("\xa0", " ")


def test_a_diary_has_a_row_a_day_and_a_box_a_dose() -> None:
    diary = english(FULL).diary
    assert diary
    assert diary.heads == ("Day", "Morning", "Bedtime")
    assert diary.rows[0] == ("1", "", "")
    assert len(diary.rows) == 7
    assert diary.names


def test_a_diary_of_weeks_counts_weeks() -> None:
    diary = english(replace(MORNING, weekday="monday", diary=4)).diary
    assert diary
    assert diary.heads[0] == "Week"


def test_a_diary_of_what_is_taken_when_needed_is_empty() -> None:
    diary = english(replace(NEEDED, diary=3)).diary
    assert diary
    assert (diary.heads, diary.rows) == (("Date", "Time", "How much"), (("", "", ""),) * 3)


def test_a_diary_that_is_too_wide_has_a_row_a_dose() -> None:
    four = Directions("tablet", dict.fromkeys(TIMES, Fraction(1)), diary=2)
    diary = english(four, 14).diary
    assert diary
    assert diary.heads == ("Day", "Time", "Taken")
    assert [row[:2] for row in diary.rows[:5]] == [
        ("1", "Morning"), ("1", "Noon"), ("1", "Evening"), ("1", "Bedtime"), ("2", "Morning"),
    ]  # fmt: skip


def test_the_panel_comes_before_all_else() -> None:
    html = page(FULL).html
    body = html[html.index("<main>") :]
    assert body.index("Your directions") < body.index("<h1") < body.index("My medicine diary")
    assert body.index("Take ") < body.index("<h1")
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
    "said", [FULL, NEEDED, replace(MORNING, patient="", diary=31)], ids=["set", "needed", "diary"]
)
@pytest.mark.parametrize(("edition", "paper"), SHEETS)
def test_a_leaflet_with_directions_is_proved_in_every_edition(said: Directions, edition: str, paper: str) -> None:
    made = page(said, edition, paper)
    pdf = set_page(made)
    assert proof(pdf, made).smallest >= made.edition.size - 0.05
    first = next(iter(read_pdf(pdf, made.margins)))
    assert first.body[0].words() == "Your directions"
    numerals = max(char for line in first.body for char in [box.top - box.bottom for box in line.boxes])
    assert numerals > 0


@settings(max_examples=15, deadline=None)
@given(directions(), st.sampled_from(SHEETS))
def test_any_directions_are_proved(said: Directions, sheet: tuple[str, str]) -> None:
    made = page(replace(said, patient="Ana", diary=2), *sheet)
    proof(set_page(made), made)


@given(directions(), st.sampled_from([18.8, LARGE, 26.3, math.inf]))
def test_every_amount_stands_in_the_table(said: Directions, measure: float) -> None:
    found = english(said, measure)
    assert {row.time for row in found.rows if row.dose != "–"} == set(said.times)
    assert found.height > 5
