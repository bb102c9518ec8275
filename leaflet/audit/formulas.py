"""Reading formulas, each with its own scale, and where the sixth and the eighth school year lie on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from leaflet.audit.sentences import words
from leaflet.audit.syllables import COUNTERS, syllables


@dataclass(frozen=True)
class Counts:
    """What the formulas count in a text: its sentences, words, letters and syllables.

    `long` words have more than six letters, `heavy` ones three syllables or more, `light` ones a single one. There
    are no syllables in a language that none of the formulas counts them in.
    """

    sentences: int
    words: int
    letters: int
    syllables: int = 0
    long: int = 0
    heavy: int = 0
    light: int = 0

    @property
    def per_sentence(self) -> float:
        """Return the words in a sentence, on average."""
        return self.words / self.sentences

    @property
    def per_word(self) -> float:
        """Return the syllables in a word, on average."""
        return self.syllables / self.words


@dataclass(frozen=True)
class Formula:
    """One formula: its name and source, and the values that texts for the sixth and the eighth school year have.

    `eases`: a higher value is an easier text. `scale` is the source of the two values.
    """

    name: str
    value: Callable[[Counts], float]
    sixth: float
    eighth: float
    scale: str
    eases: bool = True

    def harder(self, value: float, limit: float) -> bool:
        """Tell whether `value` means a harder text than `limit`, rounded as it is shown."""
        value = round(value, 1)
        return value < limit if self.eases else value > limit


def count(sentences: Iterable[str], language: str, names: Iterable[str]) -> Counts:
    """Count `sentences`, in `language` (a tag's first part), without `names`, numbers and units."""
    found = [each for each in (words(sentence, names) for sentence in sentences) if each]
    read = [word for each in found for word in each]
    lengths = [sum(map(str.isalpha, word)) for word in read]
    parts = [syllables(word, language) for word in read] if language in COUNTERS else []
    return Counts(
        sentences=len(found),
        words=len(read),
        letters=sum(lengths),
        syllables=sum(parts),
        long=sum(length > 6 for length in lengths),
        heavy=sum(part > 2 for part in parts),
        light=sum(part == 1 for part in parts),
    )


def _vienna(text: Counts) -> float:
    heavy, long, light = (100 * each / text.words for each in (text.heavy, text.long, text.light))
    return 0.1935 * heavy + 0.1672 * text.per_sentence + 0.1297 * long - 0.0327 * light - 0.875


_FLESCH = "R. Flesch, The Art of Readable Writing (1949): 80 to 90 is the sixth grade, 60 to 70 the eighth and ninth"

FORMULAS: Mapping[str, Formula] = MappingProxyType(
    {
        "en": Formula(
            "Flesch-Kincaid grade (Kincaid et al. 1975)",
            lambda text: 0.39 * text.per_sentence + 11.8 * text.per_word - 15.59,
            6,
            8,
            "the value is the grade",
            eases=False,
        ),
        "es": Formula(
            "Szigriszt-Pazos perspicuity (1993)",
            lambda text: 206.835 - 62.3 * text.per_word - text.per_sentence,
            65,
            55,
            "INFLESZ (Barrio-Cantalejo 2008): above 65 is primary school, years 1 to 6; 55 to 65 is secondary school",
        ),
        "fr": Formula(
            "Flesch in French (Kandel and Moles 1958)",
            lambda text: 207 - 1.015 * text.per_sentence - 73.6 * text.per_word,
            80,
            65,
            _FLESCH,
        ),
        "de": Formula(
            "first Vienna formula for factual texts (Bamberger and Vanecek 1984)",
            _vienna,
            6,
            8,
            "the value is the school year",
            eases=False,
        ),
        "it": Formula(
            "Gulpease (Lucisano and Piemontese 1988)",
            lambda text: 89 + (300 * text.sentences - 10 * text.letters) / text.words,
            73,
            60,
            "below 80 hard after five school years, below 60 hard after eight; six lies between",
        ),
        "nl": Formula(
            "Flesch-Douma (Douma 1960)",
            lambda text: 206.84 - 0.93 * text.per_sentence - 77 * text.per_word,
            80,
            65,
            _FLESCH,
        ),
        "pt": Formula(
            "Flesch in Portuguese (Martins et al. 1996)",
            lambda text: 248.835 - 1.015 * text.per_sentence - 84.6 * text.per_word,
            62.5,
            50,
            "75 to 100 is school years 1 to 4, 50 to 75 is 5 to 8; the sixth lies in the middle",
        ),
        "ru": Formula(
            "Flesch-Kincaid grade in Russian (Solovyev, Ivanov and Solnyshkina 2018)",
            lambda text: 0.36 * text.per_sentence + 5.76 * text.per_word - 11.97,
            6,
            8,
            "the value is the school year, fitted to Russian school books",
            eases=False,
        ),
    }
)
"""The formulas by language (a tag's first part)."""
