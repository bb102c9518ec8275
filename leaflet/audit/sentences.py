"""A text's sentences and words, in every script: what ends a sentence, and what counts as a word to read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from leaflet.gates.lexicon import SYMBOLS

UNSPACED = frozenset(("zh", "ja", "th", "lo", "km", "my", "bo", "yue"))
"""Languages (their first subtags) that put no space between words: their letters are counted instead."""

UNSTOPPED = frozenset(("th", "lo"))
"""Languages without a full stop: a space stands between clauses and between sentences alike."""

_ORDINAL = frozenset(
    ("de", "da", "nb", "nn", "no", "fi", "is", "et", "lv", "cs", "sk", "sl", "hr", "sr", "bs", "pl", "hu", "tr")
)
_CLOSERS = r"[\"'’”»›“)\]]*"
_END = re.compile(rf"(?:[.!?…]+{_CLOSERS}(?=\s|$)|[。！？｡।॥۔؟։።፧፨။។៕]+{_CLOSERS})\s*")
_GREEK_END = re.compile(rf"(?:[.!;\u037e…]+{_CLOSERS}(?=\s|$))\s*")
_CLAUSE_END = re.compile(r"(?<![\dA-Za-z,:.])\s+(?![\dA-Za-z(])")
_LAST = re.compile(r"(\S+)\.$")
_INITIALS = re.compile(r"(?<![^\s(])(?:(?<!\d\s)[a-zа-я]|[^\W\d_]\.\s[^\W\d_]{1,2})\.$")  # "z. B.", "p. ej."
_SHORT = {
    "": "dr prof mr mrs ms st no nr approx vs etc fig tel resp inc ltd vol",
    "en": "e.g i.e a.m p.m",
    "es": "p.ej ej sra sr dra ud uds aprox núm a.m p.m máx mín",
    "fr": "p.ex ex mme mlle env min max n.b c.-à-d",
    "de": "z.b b bzw ca d.h usw u.a evtl ggf max mind inkl sog str hr fr bspw zzgl",
    "it": "p.es es sig dott ecc ca dr.ssa",
    "nl": "bijv bv d.w.z evt max min mw dhr ca enz",
    "pt": "p.ex ex sra sr dra máx mín aprox n.º",
    "ru": "т.е т.д т.п напр т.к и.о г гг руб стр см др мин макс ул",
    "pl": "np tj tzn itd itp ok ul max min",
    "ro": "ex etc dna nr str",
    "uk": "т.д напр тощо див ін вул",
    "da": "f.eks bl.a ca evt dvs pga ml",
    "nb": "f.eks bl.a ca evt dvs pga",
    "sv": "t.ex bl.a ca d.v.s",
    "cs": "např tj atd apod cca",
    "fi": "esim ns jne n",
    "hu": "pl ill kb stb",
    "tr": "örn vb vs",
    "el": "π.χ κ.λπ δηλ κ",
    "bg": "напр т.е т.н и.т.н",
    "fil": "hal atbp g gng",
    "sw": "k.m n.k",
}
_NOTHING_NAMED = re.compile(r"(?!)")
_STRIPPED = "\"'’‘“”„«»‹›()[]{}.,;:!?…¿¡*·•،؛؟۔।॥、。，：；（）「」『』"


@lru_cache(maxsize=4096)
def sentences(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of `text`, which is written in `language` (a tag).

    A full stop ends none where a small letter follows ("5 mg. a day"), in a number, and after an abbreviation. In Thai
    and Lao the pieces between spaces are taken, which are clauses or sentences.
    """
    base = language.partition("-")[0]
    text = " ".join(text.split())
    if base in UNSTOPPED:
        return tuple(filter(_says_something, _CLAUSE_END.split(text)))
    found, start = [], 0
    for end in (_GREEK_END if base == "el" else _END).finditer(text):
        if _ends(text[start : end.end()].strip(), text[end.end() : end.end() + 1], base):
            found.append(text[start : end.end()].strip())
            start = end.end()
    return tuple(filter(_says_something, (*found, text[start:].strip())))


def _says_something(sentence: str) -> bool:
    return any(map(str.isalnum, sentence))


def _ends(sentence: str, following: str, base: str) -> bool:
    """Tell whether `sentence` is one, when the character `following` comes after it."""
    if following.islower():
        return False
    last = _LAST.search(sentence)
    if not following or not last:
        return True
    if _INITIALS.search(sentence):
        return False
    word = last[1].lstrip("(\"'«„“¿¡[").lower()
    if base in _ORDINAL and re.fullmatch(r"\d{1,2}", word):
        return False
    return word not in _abbreviations(base) and not re.fullmatch(r"(?:\w\.)+\w", word)


@lru_cache
def _abbreviations(base: str) -> frozenset[str]:
    return frozenset((_SHORT[""] + " " + _SHORT.get(base, "")).split())


def words(sentence: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the words of `sentence` that a reader needs to know: none with a digit, no unit, none of `names`."""
    named = _named(tuple(names))
    pieces = (piece.strip(_STRIPPED) for piece in re.split(r"[\s/–—\u200b]+", sentence))
    return tuple(
        piece
        for piece in pieces
        if any(map(str.isalpha, piece))
        and not any(map(str.isdigit, piece))
        and piece not in SYMBOLS
        and not named.match(piece)
    )


def letters(text: str) -> int:
    """Return the number of letters in `text`; marks above and below letters are none."""
    return sum(map(str.isalpha, text))


@lru_cache(maxsize=256)
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a medicine's name at the begin of a word, in the forms that declension gives it."""
    stems = {part.rstrip("aeiouyаяоеыі") for name in names for part in name.casefold().split() if len(part) > 3}
    stems = {stem for stem in stems if len(stem) > 2}
    if not stems:
        return _NOTHING_NAMED
    return re.compile(rf"(?:.{{1,3}}['’-])?(?:{'|'.join(map(re.escape, sorted(stems)))})\w{{0,4}}$", re.IGNORECASE)
