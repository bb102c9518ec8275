"""Options: what the lists of the form hold, each in the words of staff."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from leaflet.counter.labels import FOODS, REASONS
from leaflet.counter.view import Tongue
from leaflet.counter.words import Words
from leaflet.edition import editions, papers
from leaflet.slip import staff

_SIZES: Mapping[str, str] = {
    "clear": staff("clear print"),
    "large": staff("large print"),
    "giant": staff("giant print"),
}
_SHOWN = staff("{name}, {size} point")
_NONE = staff("none")
_FITS = staff("{paper} ({sizes} only)")


class Option(NamedTuple):
    """An entry of a list: what is sent, what is shown, and in which language that is, "" for that of the page."""

    value: str
    label: str
    lang: str = ""


def listed(entries: Mapping[str, str], words: Words) -> tuple[Option, ...]:
    """Return the options of a list, in its order."""
    return tuple(Option(value, words.text(label)) for value, label in entries.items())


def sizes(words: Words) -> tuple[Option, ...]:
    """Return the editions with their print sizes."""
    return tuple(
        Option(
            each.name, words.text(_SHOWN, name=words.text(_SIZES.get(each.name, each.title)), size=f"{each.size:g}")
        )
        for each in editions()
    )


def sheets(words: Words) -> tuple[Option, ...]:
    """Return the papers; one that not every print size fits says which do."""
    found = []
    for paper in papers():
        fit = [words.text(_SIZES.get(each.name, each.title)) for each in editions() if paper.name in each.papers]
        whole = len(fit) == len(editions())
        label = paper.title if whole else words.text(_FITS, paper=paper.title, sizes=", ".join(fit))
        found.append(Option(paper.name, label))
    return tuple(found)


def languages(tongues: Iterable[Tongue]) -> tuple[Option, ...]:
    """Return the languages of patients, by their own names and as staff call them."""
    return tuple(
        Option(each.tag, each.name if each.name == each.called else f"{each.called} – {each.name}") for each in tongues
    )


def seconds(tongues: Iterable[Tongue], words: Words) -> tuple[Option, ...]:
    """Return the languages that may stand beside the patient's."""
    return (Option("", words.text(_NONE)), *languages(tongues))


def reasons(words: Words) -> tuple[Option, ...]:
    """Return the reasons in the order of their names, "" for none."""
    return (
        Option("", words.text(FOODS[""])),
        *sorted(listed(REASONS, words), key=lambda option: option.label.casefold()),
    )
