"""What the tags of a PDF say about each marked text of a page: heading, paragraph, list item, cell."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import count
from typing import Any

from leaflet.audit.sheet.printed import Part

_BLOCKS = {"P", "H", "LI", "LBody", "Lbl", "TD", "TH", "Caption", "Title", "BlockQuote", "Note", "FENote", "TOCI"}
_DEEPEST = 60


def is_heading(kind: str) -> bool:
    """Tell whether a tag is a heading's: Title, H, H1 to H6 and on."""
    return kind in {"Title", "H"} or (kind[:1] == "H" and kind[1:].isdigit())


def page_parts(raw: Any, page: Any) -> dict[int, Part]:
    """Return what each marked-content id of `page` is; nothing for a PDF without tags."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        number, found = count(), dict[int, Part]()
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            element = raw.FPDF_StructTree_GetChildAtIndex(tree, at)
            found.update(_parts(raw, element, Part(), number, 0))
        return found
    finally:
        raw.FPDF_StructTree_Close(tree)


def _parts(raw: Any, element: Any, above: Part, number: Iterator[int], depth: int) -> Iterator[tuple[int, Part]]:
    if not element or depth > _DEEPEST:
        return
    kind = _string(raw.FPDF_StructElement_GetType, element)  # by the PDF's role map a standard one
    tags, language = above.above | {kind}, _string(raw.FPDF_StructElement_GetLang, element) or above.language
    if kind in _BLOCKS or is_heading(kind):
        part = Part(kind, next(number), tags, language)
    else:
        part = Part(above.kind, above.block, tags, language)
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        identity = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        if identity >= 0:
            yield identity, part
        else:
            child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
            yield from _parts(raw, child, part, number, depth + 1)


def _string(ask: Any, element: Any) -> str:
    """Return what a function of PDFium says about an element."""
    answer = (ctypes.c_ushort * 64)()
    length = min(ask(element, answer, ctypes.sizeof(answer)), ctypes.sizeof(answer))
    return bytes(answer)[: max(length - 2, 0)].decode("utf-16-le", "replace")
