"""Amounts: each number with its unit, wherever the language writes it, and units shared in a list."""

from __future__ import annotations

import pytest

from leaflet.gates.amounts import read_amounts
from leaflet.gates.spelling import fold
from leaflet.gates.vocabulary import vocabulary
from leaflet.language import find_language


@pytest.mark.parametrize(
    ("tag", "text", "amounts"),
    [
        ("en", "45 to 180 micrograms", ["45 microgram", "180 microgram"]),
        ("en", "1, 3 and 5 mg", ["1 milligram", "3 milligram", "5 milligram"]),
        ("en", "1 or 2 tablets of 500 mg", ["1 ", "2 ", "500 milligram"]),
        ("en", "16-year-old, 4-hourly", ["16 year", "4 hour"]),
        ("en", "500 mg, 2 tablets", ["500 milligram", "2 "]),
        ("sw", "mikrogramu 45 hadi 180", ["45 microgram", "180 microgram"]),
        ("sw", "miligramu 500 kila baada ya saa 4", ["500 milligram", "4 hour"]),
        ("sw", "500 mg", ["500 milligram"]),
        ("ar", "بعد نحو ساعة (1)", ["1 hour"]),
        ("zh-Hans", "百分之5", ["5 percent"]),
        ("ro", "180 de micrograme", ["180 microgram"]),
    ],
)
def test_a_number_has_its_unit(tag: str, text: str, amounts: list[str]) -> None:
    found = read_amounts(fold(text), vocabulary(find_language(tag)), frozenset()).amounts
    assert [f"{amount.value} {'/'.join(sorted(amount.units))}" for amount in found] == amounts


def test_a_unit_may_stand_alone() -> None:
    found = read_amounts("10 mg/kg once a day, 5 mg per mL", vocabulary(find_language("en")), frozenset())
    assert found.alone == {"kilogram": 1, "day": 1, "milliliter": 1}
