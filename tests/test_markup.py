"""The elements of a document: where they begin, what they say, and what they stand in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaflet.audit.markup import read_elements


def test_an_element_knows_its_line_its_words_and_its_place() -> None:
    html, table, row, cell, strong = read_elements("<html>\n<table><tr><td>a <strong>b</strong></table> c")
    assert [each.line for each in (html, table, cell)] == [1, 2, 2]
    assert (cell.words, cell.own, strong.words) == ("a b", "a ", "b")
    assert strong.within("table") is table
    assert table.within("table") is None
    assert [each.tag for each in table.inside()] == ["tr", "td", "strong"]
    assert row.parent is table


def test_what_is_hidden_is_not_there() -> None:
    found = read_elements('<p>a<b hidden><i>b</i></b></p><svg aria-hidden="true"><title>c</title></svg>')
    assert [each.tag for each in found] == ["p"]


@given(st.text("<>/= \"'aphr1tdbr!-&;\n", max_size=60))
def test_no_markup_is_too_broken_to_be_read(html: str) -> None:
    for element in read_elements(html):
        assert element in list(element.around())
