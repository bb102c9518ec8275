"""Safety: nothing impossible or unsafe gets in."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from dosed import MORNING, NEEDED, directions
from hypothesis import given

from leaflet.directions import Directions
from leaflet.dosing.safety import refuse_unsafe, shown, slips
from leaflet.errors import LeafletError

HALF, TWO = Fraction(1, 2), Fraction(2)
TWICE = Directions("tablet", {"morning": TWO, "bedtime": TWO})

# What is refused, and beside each the nearest that is let through.
UNSAFE = [
    ("no time is given", Directions("tablet"), MORNING),
    ("stand together", replace(MORNING, needed=TWO, wait=4), NEEDED),
    ("an amount is 0", Directions("tablet", {"noon": Fraction(0)}), MORNING),
    ("an amount is -1", Directions("tablet", {"noon": Fraction(-1)}), MORNING),
    ("0.5 cannot be taken", Directions("capsule", {"noon": HALF}), Directions("tablet", {"noon": HALF})),
    ("broken into 1/3", Directions("tablet", {"noon": Fraction(1, 3)}), Directions("tablet", {"noon": HALF})),
    (
        "broken into 1.25",
        Directions("tablet", {"noon": Fraction(5, 4)}),
        Directions("tablet", {"noon": Fraction(1, 4)}),
    ),
    ("cannot be measured", Directions("mL", {"noon": Fraction(1, 3)}), Directions("mL", {"noon": Fraction(1, 8)})),
    ("31 at once", Directions("tablet", {"noon": Fraction(31)}), Directions("tablet", {"noon": Fraction(30)})),
    ("2 at once", Directions("layer", {"noon": TWO}), Directions("layer", {"noon": Fraction(1)})),
    (
        "3 a day is more than the most",
        Directions("tablet", {"morning": TWO, "noon": Fraction(1)}, most=TWO),
        Directions("tablet", {"morning": TWO, "noon": Fraction(1)}, most=Fraction(3)),
    ),
    ("go with “when needed” only", replace(MORNING, wait=4), NEEDED),
    ("2 at once is more than the most", replace(NEEDED, wait=0, most=Fraction(1)), replace(NEEDED, wait=0, most=TWO)),
    (
        "layers are not counted",
        Directions("layer", needed=Fraction(1), most=Fraction(1)),
        Directions("layer", needed=Fraction(1), wait=4),
    ),
    ("73 hours", replace(NEEDED, wait=73), replace(NEEDED, wait=72, most=None)),
    ("how often it may be taken", replace(NEEDED, wait=0, most=None), replace(NEEDED, most=None)),
    ("cannot come to 8", replace(NEEDED, wait=7), replace(NEEDED, wait=6)),
    (
        "does not go with the unit puff",
        Directions("puff", {"noon": TWO}, food="with"),
        replace(MORNING, food="with"),
    ),
    (
        "swallowed at once",
        replace(MORNING, food="with", site="tongue"),
        replace(MORNING, site="tongue"),
    ),
    (
        "place does not go with the unit",
        replace(MORNING, site="right eye"),
        Directions("drop", {"noon": Fraction(1)}, site="right eye"),
    ),
    (
        "does not go with the unit unit",
        Directions("unit", {"noon": TWO}, food="before"),
        Directions("unit", {"noon": TWO}, food="with"),
    ),
    (
        "0.25 cannot be taken",
        Directions("unit", {"noon": Fraction(1, 4)}),
        Directions("unit", {"noon": HALF}),
    ),
    ("every 32 days", replace(MORNING, every=32), replace(MORNING, every=31)),
    ("every 0 days", replace(MORNING, every=0), MORNING),
    ("beside “every", replace(MORNING, every=2, weekdays=("monday",)), replace(MORNING, weekdays=("monday",))),
    ("at several times", replace(TWICE, every=2), replace(TWICE, weekdays=("monday", "friday"))),
    ("and “when needed”", replace(NEEDED, every=2), NEEDED),
    ("may take it off", Directions("patch", {"noon": TWO}, every=3), Directions("patch", {"noon": TWO})),
    ("says how much, when", replace(MORNING, reason="10 more days"), replace(MORNING, reason="type 2 diabetes")),
    ("says how much, when", replace(MORNING, reason="life"), replace(MORNING, reason="a lack of B12")),
    ("cannot last 0", replace(MORNING, span=(0, "day")), replace(MORNING, span=(1, "day"))),
    ("cannot last 53", replace(MORNING, span=(53, "week")), replace(MORNING, span=(52, "week"))),
    ("32 rows", replace(MORNING, diary=32), replace(MORNING, diary=31)),
    ("too long", replace(MORNING, patient="x" * 81), replace(MORNING, patient="x" * 80)),
    ("not plain text", replace(MORNING, reason="a\nb"), replace(MORNING, reason="a b")),
    ("not plain text", replace(MORNING, patient="a\u202eb"), replace(MORNING, patient="نی\u200cلوفر")),
]


@pytest.mark.parametrize(("message", "wrong", "right"), UNSAFE, ids=[message for message, _, _ in UNSAFE])
def test_what_is_unsafe_is_refused_and_what_is_next_to_it_is_not(
    message: str, wrong: Directions, right: Directions
) -> None:
    with pytest.raises(LeafletError) as caught:
        refuse_unsafe(wrong)
    (only,) = caught.value.each()
    assert message in only.message
    assert only.where == "directions"
    assert only.hint
    refuse_unsafe(right)


@given(directions())
def test_safe_directions_are_let_through(said: Directions) -> None:
    refuse_unsafe(said)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    found = list(slips(Directions("puff", {"noon": Fraction(0)}, food="with", span=(0, "day"))))
    assert len(found) == 3


@pytest.mark.parametrize(
    ("amount", "text"), [(TWO, "2"), (Fraction(5, 2), "2.5"), (Fraction(1, 8), "0.125"), (Fraction(1, 3), "1/3")]
)
def test_amounts_are_shown_as_staff_read_them(amount: Fraction, text: str) -> None:
    assert shown(amount) == text
