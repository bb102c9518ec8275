"""What is drawn on a page, by how it is marked: pieces with a number, artifacts, and what is neither."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

_ROOM = 4096


@dataclass
class Drawn:
    """One page: the words of each piece by its number, of artifacts, and of what has no mark (a picture has none)."""

    words: dict[int, str] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)


class _Reader:
    """Reads the objects of one page; those in a form belong where the form does."""

    def __init__(self, raw: Any, text: Any) -> None:
        self.raw = raw
        self.text = text
        self.drawn = Drawn()
        self._kind, self._number = raw.FPDFPageObj_GetType, raw.FPDFPageObj_GetMarkedContentID
        self._spell = raw.FPDFTextObj_GetText
        self._letters = (ctypes.c_ushort * _ROOM)()
        self._name, self._size = (ctypes.c_ushort * 64)(), ctypes.c_ulong()

    def read(self, shape: Any, owner: int = -1, artifact: bool = False) -> None:
        raw, drawn = self.raw, self.drawn
        kind = self._kind(shape)
        number = owner if owner >= 0 else self._number(shape)
        words = self._words(shape) if kind == raw.FPDF_PAGEOBJ_TEXT else ""
        if number >= 0:
            drawn.words[number] = drawn.words.get(number, "") + words
        artifact = artifact or (number < 0 and self._is_artifact(shape))
        if kind == raw.FPDF_PAGEOBJ_FORM:
            for at in range(raw.FPDFFormObj_CountObjects(shape)):
                self.read(raw.FPDFFormObj_GetObject(shape, at), number, artifact)
        elif artifact:
            drawn.artifacts.append(words)
        elif number < 0 and (words.strip() or kind == raw.FPDF_PAGEOBJ_IMAGE):
            drawn.unmarked.append(words)

    def _words(self, shape: Any) -> str:
        size = self._spell(shape, self.text, self._letters, 2 * len(self._letters))
        if size > 2 * len(self._letters):
            self._letters = (ctypes.c_ushort * size)()
            size = self._spell(shape, self.text, self._letters, 2 * size)
        return ctypes.string_at(self._letters, max(size - 2, 0)).decode("utf-16-le", "replace")

    def _is_artifact(self, shape: Any) -> bool:
        raw = self.raw
        for at in range(raw.FPDFPageObj_CountMarks(shape)):
            raw.FPDFPageObjMark_GetName(raw.FPDFPageObj_GetMark(shape, at), self._name, 128, self._size)
            name = ctypes.string_at(self._name, min(max(self._size.value - 2, 0), 128))
            if name == "Artifact".encode("utf-16-le"):
                return True
        return False


def read_drawn(raw: Any, page: Any, text: Any) -> Drawn:
    """Return what is drawn on a `page`, whose `text` has been read; `raw` is the interface of the library that did."""
    reader = _Reader(raw, text)
    for at in range(raw.FPDFPage_CountObjects(page)):
        reader.read(raw.FPDFPage_GetObject(page, at))
    return reader.drawn
