"""Bookmarks: the way from part to part that a reader shows beside the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaflet.audit.gathering import Fault, counted
from leaflet.audit.structure.anatomy import SHOWN, Anatomy
from leaflet.audit.structure.branches import heading_level, sample
from leaflet.readback.anyorder import plain
from leaflet.readback.tokens import read_letters

_MOST = 10_000
_FEW_PAGES = 2


def check_bookmarks(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield headings of the first three levels that no bookmark leads to (PDF-19; WCAG 2.4.5)."""
    assert anatomy.tree
    headings = [each for each in anatomy.tree.elements() if 0 < heading_level(each.kind) <= 3 and each.words().strip()]
    if len(anatomy.layers) < _FEW_PAGES or not headings:
        return
    titles = {_spelt(title) for title in _titles(anatomy)}
    missing = [each for each in headings if _spelt(each.words()) not in titles]
    if not titles:
        said = f"there are no bookmarks, on {len(anatomy.layers)} pages with {counted(len(headings), 'heading')}"
        yield Fault("PDF-19", 0, said)
    elif missing:
        of_all = f"{len(missing)} of {counted(len(headings), 'heading')}"
        said = f"no bookmark leads to {of_all}, the first: {sample(missing[0])}"
        yield Fault("PDF-19", missing[0].place(), said[: 4 * SHOWN])


def _spelt(words: str) -> str:
    """Return words as they are compared: readers turn right-to-left ones round in their own way."""
    return "".join(sorted("".join(map(plain, read_letters(words)))))


def _titles(anatomy: Anatomy) -> Iterator[str]:
    objects = anatomy.objects
    waiting: list[Any] = [objects.dictionary(objects.catalog.get("/Outlines")).get("/First")]
    seen: set[str] = set()
    while waiting and len(seen) < _MOST:
        item = waiting.pop()
        if not isinstance(item, str) or item in seen:
            continue
        seen.add(item)
        node = objects.dictionary(item)
        yield objects.text(node.get("/Title")) or ""
        waiting += [node.get("/Next"), node.get("/First")]
