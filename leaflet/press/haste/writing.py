"""Writing in haste: every object of a PDF becomes bytes once, though it is asked for twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pydyf

from leaflet.press.packing import packed

_to_bytes_slowly = pydyf._to_bytes
_write_slowly = pydyf.PDF.write


def to_bytes(item: Any) -> bytes:
    """Return `item` as it stands in a PDF."""
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return]
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    if kind is int:
        return b"%d" % item
    if kind is float:
        return _number(item)
    return _to_bytes_slowly(item)  # type: ignore[no-any-return]


@lru_cache(maxsize=4096)  # lines begin at one margin, and rules are as long as each other
def _number(item: float) -> bytes:
    return (f"{int(item)}" if item.is_integer() else f"{item:f}".rstrip("0")).encode("ascii")


@property  # type: ignore[misc]
def stream_data(self: Any) -> bytes:
    """Return a stream as it stands in a PDF."""
    kept = self.__dict__.get("written")
    if kept is not None:
        return kept  # type: ignore[no-any-return]
    data = b"\n".join([item if type(item) is bytes else to_bytes(item) for item in self.stream])
    extra = pydyf.Dictionary(self.extra.copy())
    if self.compress:
        extra["Filter"] = "/FlateDecode"
        data = packed(data)
    extra["Length"] = len(data)
    data = b"\n".join((extra.data, b"stream", data, b"endstream"))
    if extra.get("Type") == "/ObjStm":  # which is made last, and asked for twice
        self.written = data
    return data


class _Names(dict[str, bytes]):
    """The names of what dictionaries hold, as they stand there."""

    def __missing__(self, name: str) -> bytes:
        """Return a name that is met for the first time."""
        self[name] = written = b"/%b " % to_bytes(name)
        return written


_names = _Names()


@property  # type: ignore[misc]
def dictionary_data(self: Any) -> bytes:
    """Return a dictionary as it stands in a PDF."""
    return b"<<%b>>" % b"".join(
        [_names[name] + (value if type(value) is bytes else to_bytes(value)) for name, value in self.items()]
    )


class _Written(pydyf.Object):  # type: ignore[misc]
    """An object of a PDF as bytes, which are asked for once to write them and once to name the file."""

    compressible = False
    data = b""

    def __init__(self, item: Any) -> None:
        self.number, self.offset = item.number, item.offset
        self.generation, self.free = item.generation, item.free
        self.compressible = item.compressible
        self.data = b"" if item.free == "f" else item.data


def write(self: Any, output: Any, version: Any = b"1.7", identifier: Any = False, compress: bool = False) -> None:
    """Write the PDF to `output`."""
    self.objects = [_Written(item) for item in self.objects]
    _write_slowly(self, output, version, identifier, compress)


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield pydyf, "_to_bytes", to_bytes
    yield pydyf.Stream, "data", stream_data
    yield pydyf.Dictionary, "data", dictionary_data
    yield pydyf.PDF, "write", write
