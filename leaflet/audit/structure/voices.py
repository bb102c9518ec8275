"""The voice that each text is read in: a language that it can be written in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError

from leaflet import naming
from leaflet.audit.gathering import Fault, faults_of
from leaflet.audit.structure.anatomy import SHOWN, Anatomy
from leaflet.readback.tagtree import Element, Piece

_HOLDS = {
    "Jpan": {"Hani", "Hira", "Kana"},
    "Kore": {"Hang", "Hani"},
    "Hans": {"Hani"},
    "Hant": {"Hani"},
}
_ENOUGH = 8
_ENOUGH_LATIN = 60
"""So many letters of another script are no name and no unit any more: in Latin letters both are found anywhere."""

_WORD = re.compile(r"[^\W\d_]+")


def check_voices(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield text that stands in another script than the language it is said to be in (PDF-12; WCAG 3.1.2)."""
    assert anatomy.tree
    yield from faults_of("PDF-12", (fault for each in anatomy.tree.elements() for fault in _foreign(each)))


def _foreign(element: Element) -> Iterator[tuple[int, str]]:
    own = _scripts(element.language)
    if not own:
        if element.language:
            yield element.place(), f"{element.language!r} is not the name of a language"
        return
    pieces = [child for child in element.children if isinstance(child, Piece)]
    words = element.actual if element.actual is not None else "".join(piece.words for piece in pieces)
    counts = Counter(filter(None, map(_script, words)))
    counts["Latn"] = sum(
        len(word) for word in _WORD.findall(words) if word[0].islower() and _script(word[0]) == "Latn"
    )
    mine = sum(count for script, count in counts.items() if script in own)
    for script, count in counts.items():
        enough = _ENOUGH_LATIN if script == "Latn" else _ENOUGH
        if script not in own and count >= enough and (script != "Latn" or count > mine):
            page = pieces[0].page if pieces else element.place()
            said = f"is not written in the script of its language, {element.language!r}"
            yield page, f"{' '.join(words.split())[:SHOWN]!r} {said}: it is read in the wrong voice"
            return


@cache
def _scripts(tag: str) -> frozenset[str]:
    """Return the scripts that a language is written in; nothing where there is no such language."""
    try:
        script = naming.script(Locale.parse(tag.replace("_", "-").strip(), sep="-"))
    except (UnknownLocaleError, ValueError, TypeError):
        return frozenset()
    return frozenset(_HOLDS.get(script, {script}))


@cache
def _script(letter: str) -> str:
    """Return the script of a letter, "" for what any script may have."""
    if not letter.isalpha():
        return ""
    from fontTools import unicodedata  # noqa: PLC0415 - slow to import

    script: str = unicodedata.script(letter)
    return "" if script in {"Zyyy", "Zinh", "Zzzz"} else script
