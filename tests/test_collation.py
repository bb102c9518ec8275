"""The collation: lines read along the wording, whatever place the reader found them in."""

from __future__ import annotations

from leaflet.readback.collation import collate
from leaflet.readback.sheet import Box, Line
from leaflet.readback.wording import Gap, read_html


def line(words: str, level: int = 0, left: int = 0) -> Line:
    """Return a line of `words`, `level` lines below the first; each letter is ten points wide."""
    boxes: list[Box] = []
    found, at = Line(boxes=boxes), left
    for letter in words:
        if letter == " ":
            found.gaps[len(found.letters)] = Gap.SPACE
        else:
            found.letters += letter
            boxes.append(Box(at, -27 * level, at + 10, 20 - 27 * level))
        at += 10
    return found


def differences(html: str, *lines: Line | tuple[int, Line]) -> list[str]:
    """Return what is told when `lines` stand on the paper, on page 1 unless said."""
    placed = [each if isinstance(each, tuple) else (1, each) for each in lines]
    return [f"{page}: {message}" for page, message in collate(read_html(html), placed)]


LIST = "<ul><li>one</li><li>two</li></ul><p>end</p>"
TABLE = "<table><thead><tr><th>h</th></tr></thead><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>"


def test_lines_that_say_the_same_differ_in_nothing() -> None:
    assert differences("<p>take one tablet</p>", line("take one"), line("tablet", 1)) == []


def test_markers_may_come_last_or_stand_before_their_item() -> None:
    items = (line("one", 0, 20), line("two", 1, 20), line("end", 2))
    assert differences(LIST, *items, line("●", 0), line("●", 1)) == []
    assert differences(LIST, line("● one"), line("● two", 1), line("end", 2)) == []


def test_a_marker_at_another_height_is_none() -> None:
    items = (line("one", 0, 20), line("two", 1, 20), line("end", 2))
    assert "lost its marker" in differences(LIST, *items, line("●", 0), line("●", 5))[0]


def test_a_table_that_goes_on_repeats_its_head() -> None:
    assert differences(TABLE, line("h"), line("a", 1), (2, line("h")), (2, line("b", 1))) == []
    assert differences(TABLE, line("h"), line("a", 1), (2, line("x")), (2, line("b", 1)))[0].startswith("2: words")


def test_a_repeated_head_may_end_its_lines_where_words_have_no_spaces() -> None:
    table = TABLE.replace("<th>h</th>", "<th>ยังไม่ได้\u200bแปล: Your age</th><th>您的年龄</th>")
    head = [line("ยังไม่ได้"), line("แปล:", 1), line("Your age", 2), line("您的", 3), line("年龄", 4)]
    again = [(2, each) for each in head]
    assert differences(table, *head, line("a", 5), *again, (2, line("b", 5))) == []
    again[2:3] = [(2, line("Your a")), (2, line("ge", 1))]
    assert differences(table, *head, line("a", 5), *again, (2, line("b", 6)))


def test_a_row_torn_by_the_page_is_put_together() -> None:
    row = "<table><tr><td>a b</td><td>c d</td></tr></table>"
    torn = [(1, line("a")), (1, line("c", 0, 90)), (2, line("b")), (2, line("d", 0, 90))]
    assert differences(row, *torn) == []
    assert differences(row, *torn[:3], (2, line("x", 0, 90)))


def test_a_raised_letter_is_no_line_end() -> None:
    raised = line("2", 0, 20)
    raised.boxes = [Box(20, 7, 30, 27)]
    assert differences("<p>10<sup>2</sup></p>", line("10"), raised) == []


def test_words_without_room_between_them_run_together() -> None:
    assert "words run together" in differences("<p>a b</p>", line("ab"))[0]


def test_nothing_on_the_paper_is_a_difference() -> None:
    assert "words are missing" in differences("<p>a</p>")[0]
