"""How long sentences and words are in each language: measured on texts that say the same as plain English ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from leaflet.audit.sentences import UNSPACED


@dataclass(frozen=True)
class Length:
    """The measures of one language: the words that one English word takes, and the letters in a word of plain text.

    Of a language without spaces between words, the letters that one English word takes, and 0.
    """

    per_english_word: float
    letters_per_word: float

    def sentence(self, english: float) -> float:
        """Return how long a sentence is that says what `english` words say: in words, or in letters."""
        return english * self.per_english_word


# The plain texts are the translated furniture and samples of this program (250 to 2,150 English words a language).
_MEASURED = """
am 0.79 4.15  ar 0.92 4.32  bg 1.05 4.94  bn 0.97 2.98  cs 0.90 5.54  da 1.03 4.99  de 1.06 5.48  el 1.12 5.09
es 1.08 4.63  et 0.87 6.16  fa 1.13 4.01  fi 0.85 6.92  fil 1.11 5.00 fr 1.17 4.67  ga 1.17 4.72  gu 1.09 2.76
hi 1.27 2.27  hr 0.94 5.52  ht 1.11 3.86  hu 0.95 5.82  hy 0.96 5.41  is 1.00 5.04  it 1.06 5.20  ja 2.69 0
ka 0.86 6.31  km 3.40 0     ko 0.79 2.84  lo 3.73 0     lt 0.89 6.17  lv 0.92 5.86  mt 0.91 5.74  my 2.76 0
nb 1.01 4.98  ne 0.92 3.30  nl 1.04 5.02  pa 1.24 2.44  pl 0.96 5.60  ps 1.22 3.52  pt 1.05 5.14  ro 1.05 4.78
ru 0.94 5.47  sk 0.92 5.58  sl 0.92 5.60  so 1.05 5.40  sq 1.08 5.02  sr 0.96 5.30  sv 1.05 4.98  sw 0.94 5.37
ta 0.83 4.71  th 3.74 0     tr 0.89 6.17  uk 0.92 5.40  ur 1.36 3.35  vi 1.27 3.40  zh 1.75 0     en 1.00 4.09
"""
_FIELDS = _MEASURED.split()
LENGTHS: Mapping[str, Length] = MappingProxyType(
    {
        tag: Length(float(words), float(letters))
        for tag, words, letters in zip(_FIELDS[::3], _FIELDS[1::3], _FIELDS[2::3], strict=True)
    }
)
"""The measures by language (a tag's first part)."""

_UNKNOWN = Length(1.4, 0)
_UNKNOWN_UNSPACED = Length(3.7, 0)


def length(base: str) -> Length:
    """Return the measures of the language `base` (a tag's first part); wide ones where none were taken."""
    return LENGTHS.get(base, _UNKNOWN_UNSPACED if base in UNSPACED else _UNKNOWN)
