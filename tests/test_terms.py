"""Terms: what is advised is said in the language of the text, where its term is known."""

from __future__ import annotations

import pytest

from leaflet.audit.plainness import check_wording
from leaflet.audit.terms import CONCEPTS, TERMS, say, term
from leaflet.audit.text import Text, Writing


@pytest.mark.parametrize("language", TERMS)
def test_a_language_has_a_term_for_every_concept(language):
    assert set(TERMS[language]) == set(CONCEPTS)
    assert all(TERMS[language].values())


def test_the_advice_is_in_the_language_of_the_text():
    assert say("micrograms", "es") == "write 'microgramos'"
    assert say("units", "pt-BR") == "write 'unidades'"


@pytest.mark.parametrize("language", TERMS)
def test_no_advice_is_what_another_rule_refuses(language):
    terms = tuple(Text(f"Take 1 {words}.", "x.md:1", "dosage", "item") for words in TERMS[language].values())
    assert not [each for each in check_wording(Writing(terms, language)) if each.rule == "RD-09"]


def test_a_language_that_is_not_known_is_not_guessed():
    assert "own words" in say("units", "pl")
    assert term("units", "pl") == "units"
