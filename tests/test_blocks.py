"""Leaves come in reading order, with their lines."""

from __future__ import annotations

from leaflet.blocks import Definition, Definitions, Heading, Item, List, Paragraph, Question, Quote, Row, Table, leaves


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
