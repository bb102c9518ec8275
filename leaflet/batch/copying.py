"""Copying: pages of a finished leaflet written into another PDF, with what print needs and no more.

Left out are the tags, the metadata and the links: nobody hears or clicks paper. A packet can be searched, for whoever
looks for a leaflet in it. What says the same in two leaflets (colours, pictograms, texts) is written once, and subsets
of one font are put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import pikepdf

from leaflet.batch.fontstore import FontStore, Place
from leaflet.batch.pdfwriter import PdfWriter, reference
from leaflet.batch.thrift import drawn_once, names_in, sparing
from leaflet.errors import LeafletError
from leaflet.press.packing import packed

_FOR_SCREENS = frozenset({"/Length", "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/LastModified"})
_PROGRAMS = ("/OpenType", "/CIDFontType0C")
_FLATE = b"/Filter/FlateDecode"
_ANYWHERE = b"/BBox[-14400 -14400 14400 14400]"


class Copier:
    """What of one leaflet has been written, and what number it has there."""

    def __init__(self, writer: PdfWriter, fonts: FontStore, name: str) -> None:
        self._writer = writer
        self._fonts = fonts
        self._name = name
        self._done: dict[tuple[int, int], int | None] = {}

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
        """Return what draws a page, and its resources as they are written in the packet.

        A pictogram is stored once, wherever leaflets have it.
        """
        called: dict[bytes, bytes] = {}

        def call(strokes: bytes) -> bytes:
            entries = b"/Type/XObject/Subtype/Form%s/Resources %s" % (
                _ANYWHERE,
                self._resources(resources, names_in(strokes)),
            )
            place = self._writer.put_stream_once(entries + _FLATE, packed(strokes))
            name = b"/Pictogram%d" % place
            called[name] = reference(place)
            return name + b" Do\n"

        drawing = sparing(drawn_once(b"\n".join(stream.read_bytes() for stream in streams), call))
        return drawing, self._more(resources, called) if called else self.copy(resources)

    def _more(self, resources: Any, forms: Mapping[bytes, bytes]) -> bytes:
        """Return a page's resources with these `forms`; all else in them is stored once for all pages."""
        rest = b"".join(
            pikepdf.Name(kind).unparse() + b" " + self._shared(known)
            for kind, known in resources.items()
            if kind != "/XObject"
        )
        named = b"".join(name + b" " + form for name, form in forms.items())
        named += self._entries(resources.get("/XObject", pikepdf.Dictionary()).items())
        return reference(self._writer.put_once(b"<<" + rest + b"/XObject<<" + named + b">>>>"))

    def _shared(self, known: pikepdf.Object) -> bytes:
        """Return a reference to what is written once, whether it was an object of its own or not."""
        written = self.copy(known)
        return written if known.is_indirect else reference(self._writer.put_once(written))

    def _stream(self, thing: pikepdf.Stream) -> int:
        data, coding = self._data(thing)
        own, left_out = b"", {*_FOR_SCREENS, "/Filter", "/DecodeParms"}
        if thing.get("/Subtype") == "/Form" and "/Resources" in thing:
            own = b"/Resources " + self._resources(thing.Resources, names_in(thing.read_bytes()))
            left_out.add("/Resources")
        entries = self._entries((key, value) for key, value in thing.items() if key not in left_out)
        return self._writer.put_stream_once(entries + own + coding, data)

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
            return packed(thing.read_bytes()), _FLATE
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
        table = reference(self._writer.put_stream_once(_FLATE, packed(data)))
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
