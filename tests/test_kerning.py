"""A line shows the same without empty strings, and nothing else about it changes."""

from __future__ import annotations

import inspect
import re

import pydyf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.pdf.stream import Stream

from leaflet.press.kerning import joined, let_kerning_be_seen

TOKENS = st.lists(
    st.one_of(
        st.lists(st.integers(0, 0xFFFF), max_size=3).map(
            lambda glyphs: f"<{''.join(f'{glyph:04x}' for glyph in glyphs)}>"
        ),
        st.integers(-2000, 2000).map(str),
        st.integers(-2000, 2000).map(lambda number: str(number / 12)),
    )
)


def drawn(shown: str) -> list[tuple[str, float]]:
    """Return each glyph with the sum of the numbers before it, and what comes after the last (ISO 32000-1, 9.4.3)."""
    places, back = [], 0.0
    for glyphs, number in re.findall(r"<([0-9a-f]*)>|(-?[\d.]+)", shown):
        back += float(number or 0)
        places += [(glyphs[at : at + 4], back) for at in range(0, len(glyphs), 4)]
    return [*places, ("", back)]


def spaced(tokens: list[str]) -> str:
    """Return `tokens` as WeasyPrint writes them: no two numbers beside each other."""
    text = ""
    for token in tokens:
        text += "<>" * (token[0] != "<" and text[-1:].isdigit()) + token
    return text


@pytest.mark.parametrize(
    ("shown", "whole"),
    [
        ("<000e>0<>618.5<0045>-618", "<000e>618.5<0045>-618"),
        ("<>-12<0045>", "-12<0045>"),
        ("<0045>12.25<>", "<0045>12.25"),
        ("<0045>7<>-7<0046>", "<00450046>"),
        ("<0045>-0.0<>-1.5<>2<0046>", "<0045>0.5<0046>"),
        ("<0045>0<0046>", "<0045>0<0046>"),
        ("<>", ""),
        ("", ""),
    ],
)
def test_gaps_become_one_number(shown: str, whole: str) -> None:
    assert joined(shown) == whole


@given(TOKENS)
def test_every_glyph_stays_where_it_was(tokens: list[str]) -> None:
    shown = spaced(tokens)
    before, after = drawn(shown), drawn(joined(shown))
    assert "<>" not in joined(shown)
    assert [glyph for glyph, _ in before] == [glyph for glyph, _ in after]
    assert [at for _, at in before] == pytest.approx([at for _, at in after], abs=0.001 * len(tokens) + 0.001)


def test_streams_show_it_so_and_doing_it_twice_changes_nothing() -> None:
    let_kerning_be_seen()
    once = Stream.show_text
    let_kerning_be_seen()
    assert Stream.show_text is once
    stream = Stream({}, (0, 0, 9, 9), pydyf.Dictionary(), {}, {}, {}, None)
    stream.show_text("<000e>0<>5<0045>")
    assert stream.stream == [b"[<000e>5<0045>] TJ"]


def test_the_method_is_still_what_we_wrap() -> None:
    assert list(inspect.signature(pydyf.Stream.show_text).parameters) == ["self", "text"]
    from weasyprint.draw import text

    assert "stream.show_text(string)" in inspect.getsource(text)
