"""The letters of a translation: in the script of its language, and not in the source's words any more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache

from leaflet.gates.fault import Fault
from leaflet.gates.inline import words as plain
from leaflet.gates.lexicon import SYMBOLS
from leaflet.gates.spelling import LETTER, bare, fold, shade
from leaflet.language import Language

_SCRIPTS = {
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"),
    "Kore": ("HANGUL", "CJK"),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",),
    "Hebr": ("HEBREW",),
    "Khmr": ("KHMER",),
    "Knda": ("KANNADA",),
    "Laoo": ("LAO",),
    "Latn": ("LATIN",),
    "Mlym": ("MALAYALAM",),
    "Mong": ("MONGOLIAN",),
    "Mymr": ("MYANMAR",),
    "Orya": ("ORIYA",),
    "Sinh": ("SINHALA",),
    "Syrc": ("SYRIAC",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Thaa": ("THAANA",),
    "Thai": ("THAI",),
    "Tibt": ("TIBETAN",),
}
"""How the Unicode names of a script's letters begin."""

_WORD = re.compile(rf"{LETTER}+(?:'{LETTER}+)*")
_NAMES = re.compile(rf"\S*\d\S*|\{{\w*\}}|{'|'.join(map(re.escape, SYMBOLS))}")
_BETWEEN = re.compile(r"[\s/()\[\],;:]+")
_LONG = 6
_COPIED = 0.6
_RUN = 4
_OTHER_CHARACTERS = {"Hans": ("gb2312", "big5"), "Hant": ("big5", "gb2312")}
_MOST_OTHER = 2


def differences(source: str, target: str, origin: Language, language: Language, *, same: bool) -> Iterator[Fault]:
    """Yield what is wrong with the letters of `target`; `same`: it is the source's text on purpose."""
    said = [word.casefold() for word in _words(source)]
    found = _words(target)
    known, script = set(said), language.script
    if not same and (copied := _copied(said, [word.casefold() for word in found], origin, language)):
        yield Fault(copied, "translate it; if it is the same in this language, mark it as the same on purpose")
    own = [word for word in found if _written(word, script)]
    foreign = [word for word in found if not _written(word, script) and word.casefold() not in known]
    other = [word for word in foreign if script == "Latn" or not _written(word, "Latn")]
    if other or sum(map(len, foreign)) > sum(map(len, own)):
        named = bare(", ".join(other or foreign))
        yield Fault(f"not in the script of {language.english_name}: {named}", f"write it in {language.name}")
    if script in _OTHER_CHARACTERS and (wrong := _other_characters(found, *_OTHER_CHARACTERS[script])):
        yield Fault(f"characters of the other way to write Chinese: {wrong}", f"write it in {language.name}")


@lru_cache(maxsize=4096)  # the same source comes again with every language
def _words(text: str) -> tuple[str, ...]:
    """Return the words of `text` that are neither numbers, units' symbols nor names with digits in them."""
    return tuple([word for piece in _BETWEEN.split(fold(plain(text))) for word in _words_in(piece)])


@lru_cache(maxsize=16384)  # a language says the same words again and again
def _words_in(piece: str) -> tuple[str, ...]:
    return () if _NAMES.fullmatch(piece.strip(".!?\"'")) else tuple(_WORD.findall(shade(piece)))


def _copied(said: list[str], found: list[str], origin: Language, language: Language) -> str:
    """Return what shows that a text is still in the source's language; nothing where it is not."""
    one_is_enough = origin.script != language.script
    if said == found and len(said) >= (1 if one_is_enough else 2):
        return f"still in {origin.english_name}"
    common, known = 0, set(said)
    for word in found:
        common += word in known
    if common < _COPIED * len(said) and (common < _RUN or not one_is_enough):
        return ""
    blocks = SequenceMatcher(None, said, found, autojunk=False).get_matching_blocks()
    kept = sum(block.size for block in blocks)
    if (len(said) >= _LONG and kept >= _COPIED * len(said)) or (
        one_is_enough and any(block.size >= _RUN for block in blocks)
    ):
        return f"{kept} of its {len(said)} words are still in {origin.english_name}"
    return ""


@cache
def _name(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0]


@lru_cache(maxsize=16384)
def _written(word: str, script: str) -> bool:
    """Tell whether every letter is of `script`, or of none (modifiers, shaded marks, a unit's letter such as µ)."""
    names = _SCRIPTS.get(script)
    return names is None or all(
        _name(char) in names or unicodedata.category(char) == "Lm" or ord(char) >= 0x30000 or char in "'μ"
        for char in word
    )


def _other_characters(words: Iterable[str], own: str, other: str) -> str:
    wrong = [char for word in words for char in word if not _encodes(char, own) and _encodes(char, other)]
    return "".join(wrong) if len(wrong) > _MOST_OTHER else ""


@cache
def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
