"""Font files come apart into their tables and together again."""

from __future__ import annotations

import io
import struct

import pytest
from fontTools.ttLib import TTFont

from leaflet.press import fonts
from leaflet.press.sfnt import assembled, padded, tables_of

FILE = next(path for path in fonts.files() if path.name == "NotoSans-Regular.ttf")


def test_tables_are_those_of_the_file():
    font, tables = TTFont(io.BytesIO(FILE.read_bytes())), tables_of(FILE.read_bytes())
    assert set(tables) == set(font.reader.keys())
    assert tables["maxp"] == font.reader["maxp"]


def test_what_is_put_together_is_sound_and_comes_apart_the_same():
    tables = tables_of(FILE.read_bytes())
    tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
    program = assembled(tables)
    again = tables_of(program)
    again["head"] = again["head"][:8] + bytes(4) + again["head"][12:]
    assert again == tables
    TTFont(io.BytesIO(program), checkChecksums=2).ensureDecompiled()
    assert sum(struct.unpack(f">{len(program) // 4}I", program)) & 0xFFFFFFFF == 0xB1B0AFBA


def test_what_is_no_font_is_told():
    with pytest.raises(struct.error):
        tables_of(b"%PDF")


def test_a_table_fills_whole_words():
    assert [len(padded(bytes(size))) for size in (0, 1, 4, 5)] == [0, 4, 4, 8]
