"""Misheard: why a part of typed directions cannot be understood, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from leaflet.directions import MEASURES, WEEKDAYS
from leaflet.dosing.quantity import QUANTITY
from leaflet.slip import Slip

EXAMPLE = "1 tablet morning, 2 tablets bedtime, with food, for 7 days"

_CLEAR = f"write it as in “{EXAMPLE}”"
_WHEN = "“{words}” does not say when"
_TIMES = "say at which of: morning, noon, evening, bedtime"
_WRONG = tuple(
    (re.compile(pattern), message, hint)
    for pattern, message, hint in (
        (r"\d(?: ?- ?\d){2,3}\b", _WHEN, "write “1 tablet morning, 1 tablet evening”"),
        (rf"{QUANTITY}(?: of)?(?: an?)? \d", "in “{words}” two numbers stand side by side",
         "leave the strength out: the leaflet's title says it"),
        (r"\d+ ?(?:to|or|-|–) ?\d+", "“{words}” is a choice", "give one amount; the patient must not have to choose"),
        (rf"{QUANTITY} ?(?:mcg|µg|μg|ug)\b", "“{words}” can be misread",
         "write micrograms: short forms are read as mg (ISMP)"),
        (rf"{QUANTITY} ?(?:iu|u)\b", "“{words}” can be misread", "write units: a U is read as a zero (ISMP)"),
        (rf"{QUANTITY} ?cc\b", "“{words}” can be misread", "write mL (ISMP)"),
        (rf"{QUANTITY} ?(?:(?:tea|table)?spoon(?:ful)?s?|tsp|tbsp)\b", "“{words}” can be misread",
         "write mL: spoons differ"),
        (rf"{QUANTITY} ?(?:g|grams?)\b", "“{words}” can be misread", "write mg"),
        (r".*\b(?:prn|sos)\b", "“{words}” is an abbreviation", "write “when needed”"),
        (r".*\b(?:once weekly|weekly|(?:once|every) (?:a )?week)\b", "“{words}” does not say on which day",
         "write “only on Mondays”"),
        (r".*\b(?:once|twice|(?:\w+ )?times?) (?:(?:a|per|each|every) day|daily)\b", _WHEN, _TIMES),
        (r".*\bdaily\b|.*\bevery \d+ (?:hours?|h)\b", _WHEN, _TIMES),
        (r".*\b(?:od|bd|bid|tds|tid|qds|qid|qd|qod|hs|nocte|mane|stat)\b", _WHEN, _TIMES),
        (r".*\bwith (?:breakfast|lunch|dinner|supper)\b", _WHEN,
         f"{_TIMES}; and “with food”"),
        (r"for (?:ever|life|good)\b|.*\blong[- ]?term\b", "“{words}” is no time to count",
         "leave out how long; then it is said nowhere that the medicine ends"),
    )
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_KNOWN = (
    *(word for measure in MEASURES for word in (measure.casefold(), f"{measure}s".casefold())),
    *(word for day in WEEKDAYS for word in (day, f"{day}s")),
    *_WORD.findall(
        "morning noon midday evening bedtime night bed half quarter quarters thin layer patches suppositories inhale"
        " inject with without food meals empty stomach before after when needed most least maximum hours hour apart"
        " wait only every other day days week weeks month months under tongue nose nostril nostrils left right both"
        " each eye eyes ear ears one two three four five six take use put breathe minutes eating between doses than"
    ),
)
_SMALL = frozenset(_WORD.findall("a an and at for in is it more no not of on or the then to"))


def misheard(clause: str) -> Slip:
    """Return why `clause` is not understood; where a word in it is not known, which one, and what it may stand for."""
    small = clause.casefold()
    for pattern, message, hint in _WRONG:
        if pattern.match(small):
            return Slip(message, hint, {"words": clause})
    return _unknown(_WORD.findall(small), clause) or Slip("“{words}” is not clear", _CLEAR, {"words": clause})


def _unknown(words: Iterable[str], clause: str) -> Slip | None:
    """Return the first of `words` that is not known, with the nearest that is."""
    for word in words:
        if word not in _KNOWN and word not in _SMALL:
            near = get_close_matches(word, _KNOWN, 1, 0.7)
            hint = f"did you mean “{near[0]}”?" if near else _CLEAR
            return Slip("“{word}” in “{words}” is not known", hint, {"word": word, "words": clause})
    return None
