"""The braille that each language is written in: its tables of liblouis, as `styles/braille.toml` lists them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from leaflet import resources
from leaflet.errors import LeafletError
from leaflet.language import find_language


@dataclass(frozen=True)
class BrailleTable:
    """A language's braille: the `tables` that liblouis is given, and `aside` those for it on another language's page.

    `signs` are written instead of characters that the table lacks. `display` is how liblouis shows the dots,
    `continued` what ends a line inside a word (ASCII braille).
    """

    tables: tuple[str, ...]
    grade: str = "uncontracted"
    source: str = ""
    aside: tuple[str, ...] = ()
    signs: Mapping[str, str] = field(default_factory=dict, hash=False)
    display: str = "unicode.dis"
    continued: str = ""


@cache
def _data() -> dict[str, Any]:
    with (resources.folder("styles") / "braille.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def braille_tables() -> Mapping[str, BrailleTable]:
    """Return the braille of every language that has one, by its tag."""
    return MappingProxyType({tag: _table(entry) for tag, entry in _data()["braille"].items()})


def _table(entry: Mapping[str, Any]) -> BrailleTable:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return BrailleTable(**values)


def signs() -> Mapping[str, str]:
    """Return what is written instead of a character where a table lacks it, in every language."""
    found: dict[str, str] = _data()["signs"]
    return found


def find_braille(tag: str) -> BrailleTable:
    """Return the braille of the language called `tag`; LeafletError says why when it has none."""
    found = braille_tables().get(tag)
    if found:
        return found
    reason = _data()["without"].get(tag, "liblouis has no table for it")
    raise LeafletError(
        f"there is no braille for {find_language(tag).english_name}: {reason}",
        where=tag,
        hint="make a file that can be read aloud instead: --format html or --format txt",
    )
