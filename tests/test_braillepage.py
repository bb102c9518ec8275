"""The braille page: lines that fit, words that stay whole, headings that do not stand last, heads that do not lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.forms.braillepage import Block, Line, document, fill, head_lines, lay, paginate, read_back

WORDS = st.lists(st.text("ABC", min_size=1, max_size=30), max_size=60).map(" ".join)


@given(WORDS, st.integers(20, 80), st.integers(0, 8), st.integers(0, 8))
def test_lines_fit_and_say_every_word(cells: str, width: int, first: int, runover: int) -> None:
    lines = list(fill(cells, width, first, runover))
    assert all(len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == cells.replace(" ", "")
    if lines:
        assert lines[0].startswith(" " * first)
        assert all(line.startswith(" " * runover) for line in lines[1:])


@given(WORDS, st.integers(40, 80))
def test_no_word_is_broken_that_fits_a_line(cells: str, width: int) -> None:
    assert " ".join(fill(cells, width, 2, 0)).split() == cells.split()


def test_a_word_longer_than_a_line_goes_on_after_a_mark() -> None:
    assert list(fill("A" * 45, 20, 0, 2, '"')) == ["A" * 19 + '"', "  " + "A" * 17 + '"', "  " + "A" * 9]


def test_a_number_keeps_its_unit() -> None:
    assert list(fill(",TAKE #E MG NOW", 10, 0, 0)) == [",TAKE", "#E MG NOW"]
    assert list(fill(",TAKE #E", 10, 0, 0)) == [",TAKE #E"]


def test_headings_and_lists_are_where_readers_look_for_them() -> None:
    blocks = [
        Block(",TITLE", before=True, after=True, heading=True, centred=True),
        Block(",H", 4, 4, before=True, heading=True),
        Block("A B C D E F G H I J K", 2, 0),
        Block("ITEM", 0, 2, before=True),
    ]
    assert [line.text for line in lay(blocks, 20)] == [
        "       ,TITLE", "", "    ,H", "  A B C D E F G H I", "J K", "", "ITEM",
    ]  # fmt: skip


def test_a_long_heading_stays_clear_of_the_edges() -> None:
    lines = list(lay([Block("AB " * 20, heading=True, centred=True)], 20))
    assert all(line.text.startswith("   ") and len(line.text) <= 17 for line in lines)


def test_a_running_head_ends_with_the_number() -> None:
    assert head_lines(",NAME", "#A", 20, whole=False) == ["      ,NAME       #A"]


def test_a_name_is_shortened_by_words_and_a_notice_never() -> None:
    assert head_lines("AAAA BBBB CCCC", "#A", 20, whole=False) == ["    AAAA BBBB     #A"]
    assert head_lines("AAAA BBBB CCCC", "#A", 20, whole=True) == ["    AAAA BBBB     #A", "        CCCC"]
    assert head_lines("A" * 18, "#A", 20, whole=False) == [" " * 18 + "#A"]
    assert "".join(head_lines("A" * 18, "#A", 20, whole=True)).count("A") == 19


@given(WORDS, st.integers(20, 80), st.integers(1, 999))
def test_a_notice_is_whole_on_any_page(text: str, width: int, number: int) -> None:
    lines = head_lines(text, f"#{number}", width, whole=True)
    assert all(len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "").replace(f"#{number}", "") == text.replace(" ", "")


def _pages(lines: list[Line], height: int) -> list[list[str]]:
    return list(paginate(lines, height, lambda number: [f"#{number}"]))


@given(st.lists(st.sampled_from([Line("TEXT"), Line("HEAD", True), Line("")]), max_size=80), st.integers(10, 60))
def test_pages_hold_every_line_and_none_is_too_long(lines: list[Line], height: int) -> None:
    pages = _pages(lines, height)
    assert all(len(page) <= height for page in pages)
    said = [line for page in pages for line in page[1:] if line]
    assert said == [line.text for line in lines if line.text]
    assert [page[0] for page in pages] == [f"#{number}" for number in range(1, len(pages) + 1)]


@given(st.lists(st.sampled_from([Line("TEXT"), Line("TEXT"), Line("HEAD", True)]), min_size=1, max_size=80))
def test_no_heading_stands_last_on_a_page(lines: list[Line]) -> None:
    pages = _pages([*lines, Line("END")], 10)
    for page in pages[:-1]:
        assert page[-1] != "HEAD" or set(page[2:]) == {"HEAD"}


def test_a_heading_that_begins_a_page_is_parted_from_the_running_head() -> None:
    assert _pages([Line("HEAD", True), Line("A")], 10) == [["#1", "", "HEAD", "A"]]


def test_pages_end_with_a_form_feed_and_lines_as_printers_want_them() -> None:
    text = document([["#A", "ABC"], ["#B", "D"]])
    assert text == "#A\r\nABC\r\n\f#B\r\nD\r\n\f"
    assert list(read_back(text, [1, 1])) == ["ABC", "D"]
    with pytest.raises(ValueError, match="zip"):
        list(read_back(text, [1]))
