"""Rows: right-to-left lines put together from where their letters stand, in whatever order they were read."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.readback.anyorder import plain
from leaflet.readback.rows import end_of, is_level, read_rows
from leaflet.readback.sheet import Box, Line
from leaflet.readback.wording import Gap, read_words

WIDTH, HEIGHT = 5.0, 15.0


def line(drawn: str, bottom: float = 100.0) -> Line:
    """Return a line of letters that stand from left to right as `drawn`; marks have no width."""
    boxes: list[Box] = []
    pens: list[float] = []
    found, pen = Line(boxes=boxes, pens=pens), 0.0
    for letter in drawn:
        if letter == " ":
            pen += WIDTH
            continue
        width = 0.0 if letter == "ً" else WIDTH
        found.letters += letter
        pens.append(pen)
        boxes.append(Box(pen, bottom, pen + width, bottom + HEIGHT))
        pen += width
    return found


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        ("ءاود صرق", "قرص دواء"),
        ("mg 45 صرق", "قرص 45 mg"),
        (".45–180 صرق", "قرص 45–180."),
        ("MK-7 صرق", "قرص MK-7"),
        ("7-صرق", "قرص-7"),
        ("a_b@x.org صرق", "قرص a_b@x.org"),
        ("https://x.org/?q=1#z صرق", "قرص https://x.org/?q=1#z"),
        ("10(5) صرق", "قرص (5)10"),
    ],
)
def test_words_are_read_from_right_to_left_and_numbers_from_left_to_right(drawn: str, words: str) -> None:
    assert read_rows([line(drawn)]) == words


def test_the_order_in_which_letters_were_read_does_not_matter() -> None:
    drawn = line("45–180 صرق ءاود")
    order = list(range(len(drawn.letters)))
    random.Random(1).shuffle(order)
    letters = "".join(drawn.letters[at] for at in order)
    mixed = Line(letters, {}, [drawn.boxes[at] for at in order], [drawn.pens[at] for at in order])
    assert read_rows([mixed]) == read_rows([drawn]) == "دواء قرص 45–180"


def test_lines_of_one_height_are_one_row_and_rows_go_down() -> None:
    lower, upper, raised = line("ءاود"), line("صرق", 130.0), line("  2", 104.0)
    raised.pens = [len("ءاود") * WIDTH]
    raised.boxes = [box._replace(left=raised.pens[0], right=raised.pens[0] + WIDTH) for box in raised.boxes]
    assert read_rows([lower, upper, raised]) == "قرص 2دواء"
    assert is_level(lower.boxes[0], raised.boxes[0])
    assert not is_level(lower.boxes[0], upper.boxes[0])


def test_a_lowered_letter_read_first_does_not_part_its_row_from_raised_ones() -> None:
    def sign(letter: str, pen: float, bottom: float) -> Line:
        return Line(letter, {}, [Box(pen, bottom, pen + WIDTH, bottom + HEIGHT)], [pen])

    lowered, raised = sign("2", WIDTH, 95.0), sign("3", 4 * WIDTH, 106.0)
    assert not is_level(lowered.boxes[0], raised.boxes[0])
    assert read_rows([lowered, line("K  m  ءاود"), raised]) == "دواء m3 K2"


def test_a_sign_that_pdfium_mirrors_is_what_was_drawn() -> None:
    assert read_rows([line("6> صرق")]) == read_rows([line("6> صرق")])
    turned = line(">6 صرق")
    turned.letters, turned.pens, turned.boxes = turned.letters[::-1], turned.pens[::-1], turned.boxes[::-1]
    assert read_rows([turned]) == "قرص <6"


@given(st.text(st.sampled_from("دوا\u064b½2a. \u200b…")), st.data())
def test_words_go_on_until_so_many_letters_are_full(words: str, data: st.DataObject) -> None:
    wording = read_words(words)
    start = data.draw(st.integers(0, len(wording.letters)))
    size = data.draw(st.integers(-2, 12))
    end = end_of(wording, start, size)
    filled = [len(plain(letter)) for letter in wording.letters]
    assert sum(filled[start:end]) >= size or end == len(filled)
    assert end == start or sum(filled[start : end - 1]) < size or not filled[end - 1]
    assert end == len(filled) or filled[end] > 0


@given(st.text(st.sampled_from("abc"), max_size=6), st.sets(st.integers(0, 7)))
def test_a_line_is_parted_where_there_are_gaps(letters: str, gaps: set[int]) -> None:
    words = Line(letters, dict.fromkeys(gaps, Gap.SPACE)).words()
    assert words.replace(" ", "") == letters
    assert [at for at in range(len(words)) if words[at] == " "] == [
        at + number for number, at in enumerate(sorted(gap for gap in gaps if 0 < gap < len(letters)))
    ]
