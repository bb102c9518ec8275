"""Blocks: what is written is understood, word for word and in order, or refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import plain, words, written

from leaflet.blocks import Block, Definitions, Item, List, Paragraph, Quote, Row, Table, leaves
from leaflet.errors import LeafletError
from leaflet.reader.source import Line
from leaflet.reader.structure import read_blocks


def blocks(text: str) -> tuple[Block, ...]:
    return read_blocks(tuple(Line(n, line) for n, line in enumerate(text.split("\n"), start=1)), "x.md")


def p(text: str, line: int) -> tuple[Paragraph]:
    return (Paragraph(text, line),)


def test_paragraphs_are_one_line_each_with_hard_breaks_kept() -> None:
    assert blocks("one\ntwo\n\nthree  \nfour\\\nfive") == (
        Paragraph("one two", 1),
        Paragraph("three<br>four<br>five", 4),
    )


@pytest.mark.parametrize("step", ["  ", "   ", "    ", "\t"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lists_nest_by_two_three_or_four(step: str, gap: str) -> None:
    inner = List((Item(p("two", 1 + len(gap))),))
    first = Item((Paragraph("one", 1), inner))
    assert blocks(f"* one{gap}{step}* two{gap}* three") == (List((first, Item(p("three", 1 + 2 * len(gap))))),)


def test_an_item_holds_paragraphs_and_what_follows_does_not() -> None:
    item, after = blocks("* one\n\n    more\n\nafter")
    assert item == List((Item((Paragraph("one", 1), Paragraph("more", 3))),))
    assert after == Paragraph("after", 5)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("1. a\n2. b", [1, 2]), ("3. a\n7. b", [3, 7]), ("1. a\n1. b\n1. c", [1, 2, 3]), ("2) a\n3) b", [2, 3])],
)
def test_numbered_lists_keep_their_numbers(text: str, numbers: list[int]) -> None:
    (found,) = blocks(text)
    assert isinstance(found, List)
    assert found.ordered
    assert [item.ordinal for item in found.items] == numbers


def test_a_table_has_a_row_for_each_line_and_a_cell_for_each_column() -> None:
    found = blocks("Text\n| Age | Dose |\n|:--|--:|\n| 1 | **5** mg |\n| 2 | |\nafter")
    rows = (Row(("1", "**5** mg"), 4), Row(("2", ""), 5))
    assert found == (Paragraph("Text", 1), Table(Row(("Age", "Dose"), 2), rows), Paragraph("after", 6))


def test_quotes_and_definitions() -> None:
    quote, terms = blocks("> said\n> by others\n\nmg\n:   a milligram")
    assert quote == Quote(p("said by others", 1))
    assert isinstance(terms, Definitions)
    assert (terms.items[0].term, terms.items[0].blocks) == ("mg", p("a milligram", 5))


@pytest.mark.parametrize(
    "text",
    ["<6 mg", "<1% & >3", "2*3*4", "A_12_B", "[see Warnings]", "1,000 IU.", "5. mg", "+ 5 mg", "# 1", "a | b",
     "x: y", "R&D",
     "H<sub>2</sub>O", "&lt;5", "[x](https://a.example)", "a\\*b", "`5 mg`", "1.5-2", "** a", "* * *a", "~5",
     "!important"],
)  # fmt: skip
def test_running_text_is_read_as_it_is(text: str) -> None:
    told = "".join(word for leaf in plain(blocks(f"Word {text}")) for word in words(leaf))
    assert sorted(told) == sorted("".join(written(f"Word {text}").elements()) + "".join(words(_address(text))))


def _address(text: str) -> str:
    """Return a link's address, which is printed after its words."""
    return text.partition("](")[2]


@pytest.mark.parametrize("text", ["|a|b|\n|-|-|\n|1|2|3|", '[a](https://b.example "title")', "[a](b c)"])
def test_what_would_lose_a_word_is_refused_at_its_line(text: str) -> None:
    with pytest.raises(LeafletError, match="without losing a word") as caught:
        blocks(f"one\n\n{text}")
    assert caught.value.where in ("x.md:3", "x.md:5")
    assert caught.value.hint


PIECES = [
    "word", "5 mg", "<6", "*", "**", "_", "`", "[", "]", "(x)", "|", "\n", "\n\n", "* ", "- ", "1. ", "  ", "    ",
    "> ", ": ", "\\",
    "<br>", "<sub>2</sub>", "&lt;", "|a|b|\n|-|-|\n", "  \n", "é", "Ж", "½", "→", "+", "#", "3)", "...",
]  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_every_word_is_in_the_blocks_or_the_text_is_refused(text: str) -> None:
    try:
        found = blocks(text)
    except LeafletError:
        return
    meant = "".join(sorted("".join(written(text).elements())))
    told = "".join(sorted(word for leaf in plain(found) for word in "".join(words(leaf))))
    assert all(told.count(sign) >= meant.count(sign) for sign in set(meant))


@given(
    st.lists(st.sampled_from(["* a", "  - b", "c d", "", "| e | f |", "|---|---|", "1. g", "> h", "i  "]), max_size=14)
)
def test_each_leaf_knows_its_line(lines: list[str]) -> None:
    try:
        found = blocks("\n".join(lines))
    except LeafletError:
        return
    for text, line in leaves(found):
        assert text[:1] in lines[line - 1]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(LeafletError):
        assert isinstance(blocks(text), tuple)
