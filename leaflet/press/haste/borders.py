"""Borders in haste: a frame, or a rule along one side, is drawn without asking for corners and transitions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.draw import border
from weasyprint.draw.color import get_color

_SIDES = ("top", "right", "bottom", "left")

_draw_slowly = border.draw_border


def draw_border(stream: Any, box: Any) -> None:
    """Draw the border of `box`."""
    widths = box.border_top_width, box.border_right_width, box.border_bottom_width, box.border_left_width
    style = box.style
    try:
        colour = style.border_colour
    except AttributeError:
        style.border_colour = colour = _colour(style)
    drawn = [side for side, width in zip(_SIDES, widths, strict=True) if width]
    if colour is None or len(drawn) not in {0, 1, 4} or (drawn and not _is_square(box)):
        _draw_slowly(stream, box)
    elif drawn:
        with stream.artifact(), stream.stacked():
            _draw(stream, box, drawn, widths, colour)


def _colour(style: Any) -> Any:
    """Return the one colour of a border that is seen, and solid where there is any; nothing for others."""
    colours = [get_color(style, f"border_{side}_color") for side in _SIDES]
    kinds = {style[f"border_{side}_style"] for side in _SIDES}
    plain = (
        style["visibility"] == "visible"
        and style["column_width"] == style["column_count"] == "auto"
        and style["border_image_source"][0] == "none"
        and kinds <= {"solid", "none"}
        and colours[0].alpha
        and all(colour == colours[0] and colour.alpha == colours[0].alpha for colour in colours)
    )
    return colours[0] if plain else None


def _is_square(box: Any) -> bool:
    """Tell whether no corner of `box` is round."""
    return not (
        any(box.border_top_left_radius)
        or any(box.border_top_right_radius)
        or any(box.border_bottom_right_radius)
        or any(box.border_bottom_left_radius)
    )


def _draw(stream: Any, box: Any, drawn: list[str], widths: tuple[float, ...], colour: Any) -> None:
    """Fill what lies between the border's outer and inner edges; of one side, what is cut out for it."""
    top, right, bottom, left = widths
    x, y, width, height = box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()
    if len(drawn) == 1:
        side, below, after = drawn[0], y + height, x + width
        if side in {"left", "right"}:
            edge, inward = (x, left) if side == "left" else (after, -right)
            corners = ((edge, below), (edge, y), (edge + inward, y + top), (edge + inward, below + -bottom))
        else:
            edge, inward = (y, top) if side == "top" else (below, -bottom)
            corners = ((after, edge), (x, edge), (x + left, edge + inward), (after + -right, edge + inward))
        stream.move_to(*corners[0])
        for corner in corners[1:]:
            stream.line_to(*corner)
        stream.clip(even_odd=True)
        stream.end()
    stream.set_color(colour)
    stream.rectangle(x + left, y + top, width - left - right, height - top - bottom)
    stream.rectangle(x, y, width, height)
    stream.fill(even_odd=True)


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield border, "draw_border", draw_border
