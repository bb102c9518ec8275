"""The inline marks of a block: bold, raised and lowered letters, links, placeholders; none may be lost or added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from leaflet.gates.fault import Fault
from leaflet.prose import html

_NAMES = {"strong": "bold mark (**)", "em": "emphasis (*)", "sub": "<sub>", "sup": "<sup>"}
_PLACEHOLDER = re.compile(r"\{\w*\}")
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+|[^\s<>()]+@[^\s<>()]+")


@dataclass
class _Reader(HTMLParser):
    """Collects the words of inline HTML and counts its marks; raised digits are written as superscripts."""

    words: list[str] = field(default_factory=list)
    marks: Counter[str] = field(default_factory=Counter)
    raised: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NAMES:
            self.marks[_NAMES[tag]] += 1
        elif tag == "a":
            self.marks[f"link to {dict(attrs).get('href')}"] += 1
        elif tag == "br":
            self.words.append(" ")
        self.raised = tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        self.raised = self.raised and tag != "sup"

    def handle_data(self, data: str) -> None:
        self.words.append(re.sub(r"(?<!\^)(?=[+−-]?\d)", "^", data, count=1) if self.raised else data)


@lru_cache(maxsize=256)
def words(text: str) -> str:
    """Return the words of inline Markdown without its marks and without addresses; a raised number follows "^"."""
    return _ADDRESS.sub(" ", "".join(_read(text).words))


def differences(source: str, target: str) -> Iterator[Fault]:
    """Yield each mark that `target` lacks or has too many of."""
    here, there = _marks(source), _marks(target)
    if here == there:
        return
    for mark in sorted(here - there):
        yield Fault(f"the {mark} is missing ({here[mark]} in the source, {there[mark]} here)", "put it back")
    for mark in sorted(there - here):
        yield Fault(f"the {mark} is not in the source ({here[mark]} there, {there[mark]} here)", "take it out")


def _marks(text: str) -> Counter[str]:
    found = _read(text).marks
    return found + Counter(_PLACEHOLDER.findall(text)) if "{" in text else found


@lru_cache(maxsize=256)  # several gates read the same block
def _read(text: str) -> _Reader:
    reader = _Reader()
    reader.feed(str(html(text)))
    reader.close()
    return reader
