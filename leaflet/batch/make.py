"""One leaflet of a batch made by a worker: put in place whole, or left as it was where its page has not changed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pikepdf

from leaflet.batch.digests import Digests, digest, stamp
from leaflet.batch.recipe import Recipe
from leaflet.batch.work import Fault, Made, Outcome, Work
from leaflet.configuration import Configuration
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.monograph import Monograph
from leaflet.page import Page
from leaflet.pipeline import finish, lay_out
from leaflet.press.fonts import families
from leaflet.storage import put


def make(work: Work, configuration: Configuration, today: date, folder: Path, scratch: Path) -> Made:
    """Make the leaflet `work` in `folder`, by way of `scratch`; what stops it is told, never raised."""
    made, data = form(work, configuration, today)
    return made if data is None else deliver(made, data, folder, scratch)


def deliver(made: Made, data: bytes, folder: Path, scratch: Path) -> Made:
    """Put a leaflet that was made into `folder`, whole or not at all."""
    target = folder / made.file
    try:
        put(target, data, scratch)
        return made._replace(stamp=stamp(target.stat()))
    except LeafletError as error:
        fault = Fault(error.message, made.file, error.hint)
    except OSError as error:
        fault = Fault(f"was taken away at once: {error.strerror}", made.file, "make it again")
    return made._replace(outcome=Outcome.FAILED, faults=(fault,))


def form(work: Work, configuration: Configuration, today: date) -> tuple[Made, bytes | None]:
    """Return what became of the leaflet `work`, and its bytes; None where it is fresh, refused or failed."""
    began = time.perf_counter()
    data = None
    try:
        made, data = _form(work, configuration, today)
    except LeafletError as error:
        made = work.refused(Fault.each(error))
    except MemoryError:
        made = work.failed(Fault("needs more memory than it may take", work.file, "allow more with --memory"))
    except Exception as error:
        message = f"the program itself failed: {type(error).__name__}: {error}"
        made = work.failed(Fault(message, work.file, "report it with the monograph"))
    return made._replace(seconds=time.perf_counter() - began), data


def _form(work: Work, configuration: Configuration, today: date) -> tuple[Made, bytes | None]:
    edition = find_edition(work.edition)
    paper = find_paper(work.paper, edition)
    layout = lay_out(work.path, find_language(work.language), edition, paper, configuration, today, form=work.form)
    page, before, until = layout.page, work.before, _until(layout.monograph, today)

    same = (
        Made(work.file, Outcome.FRESH, work.inputs)
        if before is None
        else before._replace(outcome=Outcome.FRESH, inputs=work.inputs, seen=work.seen, until=until)
    )

    def key(used: str) -> str:
        return (
            recipe(configuration).page(page.html, page.hand, work.conformance, used) if isinstance(page, Page) else ""
        )

    if before and before.page and before.page == key(before.fonts):
        return same, None
    data = finish(layout, configuration, work.conformance).data
    written = digest(data)
    if before and before.digest == written and not isinstance(page, Page):
        return same, None
    used = ",".join(_fonts(data)) if isinstance(page, Page) else ""
    return Made(work.file, Outcome.MADE, work.inputs, work.seen, key(used), used, written, until=until), data


def _fonts(pdf: bytes) -> Iterator[str]:
    """Yield the families of `styles/fonts.toml` that a PDF is set in."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        shared = {page.Resources.objgen: page.Resources for page in opened.pages}
        fonts = (font for resources in shared.values() for font in resources.get("/Font", {}).values())
        named = {str(font.BaseFont).partition("+")[2] for font in fonts}
    for family in families():
        name = family.name.replace(" ", "-")
        if any(font == name or font.startswith(f"{name}-") for font in named):
            yield family.name


def _until(monograph: Monograph, today: date) -> str:
    """Return the last day on which the leaflet says of its reviews what it says today, "" where that is for ever."""
    days = []
    if monograph.review_due:
        days.append(date.fromisoformat(monograph.review_due))
    for text in (monograph, monograph.translation):
        if text and text.reviewed_on:
            days.append(date.fromisoformat(text.reviewed_on) - timedelta(days=1))
    coming = [day for day in days if day >= today]
    return min(coming).isoformat() if coming else ""


@lru_cache(maxsize=1)
def recipe(configuration: Configuration) -> Recipe:
    """Return what a worker knows of what its leaflets are made of: it does not change during a batch."""
    return Recipe(configuration, Digests())
