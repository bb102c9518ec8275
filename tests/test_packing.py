"""Streams are compressed at zlib's usual level, and nothing in them changes."""

from __future__ import annotations

import inspect
import zlib
from io import BytesIO

import pikepdf
import pydyf
import support_pages

from leaflet.pdf import set_page
from leaflet.press import haste, packing


def test_every_stream_is_packed_at_that_level():
    page = support_pages.page(support_pages.EVERYTHING)
    quickly = set_page(page)
    with haste.at_leisure():
        assert set_page(page) == quickly
    with pikepdf.open(BytesIO(quickly)) as file:
        streams = [each for each in file.objects if isinstance(each, pikepdf.Stream) and "/Filter" in each]
        assert streams
        assert all(zlib.compress(each.read_bytes(), packing.LEVEL) == each.read_raw_bytes() for each in streams)


def test_pydyf_still_compresses_where_we_change_it():
    assert "zlib.compressobj(level=9)" in inspect.getsource(pydyf)
