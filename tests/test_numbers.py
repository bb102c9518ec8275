"""Numbers: none is lost, changed, added or moved, and none loses its unit."""

from __future__ import annotations

import pytest

from leaflet.gates.block import faults
from leaflet.gates.figures import read_figures
from leaflet.gates.numbers import differences
from leaflet.language import find_language


def wrong(source: str, target: str, tag: str = "es") -> list[str]:
    """Return what is wrong with the numbers of `target`."""
    before = read_figures(source, find_language("en"), strict=True)
    after = read_figures(target, find_language(tag), frozenset(each.value for each in before.amounts.amounts))
    return [fault.message for fault in differences(before, after)]


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("45 micrograms", "cápsulas", ["'45 micrograms' is missing"]),
        ("capsules", "100 cápsulas", ["'100' is not in the source"]),
        ("4 hours", "4 días", ["'4 hours' has become '4 días'"]),
        ("vitamin K2", "vitamina K1", ["the name 'K2' is missing", "the name 'K1' is not in the source"]),
        ("45 to 180 mg", "45 o 180 mg", ["the range from 45 to 180 is no longer a range"]),
        ("1 mg, 3 mg and 5 mg", "1 mg, 3 mg a 5 mg", ["3 and 5 have become a range"]),
        ("120/80", "80/120", ["120/80 is turned round"]),
        (
            "5 mg now, 10 mg later",
            "10 mg ahora, 5 mg después",
            ["the numbers with the unit milligram have changed places"],
        ),
        ("Take 2. Wait for 3.", "Tome 3. Espere 2.", ["numbers have changed places between sentences"]),
        ("K1 is old. K2 is new.", "La K2 es vieja. La K1 es nueva.", ["the names 'K1' and 'K2' have changed places"]),
        ("Take two.", "Tome 3.", ["'3' is not in the source"]),
        ("Take it with a meal.", "Tome 1 con la comida.", ["'1' is not in the source"]),
    ],
)
def test_a_change_is_named(source: str, target: str, messages: list[str]) -> None:
    assert wrong(source, target) == messages


@pytest.mark.parametrize(
    ("source", "target", "tag"),
    [
        ("1 tablet 3 times a day", "每天3次，每次1片", "zh-Hans"),
        ("1 mg, 3 mg and 5 mg", "1, 3 y 5 mg", "es"),
        ("1, 3 and 5 mg", "1 mg, 3 mg y 5 mg", "es"),
        ("10 to 15", "от 10 до 15 лет", "ru"),
        ("at 8:00", "um 8 Uhr", "de"),
        ("Take two.", "Tome 2.", "es"),
        ("Take half a tablet.", "Tome ½ comprimido.", "es"),
        ("1 or 2 tablets", "1～2錠", "ja"),
        ("menaquinone-7", "menaquinona 7", "es"),
        ("5 mg per mL", "5 mg/ml", "es"),
    ],
)
def test_another_way_to_say_it_is_no_change(source: str, target: str, tag: str) -> None:
    assert wrong(source, target, tag) == []


@pytest.mark.parametrize(("unit", "other"), [("ng/mL", "pg/mL"), ("nmol/L", "pmol/L"), ("mmol/L", "nmol/L")])
def test_units_of_blood_tests_are_told_apart(unit: str, other: str) -> None:
    english, spanish = find_language("en"), find_language("es")
    source = f"Keep the level at 30 {unit}."
    assert faults(source, f"Mantenga el nivel en 30 {unit}.", english, spanish) == ()
    assert faults(source, f"Mantenga el nivel en 30 {other}.", english, spanish)
