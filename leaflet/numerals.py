"""Numerals: numbers written with the digits of a script, for pharmacies that want them on paper."""

from __future__ import annotations

import re

from babel import Locale

WESTERN = "0123456789"

# CLDR's numbering systems with digits of the script: the digit zero, and the counter style (CSS Counter Styles 3).
_OWN = {
    "arab": ("٠", "arabic-indic"), "arabext": ("۰", "persian"), "deva": ("०", "devanagari"), "beng": ("০", "bengali"),
    "guru": ("੦", "gurmukhi"), "gujr": ("૦", "gujarati"), "tamldec": ("௦", "tamil"), "khmr": ("០", "khmer"),
    "laoo": ("໐", "lao"), "mymr": ("၀", "myanmar"), "thai": ("๐", "thai"),
}  # fmt: skip
# In a name with Latin letters (K2, MK-7, B<sub>12</sub>) or an address the digits are letters of it.
_NUMBER = re.compile(r"(?<![A-Za-z\d>])(?<![A-Za-z]-)\d+(?:[.,:/\u00a0-]\d+)*(?![A-Za-z\d]|-[A-Za-z])")


def own_digits(locale: Locale) -> tuple[str, str]:
    """Return the ten digits of the script of `locale`, and the CSS counter style that counts with them.

    They are the Western ones where a language has no others.
    """
    zero, counter = _OWN.get(locale.other_numbering_systems.get("native", ""), ("0", "decimal"))
    return "".join(chr(ord(zero) + number) for number in range(10)), counter


def in_digits(text: str, digits: str) -> str:
    """Return `text` with its numbers written in `digits`; those in Latin names stay as they are."""
    if digits == WESTERN:
        return text
    table = str.maketrans(WESTERN, digits)
    return _NUMBER.sub(lambda found: found[0].translate(table), text)
