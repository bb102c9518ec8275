"""Binding: the pages of many leaflets in one PDF, as they go through the printer, with bookmarks and page labels.

Leaflets are read one after the other; what is kept of one is a few numbers, so that a packet may hold thousands.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

import pikepdf

from leaflet.batch.copying import Copier
from leaflet.batch.finished import CREATOR, box, contents, inherited
from leaflet.batch.fontstore import FontStore
from leaflet.batch.imposition import Side
from leaflet.batch.pdfwriter import PdfWriter, number, reference, text
from leaflet.press.packing import packed


@dataclass(frozen=True)
class Sheet:
    """What is put into the printer when two pages stand side by side: its name and its size in points."""

    title: str
    width: float
    height: float


@dataclass(frozen=True)
class _Leaf:
    """A page as it is drawn: the object that draws it, its resources, and its edges."""

    drawing: int
    resources: bytes
    edges: tuple[float, float, float, float]


class Binder:
    """A packet while it is being written; `sheet` is given where two pages stand side by side."""

    def __init__(self, file: BinaryIO, version: str, sheet: Sheet | None) -> None:
        self._writer = PdfWriter(file, version)
        self._fonts = FontStore(self._writer)
        self._sheet = sheet
        self._root = self._writer.reserve()
        self._nodes: list[bytes] = []
        self._labels: list[bytes] = []
        self._bookmarks: list[tuple[str, int]] = []
        self._sides = 0

    def add(
        self, pdf: pikepdf.Pdf, name: str, label: str, bookmark: str, sides: tuple[Side, ...], copies: int
    ) -> None:
        """Write so many copies of the pages in `pdf`, laid on these `sides`; errors call the leaflet `name`.

        Pages are labelled with `label` and their number; the `bookmark` leads to the first copy.
        """
        copier = Copier(self._writer, self._fonts, name)
        leaves = [self._leaf(copier, page) for page in pdf.pages]
        bodies = [self._side(leaves, side) for side in sides]
        first = 0
        for _ in range(copies):
            node = self._writer.reserve()
            head = b"<</Type/Page/Parent " + reference(node)
            pages = [self._writer.put(head + body + b">>") for body in bodies]
            first = first or pages[0]
            kids = b" ".join(map(reference, pages))
            size = self._size(leaves)
            parts = (reference(self._root), kids, len(pages), size)
            self._writer.put(b"<</Type/Pages/Parent %s/Kids[%s]/Count %d/MediaBox[%s]>>" % parts, node)
            self._nodes.append(reference(node))
            self._label(label, sides)
        self._bookmarks.append((bookmark, first))

    def finish(self, title: str, pages: str) -> None:
        """Write what holds the leaflets together, and the fonts; `pages` is the Duplex of ISO 32000-1, 12.2."""
        self._fonts.write()
        writer = self._writer
        kids = b" ".join(self._nodes)
        writer.put(b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, self._sides), self._root)
        outline = self._outline()
        labels = writer.put(b"<</Nums[%s]>>" % b"".join(self._labels))
        preferences = f"<</PrintScaling/None/Duplex/{pages}/PickTrayByPDFSize true/DisplayDocTitle true>>".encode()
        catalog = writer.put(
            b"<</Type/Catalog/Pages %s/Outlines %s/PageLabels %s/PageMode/UseOutlines/Lang(en)/ViewerPreferences%s>>"
            % (reference(self._root), reference(outline), reference(labels), preferences)
        )
        writer.finish(catalog, writer.put(b"<</Title%s/Creator%s>>" % (text(title), text(CREATOR))))

    def _leaf(self, copier: Copier, page: pikepdf.Page) -> _Leaf:
        drawing, resources = copier.draw(contents(page), inherited(page, "/Resources") or pikepdf.Dictionary())
        group = page.obj.get("/Group")
        shared = b"/Group " + copier.copy(group) if group is not None else b""
        edges, entries = box(page), b"/Filter/FlateDecode"
        if self._sheet is not None:
            limits = b" ".join(map(number, edges))
            entries += b"/Type/XObject/Subtype/Form/BBox[%s]/Resources %s%s" % (limits, resources, shared)
        place = self._writer.put_stream_once(entries, packed(drawing))
        return _Leaf(place, resources + shared, edges)

    def _side(self, leaves: list[_Leaf], side: Side) -> bytes:
        """Return the entries of a page that shows one side of a sheet."""
        if self._sheet is None:
            page = side.pages[0]
            if page is None:
                return b"/Resources<<>>"
            leaf = leaves[page]
            return b"/Contents %s/Resources %s" % (reference(leaf.drawing), leaf.resources) + self._own_size(
                leaves, leaf
            )
        half = self._sheet.width / len(side.pages)
        drawn, names = b"", b""
        for place, page in enumerate(side.pages):
            if page is None:
                continue
            left, bottom, right, top = leaves[page].edges
            across = half * place + (half - (right - left)) / 2 - left
            up = (self._sheet.height - (top - bottom)) / 2 - bottom
            drawn += b"q 1 0 0 1 %s %s cm /P%d Do Q\n" % (number(across), number(up), place)
            names += b"/P%d %s" % (place, reference(leaves[page].drawing))
        if not names:
            return b"/Resources<<>>"
        drawing = self._writer.put_stream_once(b"", drawn)
        return b"/Contents %s/Resources<</XObject<<%s>>>>" % (reference(drawing), names)

    def _size(self, leaves: list[_Leaf]) -> bytes:
        edges = leaves[0].edges if self._sheet is None else (0, 0, self._sheet.width, self._sheet.height)
        return b" ".join(map(number, edges))

    def _own_size(self, leaves: list[_Leaf], leaf: _Leaf) -> bytes:
        return b"" if leaf.edges == leaves[0].edges else b"/MediaBox[" + b" ".join(map(number, leaf.edges)) + b"]"

    def _label(self, label: str, sides: tuple[Side, ...]) -> None:
        printed = [any(page is not None for page in side.pages) for side in sides]
        self._labels.append(b"%d<</P%s/S/D>>" % (self._sides, text(f"{label}-")))
        for place, (before, after) in enumerate(pairwise(printed), 1):
            if before and not after:
                self._labels.append(b"%d<</P%s>>" % (self._sides + place, text(f"{label}-blank")))
        self._sides += len(sides)

    def _outline(self) -> int:
        """Write the bookmarks; return the number of what holds them."""
        writer = self._writer
        root, places = writer.reserve(), [writer.reserve() for _ in self._bookmarks]
        neighbours: list[int | None] = [None, *places, None]
        for at, ((words, page), place) in enumerate(zip(self._bookmarks, places, strict=True), 1):
            ways = ((b"/Prev ", neighbours[at - 1]), (b"/Next ", neighbours[at + 1]))
            links = b"".join(key + reference(to) for key, to in ways if to is not None)
            entry = b"<</Title%s/Parent %s/Dest[%s/Fit]%s>>"
            writer.put(entry % (text(words), reference(root), reference(page), links), place)
        ends = (reference(places[0]), reference(places[-1]), len(places))
        return writer.put(b"<</Type/Outlines/First %s/Last %s/Count %d>>" % ends, root)
