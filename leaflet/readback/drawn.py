"""What is drawn on a page, by how it is marked: pieces with a number, artifacts, and what is neither."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from leaflet.readback.pdfium import address, form_objects, function

_Letters, _Name = ctypes.c_ushort * 4096, ctypes.c_ushort * 64


@dataclass
class Drawn:
    """One page: the words of each piece by its number, of artifacts, and of what has no mark (a picture has none)."""

    words: dict[int, str] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)


class _Reader:
    """Reads the objects of one page; those in a form belong where the form does."""

    def __init__(self, raw: Any, text: Any) -> None:
        self.text = address(text)
        self.drawn = Drawn()
        self._text, self._form, self._image = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE
        self._kind, self._number = function("FPDFPageObj_GetType"), function("FPDFPageObj_GetMarkedContentID")
        self._spell = function("FPDFTextObj_GetText")
        self._letters = _Letters()
        self._name, self._size = _Name(), ctypes.c_ulong()

    def read(self, shape: int, owner: int = -1, artifact: bool = False) -> None:
        drawn = self.drawn
        kind = self._kind(shape)
        number = owner if owner >= 0 else self._number(shape)
        words = self._words(shape) if kind == self._text else ""
        if number >= 0:
            drawn.words[number] = drawn.words.get(number, "") + words
        artifact = artifact or (number < 0 and self._is_artifact(shape))
        if kind == self._form:
            for part in form_objects(shape):
                self.read(part, number, artifact)
        elif artifact:
            drawn.artifacts.append(words)
        elif number < 0 and (words.strip() or kind == self._image):
            drawn.unmarked.append(words)

    def _words(self, shape: int) -> str:
        room = ctypes.sizeof(self._letters)
        size = self._spell(shape, self.text, ctypes.addressof(self._letters), room)
        if size > room:
            self._letters = (ctypes.c_ushort * size)()
            size = self._spell(shape, self.text, ctypes.addressof(self._letters), ctypes.sizeof(self._letters))
        return ctypes.string_at(self._letters, max(size - 2, 0)).decode("utf-16-le", "replace")

    def _is_artifact(self, shape: int) -> bool:
        for at in range(function("FPDFPageObj_CountMarks")(shape)):
            mark = function("FPDFPageObj_GetMark")(shape, at)
            places = ctypes.addressof(self._name), ctypes.sizeof(self._name), ctypes.addressof(self._size)
            function("FPDFPageObjMark_GetName")(mark, *places)
            name = ctypes.string_at(self._name, min(max(self._size.value - 2, 0), ctypes.sizeof(self._name)))
            if name == "Artifact".encode("utf-16-le"):
                return True
        return False


def read_drawn(raw: Any, objects: Iterable[int], text: Any) -> Drawn:
    """Return what the `objects` of a page draw, whose `text` has been read; `raw` is the library that did."""
    reader = _Reader(raw, text)
    for shape in objects:
        reader.read(shape)
    return reader.drawn
