"""Thrift: what draws a page, said in fewer words and with fewer things at hand; on paper nothing changes."""

from __future__ import annotations

import re
from collections.abc import Callable

_BEGIN = rb"/\w+\s+(?:<<[^<>()]*(?:<[0-9a-f]*>[^<>()]*)*>>\s*BDC|BMC)(?:\s|\Z)"
_END = rb"(?<![/\w])EMC(?:\s|\Z)"
_MARK = re.compile(_BEGIN + rb"|" + _END)
_SAID = re.compile(rb"/ActualText\s*<[0-9a-f]*>")
_UNKNOWN = re.compile(rb"[(%]|(?<![/\w])(?:BDC|BMC|EMC|BI|DP|MP)\b")
_NO_SHIFT = re.compile(rb"(?<=[0-9a-f]>)0(?=[<\]])")
_JOINT = re.compile(rb"(?<=[0-9a-f])><(?=[0-9a-f])")
_PICTOGRAM = re.compile(rb"(W\nn\nq\n1 0 0 1 -?[\d.]+ -?[\d.]+ cm\n)([-\w\s./*\[\]]*?)(Q\nEMC\n)")
_NO_STROKES = frozenset((b"BT", b"BMC", b"EMC", b"Do", b"sh"))
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


def drawn_once(drawing: bytes, call: Callable[[bytes], bytes]) -> bytes:
    """Return a drawing that calls each of its pictograms, as `press.backgrounds` writes them, with what `call` gives.

    `call` is given the strokes of one, which draw it where the pen is moved before.
    """

    def replaced(found: re.Match[bytes]) -> bytes:
        begun, strokes, end = found.groups()
        words = strokes.split()
        whole = words.count(b"q") == words.count(b"Q") and _NO_STROKES.isdisjoint(words)
        return begun + call(strokes) + end if whole else found[0]

    return _PICTOGRAM.sub(replaced, drawing)


def names_in(drawing: bytes) -> frozenset[str] | None:
    """Return the names that a drawing calls fonts, pictures and the like by, "/F1"; None where that is not certain."""
    if b"#" in drawing or not drawing.isascii():
        return None
    return frozenset("/" + name.decode() for name in _NAME.findall(drawing))
