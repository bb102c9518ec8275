"""Misheard: a part of typed directions that is not understood is told with its reason and what to write instead."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.dosing.misheard import misheard


@pytest.mark.parametrize(
    ("clause", "message", "hint"),
    [
        ("1-0-1", "does not say when", "1 tablet morning, 1 tablet evening"),
        ("2 500 mg tablets", "two numbers stand side by side", "leave the strength out"),
        ("1 or 2 tablets", "is a choice", "give one amount"),
        ("1-2 tablets", "is a choice", "give one amount"),
        ("50 mcg morning", "can be misread", "write micrograms"),
        ("10 IU morning", "can be misread", "write units"),
        ("10u morning", "can be misread", "write units"),
        ("5 cc noon", "can be misread", "write mL"),
        ("1 teaspoonful noon", "can be misread", "spoons differ"),
        ("2 tsp noon", "can be misread", "spoons differ"),
        ("1 g noon", "can be misread", "write mg"),
        ("1 tablet prn", "is an abbreviation", "when needed"),
        ("1 tablet once a week", "does not say on which day", "only on Mondays"),
        ("1 tablet twice daily", "does not say when", "say at which of"),
        ("1 tablet three times a day", "does not say when", "say at which of"),
        ("1 tablet every 8 hours", "does not say when", "say at which of"),
        ("1 tablet BD", "does not say when", "say at which of"),
        ("1 tablet with breakfast", "does not say when", "with food"),
        ("for life", "is no time to count", "leave out how long"),
        ("1 tablet mornign", "is not known", "did you mean “morning”?"),
        ("1 tablte morning", "is not known", "did you mean “tablet”?"),
        ("1 xylophone morning", "is not known", "write it as in"),
        ("the night of", "is not clear", "write it as in"),
    ],
)
def test_it_is_told_why_and_what_to_write(clause: str, message: str, hint: str) -> None:
    slip = misheard(clause)
    assert message in slip.message
    assert hint in slip.hint
    assert slip.values["words"] == clause


@given(st.text(max_size=60))
def test_whatever_is_typed_has_an_answer(clause: str) -> None:
    error = misheard(clause).error("directions")
    assert error.hint
    assert clause in error.message or re.search(r"[{}]", clause)
