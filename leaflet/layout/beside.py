"""Two languages together: each block in the patient's language, and right after it the same one in the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from leaflet.blocks import (
    Block,
    Definition,
    Definitions,
    Foreign,
    Heading,
    Item,
    List,
    Paragraph,
    Question,
    Quote,
    Row,
    Table,
)
from leaflet.language import Language
from leaflet.monograph import Monograph, Section


@dataclass(frozen=True)
class Companion:
    """The same monograph in the language that stands beside the patient's."""

    monograph: Monograph
    language: Language

    @property
    def title(self) -> Foreign:
        """Return the medicine's name, strength and form on one line."""
        text = self.monograph
        return Foreign.of(self.language.join((text.title, text.strength, text.form)), self.language.tag)


def beside(first: Monograph, second: Companion) -> Monograph:
    """Return `first` with each block followed by the same block of `second`."""
    sections = zip(first.sections, second.monograph.sections, strict=True)
    return replace(first, sections=tuple(_section(*pair, second.language.tag) for pair in sections))


def _section(first: Section, second: Section, language: str) -> Section:
    heading = _strong(second.heading, second.line, language) if second.heading else ()
    return replace(first, blocks=(*heading, *_blocks(first.blocks, second.blocks, language)))


def _blocks(first: tuple[Block, ...], second: tuple[Block, ...], language: str) -> tuple[Block, ...]:
    return tuple(block for pair in zip(first, second, strict=True) for block in _pair(*pair, language))


def _pair(first: Block, second: Block, language: str) -> Iterator[Block]:
    match first, second:
        case Paragraph(), Paragraph():
            yield first
            yield replace(second, text=_foreign(second.text, language))
        case Heading(), Heading():
            yield first
            yield from _strong(second.text, second.line, language)
        case List(), List():
            yield replace(
                first, items=tuple(_item(*pair, language) for pair in zip(first.items, second.items, strict=True))
            )
        case Table(), Table():
            yield replace(first, beside=tuple(_row(row, language) for row in (second.header, *second.rows)))
        case Quote(), Quote():
            yield Quote(_blocks(first.blocks, second.blocks, language))
        case Definitions(), Definitions():
            yield Definitions(
                tuple(_definition(*pair, language) for pair in zip(first.items, second.items, strict=True))
            )
        case Question(), Question():
            answer = _blocks(first.blocks, second.blocks, language)
            yield replace(first, blocks=(*_strong(second.text, second.line, language), *answer))


def _item(first: Item, second: Item, language: str) -> Item:
    return replace(first, blocks=_blocks(first.blocks, second.blocks, language))


def _definition(first: Definition, second: Definition, language: str) -> Definition:
    blocks = _blocks(first.blocks, second.blocks, language)
    return replace(first, blocks=(*_strong(second.term, second.line, language), *blocks))


def _row(row: Row, language: str) -> Row:
    return replace(row, cells=tuple(_foreign(cell, language) if cell else "" for cell in row.cells))


def _foreign(text: str, language: str) -> Foreign:
    return text if isinstance(text, Foreign) else Foreign.of(text, language)


def _strong(text: str, line: int, language: str) -> tuple[Paragraph, ...]:
    """Return what stands beside a heading: a paragraph in bold."""
    bold = text if isinstance(text, Foreign) or "*" in text else Foreign.of(f"**{text}**", language)
    return (Paragraph(_foreign(bold, language), line),)
