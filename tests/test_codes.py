"""Codes: a scanner's digits and a monograph's code meet, however either is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.counter.codes import keys, scanned, system


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("2.16.840.1.113883.6.88", "RXNORM"), ("urn:oid:2.16.840.1.113883.6.73", "ATC"), ("SNOMED CT", "SNOMEDCT"),
        ("SNOMED", "SNOMEDCT"), ("rxnorm", "RXNORM"), ("RxCUI", "RXNORM"), ("NDC", "NDC"), ("EAN", "GTIN"), ("", ""),
        ("2.16.840.1.113883.6.69", "NDC"), ("2.16.840.1.113883.6.96", "SNOMEDCT"),
    ],
)  # fmt: skip
def test_a_code_system_has_many_names(name: str, found: str) -> None:
    assert system(name) == found


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("0456-1234-05", "0456-1234-05"),
        ("0456-1234-05", "0456123405"),
        ("0456-1234-05", "00456-1234-05"),
        ("00456-1234-05", "0456123405"),
        ("0456-1234-05", "304561234059"),
        ("0456-1234-05", "00304561234059"),
        ("0456-1234-05", "0100304561234059"),
        ("0456-1234-05", "010030456123405917301130"),
        ("0456-1234-05", "]d2010030456123405910ABC"),
        ("12345-678-90", "1234567890"),
        ("12345-0678-90", "12345-678-90"),
    ],
)
def test_a_national_drug_code_is_found_as_it_is_typed_or_scanned(code: str, typed: str) -> None:
    assert keys("NDC", code) & scanned(typed)


@pytest.mark.parametrize("typed", ["304561234050", "0456-1234-06", "456123405", "00304561234050", ""])
def test_another_code_or_a_wrong_check_digit_is_not_taken_for_it(typed: str) -> None:
    assert not keys("NDC", "0456-1234-05") & scanned(typed)


def test_other_codes_are_found_whatever_their_case_and_spaces() -> None:
    assert keys("ATC", "N02BE01") & scanned(" n02be01 ")
    assert keys("GTIN", "5012345678900") & scanned("05012345678900")
    assert not keys("ATC", "N02BE01") & scanned("N02BE51")


@given(st.text(max_size=30))
def test_whatever_is_scanned_is_taken_in(typed: str) -> None:
    assert all(code == code.upper() and " " not in code for code in scanned(typed) if code.isascii())
