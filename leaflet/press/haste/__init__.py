"""Haste: the parts of WeasyPrint 70 that cost most, done with less work and to the same bytes.

A leaflet asks the same few questions of a few hundred styles and boxes, and the typesetter answers each anew. These
rooms hold functions of our own that answer at once where the case is plain, and hand every other case back.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

VERSIONS = {"weasyprint": "70.0", "pydyf": "0.13.0", "cssselect2": "0.10.1"}
"""The releases whose private functions these rooms replace; under any other, nothing is replaced."""

_former: dict[tuple[Any, str], Any] = {}
_pages = count(1)
_SETTLED = 2
"""After so many pages all is loaded and known that every further page needs."""

_MANY = 200_000
"""So many objects more than before have garbage looked for: those of some leaflets, nearly all go by themselves."""


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    from leaflet.press.haste import (  # noqa: PLC0415 - they import weasyprint
        blocks,
        borders,
        boxes,
        clearing,
        drawing,
        lines,
        margins,
        markers,
        matching,
        parsing,
        pictograms,
        sharing,
        styles,
        text,
        writing,
    )

    for room in (
        parsing,
        styles,
        matching,
        sharing,
        boxes,
        blocks,
        borders,
        text,
        lines,
        markers,
        drawing,
        margins,
        clearing,
        pictograms,
        writing,
    ):
        yield from room.replacements()


def _put(owner: Any, name: str, function: Any) -> Any:
    """Let `function` be `name` of `owner`, and of all modules that have taken it from there; return what was."""
    former = vars(owner)[name]
    if isinstance(owner, type):
        setattr(owner, name, function)
        return former
    for module in [module for key, module in sys.modules.items() if key.partition(".")[0] in VERSIONS]:
        for alias in [alias for alias, value in vars(module).items() if value is former]:
            setattr(module, alias, function)
    return former


def hasten() -> None:
    """Put the faster functions in place; doing it twice changes nothing."""
    import cssselect2  # noqa: PLC0415 - the typesetter is imported when the first page comes
    import pydyf  # noqa: PLC0415
    import weasyprint  # noqa: PLC0415

    if _former or {module.__name__: module.__version__ for module in (weasyprint, pydyf, cssselect2)} != VERSIONS:
        return
    for owner, name, function in list(replacements()):
        _former[owner, name] = _put(owner, name, function)


def forget() -> None:
    """Forget what is kept from page to page, after a page that had a mistake."""
    if not _former:
        return
    from leaflet.press.haste import pictograms, sharing  # noqa: PLC0415

    sharing.forget()
    pictograms.forget()


def settle() -> None:
    """Count a page that has been set; when all is loaded that lasts, let the garbage collector pass it over.

    It would go through the typesetter's modules and style sheets some thirty times a page, and never find anything.
    """
    if next(_pages) == _SETTLED:
        gc.collect()
        gc.freeze()
        gc.set_threshold(_MANY)


@contextmanager
def at_leisure() -> Iterator[None]:
    """Let WeasyPrint's own functions work meanwhile, to compare."""
    for (owner, name), function in _former.items():
        _put(owner, name, function)
    try:
        yield
    finally:
        for owner, name, function in replacements():
            _put(owner, name, function)
