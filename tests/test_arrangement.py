"""Headed parts become sections: what belongs under what, and what stands by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.reader.arrangement import Draft, arrange
from leaflet.reader.outline import outline
from leaflet.reader.source import Line

NAMES = frozenset({"fenolin"})


def drafts(text: str) -> tuple[Draft, ...]:
    return arrange(outline(tuple(Line(n, line) for n, line in enumerate(text.split("\n"), start=1))), NAMES)


def shape(text: str) -> list[tuple[str, list[str]]]:
    return [(draft.kind, [piece.heading for piece in draft.pieces[1:]]) for draft in drafts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Usage\nx\n# Dosage\ny", [("usage", []), ("dosage", [])]),
        ("# Dosage\n## Adults\nx\n## Children\ny", [("dosage", ["Adults", "Children"])]),
        ("# Dosage\nx\n# Adults\ny\n# Side Effects\nz", [("dosage", ["Adults"]), ("side_effects", [])]),
        ("# Usage\nx\n## Dosage\ny", [("usage", []), ("dosage", [])]),
        ("# Precautions\n## Pregnancy\nx\n## Drug Interactions\ny",
         [("precautions", ["Pregnancy", "Drug Interactions"])]),
        ("# Dosage\n## Usage in children\nx", [("dosage", ["Usage in children"])]),
        ("# Zebras\nx\n## Dosage\ny", [("other", ["Dosage"])]),
        ("# Zebras\n## Dosage\ny", [("other", []), ("dosage", [])]),
        ("# FAQs\n# Q: Why?\nx\n# How is it?\ny", [("questions", ["Q: Why?", "How is it?"])]),
        ("before\n# Usage\nx", [("intro", []), ("usage", [])]),
        ("# Adults\nx\n# Long-Term Effects\ny", [("other", []), ("side_effects", [])]),
    ],
)  # fmt: skip
def test_parts_stand_where_they_belong(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert shape(text) == expected


def test_two_sections_of_one_kind_stay_two() -> None:
    assert shape("# Dosage\nx\n# Dosage\ny") == [("dosage", []), ("dosage", [])]


def test_a_part_that_stands_by_itself_keeps_its_heading() -> None:
    assert [draft.heading for draft in drafts("# Adults\nx\n# Common Side Effects\ny\n# Zebras\nz")] == [
        "Adults", "Common Side Effects", "Zebras",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "notice",
    ["**Disclaimer:** Ask.", "*Disclaimer: Ask.*", "Disclaimer: Ask.", "**Disclaimer**\nAsk.",
     "* **Disclaimer:** Ask.",
     "    **Disclaimer:** Ask.", "x **Disclaimer:** Ask.", "**Medical Disclaimer:** Ask.", "# Disclaimer\nAsk."],
)  # fmt: skip
def test_a_disclaimer_is_split_off(notice: str) -> None:
    *_, last = drafts(f"# FAQs\n* Q: Why? A: So.\n\n{notice}\nAnd more.")
    assert last.kind == "disclaimer"
    said = " ".join(line.text.strip() for piece in last.pieces for line in piece.lines).split()
    assert said == ["Ask.", "And", "more."]


def test_what_follows_a_disclaimer_in_the_middle_stays_in_its_section() -> None:
    _, first, notice, _ = drafts("# Usage\nx\n# Dosage\n**Disclaimer:** Ask.\n\nTake 5 mg.\n# FAQs\nx")
    assert [line.text for piece in first.pieces for line in piece.lines if line.text] == ["Take 5 mg."]
    assert notice.kind == "disclaimer"
    *_, first, notice = drafts("# Usage\nx\n# Dosage\ny\n# FAQs\n* Q: a? A: b\n\n**Disclaimer:** Ask.\n\n* Q: c? A: d")
    assert [line.text for line in notice.pieces[0].lines] == ["Ask."]
    assert sum(line.text.count("Q:") for line in first.pieces[0].lines) == 2


def test_a_sentence_about_a_disclaimer_is_none() -> None:
    assert shape("# Usage\nRead the disclaimer: it is long.") == [("usage", [])]


@given(st.lists(st.sampled_from(
    ["# Usage", "## Dosage", "# Zebras", "### Adults", "text", "", "**Disclaimer:** so", "# FAQs", "## Why?",
     "# Usage: word"]
)))  # fmt: skip
def test_no_line_is_lost(lines: list[str]) -> None:
    kept = [line.text for draft in drafts("\n".join(lines)) for piece in draft.pieces for line in piece.lines]
    assert kept.count("text") == lines.count("text")
    assert " ".join(kept).split().count("so") == lines.count("**Disclaimer:** so")
    assert kept.count("word") == lines.count("# Usage: word")
