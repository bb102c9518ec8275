"""What a language calls the concepts of the lexicon: its catalog's words, the symbols that all know, CLDR's units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from babel import Locale
from babel.units import format_unit

from leaflet.gates.lexicon import COMPARISONS, MEASURES, NOT, NUMBERS, SYMBOLS, TO, UNITS
from leaflet.gates.spelling import AFTER, BEFORE, LETTER, MARK, fold, lower
from leaflet.language import Language

LIST = "list"
"""What joins two numbers of one list: a comma, "and", "or"; it is no concept of the lexicon."""
BETWEEN = "between"
"""What joins two numbers of a list, and of a range where a word such as "between" stands before the first."""

_UNSPACED = frozenset(("Hans", "Hant", "Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"))
_SAMPLES = (1, 2, 3, 5, 11, 100, 1.5)
_SEPARATORS = (",", ";", "/", "،", "؛", "、", "၊", "፣", "·")
_DASHES = ("-", "–", "—", "~", "〜", "÷")
_AMOUNT = re.compile(r"^\s*[\d.,٫]+\s*|\s*[\d.,٫]+\s*$")


@dataclass(frozen=True)
class Mention:
    """Where a text names a concept; `usual` when it does so by the language's usual word."""

    start: int
    end: int
    concepts: frozenset[str]
    usual: bool = False


class Finder:
    """Finds words in a text (folded, in lower case): the longest at each place."""

    def __init__(self, forms: dict[str, frozenset[str]], usual: Iterable[str], script: str) -> None:
        ordered = sorted(forms, key=len, reverse=True)
        common = frozenset(usual)
        self._entries = [(forms[form], form in common) for form in ordered]
        self._patterns = [_pattern(form, script) for form in ordered]
        self._whole: dict[str, list[tuple[int, frozenset[str]]]] = {}
        self._begins: list[tuple[int, str]] = []
        for number, form in enumerate(ordered):
            begin, *more = form.strip("*").split() or [""]
            pattern = self._patterns[number]
            ended = pattern.endswith(AFTER)
            alone = pattern.startswith(BEFORE) and not form.startswith("*") and (more or ended)
            if alone and _LETTERS.fullmatch(begin):
                rest = filter(_LETTERS.fullmatch, more if ended else more[:-1])
                self._whole.setdefault(begin, []).append((number, frozenset(rest)))
            else:
                self._begins.append((number, begin))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"({pattern})" for pattern in self._patterns) or "(?!)")

    def all(self, text: str) -> tuple[Mention, ...]:
        """Return every mention in `text`, none overlapping another."""
        return tuple(self._all(text))

    def _all(self, text: str) -> Iterator[Mention]:
        """Yield what the whole pattern finds; sought are the forms whose words all stand in `text`: they are few."""
        words = _whole_words(text)
        known = [number for number, begin in self._begins if begin in text]
        known += [
            number for begin in words & self._whole.keys() for number, rest in self._whole[begin] if rest <= words
        ]
        found = {}
        for number in known:
            match = _compiled(self._patterns[number]).search(text)
            if match:
                found[number] = match
        while found:
            _, first, match = min((match.start(), number, match) for number, match in found.items())
            yield self._mention(match, first)
            passed = [number for number, other in found.items() if other.start() < match.end()]
            for number in passed:
                following = _compiled(self._patterns[number]).search(text, match.end())
                if following:
                    found[number] = following
                else:
                    del found[number]

    def at(self, text: str, place: int) -> Mention | None:
        """Return the mention that begins at `place`."""
        found = self._pattern.match(text, place)
        return self._mention(found, (found.lastindex or 1) - 1) if found else None

    def _mention(self, found: re.Match[str], number: int) -> Mention:
        concepts, usual = self._entries[number]
        return Mention(found.start(), found.end(), concepts, usual)


_LETTERS = re.compile(rf"{LETTER}+")


@lru_cache(maxsize=64)  # several finders look into the same text
def _whole_words(text: str) -> frozenset[str]:
    """Return all that stands in `text` with no letter on either side."""
    return frozenset(_LETTERS.findall(text))


_compiled = lru_cache(maxsize=None)(re.compile)


@dataclass(frozen=True)
class Vocabulary:
    """One language's words, and how it writes numbers.

    `joins` finds what may stand between two numbers: LIST, and TO where it makes a range of them. `unit_first`: a unit
    stands before its number. `unspaced`: words are not separated by spaces.
    """

    units: Finder
    comparisons: Finder
    numbers: Finder
    negations: Finder
    joins: Finder
    unit_first: bool
    unspaced: bool
    decimal: str
    group: str


@lru_cache(maxsize=256)
def vocabulary(language: Language) -> Vocabulary:
    """Return the words of `language`."""
    return _vocabulary(str(language.locale), language.script, tuple(sorted(language.words.items())))


@lru_cache(maxsize=256)
def _vocabulary(tag: str, script: str, words: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    locale = Locale.parse(tag)
    known = {concept: tuple(map(_fold, forms)) for concept, forms in words}
    usual = {forms[0] for forms in known.values() if forms}

    def finder(concepts: Iterable[str], *more: tuple[str, str]) -> Finder:
        forms: dict[str, frozenset[str]] = {}
        for concept in concepts:
            for form in filter(None, known.get(concept, ())):
                forms[form] = forms.get(form, frozenset()) | {concept}
        for form, concept in more:
            forms.setdefault(_fold(form), frozenset((concept,)))
        return Finder(forms, usual, script)

    symbols = locale.number_symbols.get("latn", {})
    return Vocabulary(
        units=finder(MEASURES, *_symbols(MEASURES), *_standard_units(locale)),
        comparisons=finder(COMPARISONS, *_symbols(COMPARISONS)),
        numbers=finder(NUMBERS),
        negations=finder((NOT,)),
        joins=Finder(_joins(locale, known.get(TO, ())), (), script),
        unit_first=any(not written[:1].isdigit() for written in _written(5, "duration-day", locale)),
        unspaced=script in _UNSPACED,
        decimal=symbols.get("decimal") or ".",
        group=symbols.get("group") or ",",
    )


def _fold(form: str) -> str:
    return lower(fold(form)).strip()


def _symbols(concepts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((symbol, concept) for symbol, concept in SYMBOLS.items() if concept in concepts)


def _standard_units(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield CLDR's words for the units, without the full stop of an abbreviation; "5 a" may go on "5 a 6"."""
    for concept, name in UNITS.items():
        for number in _SAMPLES if name else ():
            for written in map(fold, _written(number, name, locale)):
                bare = _AMOUNT.sub("", written).strip(" .")
                if bare not in ("", written) and not (letter_alone(bare) and bare.lower() != bare.upper()):
                    yield bare, concept


def _written(number: float, unit: str, locale: Locale) -> Iterator[str]:
    """Yield `number` with its unit as CLDR writes it, in full and short, where it knows how."""
    lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
    texts = (format_unit(number, unit, length=length, locale=locale) for length in lengths)
    return (text for text in texts if unit not in text)


def _joins(locale: Locale, words: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return what joins two numbers; a word for "and" or "or" alone makes no range."""
    patterns = (locale.list_patterns.get(kind, {}).get("2", "") for kind in ("standard", "or"))
    conjunctions = {_fold(pattern.replace("{0}", "").replace("{1}", "")) for pattern in patterns}
    return {
        **dict.fromkeys(words, frozenset((LIST, TO))),
        **dict.fromkeys(filter(None, (*_SEPARATORS, *conjunctions)), frozenset((LIST,))),
        **dict.fromkeys(conjunctions.intersection(words), frozenset((LIST, BETWEEN))),
        **dict.fromkeys(_DASHES, frozenset((LIST, TO))),
    }


def _pattern(form: str, script: str) -> str:
    """Return a pattern for one form of a word: "*" at an end is any letters, a space any white space."""
    stem = form.strip("*").strip()
    core = r"\s+".join(map(re.escape, stem.split()))
    own = not stem.isascii() and (script in _UNSPACED)
    before = f"{BEFORE}{LETTER}*" if form.startswith("*") else "" if own or not _lettered(stem[:1]) else BEFORE
    if form.endswith("*"):
        return f"{before}{core}{LETTER}*"
    if own or (script == "Kore" and not stem.isascii()):
        return f"{before}{core}(?!{MARK})"
    return f"{before}{core}{AFTER if _lettered(stem[-1:]) else ''}"


def letter_alone(word: str) -> bool:
    """Tell whether `word` is one letter, which may mean many things; an ideograph or a Korean syllable is a word."""
    return len(word) == 1 and not ("\u3400" <= word <= "\u9fff" or "\uac00" <= word <= "\ud7a3")


def _lettered(char: str) -> bool:
    return char.isalpha()
