"""Selectors matched in haste: what an element's own name and attributes settle is settled once for all like it."""

from __future__ import annotations

from collections.abc import Iterator
from types import CodeType
from typing import Any, NamedTuple

from cssselect2 import ElementWrapper

_Sheet = list[tuple[Any, Any]]
"""What the selectors of a sheet say of an element, each with what is still to be tested."""


class Kin:
    """Elements of like names and attributes under like ones, with the selectors of each sheet that may match them."""

    def __init__(self, selectors: list[_Sheet]) -> None:
        self.selectors = selectors


Selectors = dict[Any, Kin]
"""The kin by what is around them, their name and their attributes."""

_MOST = 4096
_KNOWN_BY = ("title", "meta", "link")
_query_slowly = ElementWrapper.query_all
_SETTLED = frozenset(
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
        "startswith",
        "parent",
        "ancestors",
        "any",
        "next",
    )
)
"""What a test may look at that asks of nothing but the element and those around it."""


class _Found(NamedTuple):
    """An element, as what WeasyPrint knows a page by asks for it."""

    etree_element: Any


def query_all(self: Any, *selectors: Any) -> Iterator[Any]:
    """Yield the elements that match any of the selectors; those by whose names alone a page is known, without more."""
    if selectors == _KNOWN_BY:
        return (_Found(element) for element in self.etree_element.iter() if element.tag in _KNOWN_BY)
    return _query_slowly(self, *selectors)  # type: ignore[no-any-return]


def matches(wrapper: Any, sheets: Any, known: Selectors) -> list[list[Any]]:
    """Return what each sheet says of an element, the weightiest last; the one around it has been asked for before."""
    element = wrapper.etree_element
    around = None if wrapper.parent is None else wrapper.parent.kin
    names = (around, element.tag, *element.attrib.items())
    kin = known.get(names)
    if kin is None:
        if len(known) >= _MOST:
            known.clear()
        kin = known[names] = Kin([_selectors(wrapper, sheet.matcher) for sheet, _, _ in sheets])
    wrapper.kin = kin
    return [[said for test, said in each if test is None or test(wrapper)] for each in kin.selectors]


def _selectors(wrapper: Any, matcher: Any) -> _Sheet:
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
    settled = [(test, said, _names(test.__code__) <= _SETTLED) for test, *said in found]
    return [(None if done else test, said) for test, said, done in settled if not done or test(wrapper)]


def _names(code: CodeType) -> set[str]:
    """Return all that a test looks at."""
    return {*code.co_names}.union(*[_names(part) for part in code.co_consts if isinstance(part, CodeType)])


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield ElementWrapper, "query_all", query_all
