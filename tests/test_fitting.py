"""The fitting: directions that are not those of this medicine, by its form, strength and own text, are told."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.blocks import Paragraph
from leaflet.directions import MEASURES, Directions
from leaflet.dosing.dictation import dictate
from leaflet.fitting import misfits, usual_measure
from leaflet.monograph import Monograph, Section, read

SAMPLES = {path.stem: read(path) for path in Path("monographs").glob("*.md")}
UNIT, STRENGTHS = "the unit {measure} does not go", "the leaflet is for several strengths"
WEIGHT, TOO_MUCH, WEEKLY = "{amount} {measure} cannot be taken", "it comes to {day} in 24 hours", "once a week"


def medicine(dosage: str, **said: str) -> Monograph:
    """Return a medicine whose leaflet says of doses only this one paragraph."""
    sample = SAMPLES["paracetamol"]
    section = Section("dosage", "", (Paragraph(dosage, 1),), 1)
    return replace(sample, sections=(section,), **{"strength": "500 mg", "form": "tablets"} | said)  # type: ignore[arg-type]


def told(line: str, monograph: Monograph) -> list[str]:
    return [slip.message for slip in misfits(dictate(line), monograph)]


@pytest.mark.parametrize(
    ("form", "strength", "measure"),
    [
        ("tablets", "5 mg", "tablet"), ("Film-coated tablets", "", "tablet"), ("capsules", "500 mg", "capsule"),
        ("eye drops", "", "drop"), ("inhaler", "100 micrograms in each puff", "puff"), ("cream", "1%", "layer"),
        ("oral suspension", "120 mg/5 mL", "mL"), ("oral drops", "", ""), ("pre-filled pen", "", ""), ("", "", ""),
        ("capsules or tablets", "", ""), ("capsules or tablets", "45 to 180 micrograms", "microgram"),
        ("tablets", "1 mg, 3 mg and 5 mg", "mg"), ("gelatin sponge", "", ""),
        ("tablets", "25 micrograms or 50 micrograms", "microgram"), ("tablets", "500 mg/30 mg", "tablet"),
        ("capsules", "1,000 mg", "capsule"), ("tablets", "2.5–5 mg", "mg"), ("tablets", "1, 3 or 5 mg", "mg"),
        ("suppositories", "", "suppository"), ("solution for injection", "", ""),
    ],
)  # fmt: skip
def test_the_unit_begins_as_the_medicine_comes(form: str, strength: str, measure: str) -> None:
    assert usual_measure(form, strength) == measure
    assert not measure or measure in MEASURES


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("paracetamol", "2 tablets when needed, wait 4 hours, at most 8"),
        ("paracetamol", "2 tablets morning, noon, evening, bedtime"),
        ("paracetamol", "500 mg morning"),
        ("ibuprofen", "2 tablets morning, noon, evening"),
        ("salbutamol-inhaler", "2 puffs when needed, wait 4 hours, at most 8"),
        ("warfarin", "4 mg evening"),
        ("warfarin", "0.5 mg evening"),
        ("levothyroxine", "2 tablets morning"),
        ("levothyroxine", "half a tablet morning"),
        ("levothyroxine", "75 micrograms morning"),
        ("vitamin-mk-7", "90 micrograms morning, with food"),
        ("amoxicillin", "1 capsule morning, noon, bedtime, for 7 days"),
        ("metformin", "500 mg morning, 1000 mg evening"),
    ],
)
def test_directions_that_fit_are_let_be(name: str, line: str) -> None:
    assert told(line, SAMPLES[name]) == []


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("paracetamol", "10 mL morning", UNIT),
        ("paracetamol", "3 tablets morning, noon, evening", TOO_MUCH),
        ("paracetamol", "2 tablets when needed, wait 2 hours", TOO_MUCH),
        ("paracetamol", "2 tablets when needed, wait 4 hours, at most 10", TOO_MUCH),
        ("paracetamol", "2500 mg morning, 2500 mg evening", TOO_MUCH),
        ("paracetamol", "500 micrograms morning", WEIGHT),
        ("ibuprofen", "2 tablets morning, noon, evening, bedtime", TOO_MUCH),
        ("salbutamol-inhaler", "1 tablet morning", UNIT),
        ("salbutamol-inhaler", "3 puffs when needed, wait 4 hours", TOO_MUCH),
        ("warfarin", "1 tablet evening", STRENGTHS),
        ("levothyroxine", "100 mg morning", WEIGHT),
        ("levothyroxine", "60 micrograms morning", WEIGHT),
        ("vitamin-mk-7", "1 capsule morning", STRENGTHS),
        ("amoxicillin", "5 mL morning", UNIT),
    ],
)
def test_directions_that_do_not_fit_are_told(name: str, line: str, message: str) -> None:
    [found] = told(line, SAMPLES[name])
    assert message in found


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("vaginal tablets", "1 tablet bedtime"), ("capsules for inhalation", "1 capsule morning"),
        ("inhalation powder, hard capsules", "1 capsule morning"), ("mouthwash", "10 mL morning"),
        ("eye drops", "2 mL morning"), ("solution for nebuliser", "2.5 mL morning"), ("rectal foam", "5 mL bedtime"),
    ],
)  # fmt: skip
def test_what_is_not_swallowed_is_not_said_to_be_taken(form: str, line: str) -> None:
    [found] = told(line, medicine("Follow the label.", form=form, strength=""))
    assert "this is not swallowed" in found


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("eye drops", "1 drop morning, in both eyes"), ("nasal spray", "2 sprays morning"),
        ("inhaler", "2 puffs morning"), ("vaginal cream", "a thin layer bedtime"),
        ("orodispersible tablets", "1 tablet morning"), ("early release capsules", "1 capsule morning"),
        ("solution for injection", "10 units morning"),
    ],
)  # fmt: skip
def test_what_is_used_otherwise_is_said_so(form: str, line: str) -> None:
    assert told(line, medicine("Follow the label.", form=form, strength="")) == []


@pytest.mark.parametrize("line", ["2 mL morning", "40 mg morning", "100 micrograms morning", "1 tablet morning"])
def test_what_is_injected_is_counted_in_units_alone(line: str) -> None:
    assert UNIT in told(line, medicine("Follow the label.", form="solution for injection", strength=""))[0]


def test_the_numbers_of_too_much_are_told() -> None:
    [slip] = misfits(dictate("2 tablets when needed, wait 2 hours"), SAMPLES["paracetamol"])
    assert slip.values == {"day": "24", "most": "8", "measure": "tablet"}


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Never take more than 6 tablets in 24 hours.", 6),
        ("Do not take more than 6 tablets in any 24 hours.", 6),
        ("Take 1 tablet. You can take up to 6 tablets a day.", 6),
        ("Adults: at most 3,000 mg each day.", 6),
        ("The most is 2 tablets at once. Never more than 6 tablets (3 g) in one day.", 6),
        ("A child should have no more than 2 tablets a day. Adults: no more than 6 tablets a day.", 6),
        ("If your kidneys are weak, take no more than 2 tablets a day.", None),
        ("Do not take 6 tablets more than once a day.", None),
        ("Take 1 tablet every day.", None),
    ],
)
def test_the_most_in_a_day_is_found_in_the_text(text: str, most: int | None) -> None:
    for amount in (6, 7, 24):
        said = Directions("tablet", {}, needed=Fraction(1), wait=1, most=Fraction(amount))
        assert bool(list(misfits(said, medicine(text)))) is (most is not None and amount > most)


@pytest.mark.parametrize(
    ("text", "line", "weekly"),
    [
        ("Take it once a week, on the same day each week.", "1 tablet morning", True),
        ("Take it on the same day of every week.", "1 tablet morning, on Mondays and Fridays", True),
        ("Take it once a week.", "1 tablet morning, on Mondays", False),
        ("Take it once a day. See your doctor once a week.", "1 tablet morning", False),
        ("Do not take it once a week.", "1 tablet morning", False),
    ],
)
def test_a_medicine_of_one_day_a_week_is_not_taken_on_others(text: str, line: str, weekly: bool) -> None:
    assert any(WEEKLY in message for message in told(line, medicine(text))) is weekly


def test_the_front_matter_says_that_it_is_taken_once_a_week() -> None:
    methotrexate = replace(medicine("Follow the label. Do not take it daily."), once_weekly=True)
    assert WEEKLY in told("2 tablets morning", methotrexate)[0]
    assert told("2 tablets morning, on Mondays", methotrexate) == []


@given(st.sampled_from(list(MEASURES)), st.text("1234567890 mgicroand,./%", max_size=30), st.text(max_size=20))
def test_whatever_front_matter_says_is_borne(measure: str, strength: str, form: str) -> None:
    said = medicine("Take 1 tablet.", strength=strength, form=form)
    assert usual_measure(form, strength) in ("", *MEASURES)
    list(misfits(Directions(measure, {"morning": Fraction(1)}), said))
