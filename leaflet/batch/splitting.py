"""Splitting: leaflets laid on paper and dealt out to files, as full as a limit of sheets allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from leaflet.batch.binding import Sheet
from leaflet.batch.cover import Cover, Row, first_sheets, make_cover
from leaflet.batch.finished import Finished
from leaflet.batch.imposition import Side, flat, folded, paired, sheets
from leaflet.edition import MM, Paper
from leaflet.errors import LeafletError, refuse
from leaflet.language import Language, find_language

_DOUBLE = {"a5": ("A4", 297, 210), "a4": ("A3", 420, 297), "letter": ("Tabloid (11 by 17 inches)", 431.8, 279.4)}


@dataclass(frozen=True)
class Item:
    """A leaflet in a packet: its number there, how many copies, and the sides that one copy is printed on."""

    number: int
    leaflet: Finished
    copies: int
    sides: tuple[Side, ...]

    @property
    def row(self) -> Row:
        """Return it as a line of the cover's list."""
        leaflet, each = self.leaflet, sheets(self.sides)
        name = ", ".join(filter(None, (leaflet.medicine, spoken(leaflet.language), leaflet.edition)))
        return Row(self.number, name, self.copies, leaflet.pages, each * self.copies, leaflet.draft)


@dataclass(frozen=True)
class Part:
    """One file of a packet: what is in it, its cover, and the sheets of paper that it takes with it."""

    path: Path
    items: tuple[Item, ...]
    cover: Cover = field(repr=False)
    sheets: int

    @property
    def first_sheets(self) -> list[int]:
        """Return the sheet that each leaflet begins on, the cover's counted."""
        rows = [item.row for item in self.items]
        return first_sheets(rows, self.sheets - sum(row.sheets for row in rows))


@dataclass(frozen=True)
class Layout:
    """How pages are laid on paper: the leaflets' own, and what is put into the printer."""

    paper: Paper
    title: str
    sheet: Sheet | None

    @property
    def booklet(self) -> bool:
        """Tell whether two pages stand side by side, to be folded."""
        return self.sheet is not None

    def sides(self, leaflet: Finished) -> tuple[Side, ...]:
        """Return the sides that one copy is printed on."""
        return folded(leaflet.pages, leftward=_leftward(leaflet)) if self.booklet else flat(leaflet.pages)

    def cover_sides(self, pages: int) -> tuple[Side, ...]:
        """Return the sides that a cover of so many pages is printed on."""
        return paired(pages) if self.booklet else flat(pages)


def find_layout(leaflets: Sequence[Finished], booklet: bool) -> Layout:
    """Return how the leaflets are laid on paper; LeafletError where they are for several papers."""
    counts: dict[str, int] = {}
    for leaflet in leaflets:
        counts[leaflet.paper.name] = counts.get(leaflet.paper.name, 0) + 1
    usual = max(counts, key=lambda name: counts[name])
    paper = next(leaflet.paper for leaflet in leaflets if leaflet.paper.name == usual)
    others = {leaflet.path: leaflet.paper.title for leaflet in leaflets if leaflet.paper.name != usual}
    refuse(
        LeafletError(
            f"is on {title}, while most of the packet is on {paper.title}",
            str(path),
            "a printer takes one paper at a time: make a packet for each paper",
        )
        for path, title in others.items()
    )
    if not booklet:
        return Layout(paper, paper.title, None)
    title, width, height = _DOUBLE[paper.name]
    return Layout(paper, title, Sheet(title, width * MM, height * MM))


def deal(items: Sequence[Item], target: Path, layout: Layout, limit: int | None) -> Iterator[Part]:
    """Yield the files `target` is split into, each with its cover as full as `limit` allows; one file without limit.

    No file ends inside a leaflet; one that takes more sheets than the limit has a file to itself.
    """
    copies = [item for item in items for _ in range(item.copies)] if limit else []
    number, begun = 1, 0
    if not limit:
        yield _part(items, target, layout, target.stem)
        return
    while begun < len(copies):
        path, own = target.with_name(f"{target.stem}-{number}{target.suffix}"), 1
        while True:
            taken = _fitting(copies[begun:], limit - own)
            part = _part(_gathered(copies[begun : begun + taken]), path, layout, path.stem)
            if part.sheets <= limit or taken == 1:
                break
            own = max(own + 1, sheets(layout.cover_sides(part.cover.pages)))
        yield part
        number, begun = number + 1, begun + taken


def _fitting(copies: Sequence[Item], room: int) -> int:
    """Return how many of the leaflets next in line fit on so many sheets; one at least."""
    for count, item in enumerate(copies):
        room -= sheets(item.sides)
        if room < 0:
            return max(count, 1)
    return len(copies)


def _gathered(copies: Sequence[Item]) -> list[Item]:
    """Return single copies as items again."""
    counts: dict[int, int] = {}
    for item in copies:
        counts[item.number] = counts.get(item.number, 0) + 1
    first = {item.number: item for item in copies}
    return [Item(number, first[number].leaflet, count, first[number].sides) for number, count in counts.items()]


def _part(items: Sequence[Item], path: Path, layout: Layout, title: str) -> Part:
    rows = [item.row for item in items]
    leftward = any(_leftward(item.leaflet) for item in items)
    lay = layout.cover_sides
    cover = make_cover(title, rows, layout.paper, layout.title, lay, booklet=layout.booklet, leftward=leftward)
    return Part(path, tuple(items), cover, sum(row.sheets for row in rows) + sheets(lay(cover.pages)))


def _leftward(leaflet: Finished) -> bool:
    first = _known(leaflet.language.partition("+")[0])
    return first is not None and first.direction == "rtl"


def spoken(tags: str) -> str:
    """Return the English names of the languages in `tags`, "Arabic and English" for "ar+en"."""
    known = ((tag, _known(tag)) for tag in tags.split("+"))
    return " and ".join(language.english_name if language else tag for tag, language in known)


@cache
def _known(tag: str) -> Language | None:
    try:
        return find_language(tag)
    except LeafletError:
        return None
