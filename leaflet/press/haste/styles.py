"""Styles in haste: a property that no rule sets takes its initial or its parent's value without further ado.

List markers that look alike share one style, and so do pages and their margins, as WeasyPrint's elements do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import css
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.layout.page import PageType

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
_compute_slowly = css.StyleFor.set_computed_styles


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


def set_computed_styles(
    self: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: str | None = None,
    base_url: str | None = None,
    target_collector: Any = None,
) -> None:
    """Give an element, or a part of it, its style."""
    is_page = type(element) is PageType
    if not is_page and pseudo_type != "marker":
        _compute_slowly(self, element, parent, root, pseudo_type, base_url, target_collector)
        return
    computed = self._computed_styles
    cascaded = self._cascaded_styles.get((element, pseudo_type), {})
    rules = tuple((name, id(value), *weight[:2], *weight[2]) for name, (value, weight) in cascaded.items())
    key = (id(computed[parent, None]), pseudo_type, rules)  # both are kept alive by the style that is found
    known = self.__dict__.setdefault("shared_styles", {})
    style = known.get(key)
    if style is None:
        _compute_slowly(self, element, parent, root, pseudo_type, base_url, target_collector)
        known[key] = computed[element, pseudo_type]
        return
    computed[element, pseudo_type] = style
    if target_collector and style["anchor"]:
        target_collector.collect_anchor(style["anchor"])


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield css.ComputedStyle, "__missing__", computed
    yield css.AnonymousStyle, "__missing__", anonymous
    yield css.StyleFor, "set_computed_styles", set_computed_styles
