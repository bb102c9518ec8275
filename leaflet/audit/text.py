"""The texts of a monograph, of its translation or of the furniture, block by block, as an audit reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leaflet import prose
from leaflet.blocks import Block, Definitions, Heading, List, Question, Quote, Table, leaves, lists
from leaflet.language import SOURCE_LANGUAGE
from leaflet.messages import FIELDS
from leaflet.monograph import Monograph
from leaflet.po import Catalog


@dataclass(frozen=True)
class Text:
    """The plain words of one block: where it stands, in which section ("" where not known), and what it is.

    `kind` is "heading", "paragraph", "item", "cell", "term", "question", "name" for a field of the front matter (which
    is then the section), or "block" where nobody knows.
    """

    words: str
    where: str
    section: str
    kind: str


@dataclass(frozen=True)
class Writing:
    """All texts of one file in reading order, in one language (a tag); `names` are the medicine's own.

    `lists` are the bulleted and numbered lists: where each begins, and its number of items.
    """

    texts: tuple[Text, ...]
    language: str
    names: tuple[str, ...] = ()
    lists: tuple[tuple[str, int], ...] = ()


def monograph_writing(monograph: Monograph) -> Writing:
    """Return the texts of `monograph` as it stands in its file."""
    texts = [
        Text(words, f"{monograph.path}:1", field, "name") for field in FIELDS if (words := getattr(monograph, field))
    ]
    lengths: list[tuple[str, int]] = []
    for section in monograph.sections:
        if section.heading:
            where = f"{monograph.path}:{section.line}"
            texts.append(Text(prose.plain(section.heading), where, section.kind, "heading"))
        for words, line, kind in _texts(section.blocks, "paragraph"):
            texts.append(Text(prose.plain(words), f"{monograph.path}:{line}", section.kind, kind))
        for found in lists(section.blocks):
            line = next((line for _, line in leaves((found,))), 0)
            lengths.append((f"{monograph.path}:{line}", len(found.items)))
    names = (monograph.title, monograph.generic_name, *monograph.brand_names)
    return Writing(tuple(texts), SOURCE_LANGUAGE, tuple(filter(None, names)), tuple(lengths))


def catalog_writing(catalog: Catalog) -> Writing:
    """Return the translations in `catalog`, those in force only; messages of the context `check` are no text."""
    texts: list[Text] = []
    names: list[str] = []
    for entry in catalog.entries:
        if entry.fuzzy or entry.context == "check":
            continue
        for string in filter(None, entry.strings):
            if entry.context in {"title", "generic_name"}:
                names += [entry.source, string]
            else:
                texts.append(Text(prose.plain(string), f"{catalog.path}:{entry.line}", entry.context, "block"))
    language = catalog.headers.get("Language", "").replace("_", "-")
    return Writing(tuple(texts), language, tuple(dict.fromkeys(names)))


def _texts(blocks: tuple[Block, ...], kind: str) -> Iterator[tuple[str, int, str]]:
    for block in blocks:
        match block:
            case Heading(text, line):
                yield text, line, "heading"
            case List(items):
                for item in items:
                    yield from _texts(item.blocks, "item")
            case Table():
                yield from ((text, line, "cell") for text, line in leaves((block,)) if text)
            case Quote(inner):
                yield from _texts(inner, kind)
            case Definitions(items):
                for definition in items:
                    yield definition.term, definition.line, "term"
                    yield from _texts(definition.blocks, "paragraph")
            case Question(text, line, answer):
                yield text, line, "question"
                yield from _texts(answer, "paragraph")
            case _:
                yield block.text, block.line, kind
