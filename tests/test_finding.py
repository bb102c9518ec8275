"""A finding names a rule that there is, and is as it was made."""

import dataclasses

import pytest

from leaflet.audit.finding import Finding


def test_a_finding_needs_no_advice_of_its_own_and_cannot_be_changed() -> None:
    finding = Finding("LP-01", "x.pdf, page 3", "too small")
    assert finding.instead == ""
    with pytest.raises(dataclasses.FrozenInstanceError):
        finding.rule = "LP-02"  # type: ignore[misc]
