"""The wording: what a page's HTML says, without what isn't printed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.readback.wording import Gap, _Reader, read_html, read_words


def said(html: str) -> str:
    """Return what `html` says, as words."""
    wording = read_html(html)
    return wording.words(0, len(wording.letters))


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<title>no</title><style>p {}</style><p>one</p><p>two</p>", "one two"),
        ("<div data-running><p>head</p><br><p>2</p></div><p>one</p>", "one"),
        ("<p hidden>no</p><p>H<sub>2</sub>O and 4<b>5</b></p>", "H2O and 45"),
        ("<table><tr><td>a</td><td>b</td></tr></table>c", "a b c"),
        ("<p>&lt;6&nbsp;mg<br>now&#x200B;here</p>", "<6 mg nowhere"),
    ],
)
def test_what_is_printed_is_read(html: str, words: str) -> None:
    assert said(html) == words


def test_markers_come_from_the_lists() -> None:
    wording = read_html('<ul><li>a<ol start="4"><li>b</li><li value="9">c</li><li>d</li></ol></li><li>e</li></ul>')
    assert [marker.words for marker in wording.markers] == ["●", "4.", "9.", "10.", "●"]
    assert [wording.letters[marker.start] for marker in wording.markers] == ["a", "b", "c", "d", "e"]


def test_a_table_keeps_its_head_and_rows() -> None:
    wording = read_html("<table><thead><tr><th>ab</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>")
    assert wording.heads == [(0, 2)]
    assert wording.rows == [(0, 2), (2, 3)]
    assert wording.tables == [(0, 3)]


def test_gaps_tell_where_a_line_may_end() -> None:
    gaps = read_html("<p>a b&nbsp;c<wbr>d</p><p>e</p>").gaps
    assert [gaps[at] for at in (1, 2, 3, 4)] == [Gap.SPACE, Gap.GLUED, Gap.SOFT, Gap.BLOCK]


def test_a_page_written_right_to_left_is_known() -> None:
    assert read_html('<html dir="rtl"><p>a</p></html>').leftward
    assert not read_html('<html dir="ltr"><p>a</p></html>').leftward


@given(st.lists(st.text(st.sampled_from("aé\u0301 \n\u3000\u2028\u200f\u200b\u00a0\u202f\ufb01\ufdfa"))))
def test_words_are_read_at_once_as_part_by_part(texts: list[str]) -> None:
    at_once, by_parts = _Reader(), _Reader()
    for text in texts:
        at_once.text(text)
        by_parts._parts(text)
    assert "".join(at_once.letters) == "".join(by_parts.letters)
    assert (at_once.wording.gaps, at_once.count) == (by_parts.wording.gaps, by_parts.count)


@given(st.text(st.characters(codec="utf-8", max_codepoint=0x2FFF)))
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    composed, parts = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert sorted(read_words(composed).letters) == sorted(read_words(parts).letters)
