"""Which letters are used: plain upright fonts, few capitals, clear bullets (LP-09, LP-10, LP-12, LP-21)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from leaflet.audit.gathering import Fault, counted
from leaflet.audit.sheet.passages import Passage, Setting
from leaflet.audit.sheet.printed import Face, Glyph, Sheet
from leaflet.audit.sheet.sizes import excerpt

_SERIF = re.compile(
    r"serif|times|new ?roman|georgia|garamond|cambria|palatino|bookman|baskerville|bodoni|didot|caslon|minion|century"
    r"|antiqua|constantia|courier|mono\b|typewriter|slab|rockwell|nimbusrom|termes|pagella|schola|bonum|libertine|charter"
    r"|utopia|song|simsun|mincho|ming|batang|myungjo|computer ?modern|cmr\d|lmroman|script|hand|brush|comic|papyrus",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"sans|new ?century ?gothic|antique ?olive|roman ?sans|handgloves|centurygothic|century gothic", re.IGNORECASE
)
_NARROW = re.compile(r"condensed|narrow|compress|cond\b|[-_ ](?:extra)?cn\b", re.IGNORECASE)
_THIN = re.compile(r"(?<!high)(?<!day)(?:extra|ultra|semi|demi)?light\b|thin\b|hairline", re.IGNORECASE)
_CAPITALS = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*(?:\s+[^\W\d_]{2,}(?:['’-][^\W\d_]+)*){2,}")
_ROW, _WORD = 3, 4
"""So many words in capitals follow each other, one of them this long: acronyms are shorter."""

_SOLID = "●•■▪◆⚫⬤\uf0b7\uf06c\uf0a7\uf09f"
_WEAK = "○◦□▢–—-*·∙‣⁃➢▶►✓"


def check_typefaces(setting: Setting) -> Iterator[Fault]:
    """Yield fonts that are hard to read or not in the file, italics, capitals in a row, and weak bullets."""
    for sheet in setting.print.sheets:
        page, passages = sheet.number, setting.on(sheet)
        letters = [glyph for line in sheet.lines for glyph in line.glyphs if glyph.letter.isalnum()]
        faces = Counter(glyph.run.face for glyph in letters)
        for face, _ in faces.most_common():
            if fault := _fault(face):
                yield Fault("LP-09", page, fault)
        if slanted := [glyph for glyph in letters if glyph.run.italic and not glyph.run.angle]:
            number = counted(len(slanted), "letter is", "letters are")
            yield Fault("LP-10", page, f"{number} in italics ({_words(sheet, slanted[0])!r})", len(slanted))
        for passage in passages:
            yield from (Fault("LP-12", page, f"{words!r} is in capitals") for words in _capitals(passage))
        if weak := [*_weak_bullets(passages), *_rings(sheet)]:
            number = counted(len(weak), "bullet is no solid dot", "bullets are no solid dots")
            yield Fault("LP-21", page, f"{number}: {weak[0]}", len(weak))


def _weak_bullets(passages: tuple[Passage, ...]) -> list[str]:
    """Return the weak bullets of a page; one dash at the start of a paragraph may be any dash."""
    items = [passage for passage in passages if passage.marker in tuple(_WEAK)]
    dashes = [passage for passage in items if not passage.part.above & {"L", "LI"}]
    found = items if len(dashes) > 1 else [passage for passage in items if passage not in dashes]
    return [f"{passage.marker!r} ({excerpt(passage.text)!r})" for passage in found]


def _rings(sheet: Sheet) -> list[str]:
    """Return the bullets that are drawn, not written, and not filled."""
    return ["rings" for shape in sheet.shapes if shape.kind == "outline" and shape.part.kind == "Lbl"]


def _fault(face: Face) -> str:
    """Return what is wrong with a font, "" when nothing is."""
    if not face.embedded:
        return f"the font {face.name} is not in the file: another printer may put any other in its place"
    name = f"{face.name} {re.sub(r'(?<=[a-z])(?=[A-Z])', ' ', face.name)}"  # so that words in it are found
    if _SERIF.search(name) and not _PLAIN.search(name):
        return f"the font {face.name} is no plain sans serif"
    if _NARROW.search(name):
        return f"the font {face.name} is narrow"
    return f"the font {face.name} is too thin" if _THIN.search(name) else ""


def _words(sheet: Sheet, glyph: Glyph) -> str:
    """Return the line in which `glyph` stands."""
    return excerpt(next(line.text for line in sheet.lines if glyph in line.glyphs))


def _capitals(passage: Passage) -> Iterator[str]:
    for found in _CAPITALS.finditer(passage.text):
        row: list[str] = []
        for word in [*found[0].split(), ""]:
            if word.isupper():
                row.append(word)
                continue
            if len(row) >= _ROW and max(map(len, row)) >= _WORD:
                yield excerpt(" ".join(row))
            row = []
