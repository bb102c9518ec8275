"""Hypertext: a page's HTML as a row of tags and texts, taken apart once for all who compare it with the paper."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple, Protocol


class _Start(NamedTuple):
    """An element begins."""

    tag: str
    given: Mapping[str, str | None]


class _End(NamedTuple):
    """An element ends."""

    tag: str


class Reader(Protocol):
    """Reads a page; `given` are the attributes of an element."""

    def start(self, tag: str, given: Mapping[str, str | None]) -> None:
        """Take the beginning of an element."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take text."""


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.events: list[_Start | _End | str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append(_Start(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(_End(tag))

    def handle_data(self, data: str) -> None:
        self.events.append(data)


def tell(html: str, reader: Reader) -> None:
    """Let `reader` take in `html` from its beginning to its end."""
    for event in _events(html):
        if isinstance(event, str):
            reader.text(event)
        elif isinstance(event, _Start):
            reader.start(*event)
        else:
            reader.end(event.tag)


@lru_cache(maxsize=1)
def _events(html: str) -> tuple[_Start | _End | str, ...]:
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return tuple(parser.events)
