"""The numbers of a translation against its source's: every amount with its unit, every range, every name."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from leaflet.gates.amounts import Amount, joined
from leaflet.gates.fault import Fault
from leaflet.gates.figures import Figures
from leaflet.gates.lexicon import NUMBERS, ONCE, ONE
from leaflet.gates.spelling import lower
from leaflet.gates.vocabulary import LIST

_AGE = frozenset(("year",))


def differences(source: Figures, target: Figures) -> Iterator[Fault]:
    """Yield what the numbers of `target` say otherwise than those of `source`."""
    if not any((*figures.amounts.amounts, *figures.names) for figures in (source, target)):
        return
    missing, extra = [], []
    by_value: dict[Fraction, tuple[list[Amount], list[Amount]]] = defaultdict(lambda: ([], []))
    for side, figures in enumerate((source, target)):
        for amount in figures.amounts.amounts:
            by_value[amount.value][side].append(amount)
    for here, there in by_value.values():
        lost, added = _unmatched(here, there, source, target)
        for before, after in zip(lost, added, strict=False):
            yield Fault(
                f"{_shown(source, before)!r} has become {_shown(target, after)!r}",
                f"write it with its unit: {_unit(before)}" if before.units else "give it no unit",
            )
        missing += lost[len(added) :]
        extra += added[len(lost) :]
    extra = list(_not_names(source, target, extra))
    yield from _names(source, target)
    extra = list(_not_words(source, target, extra))
    for amount in missing:
        yield Fault(f"{_shown(source, amount)!r} is missing", "write the number in digits, as the source does")
    for amount in extra:
        yield Fault(
            f"{_shown(target, amount)!r} is not in the source",
            "write the source's own number; a number that only the language needs is written as a word",
        )
    if not (missing or extra):
        yield from _order(source, target)
    yield from _ranges(source, target)


def _unmatched(
    here: list[Amount], there: list[Amount], source: Figures, target: Figures
) -> tuple[list[Amount], list[Amount]]:
    """Return the amounts of one value that have no partner on the other side, with a unit that fits."""
    lost, added = list(here), list(there)
    for fits in (_same_unit, lambda before, after: _near_unit(before, after, source, target)):
        for before in tuple(lost):
            partner = next((after for after in added if fits(before, after)), None)
            if partner:
                lost.remove(before)
                added.remove(partner)
    return lost, added


def _same_unit(before: Amount, after: Amount) -> bool:
    return bool(before.units & after.units) or not (before.units or after.units)


def _near_unit(before: Amount, after: Amount, source: Figures, target: Figures) -> bool:
    """Tell whether a unit may stand on one side only: shared in a list, a time of day, an age, named apart."""
    if before.units and after.units:
        return False
    if before.shared or after.shared or before.digits.clock:
        return True
    if before.units:
        return any(target.amounts.alone[unit] for unit in before.units)
    return after.units == _AGE or any(source.amounts.alone[unit] for unit in after.units)


def _shown(figures: Figures, amount: Amount) -> str:
    shared = f" ({_unit(amount)})" if amount.shared else ""
    return figures.text[amount.start : amount.end] + shared


def _unit(amount: Amount) -> str:
    return " or ".join(sorted(amount.units))


def _not_names(source: Figures, target: Figures, extra: Iterable[Amount]) -> Iterator[Amount]:
    """Yield the numbers left over that are not the digits of a name that the source spells as one word."""
    wanted = Counter(name.key for name in source.names) - Counter(name.key for name in target.names)
    for amount in extra:
        key = f"…{amount.value}"
        if wanted[key] and not amount.units:
            wanted[key] -= 1
        else:
            yield amount


def _names(source: Figures, target: Figures) -> Iterator[Fault]:
    here, there = (Counter(name.key for name in figures.names) for figures in (source, target))
    bare = Counter(f"…{amount.value}" for amount in target.amounts.amounts if not amount.units)
    bare -= Counter(f"…{amount.value}" for amount in source.amounts.amounts)
    for name in sorted(here - there - bare):
        yield Fault(f"the name {_spelt(source, name)!r} is missing", "write it as in the source, letters and digits")
    for name in sorted(there - here):
        yield Fault(
            f"the name {_spelt(target, name)!r} is not in the source", "write it as in the source, or take it out"
        )
    if here == there and source.sentences == target.sentences:
        places = [
            sorted((figures.sentence(name.start), name.key) for name in figures.names) for figures in (source, target)
        ]
        if places[0] != places[1]:
            names = " and ".join(repr(_spelt(source, name)) for name in sorted(here))
            yield Fault(f"the names {names} have changed places", "keep each in its own sentence")


def _spelt(figures: Figures, key: str) -> str:
    return next(figures.text[name.start : name.end] for name in figures.names if name.key == key)


def _not_words(source: Figures, target: Figures, extra: Iterable[Amount]) -> Iterator[Amount]:
    """Yield the numbers left over that the source does not have as a word either."""
    spare = _spelled_out(source, target)
    for amount in extra:
        if spare[amount.value] > 0:
            spare[amount.value] -= 1
        else:
            yield amount


def _spelled_out(source: Figures, target: Figures) -> Counter[Fraction]:
    """Count the number words that `source` has and `target` has not; an article ("a") is no number."""
    counts: Counter[Fraction] = Counter()
    for figures, step in ((source, 1), (target, -1)):
        for word in figures.numbers:
            if any(map(str.isdigit, figures.text[word.start : word.end])):  # "2 times": its digit is counted
                continue
            article = ONE in word.concepts and ((step > 0 and word.end - word.start < 3) or step < 0)
            if not article or ONCE in word.concepts:
                counts[max(NUMBERS[concept] for concept in word.concepts)] += step
    return counts


def _order(source: Figures, target: Figures) -> Iterator[Fault]:
    """Yield where numbers have changed places: those of one unit in the text, all others from sentence to sentence."""
    there = [amount.value for amount in target.amounts.amounts]
    for first, second in itertools.pairwise(source.amounts.amounts):
        ratio = source.text[first.end : second.start] == "/"
        if ratio and there.index(first.value) > there.index(second.value):
            yield Fault(f"{_shown(source, first)}/{_shown(source, second)} is turned round", "keep the source's order")
    units = {unit for amount in source.amounts.amounts for unit in amount.units}
    for unit in sorted(units):
        here, there = (
            [amount.value for amount in figures.amounts.amounts if unit in amount.units]
            for figures in (source, target)
        )
        if here != there and sorted(here) == sorted(there):
            yield Fault(f"the numbers with the unit {unit} have changed places", "keep them in the source's order")
            return
    if source.sentences == target.sentences:
        places = [
            sorted((figures.sentence(amount.start), amount.value) for amount in figures.amounts.amounts)
            for figures in (source, target)
        ]
        if places[0] != places[1] and len(places[0]) == len(places[1]):
            yield Fault("numbers have changed places between sentences", "keep each number in its own sentence")


def _ranges(source: Figures, target: Figures) -> Iterator[Fault]:
    here, there = (
        Counter(
            (figures.amounts.amounts[each.low].value, figures.amounts.amounts[each.high].value)
            for each in figures.ranges
        )
        for figures in (source, target)
    )
    values = {amount.value for amount in target.amounts.amounts}
    for low, high in here - there:
        if {low, high} <= values:
            what = "is turned round" if (high, low) in there else "is no longer a range"
            yield Fault(
                f"the range from {_plain(low)} to {_plain(high)} {what}",
                "write the low number, the word for 'to', the high one",
            )
    for low, high in there - here:
        if low < high and (high, low) not in here and not _maybe_range(source, low, high):
            yield Fault(f"{_plain(low)} and {_plain(high)} have become a range", "join them as the source does")


def _maybe_range(source: Figures, low: Fraction, high: Fraction) -> bool:
    """Tell whether the source has "1 or 2", which some languages write as a range."""
    amounts = source.amounts.amounts
    text = lower(source.text)
    for place, (first, second) in enumerate(itertools.pairwise(amounts)):
        if (first.value, second.value) == (low, high):
            how = joined(text, first, second, source.words)
            listed = place > 0 and LIST in joined(text, amounts[place - 1], first, source.words)
            return LIST in how and not listed and high - low == 1
    return low not in {amount.value for amount in amounts} or high not in {amount.value for amount in amounts}


def _plain(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
