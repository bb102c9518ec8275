"""Streams are compressed in one way, smaller than zlib does it, and nothing in them changes."""

from __future__ import annotations

import inspect
import zlib
from io import BytesIO

import pikepdf
import pydyf
import support_pages
from hypothesis import given
from hypothesis import strategies as st

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
        assert all(packing.packed(each.read_bytes()) == each.read_raw_bytes() for each in streams)
        assert len(quickly) < sum(len(zlib.compress(each.read_bytes(), 9)) for each in streams) * 1.1


@given(st.lists(st.binary(max_size=300), max_size=9))
def test_what_is_packed_comes_out_again(pieces):
    packing.pack_quickly()
    data = b"".join(pieces)
    packer = pydyf.zlib.compressobj(level=9)
    assert zlib.decompress(b"".join([*map(packer.compress, pieces), packer.flush()])) == data
    assert zlib.decompress(packing.packed(data)) == data


def test_pydyf_still_compresses_where_we_change_it():
    assert "zlib.compressobj(level=9)" in inspect.getsource(pydyf)
