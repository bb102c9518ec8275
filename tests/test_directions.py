"""Directions get into no log."""

from dosed import FULL


def test_directions_say_nothing_of_themselves_in_a_log() -> None:
    assert repr(FULL) == str(FULL) == f"{[FULL]}"[1:-1] == "Directions(...)"
