"""The matter: all that a leaflet says, gathered once for every form that it may have."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from markupsafe import Markup

from leaflet.configuration import Configuration
from leaflet.directions import Directions
from leaflet.edition import Edition, Paper
from leaflet.language import Language, find_language
from leaflet.layout.beside import Companion
from leaflet.layout.contact import Contact
from leaflet.layout.opening import Opening, opening
from leaflet.layout.panel import Panel, panel
from leaflet.layout.parts import Part, Passage, parts
from leaflet.layout.review import Review, review
from leaflet.layout.running import Running, line_length, running
from leaflet.layout.scripts import GROWTH, settle
from leaflet.layout.square import Square, square
from leaflet.layout.template import render
from leaflet.monograph import Monograph
from leaflet.press.fonts import in_hand

UNDATED = "2000-01-01"
"""The date in a leaflet's metadata when neither its review nor its version is a date; never the clock's."""


@dataclass(frozen=True)
class Matter:
    """What a leaflet says and how large, before anybody knows on what it is read.

    `edition` has the leading that the script and the `hand` need (a class, "" for the usual one). `line` is the length
    of a line on the paper in ems, which the tables in `parts` fit. `square` is the QR code, None without an address,
    and `panel` the patient's own directions, None without any.
    """

    name: str
    monograph: Monograph
    language: Language
    edition: Edition
    hand: str
    line: float
    configuration: Configuration
    companion: Companion | None
    review: Review
    running: Running
    parts: tuple[Part, ...]
    square: Square | None
    panel: Panel | None

    def opening(self, height: float = math.inf, *, linked: bool = False) -> Opening:
        """Return the first page, whose text is `height` ems high and whose telephone numbers may be `linked`."""
        taken = self.panel.height if self.panel else 0
        sheet = self.edition, self.configuration, (self.line, height - taken)
        return opening(self.monograph, self.language, *sheet, self.companion, linked=linked)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the monograph's words in page order."""
        opening, name = self.opening(), self.monograph.path.name
        return (
            *(Passage(words, name) for words in (self.monograph.title, *opening.names)),
            *(Passage(words, "directions") for words in (self.panel.words if self.panel else ())),
            *(Passage(words, name) for words in opening.facts),
            *(passage for part in self.parts for passage in part.passages),
        )

    def html(self, template: str, opening: Opening, *, web: bool, **values: Any) -> str:
        """Return the `template` with all of this and `values` put in, for paper or for the `web`."""
        html = render(
            template,
            _=self.language.markup,
            language=self.language,
            hand=self.hand,
            edition=self.edition,
            line=self.line,
            monograph=self.monograph,
            title=self.language.join((self.monograph.title, opening.variant)),
            dated=_dated(self.monograph),
            running=self.running,
            opening=opening,
            parts=self.parts,
            review=self.review,
            square=self.square,
            panel=self.panel,
            contact=Contact(self.language, self.configuration.defaults.language, linked=web),
            pharmacy=self.configuration.pharmacy,
            help=self.configuration.help,
            web=web,
            **values,
        )
        return settle(html, self.language, screen=web)


def gather(
    monograph: Monograph,
    language: Language,
    edition: Edition,
    paper: Paper,
    configuration: Configuration,
    *,
    today: date,
    companion: Companion | None = None,
    directions: Directions | None = None,
) -> Matter:
    """Return what a leaflet for `monograph` says in `language`; the parameters are those of `page.compose`."""
    edition = replace(edition, growth=GROWTH.get(language.script, 0.0))
    hand = configuration.languages.hand(language.tag)
    if hand:
        leading = in_hand(hand).leading
        edition = replace(edition, leading=leading, tight=leading)
    state = review(monograph, language, today)
    line = line_length(edition, paper)
    second = companion.language if companion else None
    typed = find_language(configuration.defaults.language)
    return Matter(
        name=_name(monograph, language, edition, companion, directions),
        monograph=monograph,
        language=language,
        edition=edition,
        hand=hand,
        line=line,
        configuration=configuration,
        companion=companion,
        review=state,
        running=running(monograph, language, state),
        parts=tuple(parts(monograph, language, line, companion)),
        square=square(configuration.pharmacy.web, monograph, language, edition),
        panel=panel(directions, language, typed, line, second) if directions else None,
    )


def _name(
    monograph: Monograph,
    language: Language,
    edition: Edition,
    companion: Companion | None,
    directions: Directions | None,
) -> str:
    """Return the name of the file without its ending; one that is not for patients, or for one only, says so."""
    tags = "+".join((language.tag, *([companion.language.tag] if companion else [])))
    texts = (monograph, *([companion.monograph] if companion else []))
    finished = all(text.translation is None or text.translation.finished for text in texts)
    own = ".directions" if directions else ""
    return f"{monograph.name}.{tags}.{edition.name}{own}{'' if finished else '.draft'}"


def _dated(monograph: Monograph) -> str:
    """Return the day of the review, or of the version where that is one, as ISO 8601."""
    for text in (monograph.reviewed_on, monograph.version):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            continue
    return UNDATED


def no_picture(_name: str) -> Markup:
    """Return nothing: on paper the style sheet draws the pictograms."""
    return Markup("")
