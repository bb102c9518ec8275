"""Addresses: found whole, in every script and over the ends of lines, and nothing else with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.audit.addresses import ADDRESS, without_addresses


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/report",
        "https://pharmacy.example/l/warfarin/zh-Hans",
        "https://pharmacy.example/ l/warfarin/sw",
        "https://pharmacy.example/l/ warfarin/sw",
        "https://pharmacy.example /l/warfarin",
        "www.a.org/x",
        "me@a.org",
        "a-b.co.uk/news/old",
        "https://a.org/b/c?d=e&f=g",
    ],
)
@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("See ", "."), ("(", ")"), ("请打开网页：", "。"), ("", " for mg/kg")]
)
def test_an_address_is_found_whole(address: str, before: str, after: str) -> None:
    text = f"{before}{address}{after}"
    assert [found[0] for found in ADDRESS.finditer(text)] == [address]
    assert without_addresses(text) == f"{before}{' ' * len(address)}{after}"


@pytest.mark.parametrize(
    "words", ["Ask your doctor/pharmacist.", "Rest @ home.", "5 mg/kg", "at 8.30 or 9.15", "z. B. e.g."]
)
def test_other_words_are_left(words: str) -> None:
    assert without_addresses(words) == words


@given(st.text(max_size=80))
def test_the_length_stays(words: str) -> None:
    assert len(without_addresses(words)) == len(words)
