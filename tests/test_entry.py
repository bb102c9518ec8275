"""The entry: fields of a form say the same as a line of words would, or what is wrong in each."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from dosed import FULL, MORNING, decimal, directions
from hypothesis import given
from hypothesis import strategies as st

from leaflet.counter.entry import FIELDS, LABELS, Entry, read_entry
from leaflet.directions import Directions


def typed(said: Directions) -> dict[str, str]:
    """Return the fields that staff fill in for directions."""
    fields = {time: decimal(amount) for time, amount in said.times.items()}
    fields |= {"measure": said.measure, "food": said.food, "site": said.site}
    fields |= dict.fromkeys(said.weekdays, "1") | {"every": str(said.every)}
    fields |= {"reason": said.reason, "wait": str(said.wait or ""), "diary": str(said.diary or "")}
    if said.needed is not None:
        fields["needed"] = decimal(said.needed)
    if said.most is not None:
        fields["most"] = decimal(said.most)
    if said.span:
        fields |= {"count": str(said.span[0]), "span": said.span[1]}
    if said.patient is not None:
        fields |= {"patient": said.patient, "named": "1"}
    return fields


@given(directions(), st.none() | st.sampled_from(["", "Ana"]), st.integers(0, 31))
def test_fields_say_what_is_meant(said: Directions, patient: str | None, rows: int) -> None:
    meant = replace(said, patient=patient, diary=rows)
    assert read_entry(typed(meant)) == Entry(meant, ())


@pytest.mark.parametrize("fields", [{}, {"measure": "capsule", "span": "week", "language": "es"}, {"morning": "  "}])
def test_nothing_entered_is_no_directions(fields: dict[str, str]) -> None:
    assert read_entry(fields) == Entry(None, ())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("morning", "1.0"),
        ("noon", "some"),
        ("most", ".5"),
        ("needed", "1,500"),
        ("wait", "4.5"),
        ("count", "x"),
        ("every", "other"),
        ("diary", "-1"),
    ],
)  # fmt: skip
def test_what_is_typed_wrong_is_told_with_its_field(field: str, value: str) -> None:
    entry = read_entry({**typed(MORNING), field: value})
    assert entry.directions is None
    assert [name for name, _ in entry.slips] == [field]
    assert LABELS[field]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"measure": "tablet", "food": "with"}, "no time is given"),
        ({"measure": "tablet", "patient": "Ana"}, "no time is given"),
        ({"measure": "tablet", "morning": "0"}, "an amount is {amount}"),
        (
            {"measure": "tablet", "morning": "1", "needed": "1", "wait": "4"},
            "set times and “when needed” stand together",
        ),
    ],
)
def test_what_is_unsafe_is_told_of_the_whole(fields: dict[str, str], message: str) -> None:
    entry = read_entry(fields)
    assert entry.directions is None
    assert [(name, slip.message) for name, slip in entry.slips] == [("", message)]


def test_a_choice_that_no_form_sends_counts_as_none() -> None:
    entry = read_entry({"morning": "1", "food": "<script>", "measure": "tablet", "someday": "1"})
    assert entry.directions == Directions("tablet", {"morning": Fraction(1)})


@pytest.mark.parametrize("measure", ["", "bucket"])
def test_the_unit_must_be_chosen(measure: str) -> None:
    entry = read_entry({"morning": "1", "measure": measure})
    assert entry.directions is None
    assert [(name, slip.message) for name, slip in entry.slips] == [("measure", "nothing says what is counted")]


def test_own_words_come_before_a_reason_of_the_list() -> None:
    entry = read_entry({"morning": "1", "measure": "tablet", "reason": "pain", "other_reason": "my knee"})
    assert entry.directions
    assert entry.directions.reason == "my knee"


@pytest.mark.parametrize(
    ("typed_", "amount"), [("٢", 2), ("٢٫٥", Fraction(5, 2)), ("۳", 3), ("२", 2), ("১½", Fraction(3, 2))]
)
def test_staff_may_type_their_own_digits(typed_: str, amount: Fraction) -> None:
    entry = read_entry({"morning": typed_, "measure": "mL" if "٫" in typed_ else "tablet"})
    assert entry.directions
    assert entry.directions.times == {"morning": amount}


def test_every_field_is_known() -> None:
    assert set(typed(replace(FULL, needed=Fraction(1), most=Fraction(1)))) <= set(FIELDS)


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=300)))
def test_whatever_is_sent_is_read_or_told(fields: dict[str, str]) -> None:
    entry = read_entry(fields)
    assert entry.directions is None or not entry.slips
