"""The whole way, a line a stage: read, translate, compose, set, proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leaflet.configuration import Configuration
from leaflet.edition import Edition, Paper
from leaflet.language import Language
from leaflet.layout.beside import Companion
from leaflet.monograph import read
from leaflet.page import compose
from leaflet.pdf import set_page
from leaflet.proof import Proof, proof
from leaflet.translation import translate


@dataclass(frozen=True)
class Leaflet:
    """The product: a proved PDF, its file name without the ending ("vitamin-mk-7.en.large"), and its proof."""

    name: str
    pdf: bytes
    proof: Proof


def make_leaflet(
    path: Path,
    language: Language,
    edition: Edition,
    paper: Paper,
    configuration: Configuration,
    today: date,
    *,
    beside: Language | None = None,
    draft: bool = False,
) -> Leaflet:
    """Make the leaflet of the monograph in `path`; LeafletError, and no PDF, when anything is not as it must be.

    `today` decides whether a review is still in force. `beside` is a second language, set block by block after the
    first. A `draft` may lack translations, and says on every page that it is not for patients.
    """
    if configuration.languages.digits == "own":
        language = language.with_own_digits()
    monograph = read(path)
    translated = translate(monograph, language, draft=draft)
    companion = Companion(translate(monograph, beside, draft=draft), beside) if beside else None
    page = compose(translated, language, edition, paper, configuration, today=today, companion=companion)
    pdf = set_page(page)
    return Leaflet(page.name, pdf, proof(pdf, page))
