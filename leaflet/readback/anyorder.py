"""Any order: how words written right to left are compared, which a PDF reader turns back from the order drawn.

It gives numbers, brackets and Latin words other places among them, mirrors signs, drops or moves vowel marks, and
spells ready-made signs out (… as three points, ® as R). Words and numbers themselves come back whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WORD = rf"(?:(?={_LEFTWARD.pattern})[^\W\d_])+|(?:(?!{_LEFTWARD.pattern})[^\W\d_])+|\S"
_PIECE = re.compile(rf"\d+(?:[.,:]\d+)*|{_WORD}")
_DIGIT = re.compile(rf"\d|{_WORD}")
_SAME = str.maketrans(dict(zip(")]}>≥»›”’®©⁄\u0338", "([{<≤«‹“‘RC//", strict=True)))


def is_leftward(words: str) -> bool:
    """Tell whether some of `words` are written right to left."""
    return _LEFTWARD.search(words) is not None


@cache
def plain(letter: str) -> str:
    """Return what one letter may be read as in a right-to-left line; nothing for white space and marks."""
    spelt = unicodedata.normalize("NFKD", letter).translate(_SAME)
    return "".join(part for part in spelt if unicodedata.category(part) not in ("Mn", "Zs"))


def same_words(left: str, right: str) -> bool:
    """Tell whether both have the same words, numbers and signs, in whatever order.

    Where there is a ready-made fraction, digit by digit: 2½ comes back as 1/22.
    """
    fraction = any("⁄" in unicodedata.normalize("NFKD", letter) for letter in left + right)
    pieces = _DIGIT if fraction else _PIECE
    return Counter(pieces.findall(_spelt(left))) == Counter(pieces.findall(_spelt(right)))


def _spelt(words: str) -> str:
    return "".join(" " if letter == " " else plain(letter) for letter in words)
