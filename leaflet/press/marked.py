"""A marked page: one page's content stream, piece by marked piece (ISO 32000-1, 14.6).

WeasyPrint marks each piece of text and each picture; what a piece means is decided when the tags are made. This room
touches `Stream._tags`, where WeasyPrint keeps which box it has given which mark.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pydyf

from leaflet.press import tagset


class MarkedPage:
    """One page's content stream: its marked pieces, and which element each belongs to."""

    def __init__(self, reference: bytes, page: Any, stream: Any) -> None:
        self.reference = reference
        self.height = page.height * tagset.POINTS
        self._box = page._page_box
        self.marks = {box: mark["mcid"] for box, mark in stream._tags.items()}
        self.owners: list[bytes] = [b"null"] * len(self.marks)
        self._tokens = stream.stream
        self._places = {
            token["MCID"]: place
            for place, token in enumerate(self._tokens)
            if type(token) is pydyf.Dictionary and "MCID" in token
        }

    @cached_property
    def ends(self) -> frozenset[Any]:
        """The last text of each cell on the page."""
        return tagset.cell_ends(self._box)

    def say(self, mark: int, text: str) -> None:
        """Give a piece the text that its glyphs stand for."""
        self._tokens[self._places[mark]]["ActualText"] = pydyf.String(text)

    def discard(self, mark: int, kind: dict[str, str], text: str = "") -> None:
        """Make a piece an artifact, which no reader reads out; `text` is what its glyphs stand for, to be searched.

        That stands in a span inside the artifact: poppler does not look for it elsewhere.
        """
        place = self._places[mark]
        self._tokens[place - 1 : place + 1] = ["/Artifact", pydyf.Dictionary(kind)]
        if text:
            span = pydyf.Dictionary({"ActualText": pydyf.String(text)})
            self._tokens[place + 1] = b"BDC /Span %b BDC" % span.data
            self._tokens[self._tokens.index(b"EMC", place)] = b"EMC EMC"

    def name_ornaments(self) -> None:
        """Say of the borders and backgrounds, which WeasyPrint draws as artifacts, what kind of artifact they are."""
        for place, token in enumerate(self._tokens):
            if token == b"BMC" and self._tokens[place - 1] == "/Artifact":
                self._tokens[place] = b"<</Type /Layout>> BDC"
