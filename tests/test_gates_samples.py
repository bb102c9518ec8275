"""The gates on the translations that ship: no false alarm on a good one, no changed number, unit or "not" let through.

Every mutation changes what a reader is told. What changes nothing is not made: see each maker's docstring.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po

from leaflet import resources
from leaflet.gates.block import faults
from leaflet.language import Language, find_language

SEED = 20261122
SHARE = 0.1
NATIVE = {"ar": "٠", "bn": "০", "fa": "۰", "hi": "०", "my": "၀", "ne": "०", "ps": "۰", "ur": "۰"}
ENGLISH = find_language("en")
NAMES = ("title", "generic_name", "strength", "form")
NEIGHBOURS = {
    "microgram": ("milligram",),
    "milligram": ("microgram", "gram"),
    "gram": ("milligram",),
    "kilogram": ("gram",),
    "minute": ("hour",),
    "hour": ("minute", "day"),
    "day": ("hour", "week"),
    "week": ("day",),
    "month": ("week", "year"),
    "year": ("month",),
}
SYMBOLS = {"microgram": ("mcg",), "milligram": ("mg",), "gram": ("g",), "kilogram": ("kg",), "hour": ("h",)}
COMPARISONS = ("at least", "at most", "more than", "less than")
PAUSES = re.compile(r"[.!?;:,()،؛؟۔。！？；：，、။၊።፣፤।]")


class Block(NamedTuple):
    """One message of a sample: its medicine, its context, the source and the translation."""

    medicine: str
    context: str
    source: str
    target: str


def translations() -> Iterator[tuple[str, Block]]:
    """Yield every translated block of the sample formulary, with its language's tag."""
    for path in sorted((resources.folder("monographs") / "locales").glob("*/*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id and message.string and not message.fuzzy:
                    yield path.parent.name, Block(path.stem, message.context, str(message.id), str(message.string))


SAMPLES: dict[str, list[Block]] = {}
for _tag, _block in translations():
    SAMPLES.setdefault(_tag, []).append(_block)


def alarms(block: Block, language: Language) -> list[str]:
    """Return what the gates say about a block."""
    same = block.context in NAMES
    return [fault.message for fault in faults(block.source, block.target, ENGLISH, language, same=same)]


WHOLE = frozenset(tag for tag, blocks in SAMPLES.items() if len(blocks) > 100)
"""Languages in which every kind of mutation can be made: more than one medicine is translated."""


def test_there_are_samples() -> None:
    assert len(WHOLE) >= 20


@pytest.mark.parametrize("tag", SAMPLES)
def test_a_good_translation_raises_no_alarm(tag: str) -> None:
    language = find_language(tag)
    assert [(block, found) for block in SAMPLES[tag] if (found := alarms(block, language))] == []


@pytest.mark.parametrize("tag", sorted(NATIVE.keys() & SAMPLES.keys()))
def test_the_digits_of_the_script_raise_no_alarm(tag: str) -> None:
    language = find_language(tag)
    digits = {str(value): chr(ord(NATIVE[tag]) + value) for value in range(10)}
    native = str.maketrans(digits)
    blocks = [block._replace(target=block.target.translate(native)) for block in SAMPLES[tag]]
    assert [(block, found) for block in blocks if (found := alarms(block, language))] == []


@pytest.mark.parametrize("kind", ["numbers", "swaps", "units", "words", "comparisons", "additions", "negations"])
@pytest.mark.parametrize("tag", SAMPLES)
def test_no_changed_meaning_gets_through(tag: str, kind: str, request: pytest.FixtureRequest) -> None:
    language, chance = find_language(tag), random.Random(f"{SEED} {tag} {kind}")
    made = [
        block._replace(target=target)
        for block in SAMPLES[tag]
        for target in sorted(set(MAKERS[kind](block, language, chance)))
    ]
    assert made or tag not in WHOLE
    if not request.config.getoption("--all"):
        made = chance.sample(made, min(len(made), max(1, round(len(made) * SHARE))))
    assert [block for block in made if not alarms(block, language)] == []


def numbers(block: Block, language: Language, chance: random.Random) -> Iterator[str]:
    """Change one digit, drop one, add one, drop the number, or put a decimal sign into it."""
    sign = language.locale.number_symbols["latn"]["decimal"]
    for found in re.finditer(r"\d+", block.target):
        digits, place = found[0], chance.randrange(len(found[0]))
        other = chance.choice([digit for digit in "123456789" if digit != digits[place]])
        changed = [
            digits[:place] + other + digits[place + 1 :],
            digits[:place] + digits[place + 1 :],
            digits + chance.choice("0123456789"),
            "",
        ]
        if len(digits) > 1:
            changed.append(digits[:1] + sign + digits[1:])
        for new in changed:
            yield block.target[: found.start()] + new + block.target[found.end() :]


def swaps(block: Block, _language: Language, _chance: random.Random) -> Iterator[str]:
    """Let two numbers change places, unless the source joins them by "or": 2 or 1 is 1 or 2."""
    for first, second in combinations(re.finditer(r"\d+", block.target), 2):
        one, two = first[0], second[0]
        if int(one) != int(two) and not re.search(rf"\b({one} or {two}|{two} or {one})\b", block.source):
            target = block.target
            yield target[: first.start()] + two + target[first.end() : second.start()] + one + target[second.end() :]


def units(block: Block, language: Language, _chance: random.Random) -> Iterator[str]:
    """Change one unit to its neighbour.

    A language may use the word for another thing, too ("a la hora de siempre"): where the translation names a unit
    more often than the source, which of them is the unit cannot be told, and none is changed.
    """
    for concept, others in NEIGHBOURS.items():
        here = _places(block.source, (*ENGLISH.words[concept], *SYMBOLS.get(concept, ())), ENGLISH)
        there = _places(block.target, (*language.words[concept], *SYMBOLS.get(concept, ())), language)
        if len(there) > len(here):
            continue
        for start, end in there:
            for other in others:
                after_number = block.target[:start].rstrip()[-1:].isdigit()
                for new in (language.words[other][0], *(SYMBOLS.get(other, ()) if after_number else ())):
                    yield block.target[:start] + new.strip("*") + block.target[end:]


def comparisons(block: Block, language: Language, _chance: random.Random) -> Iterator[str]:
    """Change one comparison to another, or drop it, where source and translation have it once, beside a number."""
    for concept in COMPARISONS:
        here = _compared(block.source, concept, ENGLISH)
        there = _compared(block.target, concept, language)
        if not len(here) == len(there) == 1:
            continue
        start, end = there[0]
        yield block.target[:start] + block.target[end:]
        for other in COMPARISONS:
            if other != concept:
                yield block.target[:start] + language.words[other][0].strip("*") + block.target[end:]


def negations(block: Block, language: Language, _chance: random.Random) -> Iterator[str]:
    """Drop the negation of one clause, where source and translation have the same number of clauses with one."""
    here, there = (_denied(text, known) for text, known in ((block.source, ENGLISH), (block.target, language)))
    if len(here) != len(there):
        return
    for clause in there:
        target = block.target
        for start, end in reversed(clause):
            target = target[:start] + target[end:]
        yield target


def additions(block: Block, language: Language, chance: random.Random) -> Iterator[str]:
    """Put a comparison before a number that has none in its clause; "45 to up to 180" says what "45 to 180" says."""
    for found in re.finditer(r"(?<![\w.,'\u00a0\u202f-])\d+", block.target):
        clause = _clause(block.target, *found.span())
        if not any(_places(clause, language.words[concept], language) for concept in COMPARISONS):
            first = not re.search(r"\d", block.target[: found.start()])
            for concept in COMPARISONS:
                said = language.words[concept][0].strip("*")
                if first or said not in language.words["to"]:
                    yield f"{block.target[: found.start()]}{said} {block.target[found.start() :]}"


def words(block: Block, language: Language, _chance: random.Random) -> Iterator[str]:
    """Make twice of once, where it is said of a day."""
    if re.search(r"\bonce a day\b", block.source):
        for start, end in _places(block.target, language.words["once"], language):
            yield block.target[:start] + language.words["twice"][0] + block.target[end:]


MAKERS = {
    "additions": additions,
    "words": words,
    "numbers": numbers,
    "swaps": swaps,
    "units": units,
    "comparisons": comparisons,
    "negations": negations,
}


def _compared(text: str, concept: str, language: Language) -> list[tuple[int, int]]:
    """Return where `text` compares a number: a digit stands in the same stretch between two pauses."""
    longer = [form for other in COMPARISONS if other != concept for form in language.words[other]]
    hidden = _places(text, longer, language)
    return [
        (start, end)
        for start, end in _places(text, language.words[concept], language)
        if not any(first <= start and end <= last and (first, last) != (start, end) for first, last in hidden)
        and re.search(r"\d", _clause(text, start, end))
    ]


def _clause(text: str, start: int, end: int) -> str:
    before = [found.end() for found in PAUSES.finditer(text, 0, start)]
    after = PAUSES.search(text, end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _denied(text: str, language: Language) -> list[list[tuple[int, int]]]:
    """Return the places of the negations, by clause; those that are part of a comparison with a number left out."""
    compared = [place for concept in COMPARISONS for place in _compared(text, concept, language)]
    found = [
        (start, end)
        for start, end in _places(text, language.words["not"], language)
        if not any(first <= start < last for first, last in compared)
    ]
    clauses: list[list[tuple[int, int]]] = []
    for place in found:
        if clauses and not PAUSES.search(text, clauses[-1][-1][1], place[0]):
            clauses[-1].append(place)
        else:
            clauses.append([place])
    return clauses


def _places(text: str, forms: Iterable[str], language: Language) -> list[tuple[int, int]]:
    """Return where `text` has one of the words, none overlapping, the longest first."""
    taken: list[tuple[int, int]] = []
    glued = language.script in ("Hans", "Mymr", "Kore")
    for form in sorted(forms, key=len, reverse=True):
        stem = form.strip("*")
        for found in re.finditer(re.escape(stem), text, re.IGNORECASE):
            start, end = found.span()
            if form.endswith("*"):
                while end < len(text) and _letter(text[end]):
                    end += 1
            if form.startswith("*"):
                while start and _letter(text[start - 1]):
                    start -= 1
            whole = not (_letter(text[start - 1 : start]) or _letter(text[end : end + 1])) or (
                glued and not stem.isascii()
            )
            if whole and not any(start < last and first < end for first, last in taken):
                taken.append((start, end))
    return sorted(taken)


@cache
def _letter(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "LM"
