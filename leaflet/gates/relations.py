"""What a text says about its amounts: ranges from one to another, and comparisons (at least, at most, more, less)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from leaflet.gates.amounts import Amount, joined
from leaflet.gates.lexicon import DENIED, TO
from leaflet.gates.vocabulary import BETWEEN, LIST, Mention, Vocabulary

_NEAR = 28
_NEAR_UNSPACED = 10
_TOUCHING = 2
_NEGATED_NEAR = 24
"""How many letters may stand between a comparison and its number, and between a "not" and its comparison."""
STOP = re.compile(r"[.!?؟…]+[\"'»”)]*(?=\s|$)|[。！？။።]+[”」』)]*|[।॥۔](?=\s|$)")
PAUSE = re.compile(r"[.!?;:,()،؛؟۔。！？；：，、။၊።፣፤፥፦।॥…]")


@dataclass(frozen=True)
class Range:
    """An amount up to another one: their places in the amounts of the text."""

    low: int
    high: int


@dataclass(frozen=True)
class Comparison:
    """A comparison: what it says, the amounts that it stands near to, those that it can belong to at all.

    `denied` is what it says if the "not" in `denials` is its own. `near` has the nearest first; `touching`: nothing
    stands between; `opens`: it stands right before one, and so can belong to no other.
    """

    mention: Mention
    concepts: frozenset[str]
    denied: frozenset[str]
    denials: tuple[Mention, ...]
    near: tuple[int, ...]
    touching: bool
    opens: bool
    within: frozenset[int]


def read_ranges(text: str, amounts: tuple[Amount, ...], words: Vocabulary) -> tuple[Range, ...]:
    """Return the ranges of `text` (folded, lower case)."""
    return tuple(
        Range(place, place + 1)
        for place, (low, high) in enumerate(pairwise(amounts))
        if (not low.units or low.units & high.units) and _ranged(text, low, high, words)
    )


def _ranged(text: str, low: Amount, high: Amount, words: Vocabulary) -> bool:
    """Tell whether a word for "to" joins two amounts, or an "and" after a word such as "between"."""
    how = joined(text, low, high, words)
    opened = (join.end == len(text[: low.start].rstrip()) and TO in join.concepts for join in words.joins.all(text))
    return TO in how or (BETWEEN in how and any(opened))


def read_comparisons(
    text: str,
    amounts: tuple[Amount, ...],
    ranges: Iterable[Range],
    negations: tuple[Mention, ...],
    words: Vocabulary,
    *,
    strict: bool,
) -> tuple[Comparison, ...]:
    """Return the comparisons of `text` (folded, lower case).

    `strict` reads a "not" in front of "more than" as "at most"; without it, a "not" near it only may make it so.
    """
    spans = [
        (amounts[each.low].end, amounts[each.high].start)
        for each in ranges
        if amounts[each.low].value < amounts[each.high].value
    ]
    mentions = tuple(
        mention
        for mention in words.comparisons.all(text)
        if not any(start <= mention.start and mention.end <= end for start, end in spans)
    )
    return tuple(_comparison(text, mention, mentions, amounts, negations, words, strict) for mention in mentions)


def _comparison(
    text: str,
    mention: Mention,
    mentions: tuple[Mention, ...],
    amounts: tuple[Amount, ...],
    negations: tuple[Mention, ...],
    words: Vocabulary,
    strict: bool,
) -> Comparison:
    denied = frozenset(DENIED[concept] for concept in mention.concepts if concept in DENIED)
    denials = _denials(text, mention, negations, strict=strict) if denied else ()
    near = _near(text, mention, mentions, amounts, words)
    return Comparison(
        mention=mention,
        concepts=denied if denials and strict else mention.concepts,
        denied=denied if denials else frozenset(),
        denials=denials,
        near=tuple(near),
        touching=min(near.values(), default=_NEAR) <= _TOUCHING,
        opens=any(letters <= _TOUCHING and amounts[place].start >= mention.end for place, letters in near.items()),
        within=frozenset(
            place for place, amount in enumerate(amounts) if not STOP.search(_gap(text, mention, amount))
        ),
    )


def _near(
    text: str, mention: Mention, mentions: Iterable[Mention], amounts: tuple[Amount, ...], words: Vocabulary
) -> dict[int, int]:
    """Return how many letters stand between a comparison and each amount near it, the likeliest first."""
    others = [other for other in mentions if other is not mention]
    limit = _NEAR_UNSPACED if words.unspaced else _NEAR
    near = []
    for place, amount in enumerate(amounts):
        gap = _gap(text, mention, amount)
        letters = sum(map(str.isalpha, gap))
        if letters <= limit and not PAUSE.search(gap) and not _crosses(mention, amount, amounts, others):
            near.append((letters, place))
    join = words.joins.at(text, mention.start)
    follows = join is not None and LIST in join.concepts  # "or more" belongs to what it follows
    near.sort(key=lambda each: (follows and amounts[each[1]].start > mention.start, each))
    return {place: letters for letters, place in near}


def _gap(text: str, mention: Mention, amount: Amount) -> str:
    """Return what stands between a comparison and an amount with its unit; nothing where they overlap."""
    if amount.start >= mention.end:
        return text[mention.end : amount.start]
    return text[amount.end : mention.start] if amount.end <= mention.start else ""


def _crosses(mention: Mention, amount: Amount, amounts: Iterable[Amount], others: Iterable[Mention]) -> bool:
    """Tell whether another number or another comparison stands between."""
    start, end = (mention.end, amount.start) if amount.start >= mention.end else (amount.end, mention.start)
    between = [(other.start, other.end) for other in others]
    between += [(other.digits.start, other.digits.end) for other in amounts]
    return any(start <= first and last <= end for first, last in between)


def _denials(text: str, mention: Mention, negations: Iterable[Mention], *, strict: bool) -> tuple[Mention, ...]:
    """Return the "not" that may turn a comparison: before it, and in a translation after it, too."""
    return tuple(
        negation
        for negation in negations
        if (negation.end <= mention.start and _close(text[negation.end : mention.start]))
        or (not strict and mention.end <= negation.start and not PAUSE.search(text[mention.end : negation.start]))
    )


def _close(gap: str) -> bool:
    return sum(map(str.isalpha, gap)) <= _NEGATED_NEAR and not PAUSE.search(gap) and not any(map(str.isdigit, gap))
