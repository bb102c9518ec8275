"""Structure destinations: bookmarks and links that lead to an element of the tree, not only to a place on a page.

PDF/UA-2 asks for them (ISO 14289-2, 8.8), so that a screen reader goes on reading where the reader has gone. A viewer
that does not know them still goes to the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pydyf

from leaflet.errors import LeafletError


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _bookmarks(pdf: Any, parent: Any) -> Iterator[Any]:
    """Yield the bookmarks under `parent` in the order of the pages."""
    reference = parent.get("First")
    while reference:
        bookmark = _object(pdf, reference)
        yield bookmark
        yield from _bookmarks(pdf, bookmark)
        reference = bookmark.get("Next")


def _action(place: Any, node: Any) -> Any:
    """Return the action that goes to `node`, which begins at `place` (a page, then where on it)."""
    structure = pydyf.Array([node.reference, *place[1:]])
    return pydyf.Dictionary({"Type": "/Action", "S": "/GoTo", "D": place, "SD": structure})


def lead_to_elements(pdf: Any, headings: Sequence[Any], anchors: Mapping[str, Any], links: Sequence[Any]) -> None:
    """Let each bookmark lead to its element in `headings`, and each internal one of `links` to the one it names.

    `headings` are the elements that have a bookmark, in reading order, `anchors` elements by their id. The names of
    places, which nothing refers to any more, are left out.
    """
    outlines = pdf.catalog.get("Outlines")
    bookmarks = list(_bookmarks(pdf, _object(pdf, outlines))) if outlines else []
    if len(bookmarks) != len(headings):
        raise LeafletError("a bookmark leads to no heading that its tags know", hint="report this")
    for bookmark, node in zip(bookmarks, headings, strict=True):
        bookmark["A"] = _action(bookmark.pop("Dest"), node)
    named = pdf.catalog.get("Names", {}).pop("Dests", {"Names": []})["Names"]
    places = {name.string: place for name, place in zip(named[::2], named[1::2], strict=True)}
    for link in links:
        if "Dest" in link:
            name = link.pop("Dest").string
            if name not in anchors:
                raise LeafletError(f"a link leads to {name!r}, which its tags do not know", hint="report this")
            link["A"] = _action(places[name], anchors[name])
    if not pdf.catalog.get("Names", True):
        del pdf.catalog["Names"]
