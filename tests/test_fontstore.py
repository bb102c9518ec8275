"""The font store: few programs for many leaflets, each drawing what it drew."""

import io
from functools import cache

import pikepdf
import pytest
from packets import leaflet

from leaflet.batch.fontstore import FontStore
from leaflet.batch.pdfwriter import PdfWriter


@pytest.fixture
def store():
    return FontStore(PdfWriter(io.BytesIO(), "1.7"))


@cache
def _pdf(language):
    return pikepdf.open(leaflet(language))


def _programs(language):
    """Return each font program of a leaflet by its name, and the glyphs that are drawn with it."""
    found = {}
    for font in _pdf(language).pages[0].Resources.Font.values():
        cid = font.DescendantFonts[0]
        entries = list(cid.W)
        used = {int(a) + at for a, b in zip(entries[::2], entries[1::2], strict=True) for at in range(len(b))}
        program = cid.FontDescriptor.get("/FontFile2", cid.FontDescriptor.get("/FontFile3"))
        found[str(font.BaseFont)] = (program, tuple(sorted(used)))
    return found


def test_leaflets_in_one_script_share_their_programs(store):
    english, spanish = _programs("en"), _programs("es")
    for name in english:
        first, second = store.add(*english[name]), store.add(*spanish[name])
        assert first.program == second.program
        assert not second.glyphs


def test_fonts_do_not_share_a_program(store):
    places = [store.add(*each).program for each in _programs("ar").values()]
    assert len(set(places)) == len(places) > 2


def test_asking_again_gives_the_same_place(store):
    for each in _programs("zh-Hans").values():
        assert store.add(*each) is store.add(*each)


def test_what_is_no_font_stays_as_it_is(store):
    assert store.add(pikepdf.Stream(pikepdf.new(), b"no font"), (1, 2)) is None
