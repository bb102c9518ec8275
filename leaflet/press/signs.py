"""Signs: glyphs that are added to an embedded font, each made of outlines that the font has."""

from __future__ import annotations

from typing import Any, NamedTuple

from leaflet.press.truetype import Part


class Sign(NamedTuple):
    """A glyph that is added to a font: its outlines, its width in thousandths of an em, and what it says."""

    parts: tuple[Part, ...]
    width: int
    text: str


def takes_signs(font: Any) -> bool:
    """Tell whether glyphs can be added to the file of `font`: it is TrueType of one weight, and no pictures."""
    plain = "glyf" in font.tables and "fvar" not in font.tables
    return plain and not (font.bitmap or font.png or font.svg or font.colr)


def number(font: Any, sign: Sign) -> int:
    """Return the number of the glyph in `font` that is this `sign`."""
    for outline, right, up in sign.parts[:1] if len(sign.parts) == 1 else ():
        same = not (right or up) and font.widths[outline] == sign.width
        if same and font.to_unicode.setdefault(outline, sign.text) == sign.text:
            return outline
    glyph: int = font.signs.setdefault(sign, font.glyph_count + len(font.signs))
    font.widths[glyph], font.to_unicode[glyph] = sign.width, sign.text
    return glyph
