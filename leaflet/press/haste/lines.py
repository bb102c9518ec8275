"""Lines put together in haste: a line of nothing but words, where nothing floats, has its place without much ado."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import float as floating
from weasyprint.layout import inline, percent

_INLINE = boxes.InlineBox
_START = {"start", "auto"}
_ALMOST = 1 + 1e-9
"""What WeasyPrint allows for numbers that do not add up."""

_next_slowly = inline.get_next_linebox
_avoid_slowly = floating.avoid_collisions


def get_next_linebox(
    context: Any, linebox: Any, position_y: float, bottom_space: float, skip_stack: Any, around: Any, *others: Any
) -> Any:
    """Return the next line of `linebox`, which stands in the block `around`, and where the one after it begins."""
    found = None
    if not (context.excluded_shapes or any(others[2:])) and is_plain(linebox.style) and not _is_padded(linebox):
        children = linebox.children
        if len(children) != 1 or type(children[0]) is not boxes.TextBox:
            found = next_mixed(context, linebox, position_y, skip_stack, around)
        elif is_plain(children[0].style):
            found = next_line(context, linebox, children[0], position_y, skip_stack, around)
    return found or _next_slowly(context, linebox, position_y, bottom_space, skip_stack, around, *others)


def _is_padded(box: Any) -> Any:
    """Tell whether there is anything around the content of `box`."""
    return (
        box.margin_left
        or box.padding_left
        or box.border_left_width
        or box.margin_right
        or box.padding_right
        or box.border_right_width
    )


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
    skip = next(iter(skip_stack.get(0) or {0: None})) if skip_stack else 0
    if skip and skip == len(text.text.encode()):
        return None, None
    leftward, start, end = _begin(linebox, position_y, around)
    text.position_y = position_y
    percent.resolve_percentages(text, around)
    text.position_x = start + linebox.text_indent
    room = end * _ALMOST - text.position_x
    part, resume, _ = inline.split_text_box(context, text, room, skip, is_line_start=True)
    if part is None:
        return None
    line = linebox.copy_with_children([part])
    line.remove_decoration(start=skip_stack is not None, end=resume is None)
    line.width = part.position_x + part.margin_width() - line.content_box_x()
    inline._adjust_line_height(line)
    linebox.width, linebox.height = line.width, line.height
    _place(line, (part,), position_y, -line.width if leftward else 0)
    return line, None if resume is None else {0: {resume: None}}


def _begin(linebox: Any, position_y: float, around: Any) -> tuple[bool, float, float]:
    """Give a line its place; return whether it is written leftward, where it begins and how far it may reach."""
    leftward = around.style["direction"] == "rtl"
    left = around.content_box_x()
    right = left + around.width
    start = right if leftward else left
    linebox.position_x, linebox.position_y = start, position_y
    return leftward, start, start + (right - left)


def next_mixed(context: Any, linebox: Any, position_y: float, skip_stack: Any, around: Any) -> Any:
    """Return the next line of texts, some of them bold, as `next_line` does for one."""
    if not all(map(_is_simple, linebox.children)):
        return None
    leftward, start, end = _begin(linebox, position_y, around)
    fitted = _fit(context, linebox, start + linebox.text_indent, end, skip_stack, around, True)
    if fitted is None:
        return None
    line, resume = fitted
    linebox.width, linebox.height = line.width, line.height
    parts = [*line.children, *(part for child in line.children if type(child) is _INLINE for part in child.children)]
    _place(line, parts, position_y, -line.width if leftward else 0)
    return line, resume


def _is_simple(child: Any) -> bool:
    """Tell whether a part of a line is text, or texts in one element, with nothing of their own but a font."""
    if type(child) is _INLINE:
        bare = is_plain(child.style) and child.children and not child.is_leader
        return bare and all(type(part) is boxes.TextBox and _is_simple(part) for part in child.children)
    if type(child) is not boxes.TextBox:
        return False
    return is_plain(child.style) or (child.style["white_space"] == "nowrap" and child.text == child.text.strip())


def _fit(context: Any, box: Any, position_x: float, most: float, skip_stack: Any, around: Any, start: bool) -> Any:
    """Return as much of `box` as has room, and where it goes on; nothing where a text would have to be taken back."""
    most *= _ALMOST
    first = position_x
    skip, inner = next(iter(skip_stack.items())) if skip_stack else (0, None)
    fitted: list[Any] = []
    resume: dict[int, Any] | None = None
    for index, child in enumerate(box.children[skip:], skip):
        child.position_y = box.position_y
        percent.resolve_percentages(child, around)
        if type(child) is boxes.TextBox:
            child.position_x = position_x
            begin = next(iter(inner)) if inner else 0
            part, at, _ = inline.split_text_box(context, child, most - position_x, begin, is_line_start=start)
            resume = None if at is None else {at: None}
        elif _is_padded(child):
            return None
        else:
            part, resume = _fit(context, child, position_x, most, inner, around, start) or (None, None)
        if part is None:
            return None
        position_x = part.position_x + part.margin_width()
        if position_x > most and position_x - inline.trailing_whitespace_size(context, part) > most:
            return None
        fitted.append(part)
        inner = None
        start = start and type(box) is _INLINE
        if resume is not None:
            resume = {index: resume}
            break
    if not fitted:
        return None
    return _fitted(box, fitted, first, skip_stack, resume), resume


def _fitted(box: Any, fitted: list[Any], first: float, skip_stack: Any, resume: Any) -> Any:
    """Return what is `fitted` of `box` as a box, which begins at `first`."""
    leftward = box.style["direction"] == "rtl"
    if leftward and len(fitted) > 1:
        place = fitted[0].position_x
        for child in fitted[::-1]:
            child.translate(dx=place - child.position_x, ignore_floats=True)
            place += child.margin_width()
    new = box.copy_with_children(fitted)
    new.remove_decoration(start=skip_stack is not None, end=resume is not None)
    if type(box) is _INLINE:
        new.position_x = first
    last = new.children[0 if leftward else -1]
    new.width = last.position_x + last.margin_width() - new.content_box_x()
    inline._adjust_line_height(new)
    return new


def _place(line: Any, parts: Iterable[Any], position_y: float, across: float) -> None:
    """Let all `parts` stand on the line's baseline, and the line at its place."""
    top = -line.baseline
    bottom = top + line.margin_height()
    for part in parts:
        part.position_y = above = -part.baseline
        bottom = max(bottom, above + part.margin_height())
        top = min(top, above)
    line.baseline = -top
    line.position_y, line.height = top, bottom - top
    line.margin_top = line.margin_bottom = 0
    line.translate(across, position_y - top)
    line.position_y = position_y


def avoid_collisions(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:
    """Return where `box` may stand beside what floats, and how much room it has; most often nothing floats."""
    style = box.style
    if context.excluded_shapes or style["float"] != "none":
        return _avoid_slowly(context, box, containing_block, outer)
    left = containing_block.content_box_x()
    right = left + containing_block.width
    if not outer:
        left += box.margin_left
        right -= box.margin_right
    x, y = left, box.position_y if outer else box.border_box_y()
    if containing_block.style["direction"] == "rtl":
        x = right
        if not isinstance(box, boxes.LineBox):
            x -= box.margin_width() if outer else box.border_width()
    if not outer:
        x -= box.margin_left
        y -= box.margin_top
    return x, y, right - left


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield inline, "get_next_linebox", get_next_linebox
    yield floating, "avoid_collisions", avoid_collisions
