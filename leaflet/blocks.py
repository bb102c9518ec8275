"""The pieces that a section is made of: frozen values, each leaf carrying inline Markdown and its source line.

A leaf's `text` is inline Markdown on one line (`**bold**`, `H<sub>2</sub>O`, `[words](https://...)`); `prose.py`
turns it into safe HTML or plain words. Lines count from 1 in the monograph's file, front matter included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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
    """A table with one header row; every row has as many cells as the header.

    `beside` are the same rows in a second language, its header first; () on a page of one language.
    """

    header: Row
    rows: tuple[Row, ...]
    beside: tuple[Row, ...] = ()

    def lines(self) -> Iterator[Row]:
        """Yield every row as it stands on the page: header first, each followed by the one beside it."""
        for place, row in enumerate((self.header, *self.rows)):
            yield row
            yield from self.beside[place : place + 1]


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
            case Table():
                for row in block.lines():
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


def lists(blocks: tuple[Block, ...]) -> Iterator[List]:
    """Yield every list in `blocks`, each before those that stand in its items."""
    for block in blocks:
        match block:
            case List(items):
                yield block
                for item in items:
                    yield from lists(item.blocks)
            case Quote(inner):
                yield from lists(inner)
            case Definitions(definitions):
                for definition in definitions:
                    yield from lists(definition.blocks)
            case Question():
                yield from lists(block.blocks)


class Foreign(str):
    """A leaf's inline Markdown in another language than the page's: `language` is its tag.

    `mark` are the words that say so before it, Foreign themselves in the language that they are in; "" where its place
    says so.
    """

    __slots__ = ("language", "mark")
    language: str
    mark: str

    @classmethod
    def of(cls, text: str, language: str, mark: str = "") -> Foreign:
        """Return `text` as one in the language called `language`."""
        foreign = cls(text)
        foreign.language, foreign.mark = language, mark
        return foreign


def rewrite(blocks: tuple[Block, ...], change: Callable[[str], str]) -> tuple[Block, ...]:
    """Return `blocks` with every leaf that says something changed to what `change` makes of it."""

    def leaf(text: str) -> str:
        return change(text) if text else text

    def anew(block: Block) -> Block:
        match block:
            case Paragraph() | Heading():
                return replace(block, text=leaf(block.text))
            case List():
                return replace(
                    block, items=tuple(replace(item, blocks=rewrite(item.blocks, change)) for item in block.items)
                )
            case Table(header, rows):
                first, *rest = (replace(row, cells=tuple(map(leaf, row.cells))) for row in (header, *rows))
                return Table(first, tuple(rest))
            case Quote(inner):
                return Quote(rewrite(inner, change))
            case Definitions(items):
                return Definitions(
                    tuple(replace(item, term=leaf(item.term), blocks=rewrite(item.blocks, change)) for item in items)
                )
            case Question():
                return replace(block, text=leaf(block.text), blocks=rewrite(block.blocks, change))

    return tuple(map(anew, blocks))
