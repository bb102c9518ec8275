"""Quantities as staff type them: read for what they say, or refused; never read as ten times more."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leaflet.dosing.quantity import read_quantity
from leaflet.slip import Slip

READ = {
    "1": 1, "12": 12, "0.5": Fraction(1, 2), "2,5": Fraction(5, 2), "0.125": Fraction(1, 8), "half": Fraction(1, 2),
    "half a": Fraction(1, 2), "a quarter of a": Fraction(1, 4), "three quarters": Fraction(3, 4), "½": Fraction(1, 2),
    "1½": Fraction(3, 2), "1 ½": Fraction(3, 2), "2 and a half": Fraction(5, 2), "1/2": Fraction(1, 2), " 1 ": 1,
}  # fmt: skip
REFUSED = {
    "1.0": "ends with a zero", "2.50": "ends with a zero", ".5": "lacks a zero", ",5": "lacks a zero",
    "1,500": "as thousands", "1.500": "as thousands", "01": "begins with a zero", "1/0": "not an amount",
    "1.": "not an amount", "1.2.3": "not an amount", "some": "not an amount", "": "not an amount",
    "-1": "not an amount",
    "1e3": "not an amount", "٣": "not an amount", "1234567": "not an amount", "1 2": "not an amount",
    "1.5 and a half": "not an amount",
}  # fmt: skip


@pytest.mark.parametrize(("text", "amount"), READ.items())
def test_an_amount_is_read(text: str, amount: Fraction) -> None:
    assert read_quantity(text) == amount


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_what_can_be_misread_is_refused(text: str, message: str) -> None:
    found = read_quantity(text)
    assert isinstance(found, Slip)
    assert message in found.error("directions").message


@given(st.text("0123456789.,/½ ", max_size=9))
@example("0.0")
def test_whatever_is_typed_says_itself_or_is_refused(text: str) -> None:
    """An amount that is read is the one that the text says by the rules of arithmetic, and no other."""
    found = read_quantity(text)
    if isinstance(found, Slip):
        assert found.error("directions").hint
        return
    words = text.strip()
    number = re.fullmatch(r"(\d*)(?:[.,](\d+))? ?(½?)", words)
    if number:
        assert found == Fraction(f"{number[1] or 0}.{number[2] or 0}") + (Fraction(1, 2) if number[3] else 0)
    else:
        assert found == Fraction(words)
