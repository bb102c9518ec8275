"""List markers in haste: a word outside its item is one line in a box of its own, and needs no layout of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import absolute, percent

from leaflet.press.haste.lines import is_plain, next_line

_SIDES = ("left", "right", "top", "bottom")
_AUTO = (*_SIDES, "width", "height")
_ZERO = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
)

_block_slowly = absolute.absolute_block


def absolute_block(
    context: Any, box: Any, around: Any, fixed_boxes: Any, bottom_space: float, skip_stack: Any, *place: float
) -> Any:
    """Lay out a box that is placed by itself, in a block `around` it whose `place` and size are given."""
    text = None if skip_stack else _word(box)
    if text is None:
        return _block_slowly(context, box, around, fixed_boxes, bottom_space, skip_stack, *place)
    to_left, across = absolute.absolute_width(box, context, *place)
    linebox = box.children[0]
    linebox.position_x, linebox.position_y = box.content_box_x(), box.content_box_y()
    percent.resolve_percentages(linebox, box)
    percent.resolve_one_percentage(linebox, "text_indent", box.width)
    line, resume = next_line(context, linebox, text, linebox.position_y, None, box) or (None, None)
    if line is None or resume is not None:
        box.width = "auto"
        return _block_slowly(context, box, around, fixed_boxes, bottom_space, skip_stack, *place)
    line.resume_at = None
    new_box = box.copy_with_children([line])
    height = max(0, line.position_y + line.height - new_box.content_box_y())
    new_box.height = max(min(height, new_box.max_height), new_box.min_height)
    new_box.translate(across - new_box.width if to_left else across, 0)
    return new_box, None


def _word(box: Any) -> Any:
    """Return the text of a list marker that is one word in one line, and left where it stands; nothing for others."""
    if not (box.is_outside_marker and type(box) is boxes.BlockBox and len(box.children) == 1):
        return None
    line = box.children[0]
    if type(line) is not boxes.LineBox or len(line.children) != 1 or type(line.children[0]) is not boxes.TextBox:
        return None
    simple = all(getattr(box, name) == "auto" for name in _AUTO) and not any(getattr(box, name) for name in _ZERO)
    text = line.children[0]
    return text if simple and is_plain(text.style) and _is_simple(box.style, line.style) else None


def _is_simple(style: Any, of_line: Any) -> bool:
    """Tell whether nothing is said of a marker's box that is seen in its layout."""
    try:
        return style.is_simple_marker  # type: ignore[no-any-return]
    except AttributeError:
        plain = (style["continue"], style["max_lines"], style["box_decoration_break"]) == ("auto", "none", "slice")
        start = of_line["text_align_all"] == "start" and of_line["text_align_last"] in {"auto", "start"}
        style.is_simple_marker = plain and start
        return style.is_simple_marker  # type: ignore[no-any-return]


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield absolute, "absolute_block", absolute_block
