"""The figures of a text: its amounts, names, ranges and comparisons, its number words and its negations."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from leaflet.gates.amounts import Amounts, read_amounts
from leaflet.gates.digits import Name, read_names
from leaflet.gates.inline import words as plain
from leaflet.gates.relations import STOP, Comparison, Range, read_comparisons, read_ranges
from leaflet.gates.spelling import fold, lower
from leaflet.gates.vocabulary import Mention, Vocabulary, vocabulary
from leaflet.language import Language


@dataclass(frozen=True)
class Figures:
    """What a text says in numbers. `text` is the folded text that all places count in, `ends` where sentences end.

    `strict`: it is read as a source, which says what it says; a translation may say what it can be read as.
    """

    text: str
    words: Vocabulary
    amounts: Amounts
    names: tuple[Name, ...]
    ranges: tuple[Range, ...]
    comparisons: tuple[Comparison, ...]
    numbers: tuple[Mention, ...]
    negations: tuple[Mention, ...]
    ends: tuple[int, ...]
    strict: bool

    def sentence(self, place: int) -> int:
        """Return the number of the sentence that stands at `place`."""
        return sum(end <= place for end in self.ends)

    @property
    def sentences(self) -> int:
        """Return how many sentences there are."""
        return len(self.ends) + bool(not self.ends or self.text[self.ends[-1] :].strip())


def read_figures(
    text: str, language: Language, expected: frozenset[Fraction] = frozenset(), *, strict: bool = False
) -> Figures:
    """Return the figures of `text` (inline Markdown); `expected` are the numbers that its source has."""
    folded = " ".join(fold(plain(text)).split())
    small, words = lower(folded), vocabulary(language)
    amounts = read_amounts(folded, words, expected)
    ranges = read_ranges(small, amounts.amounts, words)
    negations = words.negations.all(small)
    return Figures(
        text=folded,
        words=words,
        amounts=amounts,
        names=read_names(folded),
        ranges=ranges,
        comparisons=read_comparisons(small, amounts.amounts, ranges, negations, words, strict=strict),
        numbers=words.numbers.all(small),
        negations=negations,
        ends=tuple(found.end() for found in STOP.finditer(small)),
        strict=strict,
    )
