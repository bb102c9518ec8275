"""What a heading means: its kind in the vocabulary, and what it says beyond that."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from leaflet.sections import BY_ALIAS, BY_NAME, PATTERNS, Kind

_NUMBER = re.compile(r"^(?:section\s+)?\d+(?:\.\d+)*[.):]?\s+(?=\S)")
_FILLERS = {
    "the", "a", "an", "this", "your", "my", "it", "its", "medicine", "medication", "drug", "of", "and", "or", "for",
    "with", "tablets", "tablet", "capsules", "capsule", "x", "injection", "supplement", "supplements", "in", "to",
}  # fmt: skip
_PARAGRAPH_WORDS = 9
_ALIASES_LONGEST_FIRST = sorted(BY_ALIAS, key=len, reverse=True)


@dataclass(frozen=True)
class Meaning:
    """What a source heading means.

    `kind` is None where no alias or pattern knows it. `own` is the heading to print in place of the patient heading
    ("" where the patient heading says it all). `rest` are words of the heading line that belong to the text below.
    """

    kind: Kind | None
    own: str = ""
    rest: str = ""


@lru_cache(maxsize=1024)
def recognise(heading: str, names: frozenset[str] = frozenset()) -> Meaning:
    """Return what `heading` means; `names` are the words of the medicine's names, in lower case."""
    text = " ".join(html.unescape(heading).split())
    plain = _normal(text)
    if plain in BY_ALIAS:
        return Meaning(BY_ALIAS[plain])
    if meaning := _with_value(text, names):
        return meaning
    if meaning := _with_name(text, plain, names):
        return meaning
    if len(plain.split()) >= _PARAGRAPH_WORDS and (meaning := _with_paragraph(text)):
        return meaning
    return Meaning(None, text)


def is_name(text: str, names: frozenset[str]) -> bool:
    """Tell whether `text` holds nothing but words of the medicine's names and small words between them."""
    return all(word in names or word in _FILLERS for word in re.findall(r"\w+", text.casefold()))


def _names(word: str, names: frozenset[str]) -> bool:
    """Tell whether one word of a heading is of the medicine's names: "Metformin's", "(Amoxicillin/Clavulanate)"."""
    parts = re.findall(r"\w+", re.sub(r"['’]s\b", "", word))
    return bool(parts) and all(part in names or part == "x" for part in parts)


def _normal(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"[*_`#]", "", text).replace("’", "'").strip(" :.?!-–—\t")
    return " ".join(_NUMBER.sub("", text).split()).strip(" :.?!-–—")


def _with_value(text: str, names: frozenset[str]) -> Meaning | None:
    """ "Generic Name: X + Y": a known word, a colon, and the beginning of the text; "Metformin: Usage"."""
    before, colon, after = text.partition(":")
    if not colon:
        return None
    if kind := BY_ALIAS.get(_normal(before)):
        rest = after.strip(" *_")
        return Meaning(kind, rest="" if is_name(rest, names) and kind.name != "generic_name" else rest)
    kind = BY_ALIAS.get(_normal(after))
    if kind and is_name(before, names):
        return Meaning(kind)
    return None


def _with_name(text: str, plain: str, names: frozenset[str]) -> Meaning | None:
    """ "Metformin Usage", "Dosage of Metformin", "How to use X", "When X should not be used"."""
    without = re.sub(r"\s*\([^()]*\)$", "", plain)
    if without in BY_ALIAS:
        return Meaning(BY_ALIAS[without], "" if is_name(plain[len(without) :], names) else text)
    kept = [word for word in plain.split() if not _names(word, names)]
    while kept and kept[-1] in ("of", "for", "with", "the", "+", "and"):
        kept.pop()
    while kept and kept[0] in ("the", "+", "and", "of", "-", "–", ":"):
        kept.pop(0)
    if (short := " ".join(kept)) in BY_ALIAS and len(kept) < len(plain.split()):
        return Meaning(BY_ALIAS[short])
    for name, pattern in PATTERNS:
        if found := re.fullmatch(pattern, plain):
            return Meaning(BY_NAME[name], "" if all(is_name(part or "", names) for part in found.groups()) else text)
    return None


def _with_paragraph(text: str) -> Meaning | None:
    """A known word with a whole paragraph behind it in the same line."""
    small = text.lower()
    for alias in _ALIASES_LONGEST_FIRST:
        if alias not in small:
            continue
        found = re.match(
            rf"(?:\d+[.)]\s+)?[*_]*{re.escape(alias)}[*_]*\s*[:.–-]?[*_]*\s+(?=[A-Z0-9\"'(*])", text, re.IGNORECASE
        )
        rest = text[found.end() :] if found else ""
        if rest and (rest[0].isupper() or not rest[0].isalpha()):
            return Meaning(BY_ALIAS[alias], rest=rest)
    return None
