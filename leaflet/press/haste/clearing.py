"""Clearing in haste: what a page was made of goes as soon as it is laid out, without the garbage collector.

Two links lead in a circle through all of it: what may be set anew when pages are counted, and who fetches pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import layout

_lay_out_slowly = layout.layout_document


def layout_document(html: Any, root: Any, context: Any, *rest: Any) -> Iterator[Any]:
    """Yield the pages of a document, laid out."""
    yield from _lay_out_slowly(html, root, context, *rest)
    context.target_collector.counter_lookup_items.clear()
    del context.get_image_from_uri


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield layout, "layout_document", layout_document
