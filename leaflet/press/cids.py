"""CIDs: a CID-keyed font (Chinese, Japanese, Korean) is embedded as the glyphs that are drawn, and nothing else.

WeasyPrint keeps the number of every glyph by leaving 65,000 empty ones in the file, which takes longer and more room
than the leaflet. Such a font needs no number kept: its charset says which glyph each number (CID) is. So the drawn
glyphs alone go into a bare CFF (ISO 32000-1, 9.7.4.2 and table 126, CIDFontType0C), as `outlines` draws them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from leaflet.press.cff import BARE
from leaflet.press.faces import table
from leaflet.press.outlines import on_grid

_CID_KEYED = b"\x0c\x1e"
"""The operator ROS, which the top DICT of a CID-keyed font begins with (Adobe Technical Note 5176, 9)."""

_READ = (b"CFF ", b"head", b"hhea", b"hmtx", b"maxp")
"""The tables that HarfBuzz is shown. A `cmap` would take it longer to read than all the glyphs, and add to them."""

_MORE = """
typedef hb_blob_t * (*leaflet_table) (hb_face_t *face, hb_tag_t tag, void *data);
hb_face_t * hb_face_create_for_tables (leaflet_table asked, void *data, void *destroy);
"""


def bare(face: Any, glyphs: list[int]) -> bytes:
    """Return `glyphs` of a font as a bare CFF, nothing where it is not CID-keyed or cannot be made smaller."""
    from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset  # noqa: PLC0415

    wanted = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    numbers = ffi.new("hb_codepoint_t[]", glyphs)
    harfbuzz.hb_set_add_sorted_array(harfbuzz_subset.hb_subset_input_glyph_set(wanted), numbers, len(glyphs))
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE | harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
    harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
    made = harfbuzz_subset.hb_subset_or_fail(_bare_face(face)[0], wanted)
    if made == ffi.NULL:
        return b""
    data = table(made, "CFF ")
    harfbuzz.hb_face_destroy(made)
    return on_grid(data) if data[:2] == BARE and _CID_KEYED in data[:64] else b""


@cache
def _harfbuzz() -> Any:
    """Return HarfBuzz, with what WeasyPrint does not declare of it."""
    from weasyprint.text.ffi import ffi, harfbuzz  # noqa: PLC0415

    ffi.cdef(_MORE, override=True)  # it may be said again, when what is kept has been forgotten
    return harfbuzz


@cache
def _bare_face(face: Any) -> tuple[Any, ...]:
    """Return a font that has the outlines of another one, and no more of it, and what it needs; nothing is copied."""
    from weasyprint.text.ffi import ffi  # noqa: PLC0415

    harfbuzz = _harfbuzz()
    tags = {harfbuzz.hb_tag_from_string(tag, -1) for tag in _READ}
    whole = ffi.gc(harfbuzz.hb_face_reference(face), harfbuzz.hb_face_destroy)  # which stays where it is in memory

    @ffi.callback("leaflet_table")  # type: ignore[untyped-decorator]
    def asked(_face: Any, tag: int, _data: Any) -> Any:
        return harfbuzz.hb_face_reference_table(whole, tag) if tag in tags else ffi.NULL

    return harfbuzz.hb_face_create_for_tables(asked, ffi.NULL, ffi.NULL), asked, whole
