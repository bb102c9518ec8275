"""How hard a text is to read: its grade by section and language, and lists, sentences and paragraphs that are long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leaflet.audit.addresses import without_addresses
from leaflet.audit.finding import Finding
from leaflet.audit.formulas import FORMULAS, Counts, Formula, count
from leaflet.audit.lengths import length
from leaflet.audit.sentences import UNSPACED, UNSTOPPED, letters, sentences, words
from leaflet.audit.text import Text, Writing

MOST_ITEMS = 7
MOST_WORDS, MOST_MEAN_WORDS = 25, 20
MOST_SENTENCES = 4
SHOWN_FROM, JUDGED_FROM = 30, 100
"""The words that a section needs for its grade to be told, and to be judged by: Flesch took samples of 100."""

_SIXTH_WORDS = 15  # in English, what Flesch-Kincaid's sixth grade allows at 1.33 syllables a word, as our samples have
# The letters in a word of official English leaflets of the grades 6 to 8 and 8 to 10, by those of our samples.
_SIXTH_LETTERS, _EIGHTH_LETTERS = 1.15, 1.2
_RUNNING = ("paragraph", "item", "question", "block")
_ENDS = tuple(".!?…。！？।۔؟։።។")
_CONTACT = re.compile(r"\w@\w|\+\s?\d{1,3}[\s(]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_WHOLE = "the whole"
_EXCERPT = 60


@dataclass(frozen=True)
class Grade:
    """The reading grade of one section ("the whole" for all of them): its value, and what it is held against.

    `target` and `limit` are what texts for the sixth and the eighth school year have on that formula's scale; where
    `eases`, a higher value is an easier text. `where` is where the section begins, `words` how long it is.
    """

    section: str
    where: str
    formula: str
    value: float
    target: float
    limit: float
    words: int
    eases: bool

    @property
    def above_target(self) -> bool:
        """Return whether it is harder than a text for the sixth school year."""
        return self.value < self.target if self.eases else self.value > self.target

    @property
    def hard(self) -> bool:
        """Return whether it is harder than a text for the eighth school year."""
        return self.value < self.limit if self.eases else self.value > self.limit


def grades(writing: Writing) -> tuple[Grade, ...]:
    """Return the grades of each section that has words enough to tell, and of the whole.

    Headings and table cells are left out, and so are the medicine's names, numbers and units. Furniture has no
    sections: its lines stand apart on the page. A language that no formula is known for is measured by the length of
    its sentences and words.
    """
    base = _base(writing)
    sections: dict[str, list[Text]] = {}
    for text in writing.texts:
        if text.kind in _RUNNING and text.section:
            sections.setdefault(text.section, []).append(text)
    if len(sections) > 1:
        sections[_WHOLE] = [text for texts in sections.values() for text in texts]
    found = []
    for section, texts in sections.items():
        split = [sentence for text in texts for sentence in _sentences(text, writing)]
        counts = _letters(split) if base in UNSPACED else count(split, base, writing.names)
        if counts.words >= _enough(base, SHOWN_FROM):
            for name, formula in _formulas(base):
                value = round(formula.value(counts), 1)
                found.append(
                    Grade(
                        section,
                        texts[0].where,
                        name,
                        value,
                        formula.sixth,
                        formula.eighth,
                        counts.words,
                        formula.eases,
                    )
                )
    return tuple(found)


def _letters(split: Sequence[str]) -> Counts:
    """Count the letters of sentences in a language whose words have no spaces, in place of its words."""
    total = sum(map(letters, split))
    return Counts(sentences=max(1, len(split)), words=total, letters=total)


def _formulas(base: str) -> Iterator[tuple[str, Formula]]:
    """Yield the formula of a language, or what takes its place."""
    if base in FORMULAS:
        yield FORMULAS[base].name, FORMULAS[base]
        return
    measures = length(base)
    sixth, eighth = (round(measures.sentence(english), 1) for english in (_SIXTH_WORDS, MOST_MEAN_WORDS))
    scale = "measured on plain texts that say the same"
    yield (
        f"{'letters' if base in UNSPACED else 'words'} in a sentence",
        Formula("", _per_sentence, sixth, eighth, scale, eases=False),
    )
    if plain := measures.letters_per_word:
        sixth, eighth = (round(plain * factor, 1) for factor in (_SIXTH_LETTERS, _EIGHTH_LETTERS))
        yield "letters in a word", Formula("", _letters_per_word, sixth, eighth, scale, eases=False)


def _per_sentence(counts: Counts) -> float:
    return counts.per_sentence


def _letters_per_word(counts: Counts) -> float:
    return counts.letters / counts.words


def check_readability(writing: Writing) -> Iterator[Finding]:
    """Yield what in `writing` is hard to read: RD-01, RD-21 (grades), RD-05 (lists), RD-06 (sentences, paragraphs)."""
    yield from _hard_sections(writing)
    for where, items in writing.lists:
        if items > MOST_ITEMS:
            yield Finding(
                "RD-05",
                where,
                f"a list of {items} items (at most {MOST_ITEMS})",
                "make two lists of it, each with a line before it that says what it holds",
            )
    for text in writing.texts:
        if text.kind not in {"cell", "name"}:
            yield from _long(text, writing)
    yield from _long_on_average(writing)


def _hard_sections(writing: Writing) -> Iterator[Finding]:
    """Yield the worst grade of each section that is above the target; of the whole, where no section by itself is."""
    worst: dict[str, Grade] = {}
    enough = _enough(_base(writing), JUDGED_FROM)
    for grade in grades(writing):
        known = worst.get(grade.section)
        if grade.words >= enough and grade.above_target and not (known and known.hard >= grade.hard):
            worst[grade.section] = grade
    if len(worst) > 1:
        worst.pop(_WHOLE, None)
    yield from map(_too_hard, worst.values())


def _too_hard(grade: Grade) -> Finding:
    limit, year = (grade.limit, "eighth") if grade.hard else (grade.target, "sixth")
    than = "or more" if grade.eases else "or less"
    return Finding(
        "RD-01" if grade.hard else "RD-21",
        grade.where,
        f"{grade.section} ({grade.words} words): {grade.formula} is {grade.value:g}; a reader in the {year} school "
        f"year can follow a text of {limit:g} {than}",
        "split long sentences, and use the short words of every day",
    )


def _long(text: Text, writing: Writing) -> Iterator[Finding]:
    """Yield the sentences of `text` that are too long, and whether there are too many."""
    base = _base(writing)
    split = [each for each in _sentences(text, writing) if not _CONTACT.search(each)]
    most = _most(base, MOST_WORDS)
    what = "letters" if base in UNSPACED else "words"
    sized = ((_size(each, writing), each) for each in split)
    if long := [
        f"a sentence of {size} {what} (at most {most}): {_excerpt(each)!r}" for size, each in sized if size > most
    ]:
        advice = "make two or three sentences of each, one thought each, or a list"
        yield Finding("RD-06", text.where, "; ".join(long), advice)
    if text.kind in {"paragraph", "item"} and base not in UNSTOPPED and len(split) > MOST_SENTENCES:
        said = f"a paragraph of {len(split)} sentences (at most {MOST_SENTENCES}): {_excerpt(text.words)!r}"
        yield Finding("RD-06", text.where, said, "make two paragraphs of it, or a list")


def _sentences(text: Text, writing: Writing) -> tuple[str, ...]:
    """Return the sentences of `text` without the addresses in them, which nobody reads word by word."""
    return sentences(without_addresses(text.words), writing.language)


def _long_on_average(writing: Writing) -> Iterator[Finding]:
    """Yield each section whose sentences are long on average; a list's items without a full stop are sentences."""
    base = _base(writing)
    most = _most(base, MOST_MEAN_WORDS)
    sections: dict[str, list[Text]] = {}
    for text in writing.texts:
        if text.kind in _RUNNING:
            sections.setdefault(text.section, []).append(text)
    for section, texts in sections.items():
        sizes = [_size(each, writing) for text in texts for each in _sentences(text, writing)]
        mean = sum(sizes) / max(1, len(sizes))
        if len(sizes) > 1 and mean > most:
            what = "letters" if base in UNSPACED else "words"
            yield Finding(
                "RD-06",
                texts[0].where,
                f"{section or _WHOLE}: {mean:.0f} {what} a sentence on average (at most {most})",
                "split the long sentences",
            )


def _enough(base: str, words: int) -> float:
    """Return how many words, or letters where words have no spaces, make a text of `words` words."""
    return length(base).sentence(words) if base in UNSPACED else words


def _most(base: str, english: float) -> int:
    return round(length(base).sentence(english))


def _size(sentence: str, writing: Writing) -> int:
    """Return the words in `sentence`, its numbers and units too; its letters where words have no spaces.

    A word in Latin letters among these counts as many as say the same.
    """
    if _base(writing) in UNSPACED:
        latin = _LATIN.findall(sentence)
        return letters(_LATIN.sub("", sentence)) + _most(_base(writing), len(latin))
    return len(words(sentence)) + sum(any(map(str.isdigit, piece)) for piece in sentence.split())


def _base(writing: Writing) -> str:
    return writing.language.partition("-")[0].lower()


def _excerpt(words: str) -> str:
    return words if len(words) <= _EXCERPT else words[:_EXCERPT].rsplit(" ", 1)[0] + " ..."
