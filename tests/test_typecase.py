"""The type case: subsets of one font put together draw what each of them drew."""

import io
import struct
from functools import cache

import pytest
from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.batch.typecase import take_apart
from leaflet.press import fonts


@cache
def _whole(name: str) -> bytes:
    return next(path for path in fonts.files() if path.name == name).read_bytes()


@cache
def _subset(letters: str, name: str = "NotoSans-Regular.ttf") -> tuple[bytes, frozenset[int]]:
    """Return a subset that keeps glyph numbers, as leaflets have it, and the numbers that it was made for."""
    font = TTFont(io.BytesIO(_whole(name)), recalcTimestamp=False)
    used = frozenset(font.getGlyphID(font.getBestCmap()[ord(letter)]) for letter in letters)
    options = subset.Options(
        retain_gids=True, hinting=False, drop_tables=["GPOS", "GSUB", "GDEF"], notdef_outline=True
    )
    maker = subset.Subsetter(options)
    maker.populate(gids=used)
    maker.subset(font)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue(), used


def _drawn(program: bytes, glyph: int) -> tuple[object, object]:
    """Return what a glyph draws, accents and all, and its width and bearing."""
    font = TTFont(io.BytesIO(program))
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getGlyphName(glyph)].draw(pen)
    return pen.value, font["hmtx"][font.getGlyphName(glyph)]


_TEXTS = ("abc é", "xyz é", "ÄÖé 019", "Łżñ,.")


@settings(max_examples=10)
@given(st.lists(st.sampled_from(_TEXTS), min_size=1, max_size=4))
def test_every_glyph_is_drawn_as_before(texts):
    subsets = [_subset(letters) for letters in texts]
    case, *others = [take_apart(*each) for each in subsets]
    assert all(case.accept(other) == {} for other in others)
    whole = case.program()
    for program, used in subsets:
        assert all(_drawn(whole, glyph) == _drawn(program, glyph) for glyph in used)


def test_the_program_is_sound_and_smaller_than_its_parts():
    one, other = _subset("abc é"), _subset("xyz é")
    case = take_apart(*one)
    case.accept(take_apart(*other))
    whole = case.program()
    assert len(whole) < len(one[0]) + len(other[0])
    font = TTFont(io.BytesIO(whole), checkChecksums=2)
    font.ensureDecompiled()
    assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} <= set(font.keys())


def test_fonts_are_not_mixed():
    case = take_apart(*_subset("abc"))
    before = case.program()
    assert case.accept(take_apart(*_subset("abc", "NotoSans-Bold.ttf"))) is None
    assert case.program() == before


def _with_glyph(program: bytes, glyph: int, source: int) -> bytes:
    """Return the program with another outline and width under the number of `glyph`."""
    font = TTFont(io.BytesIO(program), recalcTimestamp=False)
    name, other = font.getGlyphName(glyph), font.getGlyphName(source)
    font["glyf"][name] = font["glyf"][other]
    font["hmtx"][name] = font["hmtx"][other]
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def test_another_glyph_under_a_number_gets_a_new_number():
    one, used = _subset("abcé")
    a, b, *_ = sorted(used)
    other = _with_glyph(one, a, b)
    case = take_apart(one, used)
    moved = case.accept(take_apart(other, used))
    assert set(moved) == {a}
    whole = case.program()
    assert _drawn(whole, a) == _drawn(one, a)
    assert _drawn(whole, moved[a]) == _drawn(other, a)
    assert case.accept(take_apart(other, used)) == moved


def test_a_letter_whose_parts_have_moved_stays_in_its_own_font():
    one, used = _subset("abcé")
    font = TTFont(io.BytesIO(one))
    part = font.getGlyphID(font["glyf"][font.getGlyphName(max(used))].components[0].glyphName)
    case = take_apart(one, used)
    assert case.accept(take_apart(_with_glyph(one, part, min(used)), used)) is None


@pytest.mark.parametrize("broken", [b"", b"%PDF", b"\0\1\0\0", b"\0\1\0\0\0\xff" + bytes(9)])
def test_what_is_no_font_is_left_alone(broken):
    assert take_apart(broken, ()) is None


def test_doubtful_subsets_are_left_alone():
    program, used = _subset("abc")
    size = struct.unpack(">H", TTFont(io.BytesIO(program)).reader["maxp"][4:6])[0]
    assert take_apart(program, [size]) is None
    assert take_apart(program[: len(program) // 2], used) is None
