"""The lexicon: its concepts are those that a translator finds in the catalogs, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from leaflet import resources
from leaflet.gates import lexicon
from leaflet.language import find_language

LANGUAGES = sorted(path.stem for path in resources.folder("locales").glob("*.po"))
CONCEPTS = {*lexicon.UNITS, *lexicon.COMPARISONS, *lexicon.NUMBERS, lexicon.TO, lexicon.NOT}


def test_every_concept_is_marked_for_the_catalogs() -> None:
    marked = extract_from_file("python", Path(lexicon.__file__), keywords={"pgettext": ((1, "c"), 2)})
    assert {(context, message) for _, message, _, context in marked} == {("check", concept) for concept in CONCEPTS}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_catalog_knows_the_concepts_and_no_others(tag: str) -> None:
    assert set(find_language(tag).words) == CONCEPTS


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_catalog_calls_two_units_the_same(tag: str) -> None:
    owners: dict[str, set[str]] = {}
    for concept in ("microgram", "milligram", "gram", "kilogram", "milliliter", "liter", "hour", "day", "week"):
        for form in find_language(tag).words[concept]:
            owners.setdefault(form.casefold(), set()).add(concept)
    assert {form: concepts for form, concepts in owners.items() if len(concepts) > 1} == {}
