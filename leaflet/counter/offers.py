"""Offers: the languages in which a medicine can be printed safely, and why it cannot be in the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from leaflet.catalog import catalog_path, renderings
from leaflet.errors import LeafletError
from leaflet.language import SOURCE_LANGUAGE, Language, find_language, languages
from leaflet.monograph import Monograph, read
from leaflet.po import read_catalog
from leaflet.progress import Standing, State, standing
from leaflet.slip import Slip, staff

_WHY = {
    State.STALE: staff("older than its source: {stale} of {blocks} texts"),
    State.INCOMPLETE: staff("not finished: {translated} of {blocks} texts"),
    State.FAULTY: staff("{faults} mistakes in numbers, units or words"),
}


class Offer(NamedTuple):
    """A language by its tag; `reason` says why it is not offered, None where it is."""

    tag: str
    reason: Slip | None = None


def offers(path: Path) -> tuple[Offer, ...]:
    """Return every language that the monograph in `path` is in or has a catalog for, as far as a glance tells.

    What is stale or not finished is seen; mistakes in a translation are not, which `judged` takes its time for.
    LeafletError when the monograph itself cannot be printed.
    """
    return tuple(_offers(path))


def judged(path: Path, tag: str) -> Offer:
    """Return the language called `tag` of the monograph in `path`, all of its translation judged."""
    return _offer(read(path), find_language(tag), standing)


def _offers(path: Path) -> Iterator[Offer]:
    monograph = read(path)
    for language in languages():
        if language.tag == SOURCE_LANGUAGE:
            yield Offer(language.tag)
        elif catalog_path(path, language).exists():
            yield _offer(monograph, language, _glance)


def _offer(monograph: Monograph, language: Language, look: Callable[[Monograph, Language], Standing]) -> Offer:
    try:
        found = look(monograph, language)
    except LeafletError as error:
        return Offer(language.tag, Slip("{text}", "", {"text": error.message}))
    why = _WHY.get(State(found.state))
    return Offer(language.tag, Slip(why, "", found.report()) if why else None)


def _glance(monograph: Monograph, language: Language) -> Standing:
    """Return how a translation stands, its numbers and words not looked at."""
    found = tuple(renderings(monograph, read_catalog(catalog_path(monograph.path, language))))
    translated = sum(each.translated for each in found)
    stale = sum(each.stale and not each.translated for each in found)
    state = State.STALE if stale else State.INCOMPLETE if translated < len(found) else State.CURRENT
    return Standing(monograph.name, language.tag, state.value, len(found), translated, stale)
