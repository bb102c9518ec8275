"""Thrift: what draws a page, said in fewer words and with fewer things at hand; on paper nothing changes."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BEGIN = rb"/\w+\s+(?:<<[^<>()]*(?:<[0-9a-f]*>[^<>()]*)*>>\s*BDC|BMC)(?:\s|\Z)"
_END = rb"(?<![/\w])EMC(?:\s|\Z)"
_MARK = re.compile(_BEGIN + rb"|" + _END)
_SAID = re.compile(rb"/ActualText\s*<[0-9a-f]*>")
_UNKNOWN = re.compile(rb"[(%]|(?<![/\w])(?:BDC|BMC|EMC|BI|DP|MP)\b")
_NO_SHIFT = re.compile(rb"(?<=[0-9a-f]>)0(?=[<\]])")
_JOINT = re.compile(rb"(?<=[0-9a-f])><(?=[0-9a-f])")
_CALL = re.compile(rb"(/[^\s/<>\[\](){}%]+)\s+Do\b")
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]+)")


def sparing(drawing: bytes) -> bytes:
    """Return a page's `drawing` without the marks that only tags need, and without moves by nothing.

    Marks are those of ISO 32000-1, 14.6. One that says what its glyphs stand for stays: without it nobody finds a word
    in a script whose glyphs stand in another order. What is not written in the press's own plain way stays as it is.
    """
    kept: list[bytes] = []

    def spared(found: re.Match[bytes]) -> bytes:
        if found[0].startswith(b"EMC"):
            return b"EMC\n" if kept.pop() else b""
        said = _SAID.search(found[0])
        kept.append(b"/Span<<%s>>BDC\n" % said[0].replace(b" ", b"") if said else b"")
        return kept[-1]

    layered = any(mark[0].startswith(b"/OC") for mark in _MARK.finditer(drawing))
    if layered or _UNKNOWN.search(_MARK.sub(b"", drawing)):
        return drawing
    try:
        plain = _MARK.sub(spared, drawing)
    except IndexError:  # an end without a beginning
        return drawing
    return drawing if kept else _JOINT.sub(b"", _NO_SHIFT.sub(b"", plain))


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
