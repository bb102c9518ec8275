"""Styles in haste: a property that no rule sets takes its initial or its parent's value without further ado."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import css
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

_ABSENT = object()
_SPECIAL = {"position", "float", "display", "page"}
"""Properties that are worked out together with others, or inherit in their own way."""
_PLAIN = {
    name: value
    for name, value in INITIAL_VALUES.items()
    if name not in INHERITED | INITIAL_NOT_COMPUTED | _SPECIAL and not name.startswith("text_decoration_")
}
_INHERITED = frozenset(name for name in INHERITED if name not in _SPECIAL and not name.startswith("text_decoration_"))
_LOGICAL = {
    name: frozenset(function(block="ttb", inline=inline) for inline in ("ltr", "rtl"))
    for name, function in css.PHYSICAL_FUNCTIONS.items()
}
"""The logical properties, of either direction, that may stand in for a physical one."""
_SIMPLE = frozenset((str, int, float, type(None)))

_computed_slowly = css.ComputedStyle.__missing__
_anonymous_slowly = css.AnonymousStyle.__missing__


def computed(self: Any, key: str) -> Any:
    """Return the computed value of `key` for an element, and keep it."""
    cascaded = self.cascaded
    if cascaded:
        if key in cascaded:
            return _computed_slowly(self, key)
        logical = _LOGICAL.get(key)
        if logical is not None and not logical.isdisjoint(cascaded):
            return _computed_slowly(self, key)
    value = _PLAIN.get(key, _ABSENT)
    if value is _ABSENT:
        parent = self.parent_style
        if parent is None or key not in _INHERITED:
            return _computed_slowly(self, key)
        value = parent[key]
        if type(value) not in _SIMPLE and css.check_math(value):
            return _computed_slowly(self, key)
    self[key] = value
    return value


def anonymous(self: Any, key: str) -> Any:
    """Return the computed value of `key` for a box without an element, and keep it."""
    value = _PLAIN.get(key, _ABSENT)
    if value is _ABSENT:
        if key not in _INHERITED:
            return _anonymous_slowly(self, key)
        value = self.parent_style[key]
    self[key] = value
    return value


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield css.ComputedStyle, "__missing__", computed
    yield css.AnonymousStyle, "__missing__", anonymous
