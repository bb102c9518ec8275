"""A slip can be said in English, as an error with a place and a hint."""

from leaflet.slip import Slip, staff


def test_a_slip_is_said_in_english_as_an_error() -> None:
    error = Slip("{x} is wrong", "write {y}", {"x": 1, "y": 2}).error("directions")
    assert str(error) == "directions: 1 is wrong\n  hint: write 2"


def test_marked_words_stay_as_they_are() -> None:
    assert staff("no paper") == "no paper"
