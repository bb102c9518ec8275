"""Lines put together in haste: a line of nothing but text, where nothing floats, has its place without much ado."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, percent

_START = {"start", "auto"}
_ALMOST = 1 + 1e-9
"""What WeasyPrint allows for numbers that do not add up."""

_next_slowly = inline.get_next_linebox


def get_next_linebox(
    context: Any, linebox: Any, position_y: float, bottom_space: float, skip_stack: Any, around: Any, *others: Any
) -> Any:
    """Return the next line of `linebox`, which stands in the block `around`, and where the one after it begins."""
    found = None
    if len(linebox.children) == 1 and not (context.excluded_shapes or any(others[2:])):
        text = linebox.children[0]
        if type(text) is boxes.TextBox and is_plain(text.style) and is_plain(linebox.style):
            found = next_line(context, linebox, text, position_y, skip_stack, around)
    return found or _next_slowly(context, linebox, position_y, bottom_space, skip_stack, around, *others)


def is_plain(style: Any) -> bool:
    """Tell whether text of `style` stands at the start of its line, on the baseline, its spaces as they are."""
    try:
        return style.is_plain_line  # type: ignore[no-any-return]
    except AttributeError:
        style.is_plain_line = bool(
            style["white_space"] == "pre-wrap"
            and style["vertical_align"] == "baseline"
            and style["position"] == "static"
            and style["float"] == "none"
            and style["font_size"]
            and style["text_align_all"] in _START
            and style["text_align_last"] in _START
        )
        return style.is_plain_line  # type: ignore[no-any-return]


def next_line(context: Any, linebox: Any, text: Any, position_y: float, skip_stack: Any, around: Any) -> Any:
    """Return the next line of one text, and where the one after it begins; nothing where more is to be considered."""
    sides = (linebox.margin_left, linebox.padding_left, linebox.border_left_width, linebox.margin_top)
    if any(sides) or linebox.margin_right or linebox.padding_right or linebox.border_right_width:
        return None
    skip = next(iter(skip_stack.get(0) or {0: None})) if skip_stack else 0
    if skip and skip == len(text.text.encode()):
        return None, None
    left = around.content_box_x()
    right = left + around.width
    leftward = around.style["direction"] == "rtl"
    linebox.position_x = start = right if leftward else left
    linebox.position_y = text.position_y = position_y
    percent.resolve_percentages(text, around)
    text.position_x = start + linebox.text_indent
    room = (start + (right - left)) * _ALMOST - text.position_x
    part, resume, _ = inline.split_text_box(context, text, room, skip, is_line_start=True)
    if part is None:
        return None
    line = linebox.copy_with_children([part])
    line.remove_decoration(start=skip_stack is not None, end=resume is None)
    line.width = part.position_x + part.margin_width() - line.content_box_x()
    inline._adjust_line_height(line)
    linebox.width, linebox.height = line.width, line.height
    _place(line, part, position_y, -line.width if leftward else 0)
    return line, None if resume is None else {0: {resume: None}}


def _place(line: Any, part: Any, position_y: float, across: float) -> None:
    """Let `part`, the only one, stand on the line's baseline, and the line at its place."""
    part.position_y = top = -part.baseline
    bottom = max(top + part.margin_height(), line.margin_height() - line.baseline)
    top = min(top, -line.baseline)
    line.baseline = -top
    line.position_y, line.height = top, bottom - top
    line.margin_top = line.margin_bottom = 0
    line.translate(across, position_y - top)
    line.position_y = position_y


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield inline, "get_next_linebox", get_next_linebox
