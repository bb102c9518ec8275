"""Leaves come in reading order, with their lines, and can be rewritten."""

from __future__ import annotations

import pickle

from examples import BLOCKS
from hypothesis import given

from leaflet.blocks import (
    Block,
    Definition,
    Definitions,
    Foreign,
    Heading,
    Item,
    List,
    Paragraph,
    Question,
    Quote,
    Row,
    Table,
    leaves,
    lists,
    rewrite,
)


def test_every_leaf_is_told_once_in_reading_order() -> None:
    blocks = (
        Heading("1", 1),
        Paragraph("2", 2),
        List(
            (
                Item((Paragraph("3", 3), List((Item((Paragraph("4", 4),), 1),), ordered=True))),
                Item((Paragraph("5", 5),)),
            )
        ),
        Table(Row(("6", "7"), 6), (Row(("8", ""), 7),)),
        Quote((Paragraph("9", 8),)),
        Definitions((Definition("10", 9, (Paragraph("11", 10),)),)),
        Question("12", 11, (Paragraph("13", 12),)),
    )
    assert [text for text, _ in leaves(blocks)] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "",
        "9",
        "10",
        "11",
        "12",
        "13",
    ]
    assert [line for _, line in leaves(blocks)] == [1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12]


def test_no_blocks_have_no_leaves() -> None:
    assert not list(leaves(()))
    assert not list(leaves((List(()), Quote(()))))


@given(BLOCKS)
def test_rewriting_changes_every_leaf_that_says_something_and_nothing_else(blocks: tuple[Block, ...]) -> None:
    def again(text: str) -> str:
        assert text
        return f"{text}!"

    assert rewrite(blocks, str) == blocks
    assert list(leaves(rewrite(blocks, again))) == [
        (f"{text}!" if text else "", line) for text, line in leaves(blocks)
    ]


def test_rewriting_keeps_levels_ordinals_and_order() -> None:
    blocks = (Heading("a", 1, 3), List((Item((Paragraph("b", 2),), 7),), ordered=True))
    assert rewrite(blocks, str.upper) == (Heading("A", 1, 3), List((Item((Paragraph("B", 2),), 7),), ordered=True))


def test_a_table_tells_each_row_right_before_the_same_in_the_second_language() -> None:
    rows = tuple(Row((text,), line) for line, text in enumerate("abcdef"))
    table = Table(rows[0], rows[1:3], rows[3:])
    assert [text for text, _ in leaves((table,))] == ["a", "d", "b", "e", "c", "f"]


def test_a_foreign_text_is_its_words_and_knows_its_language() -> None:
    foreign = Foreign.of("Rest.", "en", "No traducido:")
    assert foreign == "Rest."
    assert (foreign.language, foreign.mark) == ("en", "No traducido:")
    assert Foreign.of("Rest.", "en").mark == ""
    sent = pickle.loads(pickle.dumps(foreign))
    assert (sent, sent.language, sent.mark) == (foreign, "en", "No traducido:")


def test_lists_are_found_wherever_they_stand_the_outer_first():
    inner = List((Item((Paragraph("b", 2),)),), ordered=True)
    outer = List((Item((Paragraph("a", 1), inner)),))
    around = (Quote((outer,)), Definitions((Definition("c", 3, (inner,)),)), Question("d", 4, (outer,)))
    assert tuple(lists(around)) == (outer, inner, inner, outer, inner)
