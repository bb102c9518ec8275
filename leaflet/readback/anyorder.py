"""Any order: how words written right to left are compared, which a PDF reader turns back from the order drawn.

It gives numbers, brackets and Latin words other places among them, mirrors signs, drops or moves vowel marks, and
spells ready-made signs out (… as three points, ® as R). Words and numbers themselves come back whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import groupby

from leaflet.writing import LEFTWARD, is_leftward

_WORD = rf"(?:(?={LEFTWARD})[^\W\d_])+|(?:(?!{LEFTWARD})[^\W\d_])+|\S"
_PIECE = re.compile(rf"\d+(?:[.,:]\d+)*|{_WORD}")
_DIGIT = re.compile(rf"\d|{_WORD}")
_BRACKETS = str.maketrans(dict(zip(")]}»›”’®©⁄\u0338", "([{«‹“‘RC//", strict=True)))
_MIRRORED = str.maketrans(">≥", "<≤")
_ENDS = "([{«‹“‘\"'.,:;!?،؛؟۔…-‑–—/"


@cache
def plain(letter: str) -> str:
    """Return what one letter may be read as in a right-to-left line; nothing for white space and marks."""
    return _strict(letter).translate(_MIRRORED)


@cache
def _strict(letter: str) -> str:
    """Return `letter` without marks, brackets and quotation marks without their direction."""
    spelt = unicodedata.normalize("NFKD", letter).translate(_BRACKETS)
    return "".join(part for part in spelt if unicodedata.category(part) not in ("Mn", "Zs"))


def same_words(left: str, right: str) -> bool:
    """Tell whether both have the same words, numbers and signs, in whatever order.

    Where there is a ready-made fraction, digit by digit: 2½ comes back as 1/22.
    """
    pieces = _DIGIT if _has_fraction(left + right) else _PIECE
    return Counter(pieces.findall(_spelt(left))) == Counter(pieces.findall(_spelt(right)))


def same_rows(expected: str, read: str, mirrored: bool = False) -> bool:
    """Tell whether words that stand on the paper from right to left are those that are `expected`.

    They are the same and in the same order, but for numbers and Latin words next to each other and for signs at the
    ends of words; and so are the vowel marks. Where a line is torn, < may be `mirrored`.
    """
    if mirrored:
        expected, read = expected.translate(_MIRRORED), read.translate(_MIRRORED)
    loose = _has_fraction(expected)
    return (
        _words(expected, loose) == _words(read, loose)
        and _signs(expected) == _signs(read)
        and _marks(expected) == _marks(read)
    )


def _has_fraction(words: str) -> bool:
    return "⁄" in unicodedata.normalize("NFKD", words)


@lru_cache(maxsize=4096)
def _parted(word: str) -> tuple[str, str]:
    """Return a word without the signs at its ends, and these signs."""
    spelt = "".join(map(_strict, word))
    core = spelt.strip(_ENDS)
    return core, spelt.replace(core, "", 1)


def _words(words: str, loose: bool) -> list[list[str]]:
    """Return the words without the signs at their ends; `loose` fractions with their letters in any order."""
    cores = [core for core, _ in map(_parted, words.split()) if core]
    spelt = ["".join(sorted(core)) if loose and "/" in core else core for core in cores]
    return [list(run) if leftward else sorted(run) for leftward, run in groupby(spelt, is_leftward)]


def _signs(words: str) -> Counter[str]:
    """Return the signs at the ends of words, and between them."""
    return Counter("".join([signs for _, signs in map(_parted, words.split())]))


def _marks(words: str) -> Counter[str]:
    return Counter(letter for letter in re.findall(LEFTWARD, words) if unicodedata.category(letter) == "Mn")


def _spelt(words: str) -> str:
    return "".join(" " if letter == " " else plain(letter) for letter in words)
