"""Words that only people of the trade know, each with the plain word to use (RD-11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from leaflet.audit.finding import Finding
from leaflet.audit.sentences import sentences
from leaflet.audit.text import Text, Writing
from leaflet.audit.wordlists import WordList, even, wordlist

_BRACKETED = re.compile(r"\s?[(\uff08\[]([^)\uff09\]]*)[)\uff09\]]")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class _Use:
    """A hard word where the file uses it first, how often it does, and the plain word."""

    said: str
    plain: str
    where: str
    times: int = 1


def hard_words(writing: Writing, texts: tuple[Text, ...]) -> Iterator[Finding]:
    """Yield each place where `texts` use a word of the trade first; none where the text explains it there.

    A word that is part of the medicine's own name is none.
    """
    words = wordlist(writing.language)
    names = " ".join(writing.names).casefold()
    explained: set[str] = set()
    uses: dict[str, _Use] = {}
    for text in texts:
        said = even(text.words)
        for found, plain in words.find("jargon", said):
            key = plain.casefold()
            if key in explained or found[0].casefold() in names:
                continue
            if key in uses:
                uses[key] = _Use(uses[key].said, plain, uses[key].where, uses[key].times + 1)
            elif text.kind == "term" or _explains(said, found, plain, words, writing.language):
                explained.add(key)
            else:
                uses[key] = _Use(found[0], plain, text.where)
    by_place: dict[str, list[_Use]] = {}
    for use in uses.values():
        by_place.setdefault(use.where, []).append(use)
    for where, group in by_place.items():
        listed = ", ".join(map(_told, group))
        advice = "; ".join(f"for “{use.said}” write “{use.plain}”" for use in group)
        yield Finding(
            "RD-11",
            where,
            f"hard word{'s' if len(group) > 1 else ''}: {listed}",
            f"{advice}; or say right there what it means, in brackets",
        )


def _told(use: _Use) -> str:
    return f"“{use.said}”" + (f" ({use.times} times)" if use.times > 1 else "")


def _explains(said: str, found: re.Match[str], plain: str, words: WordList, language: str) -> bool:
    """Tell whether `said` explains the word `found` where it stands."""
    before, after = said[: found.start()], said[found.end() :]
    bracketed = _BRACKETED.match(after)
    if bracketed and _WORD.search(bracketed[1]) and not words.begins("aside", bracketed[1]):
        return True
    if re.search(r"\w\s*[(\uff08]\s*$", before) and re.match(r"\s*[)\uff09,]", after):
        return True
    if words.ends("called", before) or words.begins("explained", after):
        return True
    around = next((each for each in sentences(said, language) if found[0] in each), said).casefold()
    return any(word.strip().casefold() in around for word in re.split(r"\s*[/,;]\s*", plain) if len(word) > 4)
