"""What lies over and under the letters: underlines, turned text, weak contrast, pictures (LP-11, 17, 18, 19)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from leaflet.audit.gathering import Fault
from leaflet.audit.sheet.passages import Setting
from leaflet.audit.sheet.printed import Box, Colour, Glyph, Line, Sheet
from leaflet.audit.sheet.sizes import excerpt

_CONTRAST = 7.0
"""Least contrast of text and ground (WCAG 2.2, 1.4.6)."""

_THICK, _UNDER, _OVER = 0.13, 0.3, 0.03
"""Of the print size: an underline is no thicker, hangs no lower and stands no higher than this, from the baseline."""

_LARGER = 1.5
"""So much larger than the text are upright letters that are no text, but lie over it or under it."""

_WIDE, _HIGH = 0.6, 0.7
"""Of the print size: how wide and high a letter is, about."""


def check_surfaces(setting: Setting) -> Iterator[Fault]:
    """Yield text that is underlined and no link, turned, too pale, or printed over a picture or other letters."""
    for sheet in setting.print.sheets:
        page = sheet.number
        level = [line for line in sheet.lines if not line.turned]
        turned = [line for line in sheet.lines if line.turned]
        yield from (Fault("LP-11", page, f"{words!r} is underlined and no link") for words in _underlined(sheet))
        yield from (Fault("LP-17", page, f"{excerpt(t.text)!r} is turned by {t.turned:g} degrees") for t in turned)
        if pale := [found for line in level if line.ground for found in _pale(line, line.ground)]:
            ratio, words = min(pale)
            message = f"text has a contrast of {ratio:.1f} to 1 ({excerpt(words)!r})"
            yield Fault("LP-18", page, f"{message}: at least 7 to 1 is needed", -ratio)
        if crossed := list(_crossed(sheet, level)):
            many = f" (one of {len(crossed)} such lines)" if len(crossed) > 1 else ""
            yield Fault("LP-19", page, crossed[0] + many, len(crossed))


def _crossed(sheet: Sheet, level: list[Line]) -> Iterator[str]:
    """Yield what is wrong with each level line that stands over or under something."""
    for line in level:
        if not line.ground:
            yield f"{excerpt(line.text)!r} stands over a picture, a pattern or an edge"
        elif other := next((other for other in sheet.lines if _lies_across(other, line)), None):
            yield f"{excerpt(line.text)!r} and {excerpt(other.text)!r} lie over each other"


def _lies_across(other: Line, line: Line) -> bool:
    """Tell whether turned or much larger letters lie where those of a line do, as a watermark's."""
    if other is line or not (other.turned or other.size > _LARGER * line.size):
        return False
    turn = math.radians(other.turned)
    across, up = math.cos(turn), math.sin(turn)
    height = line.baseline + line.size * _HIGH / 2
    for large in other.glyphs:
        wide, high = (_WIDE * other.size if other.turned else large.x1 - large.x0), _HIGH * other.size
        if abs(height - large.baseline) > wide + high:
            continue
        for glyph in line.glyphs:
            right, above = (glyph.x0 + glyph.x1) / 2 - large.x0, height - large.baseline
            if 0 < right * across + above * up < wide and 0 < above * across - right * up < high:
                return True
    return False


def _underlined(sheet: Sheet) -> Iterator[str]:
    """Yield the words over each rule that lies where underlines do."""
    rules = [shape.box for shape in sheet.shapes if shape.box.right - shape.box.left > 6]
    for line in sheet.lines:
        for rule in rules:
            low, high = line.baseline - _UNDER * line.size, line.baseline + _OVER * line.size
            if not (low <= rule.bottom and rule.top <= high and rule.top - rule.bottom <= _THICK * line.size):
                continue
            over = [g for g in line.glyphs if rule.left - 1 < (g.x0 + g.x1) / 2 < rule.right + 1]
            if not over or not _covers(over, rule) or "Link" in over[0].run.part.above:
                continue
            if not any(_touch(rule, link, line) for link in sheet.links):
                yield excerpt("".join(f" {g.letter}" if g.space else g.letter for g in over).strip())


def _covers(over: list[Glyph], rule: Box) -> bool:
    """Tell whether the letters over a rule are as wide as the rule: a line across a page is no underline."""
    left, right = min(g.x0 for g in over), max(g.x1 for g in over)
    return right - left > 0.85 * (rule.right - rule.left)


def _touch(rule: Box, link: Box, line: Line) -> bool:
    return link.left - 2 < (rule.left + rule.right) / 2 < link.right + 2 and (
        link.bottom - line.size < rule.bottom < link.top
    )


def _pale(line: Line, ground: Colour) -> Iterator[tuple[float, str]]:
    for colour in {glyph.run.colour for glyph in line.glyphs}:
        if colour and (ratio := contrast(colour, ground)) < _CONTRAST:
            words = "".join(f" {g.letter}" if g.space else g.letter for g in line.glyphs if g.run.colour == colour)
            yield ratio, words.strip()


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        tone / 255 / 12.92 if tone / 255 <= 0.04045 else ((tone / 255 + 0.055) / 1.055) ** 2.4 for tone in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
