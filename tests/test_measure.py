"""The measure: estimates that never promise room that words do not have."""

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from leaflet.language import Language, languages
from leaflet.layout.measure import lines, unbroken, width
from leaflet.press import fonts

BOLD = [path for path in fonts.files() if "Bold" in path.name]


@given(st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,.-", max_size=200), st.floats(5, 30))
def test_estimated_lines_hold_the_words(text: str, measure: float) -> None:
    assert lines(text, measure) >= width(" ".join(text.split())) / measure - 1
    assert lines(text, measure) >= lines(text, measure * 2)


def test_wide_letters_count_for_more_than_narrow_ones() -> None:
    assert width("WWW") > width("www") * 0.9 > width("lll")
    assert width("") == 0
    assert width("e\u0301") == width("\u00e9")


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_furniture_takes_no_more_room_than_estimated(language: Language) -> None:
    """Measured in the real bold fonts: never less than they take, within a fiftieth, and never twice as much."""
    letters = {ord(letter) for strings in language.messages.values() for letter in strings[0] if letter.isalpha()}
    path = next(
        path
        for path in BOLD
        if letters & {*range(0x250, 0x10000)} <= set(TTFont(path, fontNumber=0)["cmap"].getBestCmap())
    )
    font = ImageFont.truetype(str(path), 1000)
    for strings in language.messages.values():
        real = font.getlength(strings[0]) / 1000
        if len(strings[0]) > 12:
            assert 0.98 * real <= width(strings[0]) <= 1.9 * real, strings[0]


def test_words_go_to_the_next_line_whole_and_long_ones_are_broken() -> None:
    assert lines("", 10) == 1
    assert lines("aa aa", 2) == 2
    assert lines("a" * 100, 10) >= 100 * width("a") / 10
    assert lines("aa\N{NO-BREAK SPACE}aa aa", 2.8) == 2


def test_words_without_spaces_are_broken_where_a_line_may_break() -> None:
    assert unbroken("Take 500 mg") == ("Take", "500", "mg")
    assert unbroken("您的年龄（岁）") == ("您的", "年龄", "（岁", "）")
    assert max(map(len, unbroken("ยานี้ใช้บรรเทาอาการปวดเล็กน้อย 500 mg"))) <= 8
    assert "".join(unbroken("ยานี้ใช้ บรรเทา")) == "ยานี้ใช้บรรเทา"
