"""The settings as values: a token shows in no log."""

from __future__ import annotations

from leaflet.configuration import Configuration, Counter, Languages


def test_a_token_does_not_show() -> None:
    assert "secret" not in repr(Configuration(counter=Counter(token="secret")))


def test_only_the_usual_hand_has_no_name() -> None:
    assert Languages(urdu="nastaliq").hand("ur") == "nastaliq"
    assert Languages(urdu="nastaliq").hand("ar") == Languages().hand("ur") == ""
