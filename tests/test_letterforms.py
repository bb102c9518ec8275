"""Letters on paper: every viewer draws them in the same places, and no mark has lost the letter that carries it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageFilter
from support_pages import page
from test_every_language import CONTENT, TRANSLATED, _compose

from leaflet import resources
from leaflet.language import Language, find_language, languages
from leaflet.layout.scripts import settle
from leaflet.pdf import set_page
from leaflet.po import read_catalog
from leaflet.press import fonts, kerning
from leaflet.press.conformance import CONFORMANCES
from leaflet.writing import is_reordered

DPI = 100
STRAY = 0.0003
"""The share of the ink that may stand where the other viewer has none; 0.0001 was the most, 0.0005 the least fault."""
CIRCLE = "\N{DOTTED CIRCLE}"
"""What a shaper draws under a mark that stands on no letter."""

SCRIPTS = tuple({language.script: language.tag for language in languages()}.values())
"""One language of every script."""
REORDERED = tuple(language.tag for language in languages() if is_reordered(language.name))


def sampled(request: pytest.FixtureRequest, tag: str, sample: tuple[str, ...]) -> bool:
    """Tell whether `tag` is to be tried: all are with --all."""
    return tag in sample or request.config.getoption("--all")


@cache
def leaflet(tag: str, conformance: str = "ua1", medicine: str = "vitamin-mk-7") -> bytes:
    """Return a leaflet, a draft where it is not translated."""
    return set_page(_compose(medicine, find_language(tag), "large", draft=True), conformance)


def furniture(language: Language) -> bytes:
    """Return a PDF of every word that leaflets may say in `language` besides the monograph's."""
    catalog = read_catalog(resources.folder("locales") / f"{language.tag}.po")
    words = [
        text for entry in catalog.entries for text in entry.strings if "*" not in text
    ]  # a pattern is not printed
    sheet = page("".join(f"<p>{escape(text)}</p>" for text in words), lang=language.tag)
    return set_page(replace(sheet, html=settle(sheet.html, language)))


def streams(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every stream of `pdf` that draws, with the fonts that it names."""
    for sheet in pdf.pages:
        yield sheet, sheet.Resources.get("/Font", {})
    for part in pdf.objects:
        if isinstance(part, pikepdf.Stream) and part.get("/Subtype") == "/Form":
            yield part, part.get("/Resources", {}).get("/Font", {})


def shown(content: bytes) -> Iterator[tuple[Any, list[Any]]]:
    """Yield what each operator shows, with the font."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for stream, known in streams(pdf):
            font = None
            for operands, operator in pikepdf.parse_content_stream(stream):
                if str(operator) == "Tf":
                    font = known[operands[0]]
                elif str(operator) == "TJ":
                    yield font, list(operands[0])


def outlines(content: bytes) -> dict[str, set[int]]:
    """Return the numbers of the outlines that a PDF draws, by the name of the font."""
    found: dict[str, set[int]] = {}
    files = {}
    for font, items in shown(content):
        name = str(font.BaseFont).partition("+")[2]
        for item in items:
            if isinstance(item, pikepdf.String):
                text = bytes(item)
                found.setdefault(name, set()).update(
                    int.from_bytes(text[at : at + 2], "big") for at in range(0, len(text), 2)
                )
        if name not in files:
            descriptor = font.DescendantFonts[0].FontDescriptor
            files[name] = bytes(descriptor.get("/FontFile2", descriptor.get("/FontFile3")).read_bytes())
    for name, file in files.items():
        if not file.startswith(b"\0\1\0\0"):
            continue
        with TTFont(BytesIO(file)) as font:
            for number in list(found[name]):
                glyph = font["glyf"][font.getGlyphName(number)]
                found[name].update(font.getGlyphID(part.glyphName) for part in getattr(glyph, "components", ()))
    return found


@cache
def circles() -> dict[str, int]:
    """Return the number of the dotted circle in each of our fonts that has one, by the name of the font in a PDF."""
    paths = {path.name: path for path in fonts.files()}
    found = {}
    for family in fonts.families():
        for file, style in zip(family.files, ("", "-Bold"), strict=False):
            if file in paths:
                with TTFont(paths[file], fontNumber=0, lazy=True) as font:
                    glyph = font.getBestCmap().get(ord(CIRCLE))
                    if glyph:
                        found[family.name.replace(" ", "-") + style] = font.getGlyphID(glyph)
    return found


def lone_marks(content: bytes) -> list[str]:
    """Return the fonts in which a dotted circle is drawn."""
    return [name for name, numbers in outlines(content).items() if circles().get(name) in numbers]


def ink(picture: Image.Image) -> Image.Image:
    return picture.convert("L").point(lambda grey: 255 if grey < 160 else 0)


def stray(first: Image.Image, second: Image.Image) -> float:
    """Return the share of the ink of `first` that is further than two dots from any of `second`."""
    outside = ImageChops.subtract(first, second.filter(ImageFilter.MaxFilter(5)))
    return outside.histogram()[255] / first.histogram()[255]


def disagreement(content: bytes, folder: Path, pages: int, other: bytes = b"") -> float:
    """Return the largest share of a page's ink that poppler or PDFium (of the `other`) draws and not both."""
    (folder / "leaflet.pdf").write_bytes(content)
    command = ["pdftoppm", "-r", str(DPI), "-gray", "-l", str(pages), "-png", "leaflet.pdf", "page"]
    subprocess.run(command, cwd=folder, check=True)
    worst = 0.0
    with pypdfium2.PdfDocument(other or content) as document:
        for number, path in enumerate(sorted(folder.glob("page-*.png"))):
            poppler = ink(Image.open(path))
            pdfium = ink(document[number].render(scale=DPI / 72, grayscale=True).to_pil())
            worst = max(worst, stray(poppler, pdfium), stray(pdfium, poppler))
    return worst


@pytest.mark.parametrize("conformance", CONFORMANCES)
def test_nothing_is_shown_with_an_empty_string(conformance: str, request: pytest.FixtureRequest) -> None:
    for tag in (language.tag for language in languages()):
        if sampled(request, tag, SCRIPTS):
            items = [item for _, items in shown(leaflet(tag, conformance)) for item in items]
            assert len(items) > 100
            assert not [item for item in items if isinstance(item, pikepdf.String) and not bytes(item)], tag


@pytest.mark.parametrize("tag", [language.tag for language in languages()])
def test_all_viewers_draw_the_same(tag: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if sampled(request, tag, (*SCRIPTS, "fa", "ur", "ps", "hi", "ne", "el", "vi")):
        pages = 99 if request.config.getoption("--all") else 2
        assert disagreement(leaflet(tag), tmp_path, pages) < STRAY


@pytest.mark.parametrize("tag", ["lo", "hi"])
def test_it_would_be_seen_if_one_of_them_dropped_kerning(
    tag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = leaflet(tag)
    monkeypatch.setattr(kerning, "joined", lambda text: re.sub(r"-?\d[\d.]*(?=<)", "", text))
    dropped = set_page(_compose("vitamin-mk-7", find_language(tag), "large", draft=True))
    assert disagreement(whole, tmp_path, 2, dropped) > 2 * STRAY


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_no_mark_has_lost_its_letter(language: Language, request: pytest.FixtureRequest) -> None:
    if sampled(request, language.tag, REORDERED):
        assert lone_marks(furniture(language)) == []
        for medicine in (
            TRANSLATED if language.tag in CONTENT and request.config.getoption("--all") else TRANSLATED[:1]
        ):
            assert lone_marks(leaflet(language.tag, medicine=medicine)) == []


@pytest.mark.parametrize("text", ["\u17cb", "\u103b", "\u0902", "\u25cc", "<b>\u17cb</b>"])
def test_a_mark_without_a_letter_is_found(text: str) -> None:
    assert len(lone_marks(set_page(page(f"<p>a {text}</p>")))) == 1
