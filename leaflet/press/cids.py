"""CIDs: a CID-keyed font (Chinese, Japanese, Korean) is embedded as the glyphs that are drawn, and nothing else.

WeasyPrint keeps the number of every glyph by leaving 65,000 empty ones in the file, which takes longer and more room
than the leaflet. Such a font needs no number kept: its charset says which glyph each number (CID) is. So the drawn
glyphs alone go into a bare CFF (ISO 32000-1, 9.7.4.2 and table 126, CIDFontType0C), outline for outline the same.
"""

from __future__ import annotations

from typing import Any

from leaflet.press.faces import table

BARE = b"\1\0"
"""How a CFF begins (Adobe Technical Note 5176, 6): its version."""

_CID_KEYED = b"\x0c\x1e"
"""The operator ROS, which the top DICT of a CID-keyed font begins with (Adobe Technical Note 5176, 9)."""

_UNUSED = (b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"VORG", b"cmap", b"vhea", b"vmtx")


def bare(face: Any, glyphs: list[int]) -> bytes:
    """Return `glyphs` of a font as a bare CFF, nothing where it is not CID-keyed or cannot be made smaller."""
    from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset  # noqa: PLC0415

    wanted = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    numbers = ffi.new("hb_codepoint_t[]", glyphs)
    harfbuzz.hb_set_add_sorted_array(harfbuzz_subset.hb_subset_input_glyph_set(wanted), numbers, len(glyphs))
    tags = ffi.new("hb_codepoint_t[]", [harfbuzz.hb_tag_from_string(tag, -1) for tag in _UNUSED])
    left_out = harfbuzz_subset.hb_subset_input_set(wanted, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG)
    harfbuzz.hb_set_add_sorted_array(left_out, tags, len(_UNUSED))
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE | harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
    harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
    made = harfbuzz_subset.hb_subset_or_fail(face, wanted)
    if made == ffi.NULL:
        return b""
    data = table(made, "CFF ")
    harfbuzz.hb_face_destroy(made)
    return data if data[:2] == BARE and _CID_KEYED in data[:64] else b""
