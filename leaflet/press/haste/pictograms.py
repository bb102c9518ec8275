"""Pictograms in haste: a picture of plain shapes is read once, and drawn once a size; its strokes are repeated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pydyf
from weasyprint import images, matrix

from leaflet.press.backgrounds import source

_MOST = 128
_STATE = ("color", "color_stroke", "alpha", "alpha_stroke", "font", "font_size")


class _Drawing(NamedTuple):
    """What drawing a picture has put into an empty stream, and the state that it left."""

    strokes: tuple[Any, ...]
    opacities: tuple[tuple[str, dict[str, Any]], ...]
    state: dict[str, Any]


_images: dict[tuple[str, Any], Any] = {}
_drawings: dict[Any, _Drawing] = {}
_get_slowly = images.get_image_from_uri
_draw_slowly = images.SVGImage.draw


def forget() -> None:
    """Forget the pictures that were read."""
    _images.clear()


def get_image_from_uri(cache: Any, url_fetcher: Any, options: Any, url: str, *rest: Any, **named: Any) -> Any:
    """Return the picture at an address; one of plain shapes in a file, which needs nothing of the page, is kept."""
    key = (url, url_fetcher)
    if url not in cache and key in _images:
        cache[url] = _images[key]
    if url in cache:
        return cache[url]
    image = _get_slowly(cache, url_fetcher, options, url, *rest, **named)
    if url.startswith("file:") and type(image) is images.SVGImage and source(image) is not None:
        image._context = image._svg.font_config = None
        if len(_images) >= _MOST:
            _images.clear()
        _images[key] = image
    return image


def _state(stream: Any) -> dict[str, Any]:
    return {f"_current_{name}": getattr(stream, f"_current_{name}") for name in _STATE}


def draw(self: Any, stream: Any, concrete_width: float, concrete_height: float, style: Any) -> None:
    """Draw the picture into `stream`."""
    resources = stream._resources
    kinds = ("ExtGState", "XObject", "Pattern", "Shading")
    text = None
    if not any(_state(stream).values()) and not any(resources[kind] for kind in kinds):
        text = source(self)
    if text is None:
        _draw_alone(self, stream, concrete_width, concrete_height, style)
        return
    key = (text, concrete_width, concrete_height)
    known = _drawings.get(key)
    if known is not None:
        stream.stream.extend(known.strokes)
        resources["ExtGState"].update((name, pydyf.Dictionary(values)) for name, values in known.opacities)
        vars(stream).update(known.state)
        return
    start, depth = len(stream.stream), len(stream._ctm_stack)
    _draw_alone(self, stream, concrete_width, concrete_height, style)
    opacities = tuple((name, dict(values)) for name, values in resources["ExtGState"].items())
    whole = len(stream.stream) > start and len(stream._ctm_stack) == depth  # a mistake in it leaves the stack high
    if whole and all(name[0] in "aA" for name, _ in opacities) and not any(resources[kind] for kind in kinds[1:]):
        if len(_drawings) >= _MOST:
            _drawings.clear()
        _drawings[key] = _Drawing(tuple(stream.stream[start:]), opacities, _state(stream))


def _draw_alone(image: Any, *rest: Any) -> None:
    """Draw a picture, and let go of what it was drawn into: that holds all of the leaflet."""
    _draw_slowly(image, *rest)
    image._svg.stream = image._svg.context = None


def multiplied(self: Any, other: Any) -> Any:
    """Return the transformation by `self` and then by `other`."""
    (a, b, c), (d, e, f), (g, h, i) = other
    return matrix.Matrix(
        matrix=[[0 + x * a + y * d + z * g, 0 + x * b + y * e + z * h, 0 + x * c + y * f + z * i] for x, y, z in self]
    )


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield images, "get_image_from_uri", get_image_from_uri
    yield images.SVGImage, "draw", draw
    yield matrix.Matrix, "__matmul__", multiplied
