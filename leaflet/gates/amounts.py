"""The amounts of a text: each number with its units, and the units that stand alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from leaflet.gates.digits import Digits, read_digits
from leaflet.gates.spelling import lower
from leaflet.gates.vocabulary import LIST, Mention, Vocabulary, letter_alone

NONE: frozenset[str] = frozenset()
_GAP = re.compile(r"[ -]{0,2}")
_BEFORE = re.compile(r"\s?\(?$")
_PER = re.compile(r"\s?/\s?$")


@dataclass(frozen=True)
class Amount:
    """A number and what it counts.

    `units` are the concepts that its unit may mean, none for a bare number; `shared`: the unit is written at another
    number of the same list. `start` and `end` take in its own unit.
    """

    digits: Digits
    units: frozenset[str]
    start: int
    end: int
    shared: bool = False

    @property
    def value(self) -> Fraction:
        """Return the number."""
        return self.digits.value


@dataclass(frozen=True)
class Amounts:
    """All of a text's amounts in its order, its units, and how often each stands without a number."""

    amounts: tuple[Amount, ...]
    mentions: tuple[Mention, ...]
    alone: Counter[str]


def read_amounts(text: str, words: Vocabulary, expected: frozenset[Fraction]) -> Amounts:
    """Return the amounts of `text` (folded); `expected` are the numbers that its source has."""
    small = lower(text)
    numbers = read_digits(text, words.decimal, words.group, expected)
    mentions = words.units.all(small)
    after = _with_units(small, numbers, mentions, words, unit_first=False)
    if words.unit_first:
        before = _with_units(small, numbers, mentions, words, unit_first=True)
        after = max(before, after, key=lambda amounts: sum(bool(amount.units) for amount in amounts))
    amounts = _share(small, after, words)
    return Amounts(amounts, mentions, _alone(small, mentions, amounts))


def _with_units(
    text: str, numbers: tuple[Digits, ...], mentions: tuple[Mention, ...], words: Vocabulary, *, unit_first: bool
) -> tuple[Amount, ...]:
    taken: set[int] = set()
    found: list[Amount] = []
    for number in numbers:
        looks = [_unit_before(text, number, mentions, words), _unit_after(text, number, words)]
        for unit in looks if unit_first else reversed(looks):
            if unit and unit.start not in taken:
                taken.add(unit.start)
                found.append(Amount(number, unit.concepts, min(number.start, unit.start), max(number.end, unit.end)))
                break
        else:
            found.append(Amount(number, NONE, number.start, number.end))
    return tuple(found)


def _unit_after(text: str, number: Digits, words: Vocabulary) -> Mention | None:
    gap = _GAP.match(text, number.end)
    return words.units.at(text, gap.end() if gap else number.end)


def _unit_before(text: str, number: Digits, mentions: Iterable[Mention], words: Vocabulary) -> Mention | None:
    """Return the unit right before a number: in languages that write it there, a percent sign, or "hours (4)"."""
    gap = _BEFORE.search(text, 0, number.start)
    start = gap.start() if gap else number.start
    allowed = words.unit_first or "(" in text[start : number.start]
    return next((unit for unit in mentions if unit.end == start and (allowed or "percent" in unit.concepts)), None)


def joined(text: str, first: Amount, second: Amount, words: Vocabulary) -> frozenset[str]:
    """Return how two neighbours are joined: LIST, TO, both, or not at all where other words stand between them."""
    place, found = first.end, NONE
    while place < second.start:
        if text[place].isspace():
            place += 1
        elif join := words.joins.at(text, place):
            place, found = join.end, found | join.concepts
        else:
            return NONE
    return found


def _share(text: str, amounts: tuple[Amount, ...], words: Vocabulary) -> tuple[Amount, ...]:
    """Give a number without a unit the one of the next number in its list, or the one written before the first."""
    shared = list(amounts)
    pairs = tuple(pairwise(range(len(shared))))
    for first, second in reversed(pairs):
        if not shared[first].units and LIST in joined(text, shared[first], shared[second], words):
            shared[first] = replace(shared[first], units=shared[second].units, shared=bool(shared[second].units))
    for first, second in pairs:
        leads = shared[first].start < shared[first].digits.start or shared[first].shared
        if leads and not shared[second].units and LIST in joined(text, shared[first], shared[second], words):
            shared[second] = replace(shared[second], units=shared[first].units, shared=True)
    return tuple(shared)


def _alone(text: str, mentions: tuple[Mention, ...], amounts: tuple[Amount, ...]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for unit in mentions:
        if any(amount.start <= unit.start and unit.end <= amount.end for amount in amounts):
            continue
        divides = bool(_PER.search(text, 0, unit.start))
        if divides or not letter_alone(text[unit.start : unit.end]):
            counts.update(unit.concepts)
    return counts
