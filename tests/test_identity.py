"""What the front matter says of a medicine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from told import plain

from leaflet.blocks import List, Paragraph, Question
from leaflet.errors import LeafletError
from leaflet.reader.frontmatter import read_front_matter
from leaflet.reader.identity import LONGEST_NAME, Identity, read_identity
from leaflet.reader.source import read_source

Write = Callable[[str | bytes], Path]


def identity(write: Write, text: str) -> tuple[Identity, list[LeafletError]]:
    source = read_source(write(f"---\n{text}\n---\nbody\n"))
    errors: list[LeafletError] = []
    return read_identity(read_front_matter(source), source, errors), errors


def test_every_key_is_read_as_plain_words(write: Write) -> None:
    text = (
        "title: Vitamin **K**<sub>2</sub>\ngeneric_name: menaquinone\nbrand_names: [A, B]\nstrength: 45 µg\n"
        "form: tablets\ncodes:\n  ATC: B02\n  RxNorm: [1, 2]\nversion: 1.10\nsources: One book\n"
        "reviewed_by: A. B.\nreviewed_on: 2026-01-02\nreview_due: 2027-01-02\nlayout: x\ntags: [y]"
    )
    read, errors = identity(write, text)
    assert not errors
    assert (read.title, read.generic_name, read.strength, read.form) == (
        "Vitamin K2",
        "menaquinone",
        "45 µg",
        "tablets",
    )
    assert (read.brand_names, read.sources, read.version) == (("A", "B"), ("One book",), "1.10")
    assert read.codes == (("ATC", "B02"), ("RxNorm", "1"), ("RxNorm", "2"))
    assert (read.reviewed_by, read.reviewed_on, read.review_due) == ("A. B.", "2026-01-02", "2027-01-02")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title:", "empty"), ("title: [a]", "not text"), ("title: {a: b}", "not text"), ("title: <b>x</b>",
        "raw HTML"),
        (f"title: {'x' * (LONGEST_NAME + 1)}", "characters long"), ("brand_names: {a: b}", "list of texts"),
        ("brand_names: [[a]]", "list of texts"), ("codes: [a]", "not a mapping"), ("codes: {ATC: {a: b}}", "not text"),
        ("reviewed_on: 2026-13-01", "not a date"), ("review_due: soon", "not a date"), ("faqs: [{}]", "no text"),
        ("faqs: [{q: '<script>'}]", "raw HTML"), ("faqs: [{q: 'Why?', a: '![x](y)'}]", "picture"),
        ("faqs: [{q: 'Why?', a: \"```\\nx\\n```\"}]", "code block"),
    ],
)  # fmt: skip
def test_every_mistake_is_told_with_line_and_hint(write: Write, text: str, message: str) -> None:
    _, errors = identity(write, text)
    assert message in errors[0].message
    assert errors[0].hint
    assert ":2" in errors[0].where


QUESTIONS = [
    'q: "Why?"\n    a: "So."',
    'question: "Why?"\n    answer: "So."',
    'q: "**Q: Why?**"\n    a: "A:** So."',
    'q: "Why? **A:** So."\n    a: ""',
    'q: "Why?** A: So."\n    a: "A:** So."',
    'q: "Q: Why?"\n    a: "**A:** So."',
    "q: Why? A. So.",
]


@pytest.mark.parametrize("key", ["faqs", "faq", "questions"])
@pytest.mark.parametrize("text", QUESTIONS)
def test_questions_of_both_generations_are_questions(write: Write, key: str, text: str) -> None:
    read, errors = identity(write, f"{key}:\n  - {text}\n")
    assert not errors
    (question,) = read.questions
    assert isinstance(question, Question)
    assert (question.text, plain(question.blocks)) == ("Why?", ["So."])


def test_an_answer_over_lines_keeps_its_list(write: Write) -> None:
    read, _ = identity(write, "faqs:\n  - q: Which?\n    a: |\n      These:\n\n      - **one**\n      - two <1%")
    (question,) = read.questions
    assert isinstance(question, Question)
    assert [type(block) for block in question.blocks] == [Paragraph, List]
    assert plain(question.blocks) == ["These:", "one", "two <1%"]


def test_marks_around_an_answer_stay_in_pairs(write: Write) -> None:
    read, _ = identity(write, 'faqs:\n  - q: "**Why?**"\n    a: "**Yes**, and **no**."')
    assert plain(read.questions) == ["Why?", "Yes, and no."]
