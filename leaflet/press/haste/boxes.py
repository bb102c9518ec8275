"""Boxes in haste: lengths that depend on nothing around them are worked out once a style, not once a box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import stacking
from weasyprint.css import PHYSICAL_FUNCTIONS, AnonymousStyle, ComputedStyle
from weasyprint.css.properties import INITIAL_VALUES, Dimension
from weasyprint.draw import border, color
from weasyprint.formatting_structure import boxes
from weasyprint.layout import background, percent, preferred

_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("left", "right", "top", "bottom")),
    *(f"{bound}{axis}" for axis in ("width", "height") for bound in ("", "min_", "max_")),
)
_SIDES = ("top", "right", "bottom", "left")
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_RADII = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
_INITIAL_LENGTHS = {name: getattr(INITIAL_VALUES[name], "value", INITIAL_VALUES[name]) for name in _LENGTHS}
_INITIAL_LENGTHS.update({"min_width": 0, "min_height": 0}, **dict.fromkeys(_BORDERS, 0))


def _with_logical(*names: str) -> frozenset[str]:
    """Return the names, and those of the logical properties that may stand in for them, in either direction."""
    logical = {
        PHYSICAL_FUNCTIONS[name](block="ttb", inline=inline)
        for name in names
        if name in PHYSICAL_FUNCTIONS
        for inline in ("ltr", "rtl")
    }
    return frozenset((*names, *logical))


_OF_LENGTHS = _with_logical(*_LENGTHS)
_OF_BORDERS = _with_logical(*_BORDERS, *(f"border_{side}_style" for side in _SIDES))
_OF_DECORATION = _with_logical(
    *_RADII, "border_image_source", "mask_border_source", "background_image", "background_color", "box_shadow"
)
_SQUARE: dict[str, Any] = {**dict.fromkeys(_RADII, (0, 0)), "background": None}
_LAID_ELSEWHERE = {"absolute", "fixed"}

_resolve_slowly = percent.resolve_percentages
_background_slowly = background.layout_box_backgrounds
_shrink_slowly = preferred.shrink_to_fit
_dispatch_slowly = stacking._dispatch
_outline_slowly = border.draw_outline
_MEASURES = (preferred.min_content_width, preferred.max_content_width)


def _untouched(style: Any, names: frozenset[str]) -> bool:
    """Tell whether these properties of `style` have their initial values, without working them out one by one."""
    kind = type(style)
    return (kind is AnonymousStyle or (kind is ComputedStyle and names.isdisjoint(style.cascaded))) and (
        names.isdisjoint(style)
    )


def _fixed_lengths(style: Any) -> dict[str, Any]:
    """Return the used lengths of `style`, or nothing when one of them depends on the box around."""
    if style["box_sizing"] != "content-box" or style["border_collapse"] == "collapse":
        return {}
    lengths = _INITIAL_LENGTHS.copy()
    if not _untouched(style, _OF_LENGTHS):
        for name in _LENGTHS:
            value = style[name]
            if value == "auto":
                lengths[name] = 0 if name in {"min_width", "min_height"} else value
            elif value is None or (type(value) is Dimension and value.unit == "px"):
                lengths[name] = value and value.value
            else:
                return {}
    if not _untouched(style, _OF_BORDERS):
        lengths.update((name, style[name]) for name in _BORDERS)
    return lengths


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Give `box` its used lengths."""
    style = box.style
    try:
        lengths = style.fixed_lengths
    except AttributeError:
        lengths = style.fixed_lengths = _fixed_lengths(style)
    if lengths and isinstance(box, boxes.Box):
        box.__dict__.update(lengths)
    else:
        _resolve_slowly(box, containing_block)


def _is_bare(style: Any) -> bool:
    """Tell whether a box of `style` has no background, no shadow, no picture for a border and no round corner."""
    return _untouched(style, _OF_DECORATION) or (
        all(style[name] == ((0, "px"), (0, "px")) for name in _RADII)
        and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
        and all(kind == "none" and value is None for kind, value in style["background_image"])
        and not style["box_shadow"]
        and color.get_color(style, "background_color").alpha == 0
    )


def layout_box_backgrounds(
    page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None
) -> None:
    """Give `box` and all in it their backgrounds."""
    if style is not None or box is page:
        _background_slowly(page, box, get_image_from_uri, layout_children, style)
        return
    left = [box]
    while left:
        box = left.pop()
        own = box.style
        try:
            bare = own.is_bare
        except AttributeError:
            bare = own.is_bare = _is_bare(own)
        if not (bare and isinstance(box, boxes.Box)):
            _background_slowly(page, box, get_image_from_uri, layout_children)
            continue
        box.__dict__.update(_SQUARE)
        if layout_children and type(box) is not boxes.TextBox:
            left += box.all_children()


def shrink_to_fit(context: Any, box: Any, available_content_width: float) -> Any:
    """Return the width of a box that takes no more than it needs; for list markers it is worked out once a style."""
    text = _marker_text(box)
    if text is None:
        return _shrink_slowly(context, box, available_content_width)
    widths = box.style.__dict__.setdefault("marker_widths", {})
    if text not in widths:
        widths[text] = [measure(context, box, outer=False) for measure in _MEASURES]
    least, most = widths[text]
    return min(max(least, available_content_width), most)


def _marker_text(box: Any) -> str | None:
    """Return the words of a list marker that is one word in one line."""
    if box.is_outside_marker and len(box.children) == 1 and type(box.children[0]) is boxes.LineBox:
        parts = box.children[0].children
        if len(parts) == 1 and type(parts[0]) is boxes.TextBox:
            return parts[0].text  # type: ignore[no-any-return]
    return None


def draw_outline(stream: Any, box: Any) -> None:
    """Draw the outline of `box` and of all in it."""
    if box.style["outline_width"]:
        _outline_slowly(stream, box)
        return
    for child in box.children:
        if isinstance(child, boxes.Box) and (type(child) is not boxes.TextBox or child.style["outline_width"]):
            draw_outline(stream, child)


def dispatch(box: Any, *contexts: Any) -> Any:
    """Put `box` where it is drawn in its stacking context; lines of nothing but text stay as they are."""
    kind = type(box)
    if kind is boxes.TextBox or kind is boxes.LineBox:
        style = box.style
        try:
            flat = style.is_flat
        except AttributeError:
            flat = style.is_flat = _is_flat(style)
        if flat and (kind is boxes.TextBox or all(type(part) is boxes.TextBox for part in box.children)):
            return box
    return _dispatch_slowly(box, *contexts)


def _is_flat(style: Any) -> bool:
    """Tell whether a box of `style` is drawn with what is around it."""
    return (
        style["position"] == "static"
        and style["float"] == "none"
        and style["opacity"] >= 1
        and not style["transform"]
        and style["overflow"] == "visible"
    )


def is_in_normal_flow(self: Any) -> bool:
    """Tell whether the box stands where the text brings it."""
    style = self.style
    try:
        flows: bool = style.flows
    except AttributeError:
        flows = style.flows = _flows(style)
    return flows


def _flows(style: Any) -> bool:
    position = style["position"]
    return style["float"] == "none" and (
        position == "static" or (position not in _LAID_ELSEWHERE and position[0] not in {"running()", "note()"})
    )


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield percent, "resolve_percentages", resolve_percentages
    yield background, "layout_box_backgrounds", layout_box_backgrounds
    yield preferred, "shrink_to_fit", shrink_to_fit
    yield border, "draw_outline", draw_outline
    yield stacking, "_dispatch", dispatch
    yield boxes.Box, "is_in_normal_flow", is_in_normal_flow
