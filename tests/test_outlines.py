"""Outlines on a grid: no point far from where it was, nothing else drawn, and nothing that an eye can see on paper."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import support_pages
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops
from test_cids import TEXTS, page, programs

from leaflet.batch.charstrings import take_apart
from leaflet.pdf import set_page
from leaflet.press import cids
from leaflet.press.outlines import GRID, on_grid, redrawn

STEPS = st.one_of(st.just(0), st.integers(-120, 120), st.integers(-3000, 3000))
POINT = st.tuples(STEPS, STEPS)
SEGMENT = st.one_of(st.tuples(POINT), st.tuples(POINT, POINT, POINT))
CONTOURS = st.lists(st.tuples(POINT, st.lists(SEGMENT, min_size=1, max_size=9)), max_size=4)


def _charstring(contours, width=None):
    """Return the charstring of contours that are given as steps, in the shortest operators."""
    pen, x, y = T2CharStringPen(width, None), 0, 0

    def onwards(steps):
        nonlocal x, y
        for across, up in steps:
            x, y = x + across, y + up
            yield x, y

    for start, segments in contours:
        pen.moveTo(*onwards([start]))
        for segment in segments:
            (pen.lineTo if len(segment) == 1 else pen.curveTo)(*onwards(segment))
        pen.closePath()
    made = pen.getCharString()
    made.compile()
    return made.bytecode


class _Width:
    """What a charstring's width is told against."""

    nominalWidthX, defaultWidthX = 0, 1000  # noqa: N815 - their names in the font


def _drawn(charstring):
    """Return what a charstring draws, and how wide it says that the glyph is."""
    glyph, pen = T2CharString(bytecode=charstring, private=_Width(), globalSubrs=[]), RecordingPen()
    glyph.draw(pen)
    return pen.value, glyph.width


def _assert_near(before, after):
    assert [kind for kind, _ in before] == [kind for kind, _ in after]
    for (_, old), (_, new) in zip(before, after, strict=True):
        assert len(old) == len(new)
        for (x, y), (across, up) in zip(old, new, strict=True):
            assert across % GRID == up % GRID == 0
            assert max(abs(across - x), abs(up - y)) <= GRID / 2


@given(CONTOURS, st.one_of(st.none(), st.integers(-2000, 2000)))
def test_no_point_moves_further_than_to_the_next_line_of_the_grid(contours, width):
    charstring = _charstring(contours, width)
    (before, wide), (after, still) = _drawn(charstring), _drawn(redrawn(charstring))
    assert still == wide == (1000 if width is None else width)
    _assert_near(before, after)
    assert redrawn(redrawn(charstring)) == redrawn(charstring)


@pytest.mark.parametrize(
    "charstring",
    [
        b"\x8b\x95\x01\x8c\x8c\x15\x0e",  # hints
        b"\x8c\x8c\x15\x8c\x0a\x0e",  # a subroutine
        b"\x8c\x8c\x15\xff\0\1\x80\0\x06\x0e",  # half a unit
        b"\x8c\x8c\x15\x8c\x05\x0e",  # a line of half a point
        b"\x0c\x22\x0e",
        b"",
    ],
)
def test_what_does_more_than_to_draw_stays_as_it_is(charstring):
    assert redrawn(charstring) == charstring


def _glyphs(program):
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    drawn = {}
    for name in fonts[0].charset:
        pen, glyph = RecordingPen(), fonts[0].CharStrings[name]
        glyph.draw(pen)
        drawn[name] = pen.value, glyph.width
    return drawn


@pytest.fixture(scope="module")
def faces():
    """Return the fonts that Chinese is set in: HarfBuzz's, each regular and bold."""
    found, bare = [], cids.bare
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cids, "bare", lambda face, glyphs: found.append(face) or bare(face, glyphs))
        set_page(page("zh-Hans"))
    assert len(found) == 2
    return found


@given(st.data())
def test_any_glyphs_of_the_fonts_keep_their_number_width_and_shape(faces, data):
    glyphs = data.draw(st.lists(st.integers(1, 60_000), min_size=1, max_size=40, unique=True).map(sorted))
    face = data.draw(st.sampled_from(faces))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cids, "on_grid", lambda program: program)
        exact = cids.bare(face, glyphs)
    before, after = _glyphs(exact), _glyphs(on_grid(exact))
    assert before.keys() == after.keys() >= {f"cid{glyph:05}" for glyph in glyphs}
    for name, (shape, width) in before.items():
        assert after[name][1] == width
        _assert_near(shape, after[name][0])


@pytest.mark.parametrize("tag", TEXTS)
def test_nobody_sees_it_on_paper(tag, monkeypatch):
    coarse = set_page(page(tag))
    monkeypatch.setattr(cids, "on_grid", lambda program: program)
    exact = set_page(page(tag))
    assert len(coarse) < len(exact)
    scale = 600 / 72  # dots of a printer
    one, other = (pypdfium2.PdfDocument(pdf)[0].render(scale=scale).to_pil().convert("L") for pdf in (coarse, exact))
    ink = sum(other.histogram()[:128])
    turned = ImageChops.difference(*(image.point(lambda dot: 255 * (dot > 127)) for image in (one, other)))
    assert 0 < turned.histogram()[255] < 0.02 * ink


def test_a_font_laid_out_otherwise_stays_as_it_is():
    (_, program, glyphs), *_ = programs(set_page(page("ko"))).values()
    other = take_apart(program, glyphs).program()
    assert on_grid(other) == other


def test_latin_pages_have_no_such_fonts():
    assert not programs(set_page(support_pages.page("<p>Take two tablets.</p>")))
