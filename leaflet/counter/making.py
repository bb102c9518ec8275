"""Making: what a worker process does for the counter: leaflets, their pictures, and which languages can be printed."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from leaflet.configuration import Configuration
from leaflet.counter.offers import Offer, offers
from leaflet.directions import Directions
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.fitting import misfits
from leaflet.language import find_language
from leaflet.monograph import read
from leaflet.pipeline import make_leaflet
from leaflet.slip import Slip

WIDTH = 440
"""Pixels across a picture of a page: enough to see what is on it, and to read large print."""


class Fault(NamedTuple):
    """Why there is no leaflet: what is wrong, where, and what to do."""

    message: str
    where: str
    hint: str


class Wish(NamedTuple):
    """The leaflet that is wanted: of a monograph's file, in a language, an edition and so on, by their names."""

    path: Path
    language: str
    edition: str
    paper: str
    beside: str = ""
    directions: Directions | None = None
    form: str = "pdf"


class Made(NamedTuple):
    """A leaflet: its file's name and bytes, and its pages as pictures (PNG); or what is wrong instead.

    `faults` are those of texts, `slips` those of directions that are not this medicine's.
    """

    file: str = ""
    data: bytes = b""
    pages: tuple[bytes, ...] = ()
    faults: tuple[Fault, ...] = ()
    slips: tuple[Slip, ...] = ()


def make(wish: Wish, configuration: Configuration, today: date, pictures: bool) -> Made:
    """Make a leaflet, with `pictures` of its pages where they are wanted; what is wrong is told, never raised."""
    try:
        slips = tuple(misfits(wish.directions, read(wish.path))) if wish.directions else ()
        if slips:
            return Made(slips=slips)
        edition = find_edition(wish.edition)
        leaflet = make_leaflet(
            *(wish.path, find_language(wish.language), edition, find_paper(wish.paper, edition), configuration, today),
            beside=find_language(wish.beside) if wish.beside else None,
            directions=wish.directions,
            form=wish.form,
            conformance=configuration.defaults.conformance,
        )
    except LeafletError as error:
        return Made(faults=_faults(error))
    return Made(leaflet.file, leaflet.data, tuple(_pictures(leaflet.data)) if pictures else ())


def offered(path: Path) -> tuple[Offer, ...] | tuple[Fault, ...]:
    """Return the languages of a medicine with what can be said against them, or what is wrong with its monograph."""
    try:
        return offers(path)
    except LeafletError as error:
        return _faults(error)


def _faults(error: LeafletError) -> tuple[Fault, ...]:
    return tuple(Fault(single.message, Path(single.where).name, single.hint) for single in error.each())


def _pictures(pdf: bytes) -> list[bytes]:
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=WIDTH / page.get_width(), grayscale=True).to_pil()
            target = io.BytesIO()
            picture.quantize(16).save(target, "PNG", optimize=False)
            found.append(target.getvalue())
    return found
