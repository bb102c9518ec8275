"""Liblouis: words into braille, by its program `lou_translate`. What it does not know is refused, never guessed."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Sequence
from functools import cache

from leaflet import resources
from leaflet.errors import LeafletError
from leaflet.forms.brailletable import BrailleTable, signs
from leaflet.forms.pieces import visible

CELLS = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""The cells of six dots in the order of Unicode (U+2800 on), as ASCII braille writes them (North American, BRF)."""

INSTALL = "apt-get install liblouis-bin liblouis-data"

_LONGEST = 500
"""Characters; `lou_translate` breaks lines of four times as many."""

_BAD = "\ufffd"
_LOWERED = re.compile("(?<=[^\\W\\d_])[₀-₉]+")
_BLANKS = re.compile(" +")


def translate(texts: Sequence[str], braille: BrailleTable, *, aside: bool = False, where: str = "") -> list[str]:
    """Return each of `texts` in ASCII braille; `aside` on a page of another language.

    LeafletError names a character that the table does not know, or leaves out; `where` is what the text belongs to.
    """
    tables = (braille.aside or braille.tables) if aside else braille.tables
    written = [_written(text, braille, tables) for text in texts]
    parts = [_parts(text) for text in written]
    characters = sorted(set("".join(written)) - {" "})
    lines = [*characters, *(part for each in parts for part in each)]
    dots = _run(tuple(lines), braille.display, tables)
    known = dict(zip(characters, dots, strict=False))
    found = iter(dots[len(characters) :])
    refused = [letter for letter in characters if _is_lost(letter, known[letter])]
    cells = [" ".join(_cells(next(found)) for _ in each) for each in parts]
    spoilt = [letter for letter in characters if _cells(known[letter]) == _BAD]
    bad = [text for text, braille_text in zip(written, cells, strict=True) if _BAD in braille_text]
    if refused or bad:
        letters = dict.fromkeys([*refused, *(letter for letter in spoilt if any(letter in text for text in bad))])
        names = ", ".join(map(_name, letters)) or repr(bad[0])
        raise LeafletError(
            f"the braille table {tables[0]} has no cells for {names}",
            where=where,
            hint="write a sign in words ('at least 65 years' for '≥ 65 years'), or make --format html or --format txt",
        )
    return [_BLANKS.sub(" ", text).strip() for text in cells]


def _name(letter: str) -> str:
    return f"{letter!r} (U+{ord(letter):04X}, {unicodedata.name(letter, 'no name').lower()})"


def _cells(dots: str) -> str:
    """Return a line of dots as ASCII braille; a replacement character alone where a cell has not six dots."""
    places = [ord(cell) - 0x2800 if cell != " " else 0 for cell in dots]
    return "".join(CELLS[place] for place in places) if all(0 <= place < 64 for place in places) else _BAD


def _is_lost(letter: str, dots: str) -> bool:
    """Tell whether a letter, number or sign comes out as nothing; a mark on a letter may."""
    category = unicodedata.category(letter)
    return category[0] in "LNSP" and category != "Lm" and not _cells(dots).strip()


def _written(text: str, braille: BrailleTable, tables: tuple[str, ...]) -> str:
    """Return `text` as the table is given it: no characters for typesetters, Western digits, signs that it knows.

    The number in vitamin K₂ stands level, as it does in plain text.
    """
    plain = visible(unicodedata.normalize("NFC", text)).replace("\u200c", "").replace("\u200d", "")
    plain = _LOWERED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), plain)
    for sign, known in braille.signs.items():
        plain = plain.replace(sign, known)
    for sign in _lacking(braille.display, tables):
        plain = plain.replace(sign, signs()[sign])
    digits = (str(unicodedata.decimal(letter, "")) or letter for letter in plain)
    return " ".join("".join(digits).split())


@cache
def _lacking(display: str, tables: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the common signs that the tables do not know."""
    common = tuple(signs())
    found = _run(common, display, tables)
    return tuple(sign for sign, dots in zip(common, found, strict=True) if _cells(dots) == _BAD)


def _parts(text: str) -> list[str]:
    """Return `text` in parts that the program takes whole, ended where words and, if possible, sentences end."""
    parts = []
    while len(text) > _LONGEST:
        at = max(text.rfind(". ", 0, _LONGEST) + 1, 0) or text.rfind(" ", 0, _LONGEST)
        at = at if at > 0 else _LONGEST
        parts.append(text[:at].strip())
        text = text[at:].strip()
    return [*parts, text]


def _run(lines: tuple[str, ...], display: str, tables: tuple[str, ...]) -> list[str]:
    """Return `lines` as dots in Unicode, a line for each; LeafletError where the program or a table is missing."""
    names = ",".join((display, *tables, "undefined.uti"))
    try:
        done = subprocess.run(
            ["lou_translate", "--forward", names],
            input="".join(line.replace("\\", r"\\") + "\n" for line in lines),  # its own escapes begin with one
            capture_output=True,
            encoding="utf-8",
            cwd=resources.folder("styles") / "braille",
            check=False,
        )
    except FileNotFoundError:
        raise LeafletError("liblouis, which makes braille, is not installed", hint=INSTALL) from None
    found = done.stdout.split("\n")
    if len(found) < len(lines) or done.returncode:
        said = " ".join(done.stderr.split())[-200:] or f"exit status {done.returncode}"
        raise LeafletError(f"liblouis made no braille with the tables {names}: {said}", hint=INSTALL)
    return [line.replace("\u00a0", " ") for line in found[: len(lines)]]
