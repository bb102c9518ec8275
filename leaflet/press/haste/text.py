"""Lines of text in haste: what lines of one style share is made once, and a line stays laid out until drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from weasyprint.text import ffi as library
from weasyprint.text import fonts, line_break

from leaflet.press.haste.breaking import AVERAGE, first_line

_pango, _ffi, _unref = library.pango, library.ffi, library.gobject.g_object_unref
_EXTENTS = _ffi.new("PangoRectangle *")
_BREAKING = re.compile("[\t\n\r\v\f\x85\u2028\u2029]")
"""What ends a line, or stands in it as wide as the line leaves room: they are laid out anew to be drawn."""
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
_set_text_slowly = line_break.Layout.set_text
_deactivate_slowly = line_break.Layout.deactivate
_reactivate_slowly = line_break.Layout.reactivate
_strut_slowly = line_break.strut
_split_slowly = line_break.split_first_line


def unicode_to_char_p(string: str) -> tuple[bytes, bytes]:
    """Return what Pango takes for text, twice; a null byte would end it."""
    text = string.encode().replace(b"\x00", b"")
    return text, text


def line_size(line: Any, style: Any) -> tuple[float, float]:
    """Return width and height of a line, in pixels."""
    _pango.pango_layout_line_get_extents(line, _ffi.NULL, _EXTENTS)
    width, height = _EXTENTS.width * library.FROM_UNITS, _EXTENTS.height * library.FROM_UNITS
    if style["letter_spacing"] != "normal":
        width += style["letter_spacing"]
    return width, height


@lru_cache(maxsize=256)
def _description(family: tuple[str, ...], *values: Any) -> Any:
    return _describe_slowly({"font_family": family, **dict(zip(_FONT, values, strict=True))})


def get_font_description(style: Any) -> Any:
    """Return Pango's description of the font of `style`, which nobody may change."""
    return _description(tuple(style["font_family"]), *[style[name] for name in _FONT])


@lru_cache(maxsize=64)
def _widths(font_map: Any, family: tuple[str, ...], language: str | None, *values: Any) -> dict[str, float]:
    """Return the widths of words in a font of `font_map` and a language, as far as they are known."""
    return {"": 0.0, AVERAGE: 0.5}


@lru_cache(maxsize=64)
def _context(font_map: Any, direction: str, language: str | None) -> tuple[Any, Any]:
    """Return a Pango context that layouts share, and its language."""
    context = _ffi.gc(_pango.pango_font_map_create_context(font_map), _unref)
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


class _Common(NamedTuple):
    """What all lines of one style share."""

    context: Any
    language: Any
    description: Any
    attributes: Any
    widths: dict[str, float]


def _attributes() -> Any:
    """Return Pango attributes that forbid a hyphen where a word is cut."""
    attributes = _ffi.gc(_pango.pango_attr_list_new(), _pango.pango_attr_list_unref)
    _pango.pango_attr_list_insert(attributes, _pango.pango_attr_insert_hyphens_new(False))
    return attributes


def _common(style: Any) -> _Common | None:
    """Return what lines of `style` share, or nothing when it asks for more than plain text."""
    if not _is_plain(style) or style["letter_spacing"] != "normal" or style["word_spacing"] != 0:
        return None
    context, language = _context(style.font_config.font_map, style["direction"], style["lang"])
    attributes = _uncut if style["overflow_wrap"] in {"anywhere", "break-word"} else None
    font = (tuple(style["font_family"]), style["lang"], *[style[name] for name in _FONT])
    widths = _widths(style.font_config.font_map, *font)
    return _Common(context, language, get_font_description(style), attributes, widths)


def _common_of(style: Any) -> _Common | None:
    try:
        return style.layout_common  # type: ignore[no-any-return]
    except AttributeError:
        style.layout_common = common = _common(style)
        return common


def setup(self: Any, style: Any) -> None:
    """Give the layout a new Pango layout for `style`."""
    common = _common_of(style)
    self.drawn = False
    if common is None:
        _setup_slowly(self, style)
        return
    self.style = style
    self.first_line_direction = 0
    self.language = common.language
    self.layout = layout = _ffi.gc(_pango.pango_layout_new(common.context), _unref)
    _pango.pango_layout_set_auto_dir(layout, False)
    _pango.pango_layout_set_font_description(layout, common.description)
    self.ascent = self.underline_position = self.strikethrough_position = None


def set_text(self: Any, text: str, justify: bool = False) -> None:
    """Let the layout hold the first line of `text`."""
    common = self.style.layout_common
    if common is None or "\t" in text or (justify and self.justification_spacing):
        if common is not None:
            _pango.pango_layout_set_attributes(self.layout, _ffi.NULL)
            _pango.pango_layout_set_single_paragraph_mode(self.layout, False)
        _set_text_slowly(self, text, justify)
        return
    index = text.find("\n")
    if index != -1:
        text = text[: index + 2]
    self.text = text
    layout = self.layout
    # Drawing sets this mode, and would lay out the line again if it were not set already.
    _pango.pango_layout_set_single_paragraph_mode(layout, _BREAKING.search(text) is None)
    _pango.pango_layout_set_text(layout, text.encode().replace(b"\x00", b""), -1)
    if text and common.attributes is not None:
        _pango.pango_layout_set_attributes(layout, common.attributes)


def deactivate(self: Any) -> None:
    """Let go of the Pango layout, unless the line is still to be drawn, or comes again."""
    if getattr(self, "kept", False):
        return
    if self.drawn or self.style.layout_common is None or self.justification_spacing or _BREAKING.search(self.text):
        _deactivate_slowly(self)


def reactivate(self: Any, style: Any) -> None:
    """Have a Pango layout again, to draw the line."""
    if getattr(self, "style", None) is not style or self.justification_spacing:
        _reactivate_slowly(self, style)
    self.drawn = True


def strut(style: Any) -> tuple[float, float]:
    """Return how high a line of `style` is, and where its baseline lies."""
    try:
        return style.strut_size  # type: ignore[no-any-return]
    except AttributeError:
        style.strut_size = size = _strut_slowly(style)
        return size  # type: ignore[no-any-return]


def split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    """Return the first line of `text`, its size and where the next begins; for words that come again, the same."""
    if justification_spacing or context is None:
        return _split_slowly(text, style, context, max_width, justification_spacing, is_line_start, minimum)
    lines = context.__dict__.setdefault("first_lines", {})
    known = lines.get(id(style))
    if known is None:
        known = lines[id(style)] = {None: style}  # which keeps it where it is
    key = (text, max_width, is_line_start, minimum)
    found = known.get(key)
    if found is None:
        common = _common_of(style)
        found = common and first_line(text, style, common, max_width)
        known[key] = found = found or _split_slowly(text, style, context, max_width, 0, is_line_start, minimum)
    else:
        found[0].kept = True  # it may be drawn more than once
    return found


_uncut = _attributes()


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield library, "unicode_to_char_p", unicode_to_char_p
    yield line_break, "line_size", line_size
    yield fonts, "get_font_description", get_font_description
    yield line_break.Layout, "setup", setup
    yield line_break.Layout, "set_text", set_text
    yield line_break.Layout, "deactivate", deactivate
    yield line_break.Layout, "reactivate", reactivate
    yield line_break, "strut", strut
    yield line_break, "split_first_line", split_first_line
