"""The page: a monograph put into the localized template, one HTML document ready to be set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaflet.configuration import Configuration
from leaflet.directions import Directions
from leaflet.edition import MM, Edition, Paper
from leaflet.language import Language
from leaflet.layout.beside import Companion
from leaflet.layout.matter import gather, no_picture
from leaflet.layout.parts import Passage
from leaflet.layout.running import Running, line_length
from leaflet.monograph import Monograph


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


# The least height of the text, in ems, at which the last section is kept on one page, and that with a square in it: on
# a lower page they would leave most of the page before them empty.
_CLOSING_WHOLE = 28
_SQUARE_WHOLE = 36


def find_margins(strip: Running, edition: Edition, paper: Paper) -> Margins:
    """Return the margins of `paper`, with room for what stands in its head and foot."""
    side, line = edition.side_margin(paper) * MM, line_length(edition, paper)
    return Margins(strip.top(edition, line), side, strip.bottom(edition, line), side)


def compose(
    monograph: Monograph,
    language: Language,
    edition: Edition,
    paper: Paper,
    configuration: Configuration,
    *,
    today: date,
    companion: Companion | None = None,
    directions: Directions | None = None,
) -> Page:
    """Put `monograph` into the template in `language`, sized as `edition` on `paper`.

    `today` decides whether a review is overdue; a `companion` stands block by block beside the patient's language,
    the patient's own `directions` before all else.
    LeafletError when the language lacks a word of the furniture.
    """
    matter = gather(
        *(monograph, language, edition, paper, configuration), today=today, companion=companion, directions=directions
    )
    strip, edition = matter.running, matter.edition
    margins = find_margins(strip, edition, paper)
    height = (paper.height * MM - margins.top - margins.bottom) / edition.size
    html = matter.html(
        "leaflet.html",
        matter.opening(height),
        web=False,
        picture=no_picture,
        paper=paper,
        margins=margins,
        closing_whole=height >= _CLOSING_WHOLE,
        square_whole=matter.square is None or height >= _SQUARE_WHOLE,
    )
    return Page(
        name=matter.name,
        html=html,
        language=language.tag,
        edition=edition,
        paper=paper,
        margins=margins,
        passages=matter.passages,
        head=strip.head,
        foot=strip.foot,
        digits=language.digits,
        hand=matter.hand,
    )
