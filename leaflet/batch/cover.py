"""The cover sheet of a packet: what is in it and how to print it, in the print room's language."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate

import pikepdf

from leaflet.batch.imposition import Side, sheets
from leaflet.edition import MM, Edition, Paper, find_edition
from leaflet.language import SOURCE_LANGUAGE
from leaflet.layout.template import render
from leaflet.page import Margins, Page
from leaflet.pdf import set_page

MOST_STAPLED = 20
"""Pages that staples hold so that they can be read; a longer leaflet is bound with a spiral (ACB 2025: LP-27)."""


@dataclass(frozen=True)
class Row:
    """A leaflet in the list: its number in the packet, what it is, copies, pages of one, sheets of all copies."""

    number: int
    name: str
    copies: int
    pages: int
    sheets: int
    draft: bool = False

    @property
    def thick(self) -> bool:
        """Tell whether it has too many pages for staples."""
        return self.pages > MOST_STAPLED


@dataclass(frozen=True)
class Cover:
    """A cover sheet: its PDF and how many pages it has."""

    pdf: bytes
    pages: int


def make_cover(
    title: str,
    rows: Sequence[Row],
    paper: Paper,
    sheet: str,
    lay: Callable[[int], tuple[Side, ...]],
    *,
    booklet: bool = False,
    leftward: bool = False,
) -> Cover:
    """Return the cover sheet of a packet of these `rows`, set on `paper`.

    `sheet` names what is put into the printer, and `lay` says how so many pages are laid on it: the number of sheets
    that the cover tells counts itself. It asks for matt, white or off-white paper through which nothing shows (LP-28).
    """
    copies = sum(row.copies for row in rows)
    inside = sum(row.sheets for row in rows)
    edition = _edition(paper)
    known = {
        "title": title,
        "thick": [row for row in rows if row.thick],
        "most": MOST_STAPLED,
        "leaflets": _counted(copies, "leaflet"),
        "drafts": any(row.draft for row in rows),
        "paper": paper,
        "side": edition.side_margin(paper),
        "edition": edition,
        "sheet": sheet,
        "booklet": booklet,
        "leftward": leftward,
    }
    own = 1
    while True:
        listed = zip(rows, first_sheets(rows, own), strict=True)
        page = render("packet/cover.html", sheets=_counted(inside + own, "sheet"), listed=listed, **known)
        cover = _set(page, edition, paper)
        if sheets(lay(cover.pages)) == own:
            return cover
        own = sheets(lay(cover.pages))
        gc.collect()  # a long list takes much memory while it is set


def first_sheets(rows: Sequence[Row], own: int) -> list[int]:
    """Return the sheet of the packet that each leaflet begins on, its cover taking the first `own`."""
    return list(accumulate((row.sheets for row in rows), initial=own + 1))[:-1]


def _edition(paper: Paper) -> Edition:
    """Return large print, or the largest that `paper` has room for."""
    large, clear = find_edition("large"), find_edition("clear")
    return large if paper.name in large.papers else clear


def _set(html: str, edition: Edition, paper: Paper) -> Cover:
    side = edition.side_margin(paper) * MM
    margins = Margins(edition.margin * MM, side, edition.margin * MM, side)
    pdf = set_page(Page("the cover sheet", html, SOURCE_LANGUAGE, edition, paper, margins, (), "", ""))
    with pikepdf.open(BytesIO(pdf)) as opened:
        return Cover(pdf, len(opened.pages))


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
