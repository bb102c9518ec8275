"""Options: the lists of the form hold all that there is, and nothing else."""

from __future__ import annotations

from leaflet.counter import options
from leaflet.counter.options import Option
from leaflet.counter.view import Tongue
from leaflet.counter.words import find_words
from leaflet.edition import editions, papers

ENGLISH = find_words("en")


def test_sizes_and_papers_are_those_that_there_are() -> None:
    assert [option.value for option in options.sizes(ENGLISH)] == [edition.name for edition in editions()]
    assert options.sizes(ENGLISH)[1].label == "large print, 18 point"
    assert [option.value for option in options.sheets(ENGLISH)] == [paper.name for paper in papers()]


def test_a_paper_that_is_too_small_for_some_says_for_which_it_is() -> None:
    labels = {option.value: option.label for option in options.sheets(ENGLISH)}
    assert labels["a4"] == "A4"
    assert labels["a5"] == "A5 (clear print only)"


def test_reasons_stand_in_the_order_of_their_names() -> None:
    found = options.reasons(ENGLISH)
    assert found[0] == Option("", "nothing said")
    labels = [option.label.casefold() for option in found[1:]]
    assert labels == sorted(labels)


def test_a_language_is_named_for_staff_and_for_the_patient() -> None:
    known = [Tongue("es", "Español", "Spanish", "ltr", ""), Tongue("en", "English", "English", "ltr", "")]
    assert [option.label for option in options.languages(known)] == ["Spanish – Español", "English"]
    assert options.seconds(known, ENGLISH)[0] == Option("", "none")
