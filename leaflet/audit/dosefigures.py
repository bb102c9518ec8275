"""How the figures of doses are written: zeros (UN-02), large numbers (UN-03), the decimal sign (UN-08)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.numbers import format_decimal

from leaflet.audit.finding import Finding
from leaflet.audit.text import Text, Writing
from leaflet.errors import LeafletError
from leaflet.gates.amounts import read_amounts
from leaflet.gates.spelling import fold
from leaflet.gates.vocabulary import Vocabulary, vocabulary
from leaflet.language import SOURCE_LANGUAGE, Language, find_language

DOSED = frozenset(("microgram", "milligram", "gram", "milliliter", "liter", "international unit"))
"""The units of doses; a laboratory value keeps its zeros, for they say how exact it is (Joint Commission)."""

_LABORATORY = re.compile(r"\s?(?:/\s?(?:d?[lL]|min)\b|per\s(?:deci)?lit)")
_COUNTED = re.compile(
    r"\s?-?(?:tablet|tabs?\b|capsul|caplet|pill|puff|drop|spray|patch|sachet|comprimid|compress|gélule|cápsul|kapsel|"
    r"tropfen|gotas?\b|goutte|gocc|druppel|таблет|капсул|капл)\w*",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\d'.,]*\d(?P<sign>[.,])(?P<part>\d*0)")
_NAKED = re.compile(r"(?<![\w.,)\]])(?<!\d\s)[.,٫]\d+(?:(?![\d.,]*\w)|(?=(?:mg|g|kg|mcg|ml|mL|units?)\b))")
_POINTED = re.compile(r"\d+(?P<sign>[.,])(?P<part>\d+)")
_POWER = re.compile(r"(?<![\d.,])10\s?(?:\^|\*\*)\s?[+-]?\d{1,2}")
_SUSPECT = re.compile(r"[.,٫]\d|\d{4}|10\s?[\^*⁰¹²³⁴-⁹⁻⁺]")
_IN = re.compile(r"(?<![\d.,])1\s(?:in|of|out of|en|sur|de|von|su|op|em|из|на|av)\s(?:(?:cada|every|je|ogni|elke)\s)?"
                 r"(?P<number>\d{4,})(?![\d.,']|\s?\d)")  # fmt: skip


def figures(text: Text, writing: Writing) -> Iterator[Finding]:
    """Yield each figure of a dose that is written so that it may be read as ten or a thousand times as much."""
    if not _SUSPECT.search(text.words):
        return
    language = language_of(writing.language)
    words = vocabulary(language)
    folded = fold(text.words)
    for amount in read_amounts(folded, words, frozenset()).amounts:
        digits = folded[amount.digits.start : amount.digits.end].lstrip("-")
        counted = None if amount.units else _COUNTED.match(folded, amount.end)
        if not (counted or amount.units & DOSED) or _LABORATORY.match(folded, amount.end):
            continue
        end = counted.end() if counted else amount.end
        shown = folded[min(amount.start, amount.digits.start) : end].strip()
        yield from _zeros(digits, shown, text, words, language)
        if digits.isdigit() and len(digits) >= _grouped_from(language.tag):
            yield _large(int(digits), shown, text, language)
        yield from _sign(digits, shown, text, words)
    for found in _NAKED.finditer(folded):
        yield Finding("UN-02", text.where, f"{found[0]!r} begins with its sign", f"write '0{found[0]}'")
    for found in _POWER.finditer(folded):
        yield Finding("UN-03", text.where, f"a power of ten: {found[0]!r}", "write it out: '1 million', not '10^6'")
    for found in _IN.finditer(folded):
        if len(found["number"]) >= _grouped_from(language.tag):
            yield _large(int(found["number"]), found[0], text, language)


def _zeros(digits: str, shown: str, text: Text, words: Vocabulary, language: Language) -> Iterator[Finding]:
    found = _TRAILING.fullmatch(digits)
    if found and (found["sign"] == words.decimal or len(found["part"]) < 3):
        mended = _mended(shown, digits, digits.rstrip("0").rstrip(".,").replace(found["sign"], words.decimal))
        whole = int(re.sub(r"\D", "", digits)) if len(found["part"]) == 3 else 0
        other = f", or {_mended(shown, digits, language.number(whole))!r} if that is meant" if whole else ""
        yield Finding("UN-02", text.where, f"{shown!r} ends with a zero after its sign", f"write {mended!r}{other}")


def _large(number: int, shown: str, text: Text, language: Language) -> Finding:
    grouped = format_decimal(number, locale=language.locale).replace("\u202f", "\u00a0")
    return Finding("UN-03", text.where, f"{shown!r} has no sign between its thousands", f"write {grouped!r}")


def _sign(digits: str, shown: str, text: Text, words: Vocabulary) -> Iterator[Finding]:
    found = _POINTED.fullmatch(digits)
    if not found or found["sign"] == words.decimal or words.decimal not in ".,":
        return
    groups = len(found["part"]) == 3 and not digits.startswith("0")
    if groups and (words.group == found["sign"] or words.decimal == "."):
        return
    if len(found["part"]) > 3:
        said = "has a sign where no thousand ends"
        yield Finding("UN-08", text.where, f"{shown!r} {said}", "write the number anew: it may be read in two ways")
        return
    yield Finding(
        "UN-08",
        text.where,
        f"{shown!r} has {found['sign']!r} where the language writes {words.decimal!r}",
        f"write {_mended(shown, digits, without_zeros(digits).replace(found['sign'], words.decimal))!r}",
    )


def without_zeros(digits: str) -> str:
    """Return `digits` without the zeros that end them after their decimal sign."""
    found = _TRAILING.fullmatch(digits)
    return digits.rstrip("0").rstrip(".,") if found and len(found["part"]) != 3 else digits


def _mended(shown: str, digits: str, written: str) -> str:
    """Return an amount as it should be: `written` in place of its `digits`, and a space before its unit."""
    return re.sub(r"(?<=\d)(?=[^\W\d_])", " ", shown.replace(digits, written, 1))


def _grouped_from(tag: str) -> int:
    """Return from how many digits on the thousands are set apart: four often are not, but for English."""
    return 4 if tag == SOURCE_LANGUAGE else 5


def language_of(tag: str) -> Language:
    """Return the language of the tag `tag`; English where it is not known."""
    try:
        return find_language(tag)
    except LeafletError:
        return find_language(SOURCE_LANGUAGE)
