"""The anatomy of a PDF, ours or anyone's: its objects, tags, marks and text layer, each read once."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from leaflet.readback.drawn import Drawn, read_drawn
from leaflet.readback.objects import Objects
from leaflet.readback.pdfium import page_objects
from leaflet.readback.tagtree import Element, read_tags

SHOWN = 60
_UNMAPPED = ((0xE000, 0xF8FF), (0xFFFD, 0xFFFD), (0, 1), (3, 8))
"""Codes that no reader can say: private ones, the sign for what is unknown, and control codes."""


@dataclass(frozen=True)
class Layer:
    """The text layer of a page: letters that stand for no character or outside the paper, and what is drawn as what.

    `letters` counts all of them; `pictured` is how much of the page its pictures cover, 0 to 1.
    """

    letters: int
    unmapped: tuple[str, ...]
    outside: str
    pictured: float
    drawn: Drawn


@dataclass(frozen=True)
class Anatomy:
    """One PDF. `tree` is None where it has no tags."""

    file: pikepdf.Pdf
    objects: Objects
    layers: tuple[Layer, ...]
    tree: Element | None

    def resources(self, page: Mapping[str, Any], kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the names and dictionaries of a page's resources of a kind ("/Font"), those it inherits included."""
        get = self.objects.dictionary
        for _ in range(30):
            if "/Resources" in page or "/Parent" not in page:
                break
            page = get(page["/Parent"])
        for name, value in get(get(page.get("/Resources")).get(kind)).items():
            yield name, get(value)

    def elements(self, *kinds: str) -> Iterator[Element]:
        """Yield the elements of these kinds in reading order."""
        elements = self.tree.elements() if self.tree else ()
        return (element for element in elements if element.kind in kinds)


def read_anatomy(pdf: bytes) -> Anatomy:
    """Return what `pdf` is made of. pikepdf.PdfError or pypdfium2.PdfiumError when it cannot be opened."""
    file = pikepdf.open(BytesIO(pdf))
    with pypdfium2.PdfDocument(pdf) as document:
        layers = tuple(_layer(document[number]) for number in range(len(document)))
    objects = Objects(file)
    tree = read_tags(objects, [layer.drawn.words for layer in layers])
    if tree is not None and not any(True for _ in tree.pieces()):
        tree = None
    return Anatomy(file, objects, layers, tree)


def _layer(page: Any) -> Layer:
    raw, text = pypdfium2.raw, page.get_textpage()
    left, bottom, right, top = page.get_mediabox()
    letters, unmapped, outside = 0, [], []
    box = raw.FS_RECTF()
    for at in range(raw.FPDFText_CountChars(text.raw)):
        code = raw.FPDFText_GetUnicode(text.raw, at)
        if raw.FPDFText_IsGenerated(text.raw, at) == 1 or (code > 8 and chr(code).isspace()):
            continue
        letters += 1
        if any(first <= code <= last for first, last in _UNMAPPED):
            unmapped.append(f"U+{code:04X}")
        raw.FPDFText_GetLooseCharBox(text.raw, at, ctypes.byref(box))
        across, up = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        if not (left <= across <= right and bottom <= up <= top):
            outside.append(chr(code))
    pictured = sum(_area(raw, shape) for shape in _pictures(raw, page)) / max((right - left) * (top - bottom), 1)
    drawn = read_drawn(raw, page_objects(page), text.raw)
    return Layer(letters, tuple(unmapped), "".join(outside), min(pictured, 1.0), drawn)


def _pictures(raw: Any, page: Any) -> Iterator[Any]:
    shapes = (raw.FPDFPage_GetObject(page.raw, at) for at in range(raw.FPDFPage_CountObjects(page.raw)))
    return (shape for shape in shapes if raw.FPDFPageObj_GetType(shape) == raw.FPDF_PAGEOBJ_IMAGE)


def _area(raw: Any, shape: Any) -> float:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(shape, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return (right - left) * (top - bottom)
