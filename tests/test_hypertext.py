"""A page is taken apart once, and told to every reader alike."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

import examples
import pytest
from hypothesis import given, settings

from leaflet.readback.hypertext import tell


class Notes:
    """Notes all that it is told."""

    def __init__(self) -> None:
        self.told: list[Any] = []

    def start(self, tag: str, given: Mapping[str, str | None]) -> None:
        self.told.append((tag, dict(given)))

    def end(self, tag: str) -> None:
        self.told.append(f"</{tag}>")

    def text(self, data: str) -> None:
        self.told.append(data)


class Parser(HTMLParser):
    """Notes the same, by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.told.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.told.append(data)


def told(html: str) -> list[Any]:
    notes = Notes()
    tell(html, notes)
    return notes.told


@pytest.mark.parametrize(
    ("html", "meant"),
    [
        ("<p lang=en hidden>a &lt; b</p>", [("p", {"lang": "en", "hidden": None}), "a < b", "</p>"]),
        ("a<br>b<hr/>", ["a", ("br", {}), "b", ("hr", {}), "</hr>"]),
        ("", []),
    ],
)
def test_tags_and_texts_come_in_their_order(html, meant):
    assert told(html) == meant
    assert told(html) == meant, "a second reader is told the same"


@given(examples.BLOCKS)
@settings(max_examples=10)
def test_a_page_is_told_as_it_is_written(blocks):
    html = examples.page(examples.with_blocks(*blocks)).html
    parser = Parser()
    parser.feed(html)
    parser.close()
    assert told(html) == parser.told
