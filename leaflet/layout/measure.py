"""How much room words take, estimated before they are set: never less than they will need in a bold sans serif."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# The advances of Noto Sans Bold, rounded up to a few classes; in ems.
_ADVANCES = {
    character: advance
    for characters, advance in (
        (".,:;'|!()[]/-fijlrtIJ", 0.46),
        ("acesz0123456789EFLST?+*", 0.61),
        ("bdghknopquvxyABCKPRVXYZ", 0.69),
        ("DGHNOQU&", 0.82),
    )
    for character in characters
}


# The advance of a letter in the bold fonts of other scripts, in ems: what 95 of 100 words stay under. Marks take none.
_SCRIPTS = (
    ("\u0370", "\u03ff", 0.68), ("\u0400", "\u052f", 0.72), ("\u0530", "\u058f", 0.80), ("\u0600", "\u08ff", 0.58),
    ("\u0900", "\u097f", 0.64), ("\u0980", "\u09ff", 0.65), ("\u0a00", "\u0a7f", 0.69), ("\u0a80", "\u0aff", 0.68),
    ("\u0b80", "\u0bff", 1.05), ("\u0e00", "\u0e7f", 0.66), ("\u0e80", "\u0eff", 0.72), ("\u1000", "\u109f", 1.00),
    ("\u10a0", "\u10ff", 0.78), ("\u1200", "\u139f", 0.80), ("\u1780", "\u17ff", 0.75),
)  # fmt: skip

# Scripts without spaces: a line may break at nearly every character (Chinese, Japanese), or at words that only a
# dictionary knows, of about so many letters (Thai, Lao, Burmese, Khmer).
_UNSPACED = re.compile(
    r"[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef]{1,2}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{1,8}|\S"
)
_NO_SPACES = re.compile(r"[\u2e80-\ua4cf\uf900-\uffef\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def unbroken(text: str) -> tuple[str, ...]:
    """Return the pieces of `text` that no line breaks: its words, or parts of them where there are no spaces."""
    pieces: list[str] = []
    for word in text.split():
        pieces += _UNSPACED.findall(word) if _NO_SPACES.search(word) else [word]
    return tuple(pieces)


def width(text: str) -> float:
    """Return the width of `text` set in bold, in ems; an estimate that errs on the wide side."""
    return sum(map(_advance, unicodedata.normalize("NFC", text)))


def lines(text: str, measure: float) -> int:
    """Return how many lines `text` fills when no line is wider than `measure` ems; a longer word is broken."""
    count, filled = 1, 0.0
    for word in text.split(" "):
        needed = width(word)
        if filled and filled + width(" ") + needed > measure:
            count, filled = count + 1, 0.0
        filled += needed + (width(" ") if filled else 0)
        while filled > measure:
            # A broken line ends before the letter that would pass its edge: at most one em of it stays empty.
            count, filled = count + 1, filled - max(measure - 1, 1)
    return count


@cache
def _advance(character: str) -> float:
    base = unicodedata.normalize("NFD", character)[0]  # an accent takes no room of its own
    if base in _ADVANCES:
        return _ADVANCES[base]
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character.isspace():
        return 0.27
    if character.isascii():
        return 1.0
    return next((advance for first, last, advance in _SCRIPTS if first <= character <= last), 0.85)
