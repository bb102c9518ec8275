"""Pictograms in haste: a picture of plain shapes is drawn once a size, and its strokes are repeated from then on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pydyf
from weasyprint import images

_SHAPES = frozenset(("svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "title", "desc"))
_MOST = 128
_STATE = ("color", "color_stroke", "alpha", "alpha_stroke", "font", "font_size")


class _Drawing(NamedTuple):
    """What drawing a picture has put into an empty stream, and the state that it left."""

    strokes: tuple[Any, ...]
    opacities: tuple[tuple[str, dict[str, Any]], ...]
    state: dict[str, Any]


_drawings: dict[Any, _Drawing] = {}
_draw_slowly = images.SVGImage.draw


def _state(stream: Any) -> dict[str, Any]:
    return {f"_current_{name}": getattr(stream, f"_current_{name}") for name in _STATE}


def _text(image: Any) -> bytes | None:
    """Return the source of a picture of plain shapes; nothing for one that refers to anything or has words in it."""
    root = image._svg.tree._etree_node
    if any(str(node.tag).rpartition("}")[2] not in _SHAPES for node in root.iter()):
        return None
    text: bytes = ElementTree.tostring(root)
    return None if any(word in text for word in (b"url(", b"href", b"style", b"class=", b"var(")) else text


def draw(self: Any, stream: Any, concrete_width: float, concrete_height: float, style: Any) -> None:
    """Draw the picture into `stream`."""
    resources = stream._resources
    kinds = ("ExtGState", "XObject", "Pattern", "Shading")
    text = None
    if not any(_state(stream).values()) and not any(resources[kind] for kind in kinds):
        text = _text(self)
    if text is None:
        _draw_slowly(self, stream, concrete_width, concrete_height, style)
        return
    key = (text, concrete_width, concrete_height)
    known = _drawings.get(key)
    if known is not None:
        stream.stream.extend(known.strokes)
        resources["ExtGState"].update((name, pydyf.Dictionary(values)) for name, values in known.opacities)
        vars(stream).update(known.state)
        return
    start, depth = len(stream.stream), len(stream._ctm_stack)
    _draw_slowly(self, stream, concrete_width, concrete_height, style)
    opacities = tuple((name, dict(values)) for name, values in resources["ExtGState"].items())
    whole = len(stream.stream) > start and len(stream._ctm_stack) == depth  # a mistake in it leaves the stack high
    if whole and all(name[0] in "aA" for name, _ in opacities) and not any(resources[kind] for kind in kinds[1:]):
        if len(_drawings) >= _MOST:
            _drawings.clear()
        _drawings[key] = _Drawing(tuple(stream.stream[start:]), opacities, _state(stream))


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield images.SVGImage, "draw", draw
