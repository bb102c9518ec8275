"""A fault: what is wrong and what to do, worth the same when it says the same."""

from __future__ import annotations

from leaflet.gates.fault import Fault


def test_faults_that_say_the_same_are_one() -> None:
    assert {Fault("lost", "put it back"), Fault("lost", "put it back")} == {Fault("lost", "put it back")}
