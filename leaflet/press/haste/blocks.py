"""Blocks in haste: what each block is asked many times over is answered in fewer steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint import anchors
from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

_gather_slowly = anchors.gather_anchors
_establishes_slowly = boxes.Box.establishes_formatting_context


def collapse_margin(adjoining_margins: Iterable[float]) -> float:
    """Return what adjoining margins come to: the greatest above zero and the least below it."""
    most: float = 0
    least: float = 0
    for margin in adjoining_margins:
        if margin > most:
            most = margin
        elif margin < least:
            least = margin
    return most + least


def establishes_formatting_context(self: Any) -> Any:
    """Tell whether what is in the box is laid out without regard to what is around it."""
    if self.is_column:
        return True
    style, kind = self.style, type(self)
    try:
        known = style.formatting_contexts
    except AttributeError:
        known = style.formatting_contexts = {}
    if kind not in known:
        known[kind] = _establishes_slowly(self)
    return known[kind]


def copy(self: Any) -> Any:
    """Return the box once more; what is in it is shared."""
    new = object.__new__(type(self))
    new.__dict__ = self.__dict__.copy()
    return new


def descendants(self: Any, placeholders: bool = False) -> Iterator[Any]:
    """Yield the box and all in it, each before what is in it; with `placeholders`, what stands for them, too."""
    left = [self]
    while left:
        box = left.pop()
        if placeholders and not isinstance(box, boxes.Box):
            box = box._box  # what an absolutely placed box stands behind
        yield box
        if isinstance(box, boxes.Box):
            left += box.children[::-1]


def page_values(self: Any) -> tuple[Any, Any]:
    """Return the names of the pages on which the box begins and ends."""
    return _page(self, 0), _page(self, -1)


def block_level_page_name(before: Any, after: Any) -> Any:
    """Return the name of the page on which the second of two siblings stands, where the first is on another one."""
    name = _page(after, 0)
    return name if _page(before, -1) != name else None


def _page(box: Any, end: int) -> Any:
    """Return the name of the page at one end of a box: that of the first or last box in it that has one."""
    name = box.style["page"]
    while isinstance(box, boxes.ParentBox):
        for child in box.children if end == 0 else reversed(box.children):
            if child.is_in_normal_flow() or child.is_floated():
                box = child
                break
        else:
            break
        name = box.style["page"] or name
    return name


def gather_anchors(box: Any, *found: Any) -> None:
    """Gather what can be led to, and what leads there, in a box; text alone is neither."""
    if type(box) is not boxes.TextBox or type(box.style) is not AnonymousStyle or box.is_form():
        _gather_slowly(box, *found)


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield block, "collapse_margin", collapse_margin
    yield block, "block_level_page_name", block_level_page_name
    yield boxes.Box, "establishes_formatting_context", establishes_formatting_context
    yield anchors, "gather_anchors", gather_anchors
    yield boxes.Box, "copy", copy
    yield boxes.Box, "descendants", descendants
    yield boxes.ParentBox, "page_values", page_values
