"""Signs in sentences that are misread or not read at all (UN-06): < > & @ /, fractions, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from leaflet.audit.addresses import without_addresses
from leaflet.audit.dosefigures import language_of
from leaflet.audit.finding import Finding
from leaflet.audit.terms import TERMS, say, term
from leaflet.audit.text import Text, Writing

_COMPARED = re.compile(r"[<>≤≥](?=\s?[\d.,])")
_ARROW = re.compile(r"(?:-|=)?[<>](?:-|=)?(?![\d\s])|(?<=\s)[<>](?=\s(?!\d))")
_COMPARISONS = {"<": "less than", ">": "more than", "≤": "at most", "≥": "at least"}
_AND = re.compile(r"(?:(?P<before>\w+)\s)?&(?:\s(?P<after>\w+))?")
_AT = re.compile(r"(?<!\S)@(?!\w+\b\s*$)")
_FRACTION = re.compile(r"(?<![\w/.,⁄-])(?:1[/⁄]2|1[/⁄]4|3[/⁄]4|[½¼¾])(?![\d/⁄-])")
_MIXED = re.compile(
    r"(?<![\w/.,⁄-])(?P<whole>\d{1,3})(?:[\s-]?(?P<sign>[½¼¾])|[\s-](?P<part>1[/⁄]2|1[/⁄]4|3[/⁄]4))(?![\d/⁄-])"
)
_PARTS = {"½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25, "¾": 0.75, "3/4": 0.75}
_LASTING = re.compile(r"\b(?:for|x|×)\s(?P<number>\d{1,2})/(?P<of>7|52|12)(?![\d/])")
_SPANS = {"7": "days", "52": "weeks", "12": "months"}
_EACH = re.compile(
    r"(?:(?<=\d)|(?<=\d\s))(?:m?g|m[lL]|mcg|micrograms?|units?|tablets?|capsules?|puffs?|drops?)\s?/\s?(?P<of>days?|d|doses?|hours?|hr?|week|"
    r"jour|j|día|Tag|Dosis|giorno|dag|dia|сутки|сут|день)(?!\w)"
)
_EACHES = {"d": "a day", "day": "a day", "days": "a day", "dose": "a dose", "doses": "a dose", "week": "a week"}
_WITH = re.compile(r"(?<!\S)w/(?:o\b)?(?=\s)|(?<!\S)w/(?=[^\W\d_]{3})")
_SPELT = {
    "1/2": "half",
    "½": "half",
    "1/4": "a quarter",
    "¼": "a quarter",
    "3/4": "three quarters",
    "¾": "three quarters",
}
_SLASH = re.compile(r"(?<![\w/.:'’-])(?P<before>[^\W\d_]{2,})\s?/\s?(?P<after>[^\W\d_]{2,})(?![\w/.:]*/|\w|-)")
_UNITS = re.compile(
    r"(?:m[cg]?g|kg|ng|m[lL]|d[lL]|[Ll]|mmol|mol|mEq|kcal|kJ|mm|cm|km|IU|min|hr|day|week|month|year|dose|kPa|Hg|unit)s?"
)
_SUBSTANCE = re.compile(
    r".{3,}(?:vir|ine?|ol|ide|ate|one|il|an|am|um|ib|ab|ic|ane|ene|cin|ole|tide|lin|min|rin|xel|tan|pam|sin|mab|ac|ir|ast|"
    r"a|os|id|at|on|el|en|yl|ax|ix|or|us|et|ex|ox|ins?)"
)
_KINDS = (
    r"(?:types?|stages?|class|grades?|phases?|steps?|parts?|sections?|schedule|tipo|fase|etapa|grado|clase|stades?|typ|"
    r"stadium|stufe|grad|klasse|stadio|graad|grau|classe|тип\w*|стади\w+|класс\w*|степен\w+)"
)
_ROMAN = re.compile(rf"(?i:\b{_KINDS})\s(?P<number>(?:I{{1,3}}|IV|VI{{0,3}}|IX|X|XI{{0,3}}))(?![\w-])|"
                    r"\b(?i:take|use|swallow)\s(?P<count>I{2,3}|IV|VI{0,3}|X)\s(?=[a-z])")  # fmt: skip
_VALUES = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}


def symbols(text: Text, writing: Writing) -> Iterator[Finding]:
    """Yield each sign in `text` that a word should stand for; web addresses and names keep theirs."""
    said = without_addresses(text.words)
    yield from chain(
        _comparisons(said, text, writing),
        _joins(said, text, writing),
        _rates(said, text, writing),
        _fractions(said, text, writing),
        _roman(said, text),
    )


def _comparisons(said: str, text: Text, writing: Writing) -> Iterator[Finding]:
    for found in _COMPARED.finditer(said):
        yield _finding(text, found, say(_COMPARISONS[found[0]], writing.language))
    for found in _ARROW.finditer(said):
        yield _finding(text, found, "say it in words")


def _joins(said: str, text: Text, writing: Writing) -> Iterator[Finding]:
    for found in _AND.finditer(said):
        company = all((found[each] or "")[:1].isupper() for each in ("before", "after"))
        if found["before"] and found["after"] and not (company and text.kind != "heading"):
            yield _finding(text, found, say("and", writing.language))
    for found in _AT.finditer(said):
        yield _finding(text, found, "write 'at' in words")
    for found in _SLASH.finditer(said):
        if text.kind != "cell" and not _keeps_slash(found["before"], found["after"], writing):
            yield _finding(text, found, _either(found["before"], found["after"], writing.language))


def _either(before: str, after: str, language: str) -> str:
    """Return what to write in place of a slash."""
    if before.casefold() == "and":
        return "write 'or', or say 'or both'"
    if language.partition("-")[0] in TERMS and after.casefold() != term("or", language):
        return f"say it in words: '{before} {term('or', language)} {after}', or what is meant"
    return "say in words what is meant"


def _keeps_slash(before: str, after: str, writing: Writing) -> bool:
    """Tell whether two words around a slash are units, abbreviations, or the two substances of one medicine."""
    named = {part.casefold() for name in writing.names for part in re.split(r"[\s/]+", name)}
    return (
        bool(_UNITS.fullmatch(before) or _UNITS.fullmatch(after))
        or _are_languages(before, after, writing.language)
        or before.casefold() in named
        or after.casefold() in named
        or before.isupper()
        or after.isupper()
        or (before[0].isupper() and after[0].isupper())
        or bool(min(len(before), len(after)) > 6 and _SUBSTANCE.fullmatch(before) and _SUBSTANCE.fullmatch(after))
    )


def _are_languages(before: str, after: str, tag: str) -> bool:
    """Tell whether two words are names of languages, as on a leaflet in two."""
    known = {word for name in language_of(tag).locale.languages.values() for word in name.casefold().split()}
    return {before.casefold(), after.casefold()} <= known


def _rates(said: str, text: Text, writing: Writing) -> Iterator[Finding]:
    """Yield slashes that stand for "a day", "with" and "of 7 days"."""
    english = writing.language.startswith("en")
    for found in _EACH.finditer(said) if text.kind != "cell" else ():
        each = _EACHES.get(found["of"], "an hour")
        unit = found[0].partition("/")[0].strip()
        yield _finding(text, found, f"write '{unit} {each}'" if english else "say it in words")
    for found in _WITH.finditer(said):
        yield _finding(text, found, f"write {'without' if 'o' in found[0] else 'with'!r}")
    for found in _LASTING.finditer(said):
        yield _finding(text, found, f"write '{found['number']} {_SPANS[found['of']]}'")


def _fractions(said: str, text: Text, writing: Writing) -> Iterator[Finding]:
    for found in _MIXED.finditer(said):
        value = int(found["whole"]) + _PARTS[(found["sign"] or found["part"]).replace("⁄", "/")]
        yield _finding(text, found, f"write {language_of(writing.language).number(value)!r}")
    said = _MIXED.sub(lambda found: " " * len(found[0]), said)
    for found in _FRACTION.finditer(said):
        word = _SPELT[found[0].replace("⁄", "/")]
        yield _finding(
            text, found, say("half", writing.language) if word == "half" else f"write it in words ({word!r})"
        )


def _roman(said: str, text: Text) -> Iterator[Finding]:
    for found in _ROMAN.finditer(said):
        number = found["number"] or found["count"]
        yield _finding(text, found, f"write '{_VALUES[number]}' in place of {number!r}")


def _finding(text: Text, found: re.Match[str], instead: str) -> Finding:
    around = text.words[max(0, found.start() - 15) : found.end() + 15].strip()
    return Finding("UN-06", text.where, f"{found[0].strip()!r} in {around!r}", instead)
