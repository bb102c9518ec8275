"""Faces: the fonts that HarfBuzz has read, as WeasyPrint knows them, and what stands in their files."""

from __future__ import annotations

from typing import Any


def table(face: Any, tag: str) -> bytes:
    """Return a table of a font by its tag, nothing where the font has none."""
    from weasyprint.text.ffi import ffi, harfbuzz  # noqa: PLC0415 - the typesetter is imported when the first page comes

    blob = harfbuzz.hb_face_reference_table(face, harfbuzz.hb_tag_from_string(tag.encode("ascii"), -1))
    length = ffi.new("unsigned int *")
    data = harfbuzz.hb_blob_get_data(blob, length)
    found: bytes = b"" if data == ffi.NULL else ffi.unpack(data, length[0])
    harfbuzz.hb_blob_destroy(blob)
    return found
