"""Signs: glyphs that are added to the file of an embedded font, each made of outlines that the font has."""

from __future__ import annotations

from io import BytesIO
from typing import Any, NamedTuple


class Part(NamedTuple):
    """An outline of the font in a glyph, so many units of the font to the right and up."""

    outline: int
    right: int
    up: int


class Sign(NamedTuple):
    """A glyph that is added to a font: its outlines, its width in thousandths of an em, and what it says."""

    parts: tuple[Part, ...]
    width: int
    text: str


def takes_signs(font: Any) -> bool:
    """Tell whether glyphs can be added to the file of `font`: it is TrueType, not PostScript, and no pictures."""
    return "glyf" in font.tables and not (font.bitmap or font.png or font.svg or font.colr)


def number(font: Any, sign: Sign) -> int:
    """Return the number of the glyph in `font` that is this `sign`."""
    for outline, right, up in sign.parts[:1] if len(sign.parts) == 1 else ():
        same = not (right or up) and font.widths[outline] == sign.width
        if same and font.to_unicode.setdefault(outline, sign.text) == sign.text:
            return outline
    glyph: int = font.signs.setdefault(sign, font.glyph_count + len(font.signs))
    font.widths[glyph], font.to_unicode[glyph] = sign.width, sign.text
    return glyph


def add_signs(content: bytes, signs: dict[Sign, int]) -> bytes:
    """Return a TrueType file with `signs` added to it, each as the glyph of its number."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import, and only some scripts ask for it
    from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent  # noqa: PLC0415

    font = TTFont(BytesIO(content), recalcTimestamp=False)
    outlines, metrics, em = font["glyf"], font["hmtx"].metrics, font["head"].unitsPerEm
    names = font.getGlyphOrder()
    names += [f"glyph{number}" for number in range(len(names), max(signs.values()) + 1)]
    font.setGlyphOrder(names)
    outlines.glyphOrder = names
    for name in names:
        if name not in outlines.glyphs:
            outlines.glyphs[name], metrics[name] = Glyph(), (0, 0)
    for sign, number in signs.items():
        whole, lefts = outlines.glyphs[names[number]], [0]
        if sign.parts:
            whole.numberOfContours, whole.components = -1, []
            lefts = [metrics[names[part.outline]][1] + part.right for part in sign.parts]
        for outline, right, up in sign.parts:
            part = GlyphComponent()
            part.glyphName, part.x, part.y, part.flags = names[outline], right, up, 0
            whole.components.append(part)
        metrics[names[number]] = round(sign.width * em / 1000), min(lefts)
    font.save(written := BytesIO())
    return written.getvalue()
