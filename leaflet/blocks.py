"""The pieces that a section is made of: frozen values, each leaf carrying inline Markdown and its source line.

A leaf's `text` is inline Markdown on one line (`**bold**`, `H<sub>2</sub>O`, `[words](https://...)`); `prose.py`
turns it into safe HTML or plain words. Lines count from 1 in the monograph's file, front matter included.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str
    line: int


@dataclass(frozen=True)
class Heading:
    """A heading inside a section; `level` 1 is right below the section's own heading, no level is skipped."""

    text: str
    line: int
    level: int = 1


@dataclass(frozen=True)
class Item:
    """One item of a list; `ordinal` is the number that the source gives it, None in a bulleted list."""

    blocks: tuple[Block, ...]
    ordinal: int | None = None


@dataclass(frozen=True)
class List:
    """A bulleted or numbered list."""

    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Row:
    """One row of a table: a text for each column, empty where the source leaves it empty."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Table:
    """A table with one header row; every row has as many cells as the header."""

    header: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Quote:
    """A passage set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Definition:
    """A term and what is said about it."""

    term: str
    line: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Definitions:
    """A list of terms with their explanations."""

    items: tuple[Definition, ...]


@dataclass(frozen=True)
class Question:
    """A common question and its answer."""

    text: str
    line: int
    blocks: tuple[Block, ...]


Block: TypeAlias = Paragraph | Heading | List | Table | Quote | Definitions | Question


def leaves(blocks: tuple[Block, ...]) -> Iterator[tuple[str, int]]:
    """Yield each leaf's inline Markdown and source line, in reading order."""
    for block in blocks:
        match block:
            case Paragraph(text, line) | Heading(text, line):
                yield text, line
            case List(items):
                for item in items:
                    yield from leaves(item.blocks)
            case Table(header, rows):
                for row in (header, *rows):
                    for cell in row.cells:
                        yield cell, row.line
            case Quote(inner):
                yield from leaves(inner)
            case Definitions(definitions):
                for definition in definitions:
                    yield definition.term, definition.line
                    yield from leaves(definition.blocks)
            case Question(text, line, answer):
                yield text, line
                yield from leaves(answer)
