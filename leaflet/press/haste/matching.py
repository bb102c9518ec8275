"""Selectors matched in haste: what an element's own name and attributes settle is settled once for all like it."""

from __future__ import annotations

from collections.abc import Iterator
from types import CodeType
from typing import Any, NamedTuple

from cssselect2 import ElementWrapper

Selectors = dict[Any, list[list[tuple[Any, Any]]]]
"""By an element's name and attributes, and by sheet: what its selectors say, each with what is still to be tested."""

_MOST = 4096
_KNOWN_BY = ("title", "meta", "link")
_query_slowly = ElementWrapper.query_all
_OWN = frozenset(
    (
        "local_name",
        "namespace_url",
        "in_html_document",
        "id",
        "classes",
        "etree_element",
        "tag",
        "attrib",
        "get",
        "lower",
    )
)
"""What a test may look at that asks of nothing but the element."""


class _Found(NamedTuple):
    """An element, as what WeasyPrint knows a page by asks for it."""

    etree_element: Any


def query_all(self: Any, *selectors: Any) -> Iterator[Any]:
    """Yield the elements that match any of the selectors; those by whose names alone a page is known, without more."""
    if selectors == _KNOWN_BY:
        return (_Found(element) for element in self.etree_element.iter() if element.tag in _KNOWN_BY)
    return _query_slowly(self, *selectors)  # type: ignore[no-any-return]


def matches(wrapper: Any, sheets: Any, known: Selectors) -> list[list[Any]]:
    """Return what each sheet says of an element, the weightiest last."""
    element = wrapper.etree_element
    names = (element.tag, *element.attrib.items())
    selectors = known.get(names)
    if selectors is None:
        if len(known) >= _MOST:
            known.clear()
        selectors = known[names] = [_selectors(wrapper, sheet.matcher) for sheet, _, _ in sheets]
    return [[said for test, said in each if test is None or test(wrapper)] for each in selectors]


def _selectors(wrapper: Any, matcher: Any) -> list[tuple[Any, Any]]:
    """Return the selectors of a sheet that an element with such attributes may match, as they follow each other."""
    found = list(matcher.id_selectors.get(wrapper.id, ()))
    for name in wrapper.classes:
        found += matcher.class_selectors.get(name, ())
    found += matcher.lower_local_name_selectors.get(wrapper.local_name.lower(), ())
    found += matcher.namespace_selectors.get(wrapper.namespace_url, ())
    if "lang" in wrapper.etree_element.attrib:
        found += matcher.lang_attr_selectors
    found += matcher.other_selectors
    found.sort(key=lambda selector: selector[1:3])
    settled = [(test, said, _is_own(test)) for test, *said in found]
    return [(None if own else test, said) for test, said, own in settled if not own or test(wrapper)]


def _is_own(test: Any) -> bool:
    """Tell whether a test looks at nothing but the element's name and attributes."""
    code = test.__code__
    return _OWN.issuperset(code.co_names) and not any(isinstance(part, CodeType) for part in code.co_consts)


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield ElementWrapper, "query_all", query_all
