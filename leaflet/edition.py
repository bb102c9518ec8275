"""How a leaflet is set: print size, leading, line length and papers, read from `styles/editions.toml`."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from functools import cache

from leaflet import resources
from leaflet.errors import LeafletError

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True)
class Paper:
    """A sheet, upright: its name as typed, as the print room says it, its size in millimetres.

    `media` is what printers call it (PWG 5101.1).
    """

    name: str
    title: str
    width: float
    height: float
    media: str = ""


@dataclass(frozen=True)
class Edition:
    """One way to set a leaflet; sizes in points, lengths in millimetres, leading as a multiple of the size.

    `line` is the longest line that this edition allows; side margins follow from it and the paper, and are never
    below `margin`. `tight` is the leading of headings, head and foot; `growth` what any line
    grows by where its letters reach higher or lower than those of the first font.
    """

    name: str
    title: str
    size: float
    title_size: float
    heading_size: float
    subheading_size: float
    leading: float
    paragraph_gap: float
    line: float
    margin: float
    papers: tuple[str, ...]
    guideline: str
    tight: float = 1.25
    growth: float = 0.0

    def side_margin(self, paper: Paper) -> float:
        """Return the margin left and right of the text on `paper`, in millimetres."""
        return max(self.margin, (paper.width - self.line) / 2)


@cache
def _data() -> tuple[dict[str, Edition], dict[str, Paper]]:
    with (resources.folder("styles") / "editions.toml").open("rb") as file:
        data = tomllib.load(file)
    papers = {name: Paper(name=name, **entry) for name, entry in data["paper"].items()}
    editions = {
        name: Edition(name=name, **{**entry, "papers": tuple(entry["papers"])})
        for name, entry in data["edition"].items()
    }
    return editions, papers


def editions() -> tuple[Edition, ...]:
    """Return every edition, smallest print first."""
    return tuple(sorted(_data()[0].values(), key=lambda edition: edition.size))


def papers() -> tuple[Paper, ...]:
    """Return every paper that some edition fits."""
    return tuple(_data()[1].values())


def find_edition(name: str) -> Edition:
    """Return the edition called `name`; LeafletError names the nearest when there is none."""
    known = _data()[0]
    if name not in known:
        near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0)
        raise LeafletError(
            f"there is no edition {name!r}", hint=f"did you mean {near[0]!r}? There are: {', '.join(known)}"
        )
    return known[name]


def find_paper(name: str, edition: Edition) -> Paper:
    """Return the paper called `name`; LeafletError when it is unknown or too small for `edition`."""
    known = _data()[1]
    if name not in known:
        raise LeafletError(f"there is no paper {name!r}", hint=f"choose one of: {', '.join(known)}")
    if name not in edition.papers:
        fits = ", ".join(edition.papers)
        raise LeafletError(
            f"the {edition.name} edition ({edition.size:g} point) does not fit {known[name].title} paper:"
            " its lines would be too short to read",
            hint=f"print it on one of: {fits}; or choose an edition with smaller print",
        )
    return known[name]
