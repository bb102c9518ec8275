"""The branches of a tag tree: headings in order, lists and tables that are built as such."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaflet.audit.gathering import Fault, faults_of
from leaflet.audit.structure.anatomy import SHOWN, Anatomy
from leaflet.readback.tagtree import Element

_MANY_LETTERS = 1500
_APART = frozenset(("THead", "TBody", "TFoot", "TR", "TH", "TD", "LI", "L", "LBody", "Caption"))
_LISTS = frozenset(("LI", "L", "Caption"))


def check_branches(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield what is wrong with headings (PDF-05), lists (PDF-06, PDF-07) and tables (PDF-08)."""
    yield from faults_of("PDF-05", _headings(anatomy))
    lists = tuple(anatomy.elements("L"))
    yield from faults_of("PDF-06", (fault for each in lists for fault in _items(each)))
    unnumbered = (each for each in lists if str(each.attributes.get("ListNumbering", "/"))[1:] == "")
    said = "a list does not say how its items are marked (ListNumbering)"
    yield from faults_of("PDF-07", ((each.place(), f"{said}: {sample(each)}") for each in unnumbered))
    yield from faults_of("PDF-08", (fault for each in anatomy.elements("Table") for fault in _table(each)))


def sample(element: Element) -> str:
    """Return the first words of an element, to be found by."""
    words = " ".join(_apart(element).split())
    return repr(words[:SHOWN] + "…" if len(words) > SHOWN else words)


def _apart(element: Element) -> str:
    """Return the words of an element, a space between the cells and items that it holds."""
    if element.actual is None and element.alt is None and any(part.kind in _APART for part in element.parts()):
        return " ".join(map(_apart, element.parts()))
    return element.words()


def heading_level(kind: str) -> int:
    """Return the level of a heading by its kind, 0 for what is none or has none."""
    return int(kind[1:]) if kind[:1] == "H" and kind[1:].isdigit() else 0


def _headings(anatomy: Anatomy) -> Iterator[tuple[int, str]]:
    assert anatomy.tree
    found = [each for each in anatomy.tree.elements() if heading_level(each.kind)]
    if not found and not any(anatomy.elements("H", "Title")):
        if sum(layer.letters for layer in anatomy.layers) > _MANY_LETTERS:
            yield 0, "no text is tagged as a heading: a reader can't go from part to part"
        return
    before = 0
    for each in found:
        level = heading_level(each.kind)
        if not before and level > 1:
            yield each.place(), f"the first heading has level {level}: {sample(each)}"
        elif before and level > before + 1:
            yield each.place(), f"a heading of level {level} comes after one of level {before}: {sample(each)}"
        if not each.words().strip():
            yield each.place(), f"a heading of level {level} has no words"
        before = level


def _items(each: Element) -> Iterator[tuple[int, str]]:
    """Yield what a list or its items hold besides labels and bodies (ISO 14289-1, 7.2)."""
    for child in each.parts():
        if child.kind not in _LISTS:
            yield child.place(), f"a list holds something that is no item ({child.kind}): {sample(child)}"
        elif child.kind == "LI":
            wrong = next((part for part in child.parts() if part.kind not in {"Lbl", "LBody", "NonStruct"}), None)
            if wrong:
                yield child.place(), f"a list item holds more than label and body ({wrong.kind}): {sample(wrong)}"
            elif any(not isinstance(part, Element) or part.kind == "NonStruct" for part in child.children):
                yield child.place(), f"the words of a list item are in no body: {sample(child)}"


def _rows(table: Element) -> list[list[Element]]:
    rows = []
    for part in table.parts():
        held = part.parts() if part.kind in {"THead", "TBody", "TFoot"} else (part,)
        rows += [[cell for cell in row.parts() if cell.kind in {"TH", "TD"}] for row in held if row.kind == "TR"]
    return rows


def _span(cell: Element, key: str) -> int:
    value = cell.attributes.get(key, 1)
    return max(int(value), 1) if isinstance(value, (int, float)) else 1


def _table(table: Element) -> Iterator[tuple[int, str]]:
    """Yield what keeps a reader from saying which heads a cell has (ISO 14289-1, 7.2 and 7.5)."""
    rows = _rows(table)
    cells = [cell for row in rows for cell in row]
    heads = [cell for cell in cells if cell.kind == "TH"]
    if not cells:
        yield table.place(), f"a table has no rows of cells: {sample(table)}"
        return
    if not heads:
        kind = "a table has no heading cell" if len(rows) > 1 else "a table of one row has no heading cell: is it one?"
        yield table.place(), f"{kind}: {sample(table)}"
    elif not all(cell.attributes.get("Headers") for cell in cells if cell.kind == "TD"):
        for cell in heads:
            if cell.attributes.get("Scope") not in {"/Row", "/Column", "/Both"}:
                yield (
                    cell.place() or table.place(),
                    f"a heading cell does not say what it heads (Scope): {sample(cell)}",
                )
    widths = Counter[int]()
    for number, row in enumerate(rows):
        for cell in row:
            for lower in range(min(_span(cell, "RowSpan"), len(rows) - number)):
                widths[number + lower] += _span(cell, "ColSpan")
    if len(set(widths.values())) > 1:
        least, most = min(widths.values()), max(widths.values())
        yield table.place(), f"the rows of a table have from {least} to {most} cells: {sample(table)}"
