"""Writing in haste: every object of a PDF becomes bytes once, though it is asked for twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

_to_bytes_slowly = pydyf._to_bytes


def to_bytes(item: Any) -> bytes:
    """Return `item` as it stands in a PDF."""
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return]
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    if kind is int:
        return b"%d" % item
    return _to_bytes_slowly(item)  # type: ignore[no-any-return]


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield pydyf, "_to_bytes", to_bytes
