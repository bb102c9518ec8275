"""Charstrings: subsets of one CID-keyed font put together draw what each of them drew."""

import io
from functools import cache

import pytest
from fontTools import subset
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from leaflet.batch.charstrings import take_apart
from leaflet.press import fonts

_TEXTS = ("每天服用", "服用两片", "AB用 ")


@cache
def _subset(text: str) -> tuple[bytes, frozenset[int]]:
    """Return a subset of the Chinese font as leaflets have it, and the glyphs that it was made for."""
    path = next(path for path in fonts.files() if path.name == "NotoSansCJK-Regular.ttc")
    font = TTFont(path, fontNumber=2, recalcTimestamp=False)
    used = frozenset(font.getGlyphID(font.getBestCmap()[ord(letter)]) for letter in text)
    options = subset.Options(retain_gids=True, hinting=True, desubroutinize=True, layout_features=[])
    options.drop_tables += ["GPOS", "GSUB", "vmtx", "vhea", "VORG", "BASE"]
    maker = subset.Subsetter(options)
    maker.populate(gids=used)
    maker.subset(font)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue(), used


def _outlines(cff: bytes, font: object = None) -> dict[int, list[object]]:
    """Return what each glyph (CID) draws that a bare CFF has."""
    whole = CFFFontSet()
    whole.decompile(io.BytesIO(cff), font)
    top = whole[whole.fontNames[0]]
    drawn = {}
    for name in top.charset:
        pen = RecordingPen()
        top.CharStrings[name].draw(pen)
        drawn[0 if name == ".notdef" else int(name[3:])] = pen.value
    return drawn


def test_every_glyph_is_drawn_as_before_and_no_other_is_there():
    case, *others = [take_apart(*_subset(text)) for text in _TEXTS]
    assert all(case.accept(other) == {} for other in others)
    drawn = _outlines(case.program())
    every = {0}
    for text in _TEXTS:
        program, used = _subset(text)
        before = _outlines(TTFont(io.BytesIO(program)).reader["CFF "])
        assert all(drawn[glyph] == before[glyph] for glyph in used)
        every |= used
    assert set(drawn) == every
    assert any(drawn.values())


def test_the_program_is_much_smaller_than_a_subset_that_keeps_empty_places():
    program, used = _subset(_TEXTS[0])
    assert len(take_apart(program, used).program()) * 20 < len(program)


def test_another_glyph_under_a_number_keeps_its_own_font():
    case, other = (take_apart(*_subset(_TEXTS[0])) for _ in range(2))
    glyph = max(other.glyphs)
    other.glyphs[glyph] = other.glyphs[min(set(other.glyphs) - {0})]
    before = case.program()
    assert case.accept(other) is None
    other = take_apart(*_subset(_TEXTS[1]))
    other.matrix = b"other"
    assert case.accept(other) is None
    assert case.program() == before


@pytest.mark.parametrize("broken", [b"", b"OTTO", b"OTTO\0\1" + bytes(30)])
def test_what_is_no_such_font_is_left_alone(broken):
    assert take_apart(broken, ()) is None


def test_doubtful_subsets_are_left_alone():
    program, used = _subset(_TEXTS[0])
    assert take_apart(program, [65535]) is None
    assert take_apart(program[: len(program) // 9], used) is None


def test_a_bare_subset_is_taken_apart_like_a_whole_one():
    case, *others = [take_apart(*_subset(text)) for text in _TEXTS]
    for other in others:
        case.accept(other)
    bare = take_apart(case.program(), case.glyphs.keys())
    assert bare.glyphs.keys() == case.glyphs.keys()
    assert _outlines(bare.program()) == _outlines(case.program())
    assert take_apart(case.program(), [max(case.glyphs) + 1]) is None
