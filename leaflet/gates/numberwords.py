"""What a text says of numbers in words: two, half, once a day; and the units that stand without a number, a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from leaflet.gates.fault import Fault
from leaflet.gates.figures import Figures
from leaflet.gates.lexicon import MEASURES, NUMBERS, ONCE, ONE
from leaflet.gates.vocabulary import Mention

_AFTER_ONCE = 12
"""How many letters may stand between "once" and the time that makes a number of it: once a day, once in two weeks."""

_UNCERTAIN = frozenset(("second", "international unit"))
"""Units whose English words mean other things, too."""


def differences(source: Figures, target: Figures) -> Iterator[Fault]:
    """Yield each number word and each unit of time that `source` has and `target` has not, or the other way round."""
    if source.numbers or target.numbers:
        yield from _numbers(source, target)
    if source.amounts.alone:
        yield from _units(source, target)


def _numbers(source: Figures, target: Figures) -> Iterator[Fault]:
    """Yield each number word that stands on one side only."""
    there = Counter(_value(word) for word in target.numbers if ONE not in word.concepts or ONCE in word.concepts)
    there += Counter(amount.value for amount in target.amounts.amounts)
    there -= Counter(amount.value for amount in source.amounts.amounts)
    for value, words in _wanted(source).items():
        if there[value] < len(words):
            said = " ... ".join(source.text[word.start : word.end] for word in words)
            yield Fault(f"{said!r} is missing", "say the number in words or in digits")
    for word in _counting(target):
        value = _value(word)
        if not (_values(source)[value] or any(amount.value == value for amount in source.amounts.amounts)):
            yield Fault(f"{target.text[word.start : word.end]!r} is not in the source", "say no number of your own")


def _wanted(source: Figures) -> dict[Fraction, list[Mention]]:
    """Return the words that are numbers for certain: half, two and more, and once where a unit of time follows."""
    wanted: dict[Fraction, list[Mention]] = {}
    for word in source.numbers:
        certain = word.usual and ONE not in word.concepts
        if certain and ONCE in word.concepts:
            certain = any(0 <= unit.start - word.end <= _AFTER_ONCE for unit in source.amounts.mentions)
        if certain:
            wanted.setdefault(_value(word), []).append(word)
    return wanted


def _counting(target: Figures) -> Iterator[Mention]:
    """Yield the number words that stand right at a unit, with spaces around: three days, not a few."""
    for word in target.numbers:
        text = target.text[word.end :]
        place = word.end + len(text) - len(text.lstrip())
        at_unit = any(unit.start == place for unit in target.amounts.mentions)
        if not target.words.unspaced and at_unit and place > word.end and _value(word) > 1:
            yield word


def _values(figures: Figures) -> Counter[Fraction]:
    return Counter(map(_value, figures.numbers))


def _value(word: Mention) -> Fraction:
    return max(NUMBERS[concept] for concept in word.concepts)


def _units(source: Figures, target: Figures) -> Iterator[Fault]:
    """Yield each unit without a number (a day, per kg) that has gone, or has become another one."""
    here, there = (
        figures.amounts.alone + Counter(unit for amount in figures.amounts.amounts for unit in amount.units)
        for figures in (source, target)
    )
    added = [unit for unit in MEASURES if there[unit] and not here[unit]]
    for unit in sorted(source.amounts.alone):
        if unit not in _UNCERTAIN and (not there[unit] or (there[unit] < here[unit] and added)):
            became = f", there is {added[0]!r} instead" if added else ""
            yield Fault(f"the unit {unit!r} is missing{became}", f"say {unit!r} where the source does")
