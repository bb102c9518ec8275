"""The comparisons of a translation against its source's: which of them belongs to which number, and the negations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from leaflet.gates.fault import Fault
from leaflet.gates.figures import Figures
from leaflet.gates.lexicon import AT_LEAST, AT_MOST
from leaflet.gates.relations import PAUSE, Comparison
from leaflet.gates.vocabulary import Mention

_FAR = 1000
_FLOATING = frozenset((AT_LEAST, AT_MOST))
"""Comparisons that may stand away from their number: 8 tablets of 500 mg at most."""
_PAIR = 24
"""How many characters may stand between the two words of one negation."""


def differences(source: Figures, target: Figures) -> Iterator[Fault]:
    """Yield each comparison with a number that `target` has lost, changed or added, and each negation lost."""
    if not any((*figures.comparisons, *figures.negations) for figures in (source, target)):
        return
    wanted = [each for each in source.comparisons if each.near]
    free = _free_negations(source, wanted)
    pairs, lost, left = _paired(wanted, free, source, target)
    for before in lost:
        value, concepts = _value(before, source), " or ".join(sorted(before.concepts))
        after = next((each for each in left if value in _near(each, target)), None)
        if after:
            left.remove(after)
            yield Fault(f"{_shown(source, before)!r} has become {_shown(target, after)!r}", f"say {concepts!r}")
        else:
            yield Fault(f"{_shown(source, before)!r} is missing", f"say {concepts!r} of the number")
    for after in left:
        if after.touching and not _again(after, target, pairs, source, denied=bool(free)):
            yield Fault(f"{_shown(target, after)!r} is not in the source", "say the number as the source does")
    yield from _negations(source, target, free, [after for _, after in pairs])


def _paired(
    wanted: list[Comparison], free: list[Mention], source: Figures, target: Figures
) -> tuple[list[tuple[Comparison, Comparison]], list[Comparison], list[Comparison]]:
    """Return the source's comparisons with their partners, those without, and the target's that are left over.

    A "not" makes "at most" of "more than" where the source says it so, or where the target has more of them.
    """
    compared = {_value(each, source) for each in wanted}
    pairs, lost, left = [], [], list(target.comparisons)
    spare = len(list(_single(target.negations, target))) > len(free)
    for before in wanted:
        value, ranked = _value(before, source), []
        for place, after in enumerate(left):
            said = before.concepts & (after.concepts | (after.denied if before.denials or spare else frozenset()))
            rank = _rank(value, compared, after, target, floats=said <= _FLOATING) if said else None
            if rank is not None:
                ranked.append((rank, place))
        if ranked:
            pairs.append((before, left.pop(min(ranked)[1])))
        else:
            lost.append(before)
    return pairs, lost, left


def _again(
    after: Comparison, target: Figures, pairs: list[tuple[Comparison, Comparison]], source: Figures, *, denied: bool
) -> bool:
    """Tell whether a comparison only says again what another says: "at most 8 or less", or "and no more"."""
    alike = [before for before, _ in pairs if before.concepts & after.concepts]
    near = _near(after, target)
    return any(_value(before, source) in near or (denied and _denies(after, target)) for before in alike)


def _rank(value: Fraction, compared: set[Fraction], after: Comparison, target: Figures, *, floats: bool) -> int | None:
    """Return how well a comparison fits a number, best first; None when it belongs to another one."""
    near = _near(after, target)
    if value in near:
        return near.index(value)
    elsewhere = any(other in compared for other in near)
    within = (target.amounts.amounts[place].value for place in after.within)
    if elsewhere or value not in within or after.opens or not floats:
        return None
    return _FAR + _denies(after, target)


def _value(comparison: Comparison, figures: Figures) -> Fraction:
    return figures.amounts.amounts[comparison.near[0]].value


def _near(comparison: Comparison, figures: Figures) -> list[Fraction]:
    return [figures.amounts.amounts[place].value for place in comparison.near]


def _shown(figures: Figures, comparison: Comparison) -> str:
    amount, mention = figures.amounts.amounts[comparison.near[0]], comparison.mention
    return figures.text[min(amount.start, mention.start) : max(amount.end, mention.end)]


def _denies(comparison: Comparison, figures: Figures) -> bool:
    return any(_inside(negation, comparison) for negation in figures.negations)


def _inside(negation: Mention, comparison: Comparison) -> bool:
    return comparison.mention.start <= negation.start < comparison.mention.end


def _free_negations(figures: Figures, compared: list[Comparison]) -> list[Mention]:
    """Return the negations that are no part of a comparison with a number."""
    denials = [denial for each in compared for denial in each.denials] if figures.strict else []
    return [
        negation
        for negation in figures.negations
        if negation not in denials and not any(_inside(negation, each) for each in compared)
    ]


def _negations(source: Figures, target: Figures, free: list[Mention], compared: list[Comparison]) -> Iterator[Fault]:
    """Yield each sentence that says "not" less often in `target`; the whole where sentences are split anew."""
    here = Counter(source.sentence(negation.start) for negation in _single(free, source))
    there = Counter(target.sentence(negation.start) for negation in _single(_free_negations(target, compared), target))
    if source.sentences != target.sentences:
        here, there = (Counter({0: counts.total()}) for counts in (here, there))
    for sentence in sorted(here):
        if there[sentence] < here[sentence]:
            yield Fault("a negation is missing", "say 'not' where the source does")


def _single(negations: Iterable[Mention], figures: Figures) -> Iterator[Mention]:
    """Yield each negation once that is made of two words, as in "ne ... pas"."""
    done, last = 0, ""
    for negation in negations:
        word, gap = figures.text[negation.start : negation.end], figures.text[done : negation.start]
        if not last or word == last or len(gap) > _PAIR or PAUSE.search(gap) or any(map(str.isdigit, gap)):
            yield negation
            last = word
        else:
            last = ""
        done = negation.end
