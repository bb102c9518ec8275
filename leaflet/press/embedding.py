"""Embedding: a font goes into the PDF as the glyphs that are drawn, and nothing else of its file.

WeasyPrint lets HarfBuzz make each font smaller, twice over, and leaves in it what no PDF needs. Three attributes of
its fonts and two functions are replaced for it; a font of another kind than ours is still made by WeasyPrint.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from leaflet.press import cff, cids
from leaflet.press.faces import table
from leaflet.press.signs import takes_signs
from leaflet.press.truetype import TABLES, Made, Typeface

_typefaces: dict[tuple[Any, bytes], Typeface] = {}
"""The fonts that have been met, by their place in memory and their table `head`, which has a sum of the whole file."""


class _File:
    """The file of a font: read when somebody asks for it, as nobody does of most; some are of twenty megabytes."""

    def __get__(self, font: Any, kind: type) -> Any:
        known = vars(font)["file_content"]
        if callable(known):
            known = vars(font)["file_content"] = known()
        return known

    def __set__(self, font: Any, content: Any) -> None:
        vars(font)["file_content"] = content


def embed_drawn_glyphs() -> None:
    """Teach WeasyPrint to embed fonts so; doing it twice changes nothing."""
    from weasyprint import pdf  # noqa: PLC0415 - the typesetter is imported when the first page comes
    from weasyprint.pdf import fonts  # noqa: PLC0415

    if isinstance(vars(fonts.Font).get("file_content"), _File):
        return
    subset, build, read = fonts.Font.subset, pdf.build_fonts_dictionary, fonts.get_hb_object_data

    def thinned(self: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        """Leave out of the font's file what is not drawn, and list what its glyphs say in their order: that packs."""
        self.to_unicode = dict(sorted(self.to_unicode.items()))
        program = b"" if hinting or self.missing or not to_unicode else _program(self, to_unicode)
        if program:
            self.file_content = program
        else:
            subset(self, to_unicode, hinting)

    def kind(self: Any) -> str:
        """Return how the font draws its outlines."""
        return "otf" if self.file_content[:4] == b"OTTO" or self.file_content[:2] == cff.BARE else "ttf"

    def build_fonts_dictionary(file: Any, *arguments: Any) -> Any:
        """Put the fonts into the PDF."""
        known = len(file.objects)
        made = build(file, *arguments)
        for thing in file.objects[known:]:
            extra = getattr(thing, "extra", {})
            if extra.get("Subtype") == "/OpenType" and thing.stream[0][:2] == cff.BARE:
                extra["Subtype"] = "/CIDFontType0C"
        return made

    fonts.Font.file_content, fonts.Font.subset, fonts.Font.type = _File(), thinned, property(kind)
    fonts.get_hb_object_data = lambda face: partial(read, face)
    pdf.build_fonts_dictionary = build_fonts_dictionary


def _program(font: Any, to_unicode: dict[int, str]) -> bytes:
    """Return the font program of the glyphs that have a text, nothing where the font is of another kind."""
    if takes_signs(font):
        signs = {number: Made(sign.parts, sign.width) for sign, number in getattr(font, "signs", {}).items()}
        return _typeface(font.hb_face).program((glyph for glyph in to_unicode if glyph < font.glyph_count), signs)
    if "CFF " in font.tables and not (font.svg or font.png or font.colr):
        return cids.bare(font.hb_face, sorted(to_unicode))
    return b""


def _typeface(face: Any) -> Typeface:
    """Return the font of a HarfBuzz face."""
    key = face, table(face, "head")
    if key not in _typefaces:
        _typefaces[key] = Typeface({tag: table(face, tag) for tag in TABLES})
    return _typefaces[key]
