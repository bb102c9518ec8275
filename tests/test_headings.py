"""What a heading means: its kind, what it says beyond it, and what of it is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.reader.headings import is_name, recognise
from leaflet.sections import BY_ALIAS

NAMES = frozenset({"metformin", "er", "co", "trimolin", "dr", "herbal", "s"})


@given(
    st.sampled_from(sorted(BY_ALIAS)),
    st.sampled_from([str, str.upper, str.title, str.capitalize]),
    st.sampled_from(["{}", "{}:", "**{}**", "**{}:**", "4. {}", "4.8 {}", "4) {}", " {} ", "{}?", "_{}_",
    "Section 3: {}", "# {}"]),
)  # fmt: skip
def test_an_alias_is_known_in_any_case_with_number_and_colon(alias: str, case: type[str], frame: str) -> None:
    meaning = recognise(frame.format(case(alias)).replace("Section 3:", "Section 3"))
    assert meaning.kind == BY_ALIAS[alias]
    assert not meaning.own
    assert not meaning.rest


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Metformin Usage", "usage"), ("Usage of Metformin ER", "usage"), ("Dosage for Metformin", "dosage"),
        ("Metformin: Dosage", "dosage"), ("METFORMIN SIDE EFFECTS", "side_effects"), ("Co-trimolin Usage", "usage"),
        ("Side Effects (Metformin)", "side_effects"), ("Metformin’s Side Effects", "side_effects"),
        ("Dr. Herbal's Dosage", "dosage"), ("How to use Metformin", "dosage"), ("How does Metformin work?",
        "how_it_works"),
        ("What Metformin is and what it is used for", "usage"), ("When Metformin should not be used",
        "contraindications"),
        ("How to store Metformin", "storage"), ("Precautions with Metformin", "precautions"), ("X Usage", "usage"),
    ],
)  # fmt: skip
def test_the_medicines_name_says_nothing_more(heading: str, kind: str) -> None:
    meaning = recognise(heading, NAMES)
    assert (meaning.kind and meaning.kind.name, meaning.own, meaning.rest) == (kind, "", "")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("How to use the inhaler at night", "dosage"), ("Dosage for children under six", "dosage"),
        ("Side Effects (in studies)", "side_effects"), ("What 0 is and what it is used for", "usage"),
    ],
)  # fmt: skip
def test_what_a_heading_says_beyond_its_kind_is_kept(heading: str, kind: str) -> None:
    meaning = recognise(heading, NAMES)
    assert (meaning.kind and meaning.kind.name, meaning.own) == (kind, heading)


@pytest.mark.parametrize(
    ("heading", "kind", "rest"),
    [
        ("Generic Name: Metformin + Sitagliptin", "generic_name", "Metformin + Sitagliptin"),
        ("**Usage:** For pain.", "usage", "For pain."), ("Dosage: 5 mg", "dosage", "5 mg"),
        ("Usage It is used for fever and for pain in adults.", "usage",
        "It is used for fever and for pain in adults."),
        ("2. Dosage 5 mg once a day, with food, in the morning", "dosage",
        "5 mg once a day, with food, in the morning"),
    ],
)  # fmt: skip
def test_text_inside_a_heading_line_is_told_apart(heading: str, kind: str, rest: str) -> None:
    meaning = recognise(heading, NAMES)
    assert (meaning.kind and meaning.kind.name, meaning.rest) == (kind, rest)


@given(st.text(max_size=80))
def test_a_heading_that_no_one_knows_is_kept_as_it_is(text: str) -> None:
    meaning = recognise(text)
    if meaning.kind is None:
        assert meaning.own == " ".join(meaning.own.split())
        assert not meaning.rest


def test_a_name_is_made_of_the_names_words_and_small_ones() -> None:
    assert is_name("the Metformin ER tablets", NAMES)
    assert not is_name("Metformin in pregnancy", NAMES)
