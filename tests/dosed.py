"""Directions for the tests: any that are safe, and the line that staff would type for them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from leaflet.directions import LONGEST_PAUSE, MEASURES, SPANS, TIMES, WEEKDAYS, Directions
from leaflet.dosing.reasons import REASONS
from leaflet.dosing.safety import slips

MORNING = Directions("tablet", {"morning": Fraction(1)})
NEEDED = Directions("tablet", needed=Fraction(2), wait=4, most=Fraction(8))
FULL = Directions(
    "tablet",
    {"morning": Fraction(1), "bedtime": Fraction(3, 2)},
    food="with",
    span=(7, "day"),
    reason="high blood pressure",
    patient="Maria García",
    diary=7,
)
PARTS = {
    Fraction(1, 2): "half a tablet",
    Fraction(1, 4): "a quarter of a tablet",
    Fraction(3, 4): "three quarters of a tablet",
}
EATEN = {
    "with": "with food",
    "before": "half an hour before food",
    "after": "right after food",
    "without": "on an empty stomach",
    "either": "with or without food",
}
PLURALS = {"mL": "mL", "mg": "mg", "patch": "patches", "suppository": "suppositories"}


def amounts(measure: str) -> st.SearchStrategy[Fraction]:
    """Return amounts that a `measure` may come in."""
    found = MEASURES[measure]
    whole = st.integers(1, found.most).map(Fraction)
    if found.parts == "whole":
        return whole
    halves = st.integers(1, 2 * found.most).map(lambda number: Fraction(number, 2))
    if found.parts == "halves":
        return halves
    if found.parts == "quarters":
        return whole | halves | st.sampled_from(list(PARTS))
    decimals = st.integers(1, 999).map(lambda number: Fraction(number, 1000))
    return whole | decimals | st.integers(1, found.most * 100 - 1).map(lambda number: Fraction(number, 100))


@st.composite
def directions(draw: Any, measures: tuple[str, ...] = tuple(MEASURES)) -> Directions:
    """Return any directions that are possible and safe."""
    measure = draw(st.sampled_from(measures))
    amount = amounts(measure)
    kind = MEASURES[measure]
    if draw(st.booleans()):
        taken = draw(st.dictionaries(st.sampled_from(TIMES), amount, min_size=1))
        said: dict[str, Any] = {"times": {time: taken[time] for time in TIMES if time in taken}}
        days = draw(st.sets(st.sampled_from(WEEKDAYS), max_size=3 if measure != "patch" else 0))
        said["weekdays"] = tuple(day for day in WEEKDAYS if day in days)
        rare = not days and len(said["times"]) == 1 and measure != "patch"
        said["every"] = draw(st.integers(1, LONGEST_PAUSE)) if rare else 1
    else:
        said = {"needed": draw(amount), "wait": draw(st.integers(0, 24)), "most": draw(st.none() | amount)}
        said["most"] = None if measure == "layer" else said["most"]
    said["food"] = draw(st.sampled_from(("", *kind.foods)))
    said["site"] = draw(st.sampled_from(("", *kind.sites))) if not said["food"] else ""
    spans = st.sampled_from(tuple(SPANS)).flatmap(lambda unit: st.tuples(st.integers(1, SPANS[unit]), st.just(unit)))
    said["span"] = draw(st.none() | spans)
    said["reason"] = draw(st.sampled_from(("", *REASONS)))
    found = Directions(measure, **said)
    if found.needed is not None and list(slips(found)):
        found = replace(found, wait=4, most=None)
    return found


def spelled(amount: Fraction, measure: str) -> str:
    """Return an amount as staff type it."""
    if measure == "layer":
        return "a thin layer"
    if measure == "tablet" and amount in PARTS:
        return PARTS[amount]
    if measure == "tablet" and amount.denominator == 2:
        return f"{amount.numerator // 2} and a half tablets"
    many = measure if amount == 1 else PLURALS.get(measure, f"{measure}s")
    return f"{decimal(amount)} {many}"


def decimal(amount: Fraction) -> str:
    """Return an amount as a decimal number without a zero at its end."""
    return str(amount.numerator) if amount.denominator == 1 else f"{float(amount):.3f}".rstrip("0")


def line(said: Directions) -> str:
    """Return what staff type for `said`."""
    parts = [f"{spelled(amount, said.measure)} {time}" for time, amount in said.times.items()]
    if said.needed is not None:
        parts.append(f"{spelled(said.needed, said.measure)} when needed")
    if said.wait:
        parts.append(f"at least {said.wait} hours apart")
    if said.most is not None:
        parts.append(f"at most {spelled(said.most, said.measure)} in 24 hours")
    if said.weekdays:
        parts.append(f"only on {' and '.join(f'{day}s' for day in said.weekdays)}")
    if said.every > 1:
        parts.append(f"every {said.every} days")
    if said.food:
        parts.append(EATEN[said.food])
    if said.site:
        parts.append("under the tongue" if said.site == "tongue" else f"in the {said.site}")
    if said.span:
        parts.append(f"for {said.span[0]} {said.span[1]}s")
    if said.reason:
        parts.append(f"for {said.reason}")
    return ", ".join(parts)
