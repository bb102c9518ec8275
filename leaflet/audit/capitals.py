"""Words in capitals, one after the other: their shapes are all alike, so they are hard to tell apart (LP-12)."""

from __future__ import annotations

import re
from collections.abc import Iterator

FEWEST, LONGEST = 3, 4
"""So many words in capitals follow each other, one of them of so many letters: acronyms are shorter."""

_CAPITALS = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")


def rows_of_capitals(words: str) -> Iterator[str]:
    """Yield each row of words in capitals that `words` have; a sign or a number between two words ends a row."""
    row: list[re.Match[str]] = []
    for found in [*_CAPITALS.finditer(words), None]:
        if found and found[0].isupper() and (not row or words[row[-1].end() : found.start()].isspace()):
            row.append(found)
            continue
        if len(row) >= FEWEST and max(len(each[0]) for each in row) >= LONGEST:
            yield words[row[0].start() : row[-1].end()]
        row = [found] if found and found[0].isupper() else []
