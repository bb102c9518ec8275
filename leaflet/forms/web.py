"""The web form: the same leaflet as one HTML file for a screen of any width, which asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from markupsafe import Markup

from leaflet import resources
from leaflet.configuration import Configuration
from leaflet.directions import Directions
from leaflet.edition import Edition, Paper
from leaflet.language import Language, find_language
from leaflet.layout.beside import Companion
from leaflet.layout.matter import Matter, gather
from leaflet.layout.parts import Passage
from leaflet.layout.scripts import isolated
from leaflet.layout.template import render
from leaflet.monograph import Monograph
from leaflet.page import find_margins
from leaflet.press.fonts import Family, families

_USUAL = 12.0
"""What a browser's usual print size of 16 pixels is in points (CSS Values 3, 5.2)."""


@dataclass(frozen=True)
class WebPage:
    """A leaflet for the screen: its file name without the ending, one whole HTML document, its language's tag.

    `passages` are the monograph's words in reading order, as on paper.
    """

    name: str
    html: str
    language: str
    passages: tuple[Passage, ...]


def web(
    monograph: Monograph,
    language: Language,
    edition: Edition,
    paper: Paper,
    configuration: Configuration,
    *,
    today: date,
    companion: Companion | None = None,
    directions: Directions | None = None,
) -> WebPage:
    """Return what `page.compose` puts on `paper` as a document for the screen: the same words in the same order.

    It has no script, loads nothing, and says so in its Content-Security-Policy. Made to WCAG 2.2 AA, its text to AAA
    (1.4.6, 1.4.8). LeafletError when the language lacks a word of the furniture.
    """
    matter = gather(
        *(monograph, language, edition, paper, configuration), today=today, companion=companion, directions=directions
    )
    style = _style(matter, paper)
    html = matter.html(
        "web.html",
        matter.opening(linked=True),
        web=True,
        picture=_picture,
        closing_whole=True,
        square_whole=True,
        style=style,
        digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )
    return WebPage(matter.name, html, language.tag, matter.passages)


def _style(matter: Matter, paper: Paper) -> Markup:
    """Return the style sheet: what every leaflet shares, the sizes, fonts, and head and foot of this one."""
    edition, tags = matter.edition, [matter.language.tag, matter.configuration.defaults.language]
    if matter.companion:
        tags.append(matter.companion.language.tag)
    hand = (matter.language.tag, matter.hand) if matter.hand else ()
    own = render(
        "web.css",
        matter=matter,
        edition=edition,
        scale=edition.size / _USUAL,
        title=matter.opening().title_size / edition.size,
        stacks={find_language(tag).tag: _stack(tag, hand) for tag in (*tags, "en")},
        digits=matter.language.counter,
        margins=find_margins(matter.running, edition, paper),
        name=isolated(matter.running.name, matter.language),
    )
    return Markup(_shared() + own)  # noqa: S704 - our own style sheets


def _stack(tag: str, hand: tuple[str, ...]) -> Markup:
    """Return the font families for text in the language `tag`, in the order of print; what is not there is skipped."""

    def order(family: Family) -> tuple[bool, bool]:
        return (not hand or hand != family.hand, tag not in family.languages)

    first, *others = families()
    names = (first.name, *(family.name for family in sorted(others, key=order)))
    return Markup(", ").join(Markup('"{}"').format(name) for name in names)


@cache
def _shared() -> str:
    """Return the style sheet of all leaflets, on one line without its comments."""
    text = (resources.folder("styles") / "web" / "web.css").read_text("utf-8")
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).strip()


@cache
def _picture(name: str) -> Markup:
    """Return a pictogram as an inline drawing in the colours of the text around it; the heading says what it says."""
    drawing = (resources.folder("styles") / "pictograms" / f"{name}.svg").read_text("utf-8")
    for printed, shown in (("#000", "currentColor"), ("#fff", "var(--paper)"), ("\n", "")):
        drawing = drawing.replace(printed, shown)
    return Markup(drawing.replace("<svg ", '<svg class="picture" aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - our own
