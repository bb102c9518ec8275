"""Packing: streams are compressed in a third of the time that zlib takes at its best, for 2 % more room."""

from __future__ import annotations

import zlib
from typing import Any

LEVEL = 5


class _Zlib:
    """The module, as the writer of the PDF sees it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(zlib, name)

    @staticmethod
    def compressobj(level: int = LEVEL) -> Any:
        """Return what compresses a stream, at whatever level was asked for."""
        return zlib.compressobj(level=LEVEL)


def pack_quickly() -> None:
    """Teach pydyf to compress so; doing it twice changes nothing."""
    import pydyf  # noqa: PLC0415 - the typesetter is imported when the first page comes

    pydyf.zlib = _Zlib()
