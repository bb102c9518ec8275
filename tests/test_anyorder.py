"""Any order: what a PDF reader makes of right-to-left lines is the same; another word or number is not."""

from __future__ import annotations

import pytest

from leaflet.readback.anyorder import is_leftward, same_rows, same_words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ملغ MK-7 (قرص)", "(قرص( -7MK ملغ"),
        ("1.5-2 ملغ", "2-1.5 ملغ"),
        ("دواء … 2½ ®", "... 1/22 دواء R"),
        ("دواء 0A", "0 دواءA"),
    ],
)
def test_another_order_is_the_same(left: str, right: str) -> None:
    assert same_words(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("45 ملغ", "54 ملغ"),
        ("1.5 ملغ", "5.1 ملغ"),
        ("قرص واحد", "قرص"),
        ("قرص واحد", "قرصواحد"),
        ("4 5 ملغ", "45 ملغ"),
    ],
)
def test_another_word_or_number_is_not(left: str, right: str) -> None:
    assert not same_words(left, right)


def test_scripts_are_told_by_their_letters() -> None:
    assert is_leftward("take דואר")
    assert not is_leftward("take Ω ½ 薬")


@pytest.mark.parametrize(
    ("expected", "read"),
    [
        ("دواء 45 mg قرص", "دواء mg 45 قرص"),
        ("(قرص).", ".(قرص)"),
        ("دواءً مرةً", "دواءً مرةً"),
        ("2½ دواء", "1/22 دواء"),
    ],
)
def test_a_row_is_the_same_but_for_signs_and_numbers_beside_each_other(expected: str, read: str) -> None:
    assert same_rows(expected, read)


@pytest.mark.parametrize(
    ("expected", "read"),
    [
        ("دواء مرة", "مرة دواء"),
        ("دواء 45 مرة", "دواء مرة 45"),
        ("45–180 ملغ", "180–45 ملغ"),
        ("<6 ملغ", ">6 ملغ"),
        ("دواءً", "دواء"),
        ("دواء.", "دواء"),
    ],
)
def test_another_row_is_not(expected: str, read: str) -> None:
    assert not same_rows(expected, read)


def test_a_comparison_in_a_torn_row_may_be_mirrored() -> None:
    assert same_rows("<6 ملغ", ">6 ملغ", mirrored=True)
