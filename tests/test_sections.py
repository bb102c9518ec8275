"""The vocabulary: each kind once, each alias for one kind, in the order that a patient needs."""

from __future__ import annotations

import re

import pytest

from leaflet.reader.headings import recognise
from leaflet.sections import BY_ALIAS, BY_NAME, KINDS, PATTERNS, PLACE

SEEN = """
Side Effects; How it Works; Usage; Dosage; Precautions; FAQs (Frequently Asked Questions); Generic
Name; Alternate Names; Pregnancy and Breastfeeding; Contraindications; Drug Interactions; Standard
Dosage; Drug Profile Summary; Special Cases; Common Side Effects; Rare but Serious Side Effects;
Clinical Use Cases; Dosage Adjustments; Long-Term Effects; Adults; Adverse Drug Reactions (ADR);
Children; Indications; Adverse Effects; Adverse Reactions; Mechanism of Action; Toxicity; Overdose;
Storage; Missed Dose; When X should not be used; 4. Possible side effects; 1 INDICATIONS AND USAGE
"""


@pytest.mark.parametrize("heading", SEEN.split(";"))
def test_every_heading_seen_in_collections_is_known(heading: str) -> None:
    assert recognise(heading).kind


def test_no_alias_means_two_things() -> None:
    aliases = [alias.strip() for kind in KINDS for alias in kind.aliases.split(";") if alias.strip()]
    assert len(aliases) == len(set(aliases)) == len(BY_ALIAS)
    assert all(alias == " ".join(alias.casefold().split()) for alias in aliases)


def test_what_a_patient_needs_first_stands_first() -> None:
    order = [
        "usage",
        "contraindications",
        "precautions",
        "dosage",
        "side_effects",
        "storage",
        "other",
        "questions",
        "disclaimer",
    ]
    assert [PLACE[name] for name in order] == sorted(PLACE[name] for name in order)


def test_patient_headings_are_the_ones_of_the_rules() -> None:
    expected = {
        "usage": "What this medicine is for", "precautions": "Before you take it", "dosage": "How to take it",
        "side_effects": "Possible side effects", "storage": "How to store it", "how_it_works": "How it works",
    }  # fmt: skip
    assert {name: BY_NAME[name].heading for name in expected} == expected
    assert BY_NAME["questions"].heading == "Common questions"


def test_usage_and_dosage_are_required_and_nothing_else() -> None:
    assert [kind.name for kind in KINDS if kind.required] == ["usage", "dosage"]


def test_every_printed_kind_has_a_heading_a_pictogram_and_known_relations() -> None:
    for kind in KINDS:
        assert bool(kind.heading) == bool(kind.pictogram) or kind.name == "other"
        assert not kind.part_of or kind.part_of in BY_NAME
        assert not kind.aliases or kind.heading or kind.part_of


@pytest.mark.parametrize(("name", "pattern"), PATTERNS)
def test_patterns_are_for_known_kinds_and_catch_a_name(name: str, pattern: str) -> None:
    assert name in BY_NAME
    assert re.compile(pattern).groups
