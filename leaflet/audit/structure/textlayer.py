"""The text layer: every letter has a font with it, stands for a character, and lies on the paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from leaflet.audit.gathering import Fault, counted, faults_of
from leaflet.audit.structure.anatomy import SHOWN, Anatomy

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_MOSTLY_PICTURE = 0.5
_NO_GLYPH = ": the font has no glyph for it"


def check_fonts(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield fonts that are not in the file, and letters without a glyph (PDF-15; ISO 14289-1, 7.21)."""
    for number, page in enumerate(anatomy.objects.pages, 1):
        fonts = dict(anatomy.resources(anatomy.objects.dictionary(page), "/Font"))
        for name in sorted({_name(font) for font in fonts.values() if not _embedded(anatomy, font)}):
            yield Fault("PDF-15", number, f"the font {name} is not in the file: each reader takes another")
        numbered = {name for name, font in fonts.items() if font.get("/Encoding") in {"/Identity-H", "/Identity-V"}}
        boxes = _without_glyph(anatomy.file.pages[number - 1], numbered)
        if boxes:
            yield Fault(
                "PDF-15", number, counted(boxes, "letter prints as a box", "letters print as boxes") + _NO_GLYPH
            )


def _name(font: dict[str, Any]) -> str:
    name = str(font.get("/BaseFont") or "/a font without a name")[1:]
    return name.split("+", 1)[-1]


def _embedded(anatomy: Anatomy, font: dict[str, Any]) -> bool:
    objects = anatomy.objects
    if font.get("/Subtype") == "/Type3":
        return True
    below = [objects.dictionary(item) for item in objects.items(font.get("/DescendantFonts"))] or [font]
    return all(any(key in objects.dictionary(each.get("/FontDescriptor")) for key in _FILES) for each in below)


def _without_glyph(page: pikepdf.Page, numbered: set[str]) -> int:
    """Return how many letters on a page are glyph 0, the box, in fonts whose letters are numbers of glyphs."""
    count, font = 0, ""
    try:
        instructions = pikepdf.parse_content_stream(page, "Tf Tj TJ ' \"")
    except (pikepdf.PdfError, TypeError):  # a broken page, which PDF-23 tells of
        return 0
    for instruction in instructions:
        operator, operands = str(instruction.operator), instruction.operands
        if not operands:
            continue
        if operator == "Tf":
            font = str(operands[0])
        elif font in numbered:
            parts = operands[0] if operator == "TJ" else [operands[-1]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    count += sum(codes[at : at + 2] == b"\0\0" for at in range(0, len(codes), 2))
    return count


def check_text(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield letters that stand for nothing, pages that are pictures (PDF-16), and letters off the paper (PDF-17)."""
    for number, layer in enumerate(anatomy.layers, 1):
        if layer.unmapped:
            count, (code, _) = len(layer.unmapped), Counter(layer.unmapped).most_common(1)[0]
            said = f"{count} of {counted(layer.letters, 'letter')} can't be read out, searched or copied"
            yield Fault("PDF-16", number, f"{said}: it stands for no character ({code})", count / layer.letters)
        elif not layer.letters and layer.pictured > _MOSTLY_PICTURE:
            yield Fault(
                "PDF-16", number, "the page is a picture of text: there is no text to read, search or say", 1.0
            )
        if words := layer.outside:
            lie = counted(len(words), "letter lies outside the paper", "letters lie outside the paper")
            yield Fault("PDF-17", number, f"{lie}: {words[:SHOWN]!r}", len(words))


def check_images(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield pictures made of dots that a printer is told to blur (PDF-21; ISO 19005-2, 6.2.8)."""
    faults = []
    for number, page in enumerate(anatomy.objects.pages, 1):
        for name, image in anatomy.resources(anatomy.objects.dictionary(page), "/XObject"):
            if image.get("/Subtype") == "/Image" and image.get("/Interpolate") is True:
                faults.append((number, f"the picture {name[1:]!r} is smoothed (Interpolate), against PDF/A"))
    yield from faults_of("PDF-21", faults)
