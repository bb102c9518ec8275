"""Styles shared: elements that the same rules match, under a like parent, look alike in every leaflet.

Leaflets of one language and edition have the same style sheets; so their elements have the same styles, and what is
worked out of a style is the same, too. They are kept from leaflet to leaflet, by the rules that made them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from typing import Any

from weasyprint import CSS, css
from weasyprint.layout.page import PageType

from leaflet.press.haste.matching import Selectors, matches

_MOST_FAMILIES, _MOST_LOOKS = 64, 2048
_SAID = ("style", "lang", "id", "name", "width", "height")
"""The attributes by which an element says itself how it looks."""

_OTHER_RULES = re.compile(r"@(?!page\b)")

_find_slowly = css.find_stylesheets
_begin_slowly = css.StyleFor.__init__
_add_slowly = css.StyleFor.add_page_declarations
_compute_slowly = css.StyleFor.set_computed_styles


class _Sizes(dict[str, Any]):
    """The size of the first page, and whether a style has asked for it: that one depends on more than its rules."""

    asked = False

    def __getitem__(self, key: str) -> Any:
        self.asked = True
        return super().__getitem__(key)


class _Family:
    """The styles that come of the same sheets: of elements, with their pseudo-elements, and of pages and margins."""

    def __init__(self, sheets: Any, font_config: Any) -> None:
        self.kept_alive = sheets, font_config  # the key under which this is known says where they are in memory
        self.sizes = _Sizes()
        self.looks: dict[Any, tuple[tuple[str | None, Any], ...]] = {}
        self.parts: dict[Any, Any] = {}
        self.pages: dict[Any, dict[str | None, Any]] = {}
        self.selectors: Selectors = {}


_families: dict[Any, _Family] = {}
_sheets: dict[Any, Any] = {}


def forget() -> None:
    """Forget all: what was wrong with a style sheet is told only when it is read, and when a style is made of it."""
    _families.clear()
    _sheets.clear()


def _family(sheets: Any, base_url: str, font_config: Any) -> _Family:
    """Return the styles of these sheets, which is known as long as they do not grow without end."""
    key = (base_url, id(font_config), *((id(sheet), origin, weight) for sheet, origin, weight in sheets))
    family = _families.pop(key, None)
    if family is None or family.sizes.asked or len(family.looks) > _MOST_LOOKS:
        family = _Family(sheets, font_config)
    _families[key] = family
    while len(_families) > _MOST_FAMILIES:
        del _families[next(iter(_families))]
    return family


def find_stylesheets(wrapper: Any, media: str, fetcher: Any, base_url: str, fonts: Any, *rest: Any) -> Iterator[Any]:
    """Yield the style sheets in a page; one that stands alone and sets no more than rules and pages is kept."""
    tags = ((element, str(element.tag).rpartition("}")[2]) for element in wrapper.etree_element.iter())
    found = [element for element, tag in tags if tag in {"style", "link"}]
    element = found[0] if len(found) == 1 else None
    if element is None or element.tag != "style" or element.attrib or len(element) or not element.text:
        yield from _find_slowly(wrapper, media, fetcher, base_url, fonts, *rest)
        return
    key = (element.text, media, base_url, id(fonts))
    if key not in _sheets:
        if _OTHER_RULES.search(element.text):
            yield from _find_slowly(wrapper, media, fetcher, base_url, fonts, *rest)
            return
        while len(_sheets) >= _MOST_FAMILIES:
            del _sheets[next(iter(_sheets))]
        _sheets[key] = CSS(
            string=element.text, base_url=base_url, url_fetcher=fetcher, media_type=media, font_config=fonts
        )
    yield _sheets[key]


def begin(self: Any, html: Any, sheets: Any, presentational_hints: bool, font_config: Any, targets: Any) -> None:
    """Give every element of a page its style."""
    self.family = family = _family(sheets, html.base_url, font_config)
    if presentational_hints:
        self.family = _Family(sheets, font_config)
        _begin_slowly(self, html, sheets, presentational_hints, font_config, targets)
        return
    self._cascaded_styles, self._computed_styles, self._sheets = {}, {}, sheets
    self.font_config, self.initial_page_sizes = font_config, family.sizes
    family.sizes.update(box=None, area=None)
    computed, met = self._computed_styles, set()
    for wrapper in html.wrapper_element.iter_subtree():
        element, parent = wrapper.etree_element, wrapper.parent and wrapper.parent.etree_element
        found = matches(wrapper, sheets, family.selectors)
        said = (element.tag, *[element.get(name) for name in _SAID]) if element.attrib else None
        rules = tuple([tuple([match[1] for match in each]) for each in found])
        key = (id(computed.get((parent, None))), said, rules)
        looks = family.looks.get(key)
        if looks is None:
            looks = tuple(_looks(self, html, element, parent, found))
            if _last(element, looks):
                family.looks[key] = looks
        for pseudo_type, style in looks:
            computed[element, pseudo_type] = style
            if style["anchor"] and (key not in met or any((said or ())[1:])):
                targets.collect_anchor(style["anchor"])
        met.add(key)
    self._cascaded_styles.clear()


def _looks(self: Any, html: Any, element: Any, parent: Any, matches: Any) -> Iterator[tuple[str | None, Any]]:
    """Yield the style of an element, then those of its pseudo-elements."""
    cascaded: dict[str | None, dict[str, Any]] = {None: {}}
    for specificity, _, declarations, base_url in css.find_style_attributes(_Alone(element), False, html.base_url):
        _cascade(cascaded[None], css.preprocess_declarations(base_url, declarations), "author", inf, specificity)
    for (sheet, origin, weight), found in zip(self._sheets, matches, strict=True):
        for specificity, _, pseudo_type, (declarations, layer) in found:
            order = inf if layer is None else sheet.layers.index(layer)
            _cascade(cascaded.setdefault(pseudo_type, {}), declarations, origin, order, weight or specificity)
    for pseudo_type, declared in cascaded.items():
        self._cascaded_styles[element, pseudo_type] = declared
        around = parent if pseudo_type is None else element
        _compute_slowly(self, element, around, html.etree_element, pseudo_type, html.base_url)
        yield pseudo_type, self._computed_styles[element, pseudo_type]


def _cascade(style: dict[str, Any], declarations: Any, origin: str, layer: float, specificity: Any) -> None:
    """Put into `style` those of the declarations that have the greater weight."""
    for name, values, importance in declarations:
        weight = (css.declaration_precedence(origin, importance), layer, specificity)
        if name not in style or style[name][1] <= weight:
            style[name] = values, weight


class _Alone:
    """A tree of one element."""

    def __init__(self, element: Any) -> None:
        self._element = element

    def iter(self) -> Iterator[Any]:
        """Yield the element."""
        yield self._element


def _last(element: Any, looks: Any) -> bool:
    """Tell whether the layout leaves styles as they are; it takes from the root what belongs to the page."""
    style = looks[0][1]
    if element.tag in {"html", "body"} and (style["overflow"], style["display"]) != ("visible", ("block", "flow")):
        return False
    contents = (style["content"] for _, style in looks[1:])
    return not any(part[0] == "leader()" for content in contents if type(content) is tuple for part in content)


def add_page_declarations(self: Any, page_type: Any) -> None:
    """Note what the sheets say of a page and its margins: the same for all pages that the same selectors match."""
    matched = tuple(
        (number, place, which)
        for number, (sheet, _, _) in enumerate(self._sheets)
        for place, (_, selectors, _) in enumerate(sheet.page_rules)
        for which, (_, _, selector) in enumerate(selectors)
        if self._page_type_match(selector, page_type)
    )
    family = self.family
    if matched not in family.pages:
        _add_slowly(self, page_type)
        styles = self._cascaded_styles
        family.pages[matched] = {pseudo: styles[kind, pseudo] for kind, pseudo in styles if kind == page_type}
    for pseudo_type, cascaded in family.pages[matched].items():
        self._cascaded_styles[page_type, pseudo_type] = cascaded


def set_computed_styles(
    self: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: str | None = None,
    base_url: str | None = None,
    target_collector: Any = None,
) -> None:
    """Give a page, a margin or a part of an element its style."""
    if type(element) is not PageType and pseudo_type != "marker":
        _compute_slowly(self, element, parent, root, pseudo_type, base_url, target_collector)
        return
    computed = self._computed_styles
    cascaded = self._cascaded_styles.get((element, pseudo_type), {})
    rules: Any = id(cascaded)  # which the family keeps
    if type(element) is not PageType:
        rules = tuple([(name, id(value), *weight[:2], *weight[2]) for name, (value, weight) in cascaded.items()])
    key = (id(computed[parent, None]), pseudo_type, rules)  # all are kept alive by the style that is found
    style = self.family.parts.get(key)
    if style is None:
        _compute_slowly(self, element, parent, root, pseudo_type, base_url, target_collector)
        self.family.parts[key] = computed[element, pseudo_type]
        return
    computed[element, pseudo_type] = style
    if target_collector and style["anchor"]:
        target_collector.collect_anchor(style["anchor"])


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield css, "find_stylesheets", find_stylesheets
    yield css.StyleFor, "__init__", begin
    yield css.StyleFor, "add_page_declarations", add_page_declarations
    yield css.StyleFor, "set_computed_styles", set_computed_styles
