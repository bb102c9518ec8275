"""Markdown lines -> blocks: paragraphs, lists, tables and quotes, each leaf with its source line.

Python-Markdown parses the blocks. What its dialect would misread in the text that people really write (lists and
tables without a blank line before them, lists indented by two or three, typed bullets) is put in its form first, by
`tidy.py`. What was written is then compared with what was understood, word for word.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from leaflet import prose
from leaflet.blocks import (
    Block,
    Definition,
    Definitions,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Row,
    Table,
    leaves,
)
from leaflet.errors import LeafletError
from leaflet.reader.source import Line
from leaflet.reader.tidy import tidy

_BREAK = re.compile(r"(?:(?<! ) {2,}|\\)\n")
_ORDINAL = re.compile(r"^[\s>]*(?:[-*+]\s+)*(\d{1,9})[.)]\s")
_WORD = re.compile(r"\w+")
_LINK = re.compile(r"\[([^\]]*)\]\(([^\s<>]+?)\)")


def read_blocks(lines: tuple[Line, ...], where: str) -> tuple[Block, ...]:
    """Return the blocks that `lines` hold; `where` is the file, for messages.

    LeafletError when they can't be understood without losing a word.
    """
    tidied = tidy(lines, where)
    root = Element("div")
    converter = _spare.__dict__.pop("converter", None) or _converter()
    converter.parser.parseChunk(root, "\n".join(line.text for line in tidied).strip("\n"))
    _spare.converter = converter.reset()  # making one takes longer than using it; after an error it is not used again
    blocks = tuple(_blocks(root, _Lines(tidied)))
    if lost := _first_lost(lines, blocks):
        raise LeafletError(
            f"this can't be read without losing a word, near {lost.text.strip()[:60]!r}",
            f"{where}:{lost.number}",
            "write it as plain paragraphs or a simple list; a table row needs as many cells as its header",
        )
    return blocks


_spare = threading.local()


def _converter() -> Markdown:
    converter = Markdown(extensions=[TableExtension(), DefListExtension(), SaneListExtension()])
    for name in ("code", "reference", "setextheader", "hashheader"):
        converter.parser.blockprocessors.deregister(name)
    return converter


@dataclass
class _Lines:
    """Finds the source line of each leaf: leaves come in the order of the lines."""

    lines: tuple[Line, ...]
    position: int = 0

    def find(self, text: str) -> Line:
        start = text.split("\n", 1)[0].strip()[:24]
        for index in range(self.position, len(self.lines)):
            if start in self.lines[index].text:
                self.position = index
                break
        return self.lines[self.position] if self.lines else Line(1, "")


def _leaf(text: str) -> str:
    """Return a leaf's inline Markdown on one line, hard line breaks kept as <br>."""
    return " ".join(re.sub(r"[ \t\n]+", " ", _BREAK.sub("<br>", text.strip())).split(" "))


def _paragraph(text: str | None, lines: _Lines) -> Iterator[Paragraph]:
    if text and text.strip():
        line = lines.find(text)
        yield Paragraph(_leaf(text), line.number)


def _blocks(parent: Element, lines: _Lines) -> Iterator[Block]:
    yield from _paragraph(parent.text, lines)
    for child in parent:
        match child.tag:
            case "ul" | "ol":
                yield _list(child, lines)
            case "table":
                yield _table(child, lines)
            case "blockquote":
                yield Quote(tuple(_blocks(child, lines)))
            case "dl":
                yield from _definitions(child, lines)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                line = lines.find(child.text or "")
                yield Heading(_leaf(child.text or ""), line.number)
            case "hr":
                pass
            case _:
                yield from _blocks(child, lines)
        yield from _paragraph(child.tail, lines)


def _list(element: Element, lines: _Lines) -> List:
    ordered = element.tag == "ol"
    items = []
    for child in element:
        first = next((text for text in child.itertext() if text.strip()), "")
        line = lines.find(first) if first else None
        found = _ORDINAL.match(line.text) if line and ordered else None
        items.append(Item(tuple(_blocks(child, lines)), int(found[1]) if found else None))
    return List(_numbered(items) if ordered else tuple(items), ordered)


def _numbered(items: list[Item]) -> tuple[Item, ...]:
    """Keep the source's numbers; a list that says 1. 1. 1. counts on, as Markdown does."""
    numbers = [item.ordinal for item in items]
    if None in numbers or (len(items) > 1 and len(set(numbers)) == 1):
        start = numbers[0] or 1
        return tuple(Item(item.blocks, start + index) for index, item in enumerate(items))
    return tuple(items)


def _table(element: Element, lines: _Lines) -> Table:
    rows: list[Row] = []
    for row in element.iter("tr"):
        cells = tuple(_leaf("".join(cell.itertext())) for cell in row)
        filled = next((cell.text for cell in row if cell.text and cell.text.strip()), "")
        if filled or not rows:
            rows.append(Row(cells, lines.find(filled).number))
    return Table(rows[0], tuple(rows[1:]))


def _definitions(element: Element, lines: _Lines) -> Iterator[Block]:
    entries: list[Definition] = []
    for child in element:
        text = child.text or ""
        if child.tag == "dt":
            entries.append(Definition(_leaf(text), lines.find(text).number, ()))
        elif entries:
            last = entries.pop()
            entries.append(Definition(last.term, last.line, (*last.blocks, *_blocks(child, lines))))
        else:  # Markdown takes a line that begins with a colon for an explanation, though no term stands before it
            yield from _blocks(child, lines)
    if entries:
        yield Definitions(tuple(entries))


def words(text: str) -> list[str]:
    """Return the words and numbers of plain text; underscores are marks, not letters."""
    return _WORD.findall(text.replace("_", " "))


def _written(lines: tuple[Line, ...]) -> Iterator[tuple[str, Line, bool]]:
    """Yield each word of the source, its line, and whether it may be a list's own number."""
    for line in lines:
        text = re.sub(r"</?(?:sub|sup)>", "", line.text, flags=re.IGNORECASE)
        text = prose.unescape(re.sub(r"<br\s?/?>", " ", text, flags=re.IGNORECASE))
        numbered = bool(_ORDINAL.match(line.text))
        for index, word in enumerate(words(re.sub(r"[*\\`]", "", text))):
            yield word, line, numbered and index == 0


def _first_lost(lines: tuple[Line, ...], blocks: tuple[Block, ...]) -> Line | None:
    """Return the first line with a word that `blocks` do not hold at its place, None when all are there."""
    understood = [word for text, _ in leaves(blocks) for word in words(_unmarked(text))]
    written = list(_written(lines))
    position = 0
    for index, (word, line, optional) in enumerate(written):
        following = [later for later, _, number in written[index + 1 : index + 9] if not number][:3]
        if optional and understood[position : position + len(following)] == following:
            continue
        if understood[position : position + 1] != [word]:
            return line
        position += 1
    return None if position == len(understood) else lines[-1]


def _unmarked(text: str) -> str:
    """Return a leaf's words as `_written` counts them: a link's address is a word of the source."""
    return prose.plain(_LINK.sub(r" \1 \2 ", text)).replace("*", "")
