"""The page: a monograph put into the localized template, one HTML document ready to be set."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from leaflet import prose, resources
from leaflet.blocks import Foreign
from leaflet.configuration import Configuration
from leaflet.edition import MM, Edition, Paper
from leaflet.language import SOURCE_LANGUAGE, Language, find_language
from leaflet.layout.beside import Companion
from leaflet.layout.opening import opening, unbroken
from leaflet.layout.parts import Passage
from leaflet.layout.parts import parts as read_parts
from leaflet.layout.review import review
from leaflet.layout.running import line_length, running
from leaflet.layout.scripts import GROWTH, settle
from leaflet.monograph import Monograph
from leaflet.press.fonts import in_hand
from leaflet.writing import is_leftward

UNDATED = "2000-01-01"
"""The date in a leaflet's metadata when neither its review nor its version is a date; never the clock's."""


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
    words of the running head and foot, with `{page}` and `{pages}` where the numbers stand, in these
    `digits`. `hand` is the class of a page that is not written in its language's usual hand.
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
    digits: str = "0123456789"
    hand: str = ""


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
    companion: Companion | None = None,
) -> Page:
    """Put `monograph` into the template in `language`, sized as `edition` on `paper`.

    `today` decides whether a review is overdue; a `companion` stands block by block beside the patient's language.
    LeafletError when the language lacks a word of the furniture.
    """
    edition = replace(edition, growth=GROWTH.get(language.script, 0.0))
    hand = configuration.languages.hand(language.tag)
    if hand:
        leading = in_hand(hand).leading
        edition = replace(edition, leading=leading, tight=leading)
    state = review(monograph, language, today)
    strip = running(monograph, language, state)
    line = line_length(edition, paper)
    side = edition.side_margin(paper) * MM
    margins = Margins(strip.top(edition, line), side, strip.bottom(edition, line), side)
    height = (paper.height * MM - margins.top - margins.bottom) / edition.size
    first = opening(monograph, language, edition, configuration, (line, height), companion)
    parts = tuple(read_parts(monograph, language, line, companion))
    html = (
        _environment()
        .get_template("leaflet.html")
        .render(
            _=language.markup,
            language=language,
            hand=hand,
            edition=edition,
            paper=paper,
            margins=margins,
            monograph=monograph,
            title=language.join((monograph.title, first.variant)),
            dated=_dated(monograph),
            running=strip,
            number=escape(strip.number).format(page=_PAGE, pages=_PAGES),
            opening=first,
            parts=parts,
            review=state,
            pharmacy=configuration.pharmacy,
            help=configuration.help,
            closing_whole=height >= _CLOSING_WHOLE,
        )
    )
    return Page(
        name=_name(monograph, language, edition, companion),
        html=settle(_BREAK.sub("", html), language),
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
        digits=language.digits,
        hand=hand,
    )


def _name(monograph: Monograph, language: Language, edition: Edition, companion: Companion | None) -> str:
    """Return the name of the file without its ending; one that is not for patients says so."""
    tags = "+".join((language.tag, *([companion.language.tag] if companion else [])))
    texts = (monograph, *([companion.monograph] if companion else []))
    finished = all(text.translation is None or text.translation.finished for text in texts)
    return f"{monograph.name}.{tags}.{edition.name}{'' if finished else '.draft'}"


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
    environment.filters["inline"] = _inline
    environment.filters["tongue"] = _tongue
    environment.filters["marked"] = _marked
    environment.filters["entire"] = _entire
    environment.filters["source"] = lambda name: _tongue(Foreign.of(name, SOURCE_LANGUAGE))
    environment.globals["SOURCE_LANGUAGE"] = SOURCE_LANGUAGE
    environment.filters["kind"] = _kind
    environment.filters["unbroken"] = unbroken
    return environment


def _kind(block: Any) -> str:
    return type(block).__name__


def _inline(text: str) -> Markup:
    """Return a leaf as HTML; furniture is HTML already."""
    if isinstance(text, Markup):
        return text
    return _marked(text, prose.html(text))


def _marked(text: str, html: Markup | None = None) -> Markup:
    """Return plain words, or the `html` of them, with the mark of a text that is not translated before them.

    The mark has a line of its own where it is written from the other side: one line has one direction.
    """
    shown = escape(str(text)) if html is None else html
    mark = text.mark if isinstance(text, Foreign) else ""
    if not mark:
        return shown
    between = Markup("<br>") if is_leftward(mark) else " "
    return Markup("<strong>{}</strong>{}{}").format(mark, between, shown)


def _entire(text: str, language: Language) -> Markup:
    """Return an address or a name in one piece: on a right-to-left page one in Latin letters keeps its order."""
    if language.direction == "ltr" or is_leftward(text):
        return escape(text)
    return Markup('<span dir="ltr">{}</span>').format(text)


def _tongue(text: str) -> Markup:
    """Return the attributes of an element whose `text` is in another language than the page."""
    if not isinstance(text, Foreign):
        return Markup("")
    kind = "untranslated" if text.mark else "beside"
    direction = find_language(text.language).direction
    return Markup(' lang="{}" dir="{}" class="{}"').format(text.language, direction, kind)
