"""Instructions: explicit sentences, whole in every language, with every number that was entered and no other."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from dosed import FULL, MORNING, NEEDED, directions
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.directions import FOOD, MEASURES, SITES, TIMES, WEEKDAYS, Directions
from leaflet.dosing.doses import PARTS
from leaflet.dosing.instructions import HEADS, instruct
from leaflet.errors import LeafletError
from leaflet.language import Language, find_language, languages

ENGLISH = find_language("en")
DAY = {time: Fraction(number) for number, time in enumerate(TIMES, 3)}


def said(given_: Directions, tag: str = "en") -> str:
    """Return all sentences of directions as plain words."""
    return " ".join(instruct(given_, find_language(tag), ENGLISH).sentences).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("entered", "words"),
    [
        (MORNING, "Take 1 tablet in the morning. Every day."),
        (
            FULL,
            (
                "Take 1 tablet in the morning and 1 tablet and a half at bedtime. Every day. Take it with food."
                " Do this for 7 days. This medicine is for high blood pressure."
            ),
        ),
        (
            NEEDED,
            (
                "Take 2 tablets when you need it. Wait at least 4 hours before you use it again."
                " Do not use more than this in 24 hours: 8 tablets."
            ),
        ),
        (
            Directions("tablet", DAY),
            (
                "Take 3 tablets in the morning, 4 tablets at noon, 5 tablets in the evening and 6 tablets at bedtime."
                " Every day."
            ),
        ),
        (
            replace(MORNING, weekdays=("monday", "friday"), food="before"),
            (
                "Take 1 tablet in the morning. Only on these days: Monday, Friday. Not on any other day."
                " Take it half an hour before you eat."
            ),
        ),
        (
            replace(MORNING, every=2, food="after"),
            "Take 1 tablet in the morning. Every 2 days. Not on the days between. Take it right after you eat.",
        ),
        (
            Directions("unit", {"noon": Fraction(5, 2)}, food="with"),
            "Inject 2.5 units at noon. Every day. Inject it when you eat.",
        ),
        (
            replace(MORNING, weekdays=("monday",)),
            "Take 1 tablet in the morning. Only on Mondays. Not on any other day.",
        ),
        (Directions("puff", {"evening": Fraction(2)}), "Breathe in 2 puffs in the evening. Every day."),
        (Directions("unit", {"noon": Fraction(8)}), "Inject 8 units at noon. Every day."),
        (Directions("layer", {"bedtime": Fraction(1)}), "Put on a thin layer at bedtime. Every day."),
        (
            Directions("drop", {"morning": Fraction(1)}, site="both eyes"),
            "Use 1 drop in the morning. Every day. Use this amount in each eye.",
        ),
        (
            replace(MORNING, reason="a sore knee"),
            "Take 1 tablet in the morning. Every day. What it is for: a sore knee",
        ),
    ],
)
def test_directions_are_said_explicitly(entered: Directions, words: str) -> None:
    """USP <17>: how much in the morning and how much at bedtime, never "twice daily"."""
    assert said(entered) == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("es", "Tome 1 comprimido por la mañana y 2 comprimidos"),
        ("de", "1 Tablette"),
        ("ru", "2 таблетки"),
        ("ar", "2"),
        ("hi", "2 गोलियाँ"),
        ("zh-Hans", "2片"),
    ],
)
def test_they_are_said_in_other_languages(tag: str, words: str) -> None:
    entered = Directions("tablet", {"morning": Fraction(1), "bedtime": Fraction(2)})
    assert words in said(entered, tag)


def _numbers(entered: Directions) -> Counter[str]:
    """Return the numbers that a language without decimals and groups would write for directions."""
    amounts = [*entered.times.values(), *filter(None, (entered.needed, entered.most))]
    plain = [amount for amount in amounts if not (entered.measure == "tablet" and amount in PARTS)]
    found = Counter(str(int(amount)) for amount in plain if entered.measure != "layer")
    others = (entered.wait, entered.span[0] if entered.span else 0, entered.every if entered.every > 1 else 0)
    found.update(str(number) for number in others if number)
    found.update(["24"] if entered.most is not None else [])
    return found


COUNTED = ("tablet", "capsule", "drop", "spray", "puff", "patch", "layer")
TAGS = st.sampled_from([language.tag for language in languages()])


@settings(max_examples=400)
@given(directions(COUNTED), TAGS)
def test_every_number_that_was_entered_is_said_and_no_other(entered: Directions, tag: str) -> None:
    words = " ".join(instruct(entered, find_language(tag), ENGLISH).sentences)
    assert Counter(re.findall(r"\d+", words)) == _numbers(entered)


@given(directions(), TAGS.filter(lambda tag: tag != "en"))
def test_no_english_is_left(entered: Directions, tag: str) -> None:
    """What stands in a leaflet is of its language, whatever is entered."""
    ours = set(instruct(entered, ENGLISH, ENGLISH).sentences)
    assert ours.isdisjoint(instruct(entered, find_language(tag), ENGLISH).sentences)


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_what_differs_is_said_differently(language: Language) -> None:
    """The four times, the days of the week, places and measures are told apart in every language."""
    heads = {language.text(message) for message in HEADS.values()}
    assert len(heads) == len(TIMES)
    days = ((), *((day,) for day in WEEKDAYS), ("monday", "friday"), ("monday", "sunday"))
    for name, values in (("weekdays", days), ("food", ("", *FOOD)), ("every", (1, 2, 3))):
        sentences = {instruct(replace(MORNING, **{name: value}), language, ENGLISH).sentences for value in values}
        assert len(sentences) == len(values), name
    once = {instruct(Directions("tablet", {time: Fraction(1)}), language, ENGLISH).sentences for time in TIMES}
    assert len(once) == len(TIMES)
    places = {
        instruct(Directions(measure, {"noon": Fraction(1)}, site=site), language, ENGLISH).others
        for measure, kind in MEASURES.items()
        for site in kind.sites
    }
    assert len(places) == len(SITES)
    measures = {instruct(Directions(measure, {"noon": Fraction(1)}), language, ENGLISH).first for measure in MEASURES}
    assert len(measures) == len(MEASURES)
    spans = {instruct(replace(MORNING, span=(2, unit)), language, ENGLISH).others for unit in ("day", "week", "month")}
    assert len(spans) == 3


def test_a_reason_that_was_typed_is_not_printed_in_another_language() -> None:
    with pytest.raises(LeafletError, match="the reason is in English, the leaflet in Spanish") as caught:
        instruct(replace(MORNING, reason="a sore knee"), find_language("es"), ENGLISH)
    assert "high blood pressure" in caught.value.hint


def test_what_is_typed_is_no_markup() -> None:
    shown = instruct(replace(MORNING, reason="<b>knee</b>"), ENGLISH, ENGLISH).others[-1]
    assert shown == "What it is for: &lt;b&gt;knee&lt;/b&gt;"


def test_a_part_that_cannot_be_said_refuses_the_whole() -> None:
    """A catalog without a sentence gives no directions at all: they are never half in another language."""
    spanish = find_language("es")
    lacking = replace(
        spanish, messages={key: value for key, value in spanish.messages.items() if key != "Take it with food."}
    )
    with pytest.raises(LeafletError, match="no translation of 'Take it with food"):
        instruct(FULL, lacking, ENGLISH)
    assert instruct(MORNING, lacking, ENGLISH).first
