"""Margins in haste: what runs on every page is laid out once, but for the line that counts them; empty ones never."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import page as paging

from leaflet.press.haste.lines import next_mixed

_ENDS = ("left", "center", "right")
_CORNERS = tuple(f"@{side}-{end}-corner" for side in ("top", "bottom") for end in ("left", "right"))
_FLANKS = tuple(f"@{side}-{end}" for side in ("left", "right") for end in ("top", "middle", "bottom"))
_NOTHING = {"normal", "inhibit", "none"}

_make_slowly = paging.make_margin_boxes


def make_margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
    """Yield the boxes in the margins of a page, laid out."""
    if any(_is_filled(context.style_for(page.page_type, keyword)) for keyword in _CORNERS + _FLANKS):
        yield from _make_slowly(context, page, state)
        return
    end = page.margin_top + page.border_height()
    for side, height, top in (("top", page.margin_top, 0), ("bottom", page.margin_bottom, end)):
        keywords = [f"@{side}-{end}" for end in _ENDS]
        styles = [context.style_for(page.page_type, keyword) for keyword in keywords]
        if not any(map(_is_filled, styles)):
            continue
        running, still = _running(context, page, styles)
        place = (page.margin_left, top, page.border_width(), height)
        key = (side, place, *map(id, styles), *map(id, running))
        known = context.__dict__.setdefault("margins", {})
        made = known[key][0] if key in known else None
        if made and not still:
            made = _counted(context, page, state, styles, made)
        if made is None:
            made = list(_made(context, page, state, side, list(zip(keywords, styles, strict=True)), place))
            if running:
                known[key] = made, styles, running  # which stay where they are in memory
                _keep(made)
        yield from made


def _is_filled(style: Any) -> bool:
    return style is not None and style["content"] not in _NOTHING


def _running(context: Any, page: Any, styles: list[Any]) -> tuple[list[Any], bool]:
    """Return the running elements in these margins where nothing else is there, and whether none counts pages."""
    found: list[Any] = []
    for content in (style["content"] for style in styles if _is_filled(style)):
        if len(content) != 1 or content[0][0] != "element()" or content[0][1][1] == "all-once":
            return [], False
        found += context.get_running_element_for(page, *content[0][1])
    return found, not any(_counts(part) for box in found for part in box.descendants())


def _counts(part: Any) -> bool:
    return part.style["content"] not in {"normal", "none"}


def _counted(context: Any, page: Any, state: Any, styles: list[Any], before: list[Any]) -> list[Any] | None:
    """Return the boxes of a page `before` with the line set anew that counts pages; nothing if it is not just one."""
    if len(before) != 1 or sum(map(_counts, before[0].descendants())) != 2:
        return None
    made = [before[0].deepcopy()]
    block = next(filter(_is_count, made[0].descendants()), None)
    if block is None:
        return None
    (line,) = block.children
    part = line.children[0].copy()
    part.children = _content(context, page, state, next(style for style in styles if _is_filled(style)), part)
    part.process_whitespace()
    part.process_text_transform()
    anew = line.copy_with_children([part])
    fitted, resume = next_mixed(context, anew, line.position_y, None, block) or (None, None)
    if fitted is None or resume is not None or fitted.height != line.height:
        return None
    fitted.resume_at = None
    block.children = [fitted]
    return made


def _is_count(block: Any) -> bool:
    """Tell whether a block is one line, and that an element that counts pages."""
    if type(block) is not boxes.BlockBox or len(block.children) != 1:
        return False
    line = block.children[0]
    return type(line) is boxes.LineBox and len(line.children) == 1 and _counts(line.children[0])


def _made(context: Any, page: Any, state: Any, side: str, margins: list[tuple[str, Any]], place: Any) -> Iterator[Any]:
    """Yield the boxes on one side of a page, which is at a `place`: left, top, width and height."""
    left, top, width, height = place
    whole = [_box(context, page, state, keyword, style, (width, height)) for keyword, style in margins]
    paging.compute_variable_dimension(context, whole, False, width)
    for box, offset in zip(whole, (0, 0.5, 1), strict=True):
        if box.is_generated:
            box.position_x, box.position_y = left, top
            box.position_x += offset * (width - box.margin_width())
            paging.compute_fixed_dimension(context, box, height, True, side == "top")
    for box in whole:
        if box.is_generated:
            yield paging.margin_box_content_layout(context, page, box)


def _box(context: Any, page: Any, state: Any, keyword: str, style: Any, around: tuple[float, float]) -> Any:
    """Return the box of one margin with what is in it, not laid out yet; all its sizes are zero where it is empty."""
    style = page.style.anonymous_style if style is None else style
    paging._standardize_page_based_counters(style, keyword)
    box = boxes.MarginBox(keyword, style)
    box.is_generated = _is_filled(style)
    if box.is_generated:
        box.children = _content(context, page, state, style, box)
        _keep_styles(context, page, style["content"], box.children)
        box.process_whitespace()
        box.process_text_transform()
        box = build.create_anonymous_boxes(box)
    paging.resolve_percentages(box, around)
    if not box.is_generated:
        box.width = box.height = 0
        for side in ("top", "right", "bottom", "left"):
            box._reset_spacing(side)
    return box


def _content(context: Any, page: Any, state: Any, margin: Any, box: Any) -> list[Any]:
    """Return what the content of `box` is on this page, in a margin of this style."""
    now = copy.deepcopy(state)
    depth, values, scopes, _ = now
    scopes.append(set())
    build.update_counters(now, margin)
    targets, counters = context.target_collector, context.counter_style
    return build.content_to_boxes(  # type: ignore[no-any-return]
        box.style, box, depth, values, context.get_image_from_uri, targets, counters, context, page
    )


def _keep_styles(context: Any, page: Any, content: Any, found: list[Any]) -> None:
    """Give a running element the style that it had on the page before; WeasyPrint makes a copy for each."""
    if len(content) == 1 and content[0][0] == "element()":
        running = context.get_running_element_for(page, *content[0][1])
        known = context.__dict__.setdefault("running_styles", {})
        for box, original in zip(found, running, strict=True):
            _, box.style = known.setdefault(id(original.style), (original.style, box.style))


def _keep(made: list[Any]) -> None:
    """Let the lines in boxes that come again stay laid out when they are drawn."""
    for box in made:
        for part in box.descendants():
            if isinstance(part, boxes.TextBox):
                part.pango_layout.kept = True


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield paging, "make_margin_boxes", make_margin_boxes
