"""The word lists of each language, read from the tables in `words/`: what is found, and what to write instead."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

TABLES = ("voice", "timing", "directed", "numbers", "sums", "claims", "jargon")
"""The tables a word list may have: each key is what is found, a regular expression, each value what to write."""

NAMES = (
    "daytime", "limit", "needed", "unless", "people", "decided", "refused", "natural", "strength", "explained",
    "called", "aside", "link", "dull", "opener", "counted", "warned", "relative",
)  # fmt: skip
"""The single patterns a word list may have, below `[words]`."""

# A mark that belongs to the letter before it is no letter to Python: a word does not end before one.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0dff"
_STRAIGHT = str.maketrans("’‘ʼ", "'''")
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Phrases:
    """What one table of a word list looks for, and what it advises for each."""

    pattern: re.Pattern[str] = _NOTHING
    advice: tuple[str, ...] = ()

    def find(self, words: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each phrase that `words` (see `even`) have, from left to right, with what to write instead."""
        for found in self.pattern.finditer(words):
            yield found, self.advice[int(str(found.lastgroup)[1:])]


@dataclass(frozen=True)
class WordList:
    """The word list of one language: its tables by name, its single patterns, and how it writes a range of numbers."""

    tables: Mapping[str, Phrases] = field(default_factory=dict)
    patterns: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    span: str = ""

    def find(self, table: str, words: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each phrase of `table` in `words`, with what to write instead."""
        return self.tables.get(table, Phrases()).find(words)

    def has(self, name: str, words: str) -> re.Match[str] | None:
        """Return where the pattern called `name` stands in `words` first."""
        return self.patterns.get(name, _NOTHING).search(words)

    def begins(self, name: str, words: str) -> bool:
        """Tell whether the pattern called `name` stands at the begin of `words`."""
        return self.patterns.get(name, _NOTHING).match(words) is not None

    def ends(self, name: str, words: str, longest: int = 40) -> str:
        """Return what of the pattern called `name`, of `longest` characters at most, `words` end with; "" if none."""
        tail = words[-longest:]
        found = [each[0] for each in self.patterns.get(name, _NOTHING).finditer(tail) if each.end() == len(tail)]
        return found[0] if found else ""


@cache
def wordlist(language: str) -> WordList:
    """Return the word list of `language` (a tag), or that of its first subtags; an empty one where there is none."""
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        path = Path(__file__).parent / "words" / f"{'-'.join(parts[:length])}.toml"
        if path.is_file():
            return _read(tomllib.loads(path.read_text("utf-8")))
    return WordList()


def even(words: str) -> str:
    """Return `words` as the lists write them: with plain spaces and straight apostrophes, of the same length."""
    return re.sub(r"\s", " ", words).translate(_STRAIGHT)


def _read(data: dict[str, Any]) -> WordList:
    bounded = data.pop("bounded", True)
    span = data.pop("span", "")
    patterns = {name: _pattern(text, bounded) for name, text in data.pop("words", {}).items()}
    unknown = (set(data) - set(TABLES)) | (set(patterns) - set(NAMES))
    if unknown:
        raise ValueError(f"a word list has no {', '.join(sorted(unknown))}")
    tables = {name: _phrases(entries, bounded) for name, entries in data.items()}
    return WordList(MappingProxyType(tables), MappingProxyType(patterns), span)


def _phrases(entries: Mapping[str, str], bounded: bool) -> Phrases:
    union = "|".join(f"(?P<n{number}>{text})" for number, text in enumerate(entries))
    return Phrases(_pattern(union, bounded), tuple(entries.values()))


def _pattern(text: str, bounded: bool) -> re.Pattern[str]:
    """Compile `text`; where words stand apart, letters that it begins or ends with are those of whole words."""
    around = rf"(?:(?<!\w)|(?!\w))(?:{text})(?:(?<!\w)|(?![\w{_MARKS}]))" if bounded else text
    return re.compile(around, re.IGNORECASE)
