"""CIDs: a CID-keyed font (Chinese, Japanese, Korean) is embedded as the glyphs that are drawn, and nothing else.

WeasyPrint keeps the number of every glyph by leaving 65,000 empty ones in the file, which takes longer and more room
than the leaflet. Such a font needs no number kept: its charset says which glyph each number (CID) is. So the drawn
glyphs alone go into a bare CFF (ISO 32000-1, 9.7.4.2 and table 126, CIDFontType0C), outline for outline the same.
"""

from __future__ import annotations

from typing import Any

_BARE = b"\1\0"
"""How a CFF begins (Adobe Technical Note 5176, 6): its version."""

_CID_KEYED = b"\x0c\x1e"
"""The operator ROS, which the top DICT of a CID-keyed font begins with (Adobe Technical Note 5176, 9)."""

_UNUSED = (b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"VORG", b"cmap", b"vhea", b"vmtx")


def thin_cid_keyed_fonts() -> None:
    """Teach WeasyPrint to embed CID-keyed fonts so; doing it twice changes nothing."""
    from weasyprint import pdf  # noqa: PLC0415 - the typesetter is imported when the first page comes
    from weasyprint.pdf.fonts import Font  # noqa: PLC0415

    if getattr(Font.subset, "is_thin", False):
        return
    subset, build = Font.subset, pdf.build_fonts_dictionary

    def thinned(self: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        """Leave out of the font's file what is not drawn."""
        whole = "CFF " in self.tables and to_unicode and not (self.missing or self.svg or self.png or self.colr)
        bare = _bare(self.hb_face, sorted(to_unicode), hinting) if whole else b""
        if bare:
            self.file_content = bare
        else:
            subset(self, to_unicode, hinting)

    def kind(self: Any) -> str:
        """Return how the font draws its outlines."""
        return "otf" if self.file_content[:4] == b"OTTO" or self.file_content[:2] == _BARE else "ttf"

    def build_fonts_dictionary(file: Any, *arguments: Any) -> Any:
        """Put the fonts into the PDF."""
        known = len(file.objects)
        fonts = build(file, *arguments)
        for thing in file.objects[known:]:
            extra = getattr(thing, "extra", {})
            if extra.get("Subtype") == "/OpenType" and thing.stream[0][:2] == _BARE:
                extra["Subtype"] = "/CIDFontType0C"
        return fonts

    thinned.is_thin = True  # type: ignore[attr-defined]
    Font.subset, Font.type = thinned, property(kind)
    pdf.build_fonts_dictionary = build_fonts_dictionary


def _bare(face: Any, glyphs: list[int], hinting: bool) -> bytes:
    """Return `glyphs` of a font as a bare CFF, nothing where it is not CID-keyed or cannot be made smaller."""
    from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset  # noqa: PLC0415

    wanted = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    numbers = ffi.new("hb_codepoint_t[]", glyphs)
    harfbuzz.hb_set_add_sorted_array(harfbuzz_subset.hb_subset_input_glyph_set(wanted), numbers, len(glyphs))
    tags = ffi.new("hb_codepoint_t[]", [harfbuzz.hb_tag_from_string(tag, -1) for tag in _UNUSED])
    left_out = harfbuzz_subset.hb_subset_input_set(wanted, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG)
    harfbuzz.hb_set_add_sorted_array(left_out, tags, len(_UNUSED))
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    if not hinting:
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
    harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
    made = harfbuzz_subset.hb_subset_or_fail(face, wanted)
    if made == ffi.NULL:
        return b""
    blob = harfbuzz.hb_face_reference_table(made, harfbuzz.hb_tag_from_string(b"CFF ", -1))
    length = ffi.new("unsigned int *")
    data: bytes = ffi.unpack(harfbuzz.hb_blob_get_data(blob, length), length[0])
    harfbuzz.hb_blob_destroy(blob)
    harfbuzz.hb_face_destroy(made)
    return data if data[:2] == _BARE and _CID_KEYED in data[:64] else b""
