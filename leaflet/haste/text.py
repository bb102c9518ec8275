"""Lines of text in haste: what lines of one style have in common is made once, and a line stays laid out till drawn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from weasyprint.text import ffi as library
from weasyprint.text import fonts, line_break

_pango, _ffi = library.pango, library.ffi
_RECTANGLE = _ffi.typeof("PangoRectangle *")
_BREAKS = ("\n", "\r", "\u2029")
_FONT = (
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_variant_caps",
    "font_variation_settings",
)
_FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)

_describe_slowly = fonts.get_font_description
_setup_slowly = line_break.Layout.setup
_deactivate_slowly = line_break.Layout.deactivate
_reactivate_slowly = line_break.Layout.reactivate
_strut_slowly = line_break.strut


def unicode_to_char_p(string: str) -> tuple[bytes, bytes]:
    """Return what Pango takes for text, twice; a null byte would end it."""
    text = string.encode().replace(b"\x00", b"")
    return text, text


def line_size(line: Any, style: Any) -> tuple[float, float]:
    """Return width and height of a line, in pixels."""
    extents = _ffi.new(_RECTANGLE)
    _pango.pango_layout_line_get_extents(line, _ffi.NULL, extents)
    width, height = extents.width * library.FROM_UNITS, extents.height * library.FROM_UNITS
    if style["letter_spacing"] != "normal":
        width += style["letter_spacing"]
    return width, height


@lru_cache(maxsize=256)
def _description(family: tuple[str, ...], *values: Any) -> Any:
    return _describe_slowly({"font_family": family, **dict(zip(_FONT, values, strict=True))})


def get_font_description(style: Any) -> Any:
    """Return Pango's description of the font of `style`, which nobody may change."""
    return _description(tuple(style["font_family"]), *[style[name] for name in _FONT])


@lru_cache(maxsize=16)
def _context(font_map: Any, direction: str, language: str | None) -> tuple[Any, Any]:
    """Return a Pango context that layouts share, and its language."""
    context = _ffi.gc(_pango.pango_font_map_create_context(font_map), library.gobject.g_object_unref)
    _pango.pango_context_set_round_glyph_positions(context, False)
    _pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[direction])
    if not language:
        return context, _pango.pango_language_get_default()
    known = _pango.pango_language_from_string(language.encode())
    _pango.pango_context_set_language(context, known)
    return context, known


def _is_plain(style: Any) -> bool:
    """Tell whether `style` asks for no font feature and no line along the text."""
    return (
        style["text_decoration_line"] == "none"
        and style["font_language_override"] == "normal"
        and not fonts.font_features(*[style[name] for name in _FEATURES])
    )


def _common(style: Any) -> tuple[Any, Any, Any] | None:
    if not _is_plain(style):
        return None
    return (
        *_context(style.font_config.font_map, style["direction"], style["lang"]),
        get_font_description(style),
    )


def setup(self: Any, style: Any) -> None:
    """Give the layout a new Pango layout for `style`."""
    try:
        common = style.layout_common
    except AttributeError:
        common = style.layout_common = _common(style)
    if common is None:
        _setup_slowly(self, style)
        return
    context, language, description = common
    self.style = style
    self.first_line_direction = 0
    self.language = language
    self.layout = layout = _ffi.gc(_pango.pango_layout_new(context), library.gobject.g_object_unref)
    _pango.pango_layout_set_auto_dir(layout, False)
    _pango.pango_layout_set_font_description(layout, description)
    self.ascent = self.underline_position = self.strikethrough_position = None


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield library, "unicode_to_char_p", unicode_to_char_p
    yield line_break, "line_size", line_size
    yield fonts, "get_font_description", get_font_description
    yield line_break.Layout, "setup", setup
