"""Colours: PDF/A asks for what red, green and blue mean (ISO 19005-2, 6.2.3): sRGB, IEC 61966-2-1, in few bytes.

The profile that comes with WeasyPrint lists each curve point by point. littleCMS writes the curves as the formula that
they are in the standard, in a seventh of the room; the result is the same to a 16-bit step.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

NAME = "sRGB IEC61966-2.1"
"""How the profile is called where colours are managed."""

_VERSION = b"\x04\x20\0\0"
"""Of ICC.1:2004-10, which has all that is in it; littleCMS states its own latest."""

_DATE = b"\x07\xd4" + b"\0\x01" * 2 + bytes(6)
"""A day for every profile, so that the same leaflet has the same bytes."""


@cache
def srgb() -> bytes:
    """Return an ICC profile of sRGB (ICC.1:2004-10, 7.2: version and date stand at 8 and 24)."""
    from PIL.ImageCms import ImageCmsProfile, createProfile  # noqa: PLC0415 - the typesetter is imported late

    made = ImageCmsProfile(createProfile("sRGB")).tobytes()
    return made[:8] + _VERSION + made[12:24] + _DATE + made[36:]


@cache
def _kind() -> type:
    """Return a kind of WeasyPrint's profiles that is written as it is: theirs has other bytes the second time."""
    from weasyprint.css import ColorProfile  # noqa: PLC0415

    class Srgb(ColorProfile):  # type: ignore[misc]
        name = NAME
        content = srgb()

    return Srgb


def profile() -> Any:
    """Return the profile as WeasyPrint takes it, a new one for every leaflet."""
    return _kind()(BytesIO(srgb()), "", "relative-colorimetric", "rgb")
