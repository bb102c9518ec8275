"""The page: a monograph put into the localized template, one HTML document ready to be set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from leaflet import prose, resources
from leaflet.blocks import Block, leaves
from leaflet.configuration import Configuration
from leaflet.edition import MM, Edition, Paper
from leaflet.language import Language
from leaflet.layout import tables
from leaflet.layout.opening import opening, unbroken
from leaflet.layout.review import review
from leaflet.layout.running import line_length, running
from leaflet.monograph import Monograph
from leaflet.sections import BY_NAME

UNDATED = "2000-01-01"
"""The date in a leaflet's metadata when neither its review nor its version is a date; never the clock's."""


@dataclass(frozen=True)
class Passage:
    """A piece of the monograph as plain words, and the place in the source where it stands ("x.md:12")."""

    words: str
    where: str


@dataclass(frozen=True)
class Margins:
    """The page's margins in points; running head and foot lie inside `top` and `bottom`."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True)
class Page:
    """A leaflet before it is set.

    `name` is what messages and files call it ("vitamin-mk-7.en.large"). `html` is one whole document on minified
    lines (no white space between block tags), its `<style>` holding the @page rule and sizes of this leaflet, its
    metadata in `<title>` and `<meta>`. `passages` are the monograph's words in page order; `head` and `foot` are the
    words of the running head and foot, with `{page}` and `{pages}` where the numbers stand.
    """

    name: str
    html: str
    language: str
    edition: Edition
    paper: Paper
    margins: Margins
    passages: tuple[Passage, ...]
    head: str
    foot: str


@dataclass(frozen=True)
class _Part:
    """A section as the template prints it: tables fitted to the page; `names` are sources in plain words."""

    pictogram: str
    heading: Markup
    blocks: tuple[Block, ...]
    names: tuple[str, ...]
    passages: tuple[Passage, ...]


_BREAK = re.compile(r"\s*\n\s*")
_PAGE = Markup('<span class="page"></span>')
_PAGES = Markup('<span class="pages"></span>')


# The least height of the text, in ems, at which the last section is kept on one page: on a lower page it would
# leave most of the page before it empty.
_CLOSING_WHOLE = 28


def compose(
    monograph: Monograph,
    language: Language,
    edition: Edition,
    paper: Paper,
    configuration: Configuration,
    *,
    today: date,
) -> Page:
    """Put `monograph` into the template in `language`, sized as `edition` on `paper`.

    `today` decides whether a review is overdue. LeafletError when the language lacks a word of the furniture.
    """
    state = review(monograph, language, today)
    strip = running(monograph, language, state)
    line = line_length(edition, paper)
    side = edition.side_margin(paper) * MM
    margins = Margins(strip.top(edition, line), side, strip.bottom(edition, line), side)
    height = (paper.height * MM - margins.top - margins.bottom) / edition.size
    first = opening(monograph, language, edition, configuration, (line, height))
    parts = tuple(_parts(monograph, language, line))
    html = (
        _environment()
        .get_template("leaflet.html")
        .render(
            _=language.markup,
            language=language,
            edition=edition,
            paper=paper,
            margins=margins,
            monograph=monograph,
            title=", ".join(filter(None, (monograph.title, first.variant))),
            dated=_dated(monograph),
            running=strip,
            number=escape(strip.number).format(page=_PAGE, pages=_PAGES),
            opening=first,
            parts=parts,
            statement=state.statement,
            pharmacy=configuration.pharmacy,
            help=configuration.help,
            closing_whole=height >= _CLOSING_WHOLE,
        )
    )
    return Page(
        name=f"{monograph.name}.{language.tag}.{edition.name}",
        html=_BREAK.sub("", html),
        language=language.tag,
        edition=edition,
        paper=paper,
        margins=margins,
        passages=(
            *(Passage(words, monograph.path.name) for words in (monograph.title, *first.words)),
            *(passage for part in parts for passage in part.passages),
        ),
        head=strip.head,
        foot=strip.foot,
    )


def _parts(monograph: Monograph, language: Language, line: float) -> Iterator[_Part]:
    """Yield the sections in page order; the sources of the front matter end the last one or make one."""
    file = monograph.path.name
    listed = monograph.sources
    for section in monograph.sections:
        kind = BY_NAME[section.kind]
        names = listed if kind.name == "sources" else ()
        listed = () if names else listed
        blocks = tables.fit(section.blocks, line)
        texts = [(section.heading, section.line), *leaves(blocks)]
        yield _Part(
            kind.pictogram,
            prose.html(section.heading) if section.heading else _heading(kind.heading, language),
            blocks,
            names,
            (
                *(Passage(prose.plain(text), f"{file}:{number}") for text, number in texts if text),
                *(Passage(name, file) for name in names),
            ),
        )
    if listed:
        heading = _heading(BY_NAME["sources"].heading, language)
        yield _Part(BY_NAME["sources"].pictogram, heading, (), listed, tuple(Passage(name, file) for name in listed))


def _heading(message: str, language: Language) -> Markup:
    return language.markup(message) if message else Markup("")


def _dated(monograph: Monograph) -> str:
    """Return the day of the review, or of the version where that is one, as ISO 8601."""
    for text in (monograph.reviewed_on, monograph.version):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            continue
    return UNDATED


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["inline"] = prose.html
    environment.filters["kind"] = _kind
    environment.filters["unbroken"] = unbroken
    return environment


def _kind(block: Any) -> str:
    return type(block).__name__
