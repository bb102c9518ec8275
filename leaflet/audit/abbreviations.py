"""Abbreviations that are taken for others: of micrograms (UN-01), of units, times and ways to take (UN-04)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflet.audit.finding import Finding
from leaflet.audit.terms import say, term
from leaflet.audit.text import Text, Writing

_MICRO = re.compile(r"(?<![^\W\d_])(?:mcgs?|[µμ]g|(?<=\d)ug|(?<=\d\s)ug)(?!\w)")
_EXPLAINED = re.compile(r"\w\s\($")
_DOSES = (
    r"[\d\s]mg|[\d\s]mL|[\d\s]ml|\d\sg|\dg|tablet|tablets|capsule|capsules|units|dose|drop|drops|once|given|\dU|\d\sU|IU"
    r"|puff|puffs|[Tt]ake\sit|[Uu]se\sit|[Gg]ive\sit"
)
_GIVEN = "(?:" + "|".join(rf"(?<={dose}\s)" for dose in _DOSES.split("|")) + ")"
_DROPPED = r"(?:(?<=drop\s)|(?<=drops\s)|(?<=gtts\s)|(?<=gtt\s)|(?<=drop\sin\s)|(?<=drops\sin\s))"
_EITHER = "every day, or right eye"
_LATIN = tuple(
    (re.compile(pattern), concept)
    for pattern, concept in (
        (r"\bQD\b|\b[qQ]\.\s?[dD]\.|\bqd\b", "every day"),
        (rf"{_GIVEN}(?:OD|od)\b|{_DROPPED}OD\b|(?<!,\s)(?<![\w.])(?:o\.\s?d\.|O\.D\.)(?!\w)", _EITHER),
        (r"\bQOD\b|\b[qQ]\.\s?[oO]\.\s?[dD]\.|\bqod\b", "every other day"),
        (rf"\bBID\b|\b[bB]\.\s?[iI]\.\s?[dD]\.|{_GIVEN}(?:bid|BD|b\.d\.)(?!\w)", "in the morning and in the evening"),
        (
            rf"\bTID\b|\b[tT]\.\s?[iI]\.\s?[dD]\.|{_GIVEN}(?:tid|TDS|tds)\b",
            "in the morning, at noon and in the evening",
        ),
        (
            rf"\bQID\b|\b[qQ]\.\s?[iI]\.\s?[dD]\.|\b(?:qid|qds)\b|{_GIVEN}QDS\b",
            "in the morning, at noon, in the evening and at bedtime",
        ),
        (
            rf"\bQHS\b|\bqhs\b|\b[qQ]\.?\s?[hH]\.\s?[sS]\.|(?<=\b[aq]t\s)HS\b|(?<![\w.])h\.\s?s\.(?!\w)|{_GIVEN}(?:HS|H\.S\.)(?!\w)",
            "at bedtime",
        ),
        (rf"\b(?:subq|sub-?Q|SubQ)\b|{_GIVEN}(?:SC|SQ|s\.\s?c\.|S\.\s?C\.)(?!\w)", "under the skin"),
        (r"\b(?:SC|SQ)(?=\sinjections?\b)", "under the skin"),
        (rf"(?:{_GIVEN}|{_DROPPED})OS\b", "left eye"),
        (rf"(?:{_GIVEN}|{_DROPPED})OU\b", "both eyes"),
        (rf"{_DROPPED}AD\b", "right ear"),
        (rf"{_DROPPED}AS\b", "left ear"),
        (rf"{_DROPPED}AU\b", "both ears"),
        (r"(?<=\d\s)gtts?\b", "drops"),
        (rf"{_GIVEN}mane\b", "in the morning"),
        (r"\bnocte\b", "at night"),
        (rf"{_GIVEN}(?:stat|STAT)\b", "right away"),
        (rf"{_GIVEN}(?:ac|AC|a\.\s?c\.)(?!\w)", "before meals"),
        (rf"{_GIVEN}(?:pc|PC|p\.\s?c\.)(?!\w)", "after meals"),
        (r"\bPRN\b|\bprn\b|\b[pP]\.\s?[rR]\.\s?[nN]\.", "when needed"),
        (rf"{_GIVEN}(?:PO|po)\b|\bPO(?=\s(?:daily|once|twice|every|BID|TID|QID|QD|PRN)\b)", "by mouth"),
        (r"\b[pP]\.\s?[oO]\.(?=\s|$)|(?<=\d\s)v\.\s?o\.", "by mouth"),
        (r"(?<=\d)\s?cc\b(?!\w)", "mL"),
    )
)
_SUSPECT = re.compile(
    r"\b(?:[A-Z]{2,3}\b|[A-Za-z]\.|(?:od|qd|qod|bid|tid|qid|qds|qhs|prn|po|tds|mane|nocte|stat|ac|pc|gtts?)\b|sub-?[qQ]"
    r"|SubQ|STAT\b)|\d\s?cc"
)
_HOURS = re.compile(r"(?<![\w-])(?:[qQ]\s?|c/\s?)(?P<hours>\d{1,2})\s?(?:h|hrs?|hours?)\b\.?")
# "U", "IU" and what they are elsewhere; "U-100" is the name of a strength.
_ROMANCE = r"U|UI|ui|IU|iu|U\.I\."
_UNITS = {
    "": "U|IU|iu",
    "en": r"U|u|IU|iu|I\.U\.|i\.u\.",
    **dict.fromkeys(("es", "fr", "it", "pt", "ro"), _ROMANCE),
    **dict.fromkeys(("nl", "da", "nb"), r"IE|ie|IU|I\.E\."),
    "de": r"U|IE|ie|IU|I\.\s?E\.",
    "sv": "IE|IU|E",
    "ru": "МЕ|ЕД|IU",
    "uk": "МО|ОД|IU",
    "bg": "МЕ|IU",
}
_NOT_LATIN = frozenset(("da", "nb", "sv", "no"))  # "tid" is time there


def micrograms(text: Text, writing: Writing) -> Iterator[Finding]:
    """Yield each abbreviation of micrograms but one that stands in brackets after the word (UN-01)."""
    for found in _MICRO.finditer(text.words):
        if not _EXPLAINED.search(text.words, 0, found.start()):
            yield _finding("UN-01", text, found, say("micrograms", writing.language))


def shortened(text: Text, writing: Writing) -> Iterator[Finding]:
    """Yield each abbreviation of units, of a time and of a way to take a medicine, where it can be nothing else.

    "OD", "PO", "HS", "SC" and the like only right after a dose (UN-04).
    """
    language = writing.language
    base = language.partition("-")[0]
    for found in _units(base).finditer(text.words):
        yield _finding("UN-04", text, found, say("units", language))
    for pattern, concept in _LATIN if _SUSPECT.search(text.words) else ():
        for found in pattern.finditer(text.words):
            if not (base in _NOT_LATIN and found[0].lower() == "tid"):
                advice = _either(language) if concept == _EITHER else say(concept, language)
                yield _finding("UN-04", text, found, advice)
    for found in _HOURS.finditer(text.words):
        hours = found["hours"]
        yield _finding(
            "UN-04",
            text,
            found,
            f"write 'every {hours} hours' in words, with the times of the day",
        )


def _either(language: str) -> str:
    """Return what to write for "o.d.": it stands for "every day" and for "right eye", and only the author knows."""
    return f"{say('every day', language)}, or, if it is meant, {term('right eye', language)!r}"


def _units(base: str) -> re.Pattern[str]:
    forms = _UNITS.get(base, _UNITS[""])
    alone = r"|(?<![\w(])(?:IU|I\.U\.)(?![\w-])(?!\s?\()" if base == "en" else ""
    return re.compile(rf"(?:(?<=\d)|(?<=\d\s)|(?<=mio\.\s)|(?<=[Mm]illion\s))(?:{forms})(?![\w°'’-])(?!\.\w){alone}")


def _finding(rule: str, text: Text, found: re.Match[str], instead: str) -> Finding:
    around = text.words[max(0, found.start() - 12) : found.end() + 12].strip()
    return Finding(rule, text.where, f"{found[0].strip()!r} in {around!r}", instead)
