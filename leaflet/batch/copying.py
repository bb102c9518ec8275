"""Copying: pages of a finished leaflet written into another PDF, with what print needs and no more.

Left out are the tags, the metadata and the links: nobody hears or clicks paper. A packet can be searched, for whoever
looks for a leaflet in it. What says the same in two leaflets (colours, pictograms, texts) is written once, and subsets
of one font are put together.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pikepdf

from leaflet.batch.fontstore import FontStore, Place
from leaflet.batch.pdfwriter import PdfWriter, number, reference
from leaflet.batch.thrift import moved, names_in, sparing
from leaflet.errors import LeafletError

_FOR_SCREENS = frozenset({"/Length", "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/LastModified"})
_PROGRAMS = ("/OpenType", "/CIDFontType0C")
_FLATE = b"/Filter/FlateDecode"
_ANYWHERE = b"/BBox[-14400 -14400 14400 14400]"
_PLACE = re.compile(rb"1 0 0 1 -?[\d.]+ -?[\d.]+ cm\n")


class Copier:
    """What of one leaflet has been written, and what number it has there."""

    def __init__(self, writer: PdfWriter, fonts: FontStore, name: str) -> None:
        self._writer = writer
        self._fonts = fonts
        self._name = name
        self._done: dict[tuple[int, int], int | None] = {}
        self._pictures: dict[tuple[int, int], tuple[dict[bytes, bytes], bytes]] = {}

    def copy(self, thing: Any) -> bytes:
        """Return `thing` as it is written in the packet, the objects that it refers to being there."""
        if not isinstance(thing, pikepdf.Object):
            return _scalar(thing)
        if not thing.is_indirect:
            return self._direct(thing)
        if thing.objgen not in self._done:
            self._done[thing.objgen] = None
            if isinstance(thing, pikepdf.Stream):
                self._done[thing.objgen] = self._stream(thing)
            else:
                self._done[thing.objgen] = self._writer.put_once(self._direct(thing))
        place = self._done[thing.objgen]
        if place is None:
            raise LeafletError("is broken: an object of it contains itself", self._name, "make the leaflet again")
        return reference(place)

    def draw(self, streams: Iterable[pikepdf.Stream], resources: Any) -> tuple[bytes, bytes]:
        """Return what draws a page, and its resources as they are written in the packet."""
        drawing = sparing(b"\n".join(stream.read_bytes() for stream in streams))
        key = resources.objgen
        if key not in self._pictures or not resources.is_indirect:
            self._pictures[key] = self._with_pictures(resources)
        places, written = self._pictures[key]
        apart = moved(drawing, places) if places else None
        return (drawing, self.copy(resources)) if apart is None else (apart, written)

    def _with_pictures(self, resources: pikepdf.Dictionary) -> tuple[dict[bytes, bytes], bytes]:
        """Return the places of pictures that stand elsewhere on other pages, and resources with them placed nowhere.

        So a pictogram is stored once, wherever leaflets have it.
        """
        known = resources.get("/XObject")
        named = known.items() if isinstance(known, pikepdf.Dictionary) else ()
        pictures = {key: found for key, form in named if key.isascii() and (found := self._picture(form))}
        if not pictures:
            return {}, b""
        rest = ((key, value) for key, value in resources.items() if key != "/XObject")
        forms = (
            pikepdf.Name(key).unparse() + b" " + (pictures[key][1] if key in pictures else self.copy(form))
            for key, form in named
        )
        written = b"<<" + self._entries(rest) + b"/XObject<<" + b"".join(forms) + b">>>>"
        return {key.encode(): place for key, (place, _) in pictures.items()}, reference(self._writer.put_once(written))

    def _picture(self, form: Any) -> tuple[bytes, bytes] | None:
        """Return the place that a picture moves itself to, and the picture written without it; None where it does not.

        What it may not draw over stays as it was: the place begins with a clip of the form's box.
        """
        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != "/Form" or "/Matrix" in form:
            return None
        drawing, box = form.read_bytes(), form.get("/BBox")
        found = _PLACE.match(drawing)
        if found is None or box is None or "/Resources" not in form:
            return None
        left, bottom, right, top = map(float, box)
        clip = b"%s %s %s %s re W n\n" % (number(left), number(bottom), number(right - left), number(top - bottom))
        data = zlib.compress(drawing[found.end() :], 9)
        return clip + found[0], reference(self._form(form, data, _FLATE, _ANYWHERE))

    def _stream(self, thing: pikepdf.Stream) -> int:
        if thing.get("/Subtype") == "/Form" and "/Resources" in thing:
            return self._form(thing, *self._data(thing), b"")
        return self._put(thing, set(), *self._data(thing))

    def _form(self, form: pikepdf.Stream, data: bytes, coding: bytes, box: bytes) -> int:
        own = b"/Resources " + self._resources(form.Resources, names_in(form.read_bytes()))
        return self._put(form, {"/Resources", "/BBox"} if box else {"/Resources"}, data, own + box + coding)

    def _put(self, thing: pikepdf.Stream, left_out: set[str], data: bytes, more: bytes) -> int:
        left_out |= {*_FOR_SCREENS, "/Filter", "/DecodeParms"}
        entries = self._entries((key, value) for key, value in thing.items() if key not in left_out)
        return self._writer.put_stream_once(entries + more, data)

    def _resources(self, resources: Any, names: frozenset[str] | None) -> bytes:
        """Return those of the resources that are called by one of these names, or that need no call."""
        if names is None:
            return self.copy(resources)
        kept = b""
        for kind, known in resources.items():
            if not isinstance(known, pikepdf.Dictionary):
                continue
            called = [(key, each) for key, each in known.items() if key in names or key.startswith("/Default")]
            kept += pikepdf.Name(kind).unparse() + b"<<" + self._entries(called) + b">>" if called else b""
        return b"<<" + kept + b">>"

    def _data(self, thing: pikepdf.Stream) -> tuple[bytes, bytes]:
        if "/Filter" not in thing:
            return zlib.compress(thing.read_bytes(), 9), _FLATE
        coding = (("/Filter", thing.Filter), ("/DecodeParms", thing.get("/DecodeParms")))
        return thing.read_raw_bytes(), self._entries((key, value) for key, value in coding if value is not None)

    def _direct(self, thing: pikepdf.Object) -> bytes:
        if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Array)):
            return thing.unparse()
        written = thing.unparse()
        if b" R" not in written:
            return written
        if isinstance(thing, pikepdf.Array):
            return b"[" + b" ".join(map(self.copy, thing)) + b"]"
        if str(thing.get("/Subtype", "")).startswith("/CIDFontType"):
            return self._font(thing)
        return b"<<" + self._entries(thing.items()) + b">>"

    def _entries(self, pairs: Iterable[tuple[str, Any]]) -> bytes:
        return b"".join(pikepdf.Name(key).unparse() + b" " + self.copy(value) for key, value in pairs)

    def _font(self, font: pikepdf.Object) -> bytes:
        """Return a font that draws with a program which other leaflets draw with, too, where that is certain."""
        place = self._place(font)
        if place is None or not place.glyphs:
            return b"<<" + self._entries(font.items()) + b">>"
        numbers = (place.glyphs.get(glyph, 0) for glyph in range(max(place.glyphs) + 1))
        data = b"".join(number.to_bytes(2, "big") for number in numbers)
        table = reference(self._writer.put_stream_once(_FLATE, zlib.compress(data, 9)))
        rest = ((key, value) for key, value in font.items() if key != "/CIDToGIDMap")
        return b"<<" + self._entries(rest) + b"/CIDToGIDMap " + table + b">>"

    def _place(self, font: pikepdf.Object) -> Place | None:
        known = "/W" in font and "/DW" not in font and "/W2" not in font
        if not known or font.get("/CIDToGIDMap", "/Identity") != "/Identity":
            return None
        descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
        program = descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
        if not isinstance(program, pikepdf.Stream) or program.get("/Subtype", "/OpenType") not in _PROGRAMS:
            return None
        place = self._fonts.add(program, tuple(sorted(_listed(font.W))))
        if place is not None:
            self._done[program.objgen] = place.program
        return place


def _listed(widths: Any) -> Iterator[int]:
    """Yield the glyphs whose width a font tells (ISO 32000-1, 9.7.4.3): those that are drawn."""
    entries = list(widths)
    place = 0
    while place + 1 < len(entries):
        first, second = int(entries[place]), entries[place + 1]
        if isinstance(second, pikepdf.Object):
            yield from range(first, first + len(second))
            place += 2
        else:
            yield from range(first, int(second) + 1)
            place += 3


def _scalar(value: Any) -> bytes:
    match value:
        case bool():
            return b"true" if value else b"false"
        case None:
            return b"null"
        case Decimal():
            return format(value, "f").encode()
    return str(value).encode()
