"""Packing: streams are compressed with libdeflate, smaller than zlib does it in half of zlib's time."""

from __future__ import annotations

from deflate import zlib_compress

_LEVEL = 7
"""Of twelve. The next ones make a leaflet 1 % smaller, for up to six times the time."""


def packed(data: bytes) -> bytes:
    """Return `data` as the filter FlateDecode takes it (ISO 32000-1, 7.4.4)."""
    return bytes(zlib_compress(data, _LEVEL))


class _Packer:
    """What compresses one stream, as the writer of the PDF calls it."""

    def __init__(self, level: int) -> None:
        self._data = b""

    def compress(self, data: bytes) -> bytes:
        """Take some data in."""
        self._data += data
        return b""

    def flush(self) -> bytes:
        """Return all of it, compressed."""
        return packed(self._data)


class _Zlib:
    """What the writer of the PDF calls of the module."""

    compress = staticmethod(packed)
    compressobj = _Packer


def pack_quickly() -> None:
    """Teach pydyf to compress so; doing it twice changes nothing."""
    import pydyf  # noqa: PLC0415 - the typesetter is imported when the first page comes

    pydyf.zlib = _Zlib()
