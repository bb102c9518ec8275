"""The parts of a page: each section with its heading, its blocks fitted to the line, and the words it must show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from leaflet import prose
from leaflet.blocks import Block, leaves
from leaflet.language import Language
from leaflet.layout import tables
from leaflet.layout.beside import Companion, beside
from leaflet.monograph import Monograph
from leaflet.sections import BY_NAME


@dataclass(frozen=True)
class Passage:
    """A piece of the monograph as plain words, and the place in the source where it stands ("x.md:12")."""

    words: str
    where: str


@dataclass(frozen=True)
class Part:
    """A section as the template prints it: tables fitted to the page; `names` are sources in plain words.

    `heading` is HTML where it is furniture, and so is `second`, the same heading in the language beside.
    """

    pictogram: str
    heading: str
    second: Markup
    blocks: tuple[Block, ...]
    names: tuple[str, ...]
    passages: tuple[Passage, ...]


def parts(monograph: Monograph, language: Language, line: float, companion: Companion | None) -> Iterator[Part]:
    """Yield the sections in page order; the sources of the front matter end the last one or make one."""
    file = monograph.path.name
    listed = monograph.sources
    whole = beside(monograph, companion) if companion else monograph
    for section in whole.sections:
        kind = BY_NAME[section.kind]
        names = listed if kind.name == "sources" else ()
        listed = () if names else listed
        blocks = tables.fit(section.blocks, line)
        texts = [(section.heading, section.line), *leaves(blocks)]
        yield Part(
            kind.pictogram,
            section.heading or _heading(kind.heading, language),
            Markup("") if section.heading else _second(kind.heading, companion),
            blocks,
            names,
            (
                *(Passage(prose.plain(text), f"{file}:{number}") for text, number in texts if text),
                *(Passage(name, file) for name in names),
            ),
        )
    if listed:
        kind = BY_NAME["sources"]
        passages = tuple(Passage(name, file) for name in listed)
        heading, second = _heading(kind.heading, language), _second(kind.heading, companion)
        yield Part(kind.pictogram, heading, second, (), listed, passages)


def _heading(message: str, language: Language) -> Markup:
    return language.markup(message) if message else Markup("")


def _second(message: str, companion: Companion | None) -> Markup:
    """Return a heading of the furniture in the second language, with that language's name before it."""
    if not (message and companion):
        return Markup("")
    other = companion.language
    return Markup('<p class="beside" lang="{}" dir="{}"><strong>{}: {}</strong></p>').format(
        other.tag, other.direction, other.name, other.text(message)
    )
