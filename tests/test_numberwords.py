"""Number words: two stays two, once a day stays once a day."""

from __future__ import annotations

import pytest

from leaflet.gates.figures import read_figures
from leaflet.gates.numberwords import differences
from leaflet.language import find_language


def wrong(source: str, target: str) -> list[str]:
    """Return what is wrong with the number words of `target`, in Spanish."""
    figures = read_figures(source, find_language("en"), strict=True), read_figures(target, find_language("es"))
    return [fault.message for fault in differences(*figures)]


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("two tablets", "tres comprimidos", ["'two' is missing"]),
        ("once a day", "dos veces al día", ["'once' is missing"]),
        ("twice", "a veces", ["'twice' is missing"]),
        ("half a tablet", "un comprimido", ["'half' is missing"]),
        ("a few days", "tres días", ["'tres' is not in the source"]),
        ("every day", "cada semana", ["the unit 'day' is missing, there is 'week' instead"]),
        ("10 mg/kg", "10 mg/g", ["the unit 'kilogram' is missing, there is 'gram' instead"]),
    ],
)
def test_a_change_is_named(source: str, target: str, messages: list[str]) -> None:
    assert wrong(source, target) == messages


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("two tablets", "2 comprimidos"),
        ("once a day", "una vez al día"),
        ("all at once", "todo a la vez"),
        ("one extra dose", "una dosis de más"),
        ("both are new", "todo es nuevo"),
    ],
)
def test_another_way_to_say_it_is_no_change(source: str, target: str) -> None:
    assert wrong(source, target) == []
