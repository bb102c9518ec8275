"""The whole way, a line a stage: read, translate, compose, set, proof; or, off the paper, the other forms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet.configuration import Configuration
from leaflet.directions import Directions
from leaflet.dosing.safety import refuse_unsafe
from leaflet.edition import Edition, Paper
from leaflet.fitting import refuse_misfits
from leaflet.language import Language
from leaflet.layout.beside import Companion
from leaflet.monograph import Monograph, read
from leaflet.page import Page, compose
from leaflet.pdf import set_page
from leaflet.proof import Proof, proof
from leaflet.translation import translate

if TYPE_CHECKING:
    from leaflet.forms.web import WebPage

FORMS = ("pdf", "html", "txt", "brf")
"""The forms of a leaflet, which are the endings of its files."""

_NOT_FILLED_IN = ("txt", "brf")
"""Forms without a diary: nobody ticks a box in them."""


@dataclass(frozen=True)
class Leaflet:
    """The product: its file name without the ending ("vitamin-mk-7.en.large"), its form, its bytes, a PDF's proof."""

    name: str
    form: str
    data: bytes
    proof: Proof | None = None

    @property
    def file(self) -> str:
        """Return the name of its file."""
        return f"{self.name}.{self.form}"


@dataclass(frozen=True)
class Layout:
    """A leaflet before it is set: the monograph in the patient's language, and its page for paper or the screen."""

    monograph: Monograph
    page: Page | WebPage
    form: str


def make_leaflet(
    path: Path,
    language: Language,
    edition: Edition,
    paper: Paper,
    configuration: Configuration,
    today: date,
    *,
    beside: Language | None = None,
    directions: Directions | None = None,
    draft: bool = False,
    form: str = "pdf",
    conformance: str = "ua1",
) -> Leaflet:
    """Make the leaflet of the monograph in `path`; LeafletError, and no leaflet, when anything is not as it must be.

    `today` decides whether a review is still in force. `beside` is a second language, set block by block after the
    first; `directions` are what this one patient takes, on the first page. A `draft` may lack translations, and says
    on every page that it is not for patients. `form` is one of `FORMS`; `conformance` names the standards that a PDF
    meets.
    """
    layout = lay_out(
        *(path, language, edition, paper, configuration, today),
        beside=beside,
        directions=directions,
        draft=draft,
        form=form,
    )
    return finish(layout, configuration, conformance)


def lay_out(
    path: Path,
    language: Language,
    edition: Edition,
    paper: Paper,
    configuration: Configuration,
    today: date,
    *,
    beside: Language | None = None,
    directions: Directions | None = None,
    draft: bool = False,
    form: str = "pdf",
) -> Layout:
    """Read, translate and compose: everything of `make_leaflet` before the type is set."""
    if configuration.languages.digits == "own":
        language = language.with_own_digits()
    monograph = read(path)
    said = _directed(directions, monograph, form) if directions else None
    translated = translate(monograph, language, draft=draft)
    companion = Companion(translate(monograph, beside, draft=draft), beside) if beside else None
    page: Page | WebPage
    if form == "pdf":
        page = compose(
            *(translated, language, edition, paper, configuration),
            today=today,
            companion=companion,
            directions=said,
        )
    else:
        from leaflet.forms.web import web  # noqa: PLC0415 - most leaflets are PDFs

        page = web(
            *(translated, language, edition, paper, configuration),
            today=today,
            companion=companion,
            directions=said,
        )
    return Layout(translated, page, form)


def _directed(directions: Directions, monograph: Monograph, form: str) -> Directions:
    """Return directions as a `form` has them; LeafletError where they are not safe, or not this medicine's."""
    refuse_unsafe(directions)
    refuse_misfits(directions, monograph)
    return replace(directions, diary=0) if form in _NOT_FILLED_IN else directions


def finish(layout: Layout, configuration: Configuration, conformance: str = "ua1") -> Leaflet:
    """Set and proof a page, or make of it the form that was asked for; nothing leaves that lost a word."""
    page = layout.page
    if isinstance(page, Page):
        pdf = set_page(page, conformance)
        return Leaflet(page.name, layout.form, pdf, proof(pdf, page))
    from leaflet.forms.fidelity import refuse_lost  # noqa: PLC0415 - most leaflets are PDFs

    refuse_lost(page)
    size = configuration.braille
    match layout.form:
        case "html":
            text = page.html
        case "txt":
            from leaflet.forms.plaintext import plain_text  # noqa: PLC0415 - most leaflets are PDFs

            text = plain_text(page)
        case _:
            from leaflet.forms.braille import braille  # noqa: PLC0415

            text = braille(page, cells=size.cells, lines=size.lines)
    return Leaflet(page.name, layout.form, text.encode())
