"""The colour profile means what the one that WeasyPrint brings means, in fewer bytes, the same every day."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO

import pikepdf
import support_pages
from PIL import Image, ImageCms

from leaflet.pdf import set_page
from leaflet.press.colours import NAME, profile, srgb


def _known():
    return (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()


def test_it_means_what_the_profile_of_the_icc_means():
    levels = range(0, 256, 5)
    colours = bytes(part for red in levels for green in levels for blue in levels for part in (red, green, blue))
    image = Image.frombytes("RGB", (len(levels), len(levels) ** 2), colours)
    ours, theirs = (_lightness_and_hue(image, data) for data in (srgb(), _known()))
    assert max(abs(one - other) for one, other in zip(ours, theirs, strict=True)) <= 1


def _lightness_and_hue(image, data):
    """Return CIE L*, a* and b* of each dot, each from 0 to 255."""
    source, lab = ImageCms.ImageCmsProfile(BytesIO(data)), ImageCms.createProfile("LAB")
    change = ImageCms.buildTransform(source, lab, "RGB", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
    dots = ImageCms.applyTransform(image, change).tobytes()
    return [value ^ 128 if at % 3 else value for at, value in enumerate(dots)]


def test_it_says_no_version_and_no_day_of_its_own():
    data = srgb()
    assert data[8:12] == b"\4\x20\0\0"
    assert data[24:36] == bytes([7, 0xD4, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
    assert data[36:40] == b"acsp"
    assert int.from_bytes(data[:4], "big") == len(data) < len(_known()) / 4


def test_every_leaflet_has_it_as_it_is():
    assert profile() is not profile()
    for conformance in ("ua1", "ua2"):
        with pikepdf.open(BytesIO(set_page(support_pages.page("<p>Word</p>"), conformance))) as file:
            (intent,) = file.Root.OutputIntents
            assert intent.DestOutputProfile.read_bytes() == srgb()
            assert str(intent.OutputConditionIdentifier) == NAME
