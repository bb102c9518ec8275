"""Common questions: every layout that people write becomes questions with their answers, and no word is lost."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import plain, questions, told, words

from leaflet.blocks import Block, Heading, List, Paragraph, Question
from leaflet.errors import LeafletError
from leaflet.monograph import read
from leaflet.reader.questions import as_text, read_questions, set_apart
from leaflet.reader.source import Line
from leaflet.reader.structure import read_blocks

HEAD = "---\ntitle: Fenolin\n---\n# Fenolin\n### Usage\nFor pain.\n\n### Dosage\nTake 5 mg daily.\n\n### FAQs\n"
PAIRS = (
    ("Can I take Fenolin with food?", "Yes, you can take it with or without food."),
    (
        "What happens if I miss a 2.5 mg dose?",
        "Take it when you remember, e.g. at noon. Is it nearly time for the next one? Then skip it.",
    ),
    ("Is Fenolin safe in pregnancy (first trimester)?", "Ask your doctor; levels of <6 mg are rare."),
    ("How long does Fenolin take to work?", "It may take 2 to 4 weeks."),
)
MARKS = (
    "Q: {q}", "**Q: {q}**", "**Q:** {q}", "Q{n}: {q}", "**Q{n}. {q}**", "Q{n}. {q}", "Question {n}: {q}", "{n}. {q}",
    "**Question {n}:** {q}", "**{n}. {q}**", "{n}. **{q}**", "{n}) {q}", "**{q}**", "__{q}__", "*{q}*", "_Q: {q}_",
    "***{q}***", "{q}", "**Question:** {q}", "Q) {q}", "*Q: {q}*", "**Q{n}:** **{q}**",
)  # fmt: skip
ANSWERS = (
    "{a}", "A: {a}", "**A:** {a}", "A. {a}", "Answer: {a}", "**Answer:** {a}", "A{n}: {a}", "*A:* {a}", "**A: {a}**",
    "*{a}*", "A - {a}", "A) {a}", "**Answer {n}:** {a}",
)  # fmt: skip
INLINE, BREAK = "{q} {a}", "{q}<br>{a}"
PLACES = (
    INLINE, BREAK, "{q}\n{i}{a}", "{q}  \n{i}{a}", "{q}\\\n{i}{a}", "{q}\n\n{i}{a}", "{q}\n  * {a}", "{q}\n    - {a}",
    "{q}\n\n    * {a}", "{q}\n{b}{a}", "{q}\n\n{b}{a}",
)  # fmt: skip
UNDER_TEXT_ONLY = (INLINE, BREAK, "{q}  \n{i}{a}", "{q}\\\n{i}{a}")
CONTAINERS = (("*   ", "    "), ("* ", "  "), ("- ", "  "), ("{n}. ", "   "), ("", ""), ("#### ", ""), ("### ", ""))
BETWEEN = ("\n\n", "\n\n---\n\n", "\n\n##\n\n")


def layouts() -> Iterator[str]:
    """Yield the questions in every layout that says which words ask and which answer."""
    for mark, answer, place, (bullet, indent), between in itertools.product(
        MARKS, ANSWERS, PLACES, CONTAINERS, BETWEEN
    ):
        heading, paragraph = bullet.startswith("#"), not bullet
        if "{b}" in place and (heading or paragraph):
            continue
        if heading and place in UNDER_TEXT_ONLY:
            continue
        if bullet == "{n}. " and "{n}" in mark:
            continue
        if answer == "*{a}*" and place in (INLINE, BREAK):
            continue
        texts = []
        for number, (asked, answered) in enumerate(PAIRS, start=1):
            question = bullet.format(n=number) + mark.format(q=asked, n=number)
            reply = answer.format(a=answered, n=number)
            texts.append(place.format(q=question, a=reply, i=indent, b=bullet.format(n=number)))
        yield between.join(texts)


def test_every_layout_gives_the_questions_and_their_answers(write: Callable[[str], Path], share: int) -> None:
    every = sorted(set(layouts()))
    assert len(every) > 60 * 100
    sample = random.Random(8).sample(every, min(600 * share, len(every)))
    expected = [(words(asked), words(answered)) for asked, answered in PAIRS]
    for text in sample:
        monograph = read(write(HEAD + text + "\n"))
        assert questions(monograph) == expected, text
        assert not any(sign in leaf for each in monograph.sections for leaf in plain(each.blocks) for sign in "*_")


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_is_known_in_the_seeds_layout(write: Callable[[str], Path], mark: str) -> None:
    text = "\n\n".join(f"*   {mark.format(q=q, n=n)}  A: {a}" for n, (q, a) in enumerate(PAIRS, start=1))
    assert questions(read(write(HEAD + text))) == [(words(q), words(a)) for q, a in PAIRS]


def lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))


def ask(text: str) -> tuple[Block, ...]:
    return read_questions(read_blocks(set_apart(lines(text)), "x.md"))


def test_an_answer_holds_paragraphs_and_lists() -> None:
    (question,) = ask("**Q: What are the effects?**\n\nA: There are:\n\n* nausea\n* headache\n\nAsk more.")
    assert isinstance(question, Question)
    assert [type(block) for block in question.blocks] == [Paragraph, List, Paragraph]


def test_a_question_inside_an_answer_stays_there() -> None:
    (question,) = ask("Q: Can I drive? A: No. Do you feel dizzy? Then rest.")
    assert isinstance(question, Question)
    assert plain(question.blocks) == ["No. Do you feel dizzy? Then rest."]


def test_an_answered_item_does_not_swallow_the_next_one() -> None:
    found = ask("* **Q: Can I drive?** A: No.\n* Talk to your doctor.")
    assert [type(block) for block in found] == [Question, Paragraph]


def test_a_heading_that_does_not_ask_stays_a_heading() -> None:
    found = read_questions((Heading("General", 1), Paragraph("**Why?** Because.", 2)))
    assert [type(block) for block in found] == [Heading, Question]


@pytest.mark.parametrize(
    "text",
    ["Q: 2.5 mg or 5 mg, which is right? A: 2.5 mg.", "* **2.5 mg or 5 mg?** 5 mg.", "**Q1: 10 mg?** A: 10. Not 20."],
)
def test_a_number_that_is_no_mark_is_kept(text: str) -> None:
    kept = [word for leaf in plain(ask(text)) for word in words(leaf)]
    assert [word for word in kept if word.isdigit()] == [
        word for word in words(text.replace("Q1", "")) if word.isdigit()
    ]


def test_text_without_questions_stays_as_it_is() -> None:
    blocks = read_blocks(lines("No questions here.\n\n* one\n* two"), "x.md")
    assert read_questions(blocks) == blocks


@given(st.lists(st.sampled_from(
    ["Q:", "A:", "**", "*", "Can I?", "Yes.", "1.", "2.5 mg", "Why?", "\n", "\n\n", "* ", "    - ", "Q1.", "A. b",
     "_", "<br>"]
), max_size=14))  # fmt: skip
def test_only_marks_are_ever_left_out(pieces: list[str]) -> None:
    text = " ".join(pieces).replace("\n ", "\n")
    try:
        before = read_blocks(set_apart(lines(text)), "x.md")
    except LeafletError:
        return
    kept = [word for leaf in plain(read_questions(before)) for word in words(leaf)]
    meant = [word for leaf in plain(before) for word in words(leaf)]
    marks = {"Q", "A", "Q1", "1", "2"}
    assert [word for word in kept if word not in marks] == [word for word in meant if word not in marks]
    assert kept.count("5") == meant.count("5")


@pytest.mark.parametrize(
    ("asked", "answered", "text"),
    [
        ("Why?", "So.", "Q: Why?\n\nA: So."),
        ("**Q: Why?**", "A:** So.", "**Q: Why?**\n\nA:** So."),
        ("Why?** A: So.", "A:** So.", "Q: Why?** A: So."),
        ("Why? A: So.", "", "Q: Why? A: So."),
        ("", "So.", "A: So."),
    ],
)
def test_question_and_answer_given_apart(asked: str, answered: str, text: str) -> None:
    assert as_text(asked, answered) == text


def test_no_question_is_lost_with_the_disclaimer(write: Callable[[str], Path]) -> None:
    monograph = read(write(f"{HEAD}* **Q: Why?** A: So. **Disclaimer:** Ask a doctor."))
    assert [section.kind for section in monograph.sections][-2:] == ["questions", "disclaimer"]
    assert told(monograph)["So"] == told(monograph)["Ask"] == 1
