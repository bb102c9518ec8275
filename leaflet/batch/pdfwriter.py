"""A PDF written object by object: nothing of it is kept but where each object stands.

Small objects are put into compressed object streams (ISO 32000-1, 7.5.7), whatever says the same is stored once.
"""

from __future__ import annotations

import hashlib
import struct
from typing import BinaryIO

from leaflet.press.packing import packed

_GROUP = 200  # objects that are compressed together
_UNWRITTEN, _PLAIN, _GROUPED = 0, 1, 2


def number(value: float) -> bytes:
    """Return `value` as a PDF writes numbers, to a ten-thousandth of a point."""
    return f"{value:.4f}".rstrip("0").rstrip(".").encode()


def text(words: str) -> bytes:
    """Return `words` as a text string (ISO 32000-1, 7.9.2.2), in UTF-16 whatever they are."""
    return b"<" + ("\ufeff" + words).encode("utf-16-be", "replace").hex().encode() + b">"


def reference(to: int) -> bytes:
    """Return a reference to the object with this number."""
    return b"%d 0 R" % to


class PdfWriter:
    """A PDF while it is being written to `file`; `finish` makes it whole."""

    def __init__(self, file: BinaryIO, version: str) -> None:
        self._file = file
        self._places: list[tuple[int, int, int]] = [(_UNWRITTEN, 0, 65535)]
        self._known: dict[bytes, int] = {}
        self._waiting: list[tuple[int, bytes]] = []
        self._digest = hashlib.sha256()
        self._position = 0
        self._write(f"%PDF-{version}\n%".encode() + b"\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """Return the number of an object that will be written later."""
        self._places.append((_UNWRITTEN, 0, 0))
        return len(self._places) - 1

    def put(self, body: bytes, at: int | None = None) -> int:
        """Write an object that is no stream, under a reserved number or a new one; return its number."""
        place = self.reserve() if at is None else at
        self._waiting.append((place, body))
        if len(self._waiting) == _GROUP:
            self._flush()
        return place

    def put_once(self, body: bytes) -> int:
        """Write an object that is no stream, or return the number of one that says the same."""
        key = hashlib.blake2b(body, digest_size=16).digest()
        if key not in self._known:
            self._known[key] = self.put(body)
        return self._known[key]

    def put_stream(self, entries: bytes, data: bytes, at: int | None = None) -> int:
        """Write a stream with these dictionary entries (but Length), its `data` encoded as they say."""
        place = self.reserve() if at is None else at
        self._places[place] = (_PLAIN, self._position, 0)
        self._write(b"%d 0 obj\n<<%s/Length %d>>stream\n" % (place, entries, len(data)))
        self._write(data)
        self._write(b"\nendstream\nendobj\n")
        return place

    def put_stream_once(self, entries: bytes, data: bytes) -> int:
        """Write a stream, or return the number of one that says the same."""
        key = hashlib.blake2b(b"%d %s" % (len(entries), entries) + data, digest_size=16).digest()
        if key not in self._known:
            self._known[key] = self.put_stream(entries, data)
        return self._known[key]

    def finish(self, catalog: int, about: int) -> None:
        """Write what is left: the last objects, the table of where each stands, the way to the catalog."""
        self._flush()
        table = self.reserve()
        self._places[table] = (_PLAIN, self._position, 0)
        if unwritten := [place for place, (kind, *_) in enumerate(self._places) if place and kind == _UNWRITTEN]:
            raise ValueError(f"objects that were promised and not written: {unwritten[:9]}")
        width = max(1, (self._position.bit_length() + 7) // 8)
        rows = b"".join(
            kind.to_bytes(1, "big") + where.to_bytes(width, "big") + struct.pack(">H", index)
            for kind, where, index in self._places
        )
        name = self._digest.hexdigest()[:32].encode()
        entries = b"/Type/XRef/Size %d/W[1 %d 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode" % (
            *(len(self._places), width, catalog, about),
            *(name, name),
        )
        start = self._position
        self.put_stream(entries, packed(rows), table)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _flush(self) -> None:
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        stream = self.reserve()
        heads, bodies, length = [], [], 0
        for index, (place, body) in enumerate(waiting):
            self._places[place] = (_GROUPED, stream, index)
            heads.append(b"%d %d" % (place, length))
            bodies.append(body)
            length += len(body) + 1
        head = b" ".join(heads) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(waiting), len(head))
        self.put_stream(entries, packed(head + b"\n".join(bodies)), stream)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._position += len(data)
