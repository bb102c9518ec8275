"""One spelling for words that are compared: digits of every script as 0-9, letters in one form, no layout marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import count

LETTER = r"[^\W\d_]"
"""A letter, in a text that `shade` has given."""
BEFORE, AFTER = rf"(?<!{LETTER})", rf"(?!{LETTER})"
"""Where a word begins, and where it ends; a digit may stand right beside it ("500mg")."""
MARK = "[\U00030000-\U00030fff]"
"""What `shade` puts for a mark."""

_LATIN = r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
_OTHER = r"(?:(?![\u1e00-\u2fff])[^\W\d_\u0000-\u03ff])"
_SEAM = re.compile(rf"(?<={_LATIN})(?={_OTHER})|(?<=[^\W\d_\u0000-\u03ff\u1e00-\u2fff])(?={_LATIN})")
_RAISED = re.compile("[⁺⁻]?[⁰¹²³⁴-⁹]+")
_HARD_GROUP = re.compile(r"(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")
_ALIKE_SMALL = re.compile("[\0-\u012f\u0131-\u024f]*")
"""Words in Latin letters, each of which has one small letter; the dotted capital I has none."""
_DROPPED = re.compile(r"[\u0640\u064b-\u0652\u0670]")
_SAME = str.maketrans(
    {
        **dict.fromkeys("يى", "ی"),
        "ك": "ک",
        **dict.fromkeys("’‘ʼʻ`´", "'"),
        **dict.fromkeys("‐‑−﹣－", "-"),
        "٪": "%",
    }
)


@lru_cache(maxsize=16)  # two gates ask for the same words, one after the other
def fold(words: str) -> str:
    """Return `words` in the one spelling, upper and lower case kept; raised digits follow a "^"."""
    return words if _folded().fullmatch(words) else _fold(words)


def _fold(words: str) -> str:
    words = _RAISED.sub(lambda found: "^" + unicodedata.normalize("NFKC", found[0]), words)
    words = words.translate(_CHARACTERS)
    words = _HARD_GROUP.sub("'", words)
    words = unicodedata.normalize("NFKC", words.translate(_SAME)).translate(_SAME)
    words = _DROPPED.sub("", words.translate(_VISIBLE))
    return _SEAM.sub(" ", words)


@cache
def _folded() -> re.Pattern[str]:
    """Return what matches words in Latin letters that are in the one spelling already, as most are."""
    latin = map(chr, range(0x250))
    return re.compile(f"[{re.escape(''.join(char for char in latin if _fold(char) == char))}]*")


def shade(words: str) -> str:
    """Return `words` with a letter for each combining mark, which no \\w of Python's matches."""
    return words if words.isascii() else words.translate(_SHADES)


def bare(words: str) -> str:
    """Return shaded `words` with their marks, to be read."""
    return words.translate({ord(shaded): chr(mark) for mark, shaded in _SHADES.items() if ord(shaded) != mark})


@lru_cache(maxsize=16)
def lower(words: str) -> str:
    """Return `words` shaded and in lower case, each character at its place."""
    return words.lower() if _ALIKE_SMALL.fullmatch(words) else shade(words).translate(_SMALL)


class _Table(dict[int, str]):
    """What a function makes of each character, worked out when it comes first."""

    def __init__(self, function: Callable[[str], str]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, code: int) -> str:
        self[code] = made = self._function(chr(code))
        return made


def _character(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if unicodedata.decomposition(char).startswith("<fraction>"):
        return f" {unicodedata.normalize('NFKC', char)}"
    return char


def _shaded(char: str) -> str:
    """Return a letter that stands for a mark, a new one for each; any other character as it is."""
    is_mark = "\u0300" <= char < "\U0001e000" and unicodedata.category(char) in {"Mn", "Mc"}
    return chr(0x30000 + next(_marks)) if is_mark else char


def _small(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char


_marks = count()
_CHARACTERS, _SHADES, _SMALL = _Table(_character), _Table(_shaded), _Table(_small)
_VISIBLE = _Table(lambda char: "" if unicodedata.category(char) == "Cf" else char)
