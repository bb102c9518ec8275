"""Markdown as people write it is put in the parser's form, and no word of it changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.errors import LeafletError
from leaflet.reader.source import Line
from leaflet.reader.tidy import DEEPEST, tidy


def lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))


def tidied(text: str) -> str:
    return "\n".join(line.text for line in tidy(lines(text), "x.md")).strip("\n")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("text\n* one\n* two", "text\n\n* one\n\n* two"),
        ("* one\n  * two\n    * three", "* one\n\n    * two\n\n        * three"),
        ("1. one\n   - two\n2. three", "1. one\n\n    - two\n\n2. three"),
        ("• one\n● two", "* one\n\n* two"),
        ("-one\n-two", "- one\n\n- two"),
        ("-5 mg", "-5 mg"),
        ("from 45\n- 180 mcg daily", "from 45\n- 180 mcg daily"),
        ("text\n2. not a list", "text\n2. not a list"),
        ("1) one", "1. one"),
        ("text\n|a|b|\n|-|-|\n|1|2|\nmore", "text\n\n|a|b|\n|-|-|\n|1|2|\n\nmore"),
        ("one\n***\ntwo", "one\n\ntwo"),
        ("one\n##\n\n\n\ntwo", "one\n\ntwo"),
        ("* one\nhard wrapped\n\nnew", "* one\n    hard wrapped\n\nnew"),
    ],
)
def test_habits_are_understood(written: str, read: str) -> None:
    assert tidied(written) == read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("```\nx\n```", "code block"), ("~~~", "code block"), ("> " * (DEEPEST + 1) + "x", "nested"),
        ("\n".join("  " * depth + "* x" for depth in range(DEEPEST + 1)), "nested"), ("- " * (DEEPEST + 1) + "x",
        "nested"),
        ("*" * 301 + "x", "marks"), ("a|" * 301, "marks"),
    ],
)  # fmt: skip
def test_what_no_reader_can_follow_is_refused(text: str, message: str) -> None:
    with pytest.raises(LeafletError) as caught:
        tidied(text)
    assert all(message in error.message and error.hint for error in caught.value.each())


PIECES = [
    "* ",
    "- ",
    "1. ",
    "2) ",
    "• ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "|",
    "|-|-|",
    "> ",
    "word",
    "5 mg",
    "-item",
    "---",
    "##",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_word_changes_and_every_line_keeps_its_number(text: str) -> None:
    try:
        result = tidy(lines(text), "x.md")
    except LeafletError:
        return
    assert [sign for line in result for sign in line.text if sign.isalnum()] == [
        sign for sign in text if sign.isalnum()
    ]
    source = {line.number: line.text for line in lines(text)}
    for line in result:
        assert "".join(filter(str.isalnum, line.text)) in ("", "".join(filter(str.isalnum, source[line.number])))
    numbers = [line.number for line in result]
    assert numbers == sorted(numbers)


@given(st.lists(st.sampled_from(["* a", "  * b", "1. c", "text", ""]), max_size=12).map("\n".join))
def test_what_is_tidy_stays_tidy(text: str) -> None:
    once = tidied(text)
    assert tidied(once) == once
