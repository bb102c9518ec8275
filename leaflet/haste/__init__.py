"""Haste: the parts of WeasyPrint 70 that cost most, done with less work and to the same bytes.

A leaflet asks the same few questions of a few hundred styles and boxes; the typesetter answers each anew. The rooms
of this package hold functions of our own that answer faster where the case is plain, and hand every other case back.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

VERSIONS = {"weasyprint": "70.0", "pydyf": "0.13.0"}
"""The releases whose private functions these rooms replace; under any other, nothing is replaced."""


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    from leaflet.haste import boxes, styles, text, writing  # noqa: PLC0415 - they import weasyprint

    for room in (styles, boxes, text, writing):
        yield from room.replacements()


def put(owner: Any, name: str, function: Any) -> Any:
    """Let `function` be `name` of `owner`, and in all modules that have taken it from there; return what was."""
    former = vars(owner)[name]
    if isinstance(owner, type):
        setattr(owner, name, function)
        return former
    for module in [module for key, module in sys.modules.items() if key.split(".")[0] in VERSIONS]:
        for alias in [alias for alias, value in vars(module).items() if value is former]:
            setattr(module, alias, function)
    return former


def hasten() -> None:
    """Put the faster functions in place; doing it twice changes nothing."""
    import pydyf  # noqa: PLC0415
    import weasyprint  # noqa: PLC0415

    if {"weasyprint": weasyprint.__version__, "pydyf": pydyf.__version__} != VERSIONS:
        return
    for owner, name, function in replacements():
        if vars(owner)[name] is not function:
            put(owner, name, function)
