"""Digits: a number is worth what its language says that it is worth, and the digits of a name are no number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.gates.digits import read_digits, read_names
from leaflet.gates.spelling import fold


def values(text: str, decimal: str = ".", group: str = ",", expected: tuple[int, ...] = ()) -> list[float]:
    """Return the numbers of `text`."""
    found = read_digits(fold(text), decimal, group, frozenset(map(Fraction, expected)))
    return [float(digits.value) for digits in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("4,000 mg", [4000]),
        ("1,00,000", [100000]),
        ("1.500", [1.5]),
        (".5 and 0.50", [0.5, 0.5]),
        ("1,234.5", [1234.5]),
        ("4'000 and 4\u202f000", [4000, 4000]),
        ("2 500 mg tablets", [2, 500]),
        ("½, 1½, 1/2, 2 1/4", [0.5, 1.5, 0.5, 2.25]),
        ("120/80", [120, 80]),
        ("8:00, 20:30", [8, 20, 30]),
        ("-5 °C, \u22125, 45-180", [-5, -5, 45, 180]),
        ("10⁹", [1e9]),
        ("01.05.2026", [1, 5, 2026]),
        ("٤٥ إلى ١٨٠ و٣", [45, 180, 3]),
        ("٤٬٠٠٠ ١٫٥ ١,٥", [4000, 1.5, 1.5]),
        ("Vitamin K2, MK-7, CYP3A4, menaquinone-7", []),
    ],
)
def test_numbers_in_a_language_with_a_decimal_point(text: str, numbers: list[float]) -> None:
    assert values(text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.500 mg", [1500]),
        ("1,500 mg", [1.5]),
        ("1.000.000,5", [1000000.5]),
        ("1,5 - 1.5", [1.5, 1.5]),
        ("0.500", [0.5]),
    ],
)
def test_numbers_in_a_language_with_a_decimal_comma(text: str, numbers: list[float]) -> None:
    assert values(text, ",", ".") == numbers


def test_a_space_groups_where_the_language_or_the_source_says_so() -> None:
    assert values("4 000 мг", ",", "\u00a0") == [4000]
    assert values("2 500 мг", ",", "\u00a0", (2, 500)) == [2, 500]
    assert values("10 000 personas", ",", ".", (10000,)) == [10000]
    assert values("10 000 personas", ",", ".") == [10, 0]


def test_a_time_with_a_point_is_a_time_where_the_source_has_one() -> None:
    assert values("20.30 Uhr", ",", ".", (20, 30)) == [20, 30]
    assert values("20.30 Uhr", ",", ".") == [20.3]


def test_a_grouped_number_with_decimals_is_no_time() -> None:
    assert values("1\N{NO-BREAK SPACE}505,01 мг", ",", "\N{NO-BREAK SPACE}") == [1505.01]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("vitamin MK-7 and MK7", ["MK7", "MK7"]),
        ("В12 K2의", ["B12", "K2"]),
        ("menaquinone-7 менахинон-7 ميناكينون-7", ["…7", "…7", "…7"]),
        ("from 4 to 500mg, x2", []),
    ],
)
def test_names_hold_their_digits(text: str, keys: list[str]) -> None:
    assert [name.key for name in read_names(fold(text))] == keys


@given(st.integers(0, 10**9))
def test_a_whole_number_is_read_however_it_is_grouped(number: int) -> None:
    for sign in ",'\u202f٬":
        assert values(f"x {number:,} y".replace(",", sign)) == [number]
