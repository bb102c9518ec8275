"""Abbreviations: what is found is shown among the words around it."""

from __future__ import annotations

import pytest

from leaflet.audit.abbreviations import micrograms, shortened
from leaflet.audit.text import Text, Writing


def _text(words: str) -> Text:
    return Text(words, "x.md:1", "dosage", "item")


def test_the_finding_shows_where_it_stands():
    (found,) = micrograms(_text("Take 50 mcg in the morning"), Writing((), "en"))
    assert found.message == "'mcg' in 'Take 50 mcg in the morn'"


@pytest.mark.parametrize("words", ["5 mg PO", "5mg PO", "2 tablets PO", "1 g PO"])
def test_two_letters_mean_something_after_a_dose(words):
    assert [found.instead for found in shortened(_text(words), Writing((), "en"))] == ["write 'by mouth'"]


@pytest.mark.parametrize("words", ["the PO of the bag", "milligrams of PO", "tanong po ba", "og PO"])
def test_they_mean_nothing_elsewhere(words):
    assert not tuple(shortened(_text(words), Writing((), "fil")))
