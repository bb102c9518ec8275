"""Fonts are embedded as the glyphs that are drawn: on paper and to a reader the same as WeasyPrint's own."""

from __future__ import annotations

import inspect
import re
import subprocess
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import support_pages
import test_alike
from weasyprint.pdf import fonts

from leaflet.pdf import set_page
from leaflet.press import cids, embedding
from leaflet.press.embedding import embed_drawn_glyphs

SAMPLE = test_alike.HERE / "vitamin-mk-7.md"
TEXTS = {
    "en": "Take 45 mg of Zażółć – é, Å and ½ of a “tablet”.",
    "hi": "दिन में दो बार भोजन के साथ लें।",
    "th": "รับประทานวันละสองครั้ง",
    "zh-Hans": "每日服用两片，饭后服用。",
    "el": "Πάρτε δύο δισκία την ημέρα.",
}


def leaflet(tag: str) -> bytes:
    return set_page(support_pages.page(f"<p>{TEXTS[tag]} <strong>{TEXTS[tag]}</strong></p>", lang=tag))


@pytest.fixture(autouse=True)
def as_drawn(monkeypatch):
    """Leave Chinese outlines as they are in the font; `test_outlines` tells what else becomes of them."""
    monkeypatch.setattr(cids, "on_grid", lambda program: program)


@pytest.mark.parametrize("tag", TEXTS)
def test_the_paper_and_the_text_are_those_of_weasyprints_own_fonts(tag, monkeypatch):
    thin = leaflet(tag)
    monkeypatch.setattr(embedding, "_program", lambda *_: b"")
    whole = leaflet(tag)
    assert len(thin) < len(whole)
    for command in (["pdftoppm", "-r", "96", "-"], ["pdftotext", "-", "-"]):
        assert told(command, thin) == told(command, whole) != b""


@pytest.mark.parametrize("tag", ["en", "hi", "zh-Hans", "vi", "ru", "am"])
def test_a_whole_leaflet_looks_and_reads_as_with_weasyprints_own_fonts(tag, monkeypatch, share):
    editions = ("clear", "large", "giant") if share > 1 else ("clear",)
    for edition in editions:
        page = test_alike.composed(SAMPLE, tag, edition, "a4")
        thin = set_page(page)
        with monkeypatch.context() as patch:
            patch.setattr(embedding, "_program", lambda *_: b"")
            whole = set_page(page)
        assert len(thin) < len(whole)
        for command in (["pdftoppm", "-r", "100", "-gray", "-"], ["pdftotext", "-", "-"]):
            assert told(command, thin) == told(command, whole) != b""
        assert read(thin) == read(whole)


def told(command: list[str], pdf: bytes) -> bytes:
    """Return what a command says of a PDF."""
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def read(pdf: bytes) -> list[str]:
    """Return what PDFium reads on each page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def test_the_whole_file_is_not_read(monkeypatch):
    leaflet("en")
    read = []
    monkeypatch.setattr(fonts, "get_hb_object_data", lambda face: lambda: read.append(face))
    leaflet("en")
    assert not read


def test_two_fonts_are_never_taken_for_one():
    leaflet("zh-Hans")
    found = [typeface.program((5, 6, 7), {}) for typeface in embedding._typefaces.values()]
    assert len(set(found)) == len(found)


def test_doing_it_twice_changes_nothing():
    embed_drawn_glyphs()
    once = fonts.Font.subset
    embed_drawn_glyphs()
    assert fonts.Font.subset is once


def test_the_private_functions_are_still_what_we_replace():
    read = inspect.getsource(fonts.Font.__init__)
    assert "self.file_content = get_hb_object_data(self.hb_face)" in read
    assert "self.subset(to_unicode, hinting)" in inspect.getsource(fonts.Font.clean)
    build = inspect.getsource(inspect.getmodule(fonts.Font).build_fonts_dictionary)
    assert "font.clean(to_unicode, options['hinting'])" in build
    assert "font.type == 'otf'" in build


def test_what_glyphs_say_is_listed_in_their_order():
    with pikepdf.open(BytesIO(leaflet("zh-Hans"))) as file:
        maps = [each.read_bytes() for each in file.objects if isinstance(each, pikepdf.Stream)]
    lists = [re.findall(rb"^<([0-9a-f]{4})> <", each, re.MULTILINE) for each in maps if b"beginbfchar" in each]
    assert lists
    assert all(each == sorted(each) for each in lists)
