"""Chinese, Japanese and Korean fonts are embedded as the glyphs that are drawn, and nothing else."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
import support_pages
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from leaflet.page import Page
from leaflet.pdf import set_page
from leaflet.press import cids

TEXTS = {
    "zh-Hans": "每日服用两片，饭后服用。不要超过四片。",
    "zh-Hant": "每日服用兩片，飯後服用。",
    "ja": "一日に二錠を水で飲んでください。",
    "ko": "하루에 두 알을 물과 함께 드세요.",
}


def page(tag: str) -> Page:
    return support_pages.page(f'<div lang="{tag}"><p>{TEXTS[tag]} <strong>{TEXTS[tag][:6]}</strong></p></div>')


def programs(pdf: bytes) -> dict[str, tuple[str, bytes, set[int]]]:
    """Return the subtype, the program and the drawn glyphs of each CID-keyed font in `pdf`."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/CIDFontType0":
                program = thing.FontDescriptor.FontFile3
                starts = list(thing.W)[::2]
                glyphs = {
                    int(start) + at
                    for start, row in zip(starts, list(thing.W)[1::2], strict=True)
                    for at in range(len(row))
                }
                found[str(thing.BaseFont)] = (str(program.Subtype), program.read_bytes(), glyphs)
    return found


def outlines(glyphs: Any, names: dict[int, str]) -> dict[int, list[Any]]:
    """Return what each glyph draws."""
    drawn = {}
    for glyph, name in names.items():
        pen = RecordingPen()
        glyphs[name].draw(pen)
        drawn[glyph] = pen.value
    return drawn


@pytest.fixture
def at_length(monkeypatch: pytest.MonkeyPatch) -> Callable[[Page], bytes]:
    """Set a page with fonts as WeasyPrint embeds them."""

    def set_at_length(page: Page) -> bytes:
        with monkeypatch.context() as patch:
            patch.setattr(cids, "bare", lambda *_: b"")
            return set_page(page)

    return set_at_length


@pytest.fixture
def as_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the outlines as they are in the font; `test_outlines` tells what else becomes of them."""
    monkeypatch.setattr(cids, "on_grid", lambda program: program)


@pytest.mark.usefixtures("as_drawn")
@pytest.mark.parametrize("tag", TEXTS)
def test_the_drawn_glyphs_and_no_others_are_there_and_look_the_same(
    tag: str, at_length: Callable[[Page], bytes]
) -> None:
    whole = programs(at_length(page(tag)))
    thin = programs(set_page(page(tag)))
    assert whole.keys() == thin.keys() != set()
    for name, (subtype, program, glyphs) in thin.items():
        assert subtype == "/CIDFontType0C"
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(program), None)
        top = fonts[0]
        numbers = {int(each.removeprefix("cid")): each for each in top.charset[1:]}
        assert set(numbers) >= glyphs
        assert len(numbers) < len(glyphs) + 10
        font = TTFont(io.BytesIO(whole[name][1]))
        order = font.getGlyphOrder()
        before = outlines(font.getGlyphSet(), {glyph: order[glyph] for glyph in glyphs})
        assert outlines(top.CharStrings, {glyph: numbers[glyph] for glyph in glyphs}) == before


@pytest.mark.usefixtures("as_drawn")
@pytest.mark.parametrize("tag", TEXTS)
def test_the_paper_and_the_text_are_the_same(tag: str, at_length: Callable[[Page], bytes]) -> None:
    thin, whole = set_page(page(tag)), at_length(page(tag))
    assert len(thin) < len(whole) / 4
    for command in (["pdftoppm", "-r", "96"], ["pdftotext"]):
        arguments = ["-", "-"] if command == ["pdftotext"] else ["-"]
        shown = [
            subprocess.run([*command, *arguments], input=pdf, capture_output=True, check=True) for pdf in (thin, whole)
        ]
        assert shown[0].stdout == shown[1].stdout != b""


def test_the_same_page_gives_the_same_bytes() -> None:
    assert set_page(page("zh-Hans")) == set_page(page("zh-Hans"))


def test_latin_fonts_stay_as_they_are() -> None:
    with pikepdf.open(io.BytesIO(set_page(support_pages.page("<p>Take two tablets.</p>")))) as file:
        kinds = {
            str(each.Subtype)
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and "/FontDescriptor" in each
        }
    assert kinds == {"/CIDFontType2"}


def test_what_is_kept_can_be_forgotten() -> None:
    pdf = set_page(page("ja"))
    cids._bare_face.cache_clear()
    cids._harfbuzz.cache_clear()
    assert set_page(page("ja")) == pdf
