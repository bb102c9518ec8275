"""Labels: everything that can be chosen has one, and nothing else has."""

from __future__ import annotations

from leaflet.counter import labels
from leaflet.directions import FOOD, MEASURES, SITES, SPANS, WEEKDAYS
from leaflet.dosing.reasons import REASONS
from leaflet.pipeline import FORMS


def test_lists_hold_all_that_directions_can_say() -> None:
    assert set(labels.MEASURES) == {"", *MEASURES}
    assert set(labels.FOODS) == {"", *FOOD}
    assert set(labels.SITES) == {"", *SITES}
    assert set(labels.WEEKDAYS) == set(WEEKDAYS)
    assert set(labels.SPANS) == set(SPANS)
    assert set(labels.REASONS) == set(REASONS)
    assert set(labels.SAVES) == set(FORMS)
