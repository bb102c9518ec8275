"""Backgrounds: a pictogram behind a box is drawn on the page itself, as the few strokes that it is.

WeasyPrint draws every picture in the background as a transparency group (ISO 32000-1, 11.6.6), an object of its own
with resources of its own, lest what it masks and what it is clipped by get into each other's way. Lines and areas mask
nothing. A leaflet has a pictogram a heading, and the groups around them were a tenth of its bytes.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

_SHAPES = frozenset(("svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "title", "desc"))
_GROUPS = ("XObject", "Pattern", "Shading")
"""Resources of what more than strokes draw."""

_ONCE = ("no-repeat", "no-repeat")


def draw_backgrounds_on_the_page() -> None:
    """Teach WeasyPrint to draw backgrounds so; doing it twice changes nothing."""
    from weasyprint import draw  # noqa: PLC0415 - the typesetter is imported when the first page comes
    from weasyprint.images import SVGImage  # noqa: PLC0415

    if getattr(draw.draw_background_image, "on_page", False):
        return
    draw_in_group = draw.draw_background_image

    def draw_background_image(stream: Any, layer: Any, style: Any) -> None:
        """Draw one picture in the background of a box into `stream`."""
        once = layer.repeat == _ONCE and not layer.unbounded and 0 not in layer.size
        plain = once and type(layer.image) is SVGImage and source(layer.image)
        drawing = _drawn(stream, layer, style) if plain else None
        if drawing is None:
            draw_in_group(stream, layer, style)
            return
        across, down, *_ = layer.positioning_area
        with stream.artifact():
            stream.rectangle(*layer.painting_area)
            stream.clip()
            stream.end()
            with stream.stacked():
                stream.transform(e=layer.position[0] + across, f=layer.position[1] + down)
                stream.stream.extend(drawing.stream)
        stream._resources["ExtGState"].update(drawing._resources["ExtGState"])

    draw_background_image.on_page = True  # type: ignore[attr-defined]
    draw.draw_background_image = draw_background_image


def source(image: Any) -> bytes | None:
    """Return the source of a picture of plain shapes; None for one that refers to anything or has words in it."""
    known = image.__dict__
    if "text" not in known:
        known["text"] = _found_source(image)
    return known["text"]  # type: ignore[no-any-return]


def _found_source(image: Any) -> bytes | None:
    root = image._svg.tree._etree_node
    if any(str(node.tag).rpartition("}")[2] not in _SHAPES for node in root.iter()):
        return None
    text: bytes = ElementTree.tostring(root)
    return None if any(word in text for word in (b"url(", b"href", b"style", b"class=", b"var(")) else text


def _drawn(page: Any, layer: Any, style: Any) -> Any:
    """Return a stream that draws a layer's picture; None where that takes a group, being translucent say."""
    import pydyf  # noqa: PLC0415

    resources = {kind: pydyf.Dictionary() for kind in ("ExtGState", *_GROUPS)}
    stream = page.clone(resources=resources | {"ColorSpace": page._resources["ColorSpace"]})
    layer.image.draw(stream, *layer.size, style)
    return None if any(resources[kind] for kind in _GROUPS) else stream
