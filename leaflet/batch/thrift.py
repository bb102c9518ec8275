"""Thrift: what draws a page, said in fewer words and with fewer things at hand; on paper nothing changes."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BEGIN = rb"/\w+\s+(?:<<[^<>()]*(?:<[0-9a-f]*>[^<>()]*)*>>\s*BDC|BMC)(?:\s|\Z)"
_END = rb"(?<![/\w])EMC(?:\s|\Z)"
_MARK = re.compile(_BEGIN + rb"|" + _END)
_UNKNOWN = re.compile(rb"[(%]|(?<![/\w])(?:BDC|BMC|EMC|BI|DP|MP)\b")
_NO_SHIFT = re.compile(rb"(?<=[0-9a-f]>)0(?=[<\]])")
_JOINT = re.compile(rb"(?<=[0-9a-f])><(?=[0-9a-f])")
_CALL = re.compile(rb"(/[^\s/<>\[\](){}%]+)\s+Do\b")
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]+)")


def sparing(drawing: bytes) -> bytes:
    """Return a page's `drawing` without the marks that only tags and readers need, and without moves by nothing.

    Marks are those of ISO 32000-1, 14.6. What is not written in the press's own plain way stays as it is.
    """
    depth = 0
    for mark in _MARK.finditer(drawing):
        depth += -1 if mark[0].startswith(b"EMC") else 1
        if depth < 0 or mark[0].startswith(b"/OC"):
            return drawing
    plain = _MARK.sub(b"", drawing)
    if depth or _UNKNOWN.search(plain):
        return drawing
    return _JOINT.sub(b"", _NO_SHIFT.sub(b"", plain))


def moved(drawing: bytes, places: Mapping[bytes, bytes]) -> bytes | None:
    """Return a drawing that calls each picture named in `places` there; None where calls cannot be told."""
    if b"#" in drawing or _UNKNOWN.search(drawing):
        return None

    def call(found: re.Match[bytes]) -> bytes:
        place = places.get(found[1])
        return found[0] if place is None else b"q\n" + place + found[0] + b"\nQ"

    return _CALL.sub(call, drawing)


def names_in(drawing: bytes) -> frozenset[str] | None:
    """Return the names that a drawing calls fonts, pictures and the like by, "/F1"; None where that is not certain."""
    if b"#" in drawing or not drawing.isascii():
        return None
    return frozenset("/" + name.decode() for name in _NAME.findall(drawing))
