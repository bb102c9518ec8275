"""Headings are found however they are marked, and no line is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.reader.outline import Part, bold_headings, outline
from leaflet.reader.source import Line


def body(text: str) -> tuple[Line, ...]:
    return tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))


def heads(text: str) -> list[tuple[str, int, int]]:
    return [(part.heading, part.level, part.line) for part in outline(body(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Usage", ("Usage", 1, 1)), ("###### Usage ##", ("Usage", 6, 1)), ("###Usage", ("Usage", 3, 1)),
        ("   ## Usage", ("Usage", 2, 1)), ("Usage\n===", ("Usage", 1, 1)), ("Usage\n---", ("Usage", 2, 1)),
        ("**Usage**", ("Usage", 3, 1)), ("**Usage:**", ("Usage:", 3, 1)), ("__Usage__:", ("Usage", 3, 1)),
    ],
)  # fmt: skip
def test_a_heading_is_found(text: str, found: tuple[str, int, int]) -> None:
    assert heads(text) == [found]


@pytest.mark.parametrize(
    "text",
    ["#1 choice", "#", "##", "    # code", "**Note** well", "**Take care:** x", "A sentence.\n---", "* item\n---",
     "a | b\n---",
     "one\ntwo\n---", "---", "***"],
)  # fmt: skip
def test_other_lines_are_no_headings(text: str) -> None:
    assert [heading for heading, _, _ in heads(text)] == [""]


def test_bold_lines_count_only_where_real_headings_lack() -> None:
    assert [head for head, _, _ in heads("## Usage\n**Storage:** x\n## Dosage\ny")] == ["Usage", "Dosage"]
    assert [head for head, _, _ in heads("**Usage:** x\n**Dosage:** y")] == ["Usage:", "Dosage:"]
    assert bold_headings(body("**Usage:** x\n\n**Nothing known:** y\n**Dosage**")) == ((1, "usage"), (4, "dosage"))


def test_text_on_a_bold_headings_line_stands_below_it() -> None:
    assert outline(body("**Usage:** For pain.\nMore."))[0] == Part(
        "Usage:", 3, 1, (Line(1, "For pain."), Line(2, "More."))
    )


def test_a_fence_around_everything_is_no_code() -> None:
    assert heads("```markdown\n# Usage\nx\n```") == [("Usage", 1, 2)]


@given(st.lists(st.sampled_from(["# a", "## Usage", "text", "", "**Dosage:** x", "b", "---", "===", "* c", "#"])))
def test_every_word_is_in_one_part(lines: list[str]) -> None:
    parts = outline(body("\n".join(lines)))
    kept = " ".join(f"{part.heading} {' '.join(line.text for line in part.lines)}" for part in parts)
    letters = [sign for sign in "\n".join(lines) if sign.isalnum()]
    assert [sign for sign in kept if sign.isalnum()] == letters
