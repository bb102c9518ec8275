"""What tags tell, as a row of tokens."""

from __future__ import annotations

import pytest

from leaflet.readback.tagtree import Annotation, Element, Piece
from leaflet.readback.tokens import Begin, End, Words
from leaflet.readback.told import read_told


def test_groups_and_parts_of_a_line_leave_no_trace() -> None:
    words = Element("Span", "en", (Piece(2, 4, "more"),))
    told = read_told(Element("", "en", (Element("Sect", "en", (Element("P", "en", (Piece(1, 0, "a b "), words)),)),)))
    assert told.tokens == [Begin("P"), Words("abmore", "en"), End("P")]
    assert told.pieces == {1: ["ab", "more"]}
    assert told.pages[1] == 1


def test_another_language_is_another_token() -> None:
    words = Element("Span", "fr-CA", (Piece(1, 1, "oui"),))
    told = read_told(Element("P", "en_GB", (Piece(1, 0, "yes"), words, Piece(1, 2, " "))))
    assert told.tokens[1:3] == [Words("yes", "en-gb"), Words("oui", "fr-ca")]


@pytest.mark.parametrize(
    ("element", "says"),
    [
        (Element("L", "en", attributes={"ListNumbering": "/Disc"}), ("marks", "bullets")),
        (Element("L", "en", attributes={"ListNumbering": "/UpperRoman"}), ("marks", "numbers")),
        (Element("L", "en", attributes={"ListNumbering": "/Description"}), ("marks", "none")),
        (Element("L", "en"), ("marks", "")),
        (Element("TH", "en"), ("scope", "", "columns", "1", "rows", "1")),
        (Element("TD", "en", attributes={"RowSpan": 2}), ("columns", "1", "rows", "2")),
        (
            Element("Figure", "de", (Piece(1, 0, "drawn"),), alt="Zwei Teile"),
            ("alt", "ZweiTeile", "language", "de"),
        ),
        (Element("Link", "en", (Annotation(1, "3 0 R", "Link", "read on"),)), ("contents", "readon")),
    ],
)
def test_elements_say_what_they_are(element: Element, says: tuple[str, ...]) -> None:
    assert read_told(element).tokens == [Begin(element.kind, says), End(element.kind)]
