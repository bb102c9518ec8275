"""Tables on a page of large print: one that is too wide becomes a list of records, so that no print shrinks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaflet import prose
from leaflet.blocks import Block, Definition, Definitions, Foreign, List, Paragraph, Question, Quote, Row, Table
from leaflet.layout.measure import unbroken, width
from leaflet.writing import is_leftward

COLUMNS = 4
"""The most columns that a reader of large print is asked to follow."""

LONGEST_CELL = 40
"""The most words in a cell; longer texts are read more easily across the page than in a column."""

_CELL = 7.0
_PADDING = 1.1


def fit(blocks: tuple[Block, ...], measure: float) -> tuple[Block, ...]:
    """Return `blocks` with each table that is wider than `measure` ems set as records, every word kept.

    A record is one row: a definition list of the column's heading and the cell. Headings come again in each record.
    """
    return tuple(fitted for block in blocks for fitted in _fit(block, measure))


def _fit(block: Block, measure: float) -> Iterator[Block]:
    match block:
        case Table() if block.rows and not _fits(block, measure):
            yield from _records(block)
        case List(items):
            yield replace(block, items=tuple(replace(item, blocks=fit(item.blocks, measure - 2)) for item in items))
        case Quote(inner):
            yield Quote(fit(inner, measure - 2))
        case Definitions(items):
            yield Definitions(tuple(replace(item, blocks=fit(item.blocks, measure - 2)) for item in items))
        case Question():
            yield replace(block, blocks=fit(block.blocks, measure))
        case _:
            yield block


def _fits(table: Table, measure: float) -> bool:
    """Say whether no word is broken and no column of longer texts is squeezed below a few words a line.

    Columns of two languages that begin at opposite sides would have to change places: such a table never fits.
    """
    rows = tuple(table.lines())
    if table.beside and len({is_leftward(" ".join(row.cells)) for row in rows if any(row.cells)}) > 1:
        return False
    if any(len(unbroken(cell)) > LONGEST_CELL for row in rows for cell in row.cells):
        return False
    columns = zip(*(row.cells for row in rows), strict=True)
    needed = [max(map(_least, column)) + _PADDING for column in columns]
    return len(needed) <= COLUMNS and sum(needed) <= measure


def _least(cell: str) -> float:
    words = prose.plain(cell)
    if isinstance(cell, Foreign) and cell.mark:
        words = f"{cell.mark} {words}"
    return max(min(width(words), _CELL), *map(width, unbroken(words)), 0)


def _records(table: Table) -> Iterator[Definitions]:
    header, *beside = (table.header, *table.beside)
    for place, row in enumerate(table.rows):
        yield from _record(header, row, first=not place)
        if beside:
            yield from _record(beside[0], beside[place + 1], first=not place)


def _record(header: Row, row: Row, first: bool) -> Iterator[Definitions]:
    pairs = zip(header.cells, row.cells, strict=True)
    record = tuple(_pair(heading, header, cell, row) for heading, cell in pairs if cell or (heading and first))
    if record:
        yield Definitions(record)


def _pair(heading: str, header: Row, cell: str, row: Row) -> Definition:
    if not heading:
        return Definition(cell, row.line, ())
    return Definition(heading, header.line, (Paragraph(cell, row.line),) if cell else ())
