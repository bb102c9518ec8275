"""The font store: where each leaflet of a packet finds its glyphs, in as few font programs as can be."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

import pikepdf

from leaflet.batch import charstrings, typecase
from leaflet.batch.pdfwriter import PdfWriter
from leaflet.press.cff import BARE
from leaflet.press.packing import packed

_Case = typecase.Case | charstrings.Case


@dataclass(frozen=True)
class Place:
    """Where the glyphs of a font are: the number of the program, and those glyphs whose number there is another."""

    program: int
    glyphs: Mapping[int, int]


class FontStore:
    """The font programs of one packet, written when all leaflets have brought theirs."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._cases: dict[tuple[bytes, ...], list[tuple[int, _Case]]] = {}
        self._known: dict[bytes, Place | None] = {}

    def add(self, program: pikepdf.Stream, used: tuple[int, ...]) -> Place | None:
        """Return where the glyphs of `program` go of which `used` are drawn; None where it has to stay as it is."""
        key = hashlib.blake2b(repr(used).encode() + program.read_raw_bytes(), digest_size=16).digest()
        if key not in self._known:
            data = program.read_bytes()
            kind = charstrings if data[:4] == b"OTTO" or data[:2] == BARE else typecase
            brought = kind.take_apart(data, used)
            self._known[key] = self._sort(brought) if brought else None
        return self._known[key]

    def _sort(self, brought: _Case) -> Place:
        drawer = self._cases.setdefault(brought.origin, [])
        for program, case in drawer:
            moved = case.accept(brought) if type(case) is type(brought) else None  # type: ignore[arg-type]
            if moved is not None:
                glyphs = {glyph: moved.get(glyph, glyph) for glyph in brought.glyphs}
                return Place(program, glyphs if moved else {})
        drawer.append((self._writer.reserve(), brought))
        return Place(drawer[-1][0], {})

    def write(self) -> None:
        """Write the programs."""
        for place, case in chain.from_iterable(self._cases.values()):
            data = case.program()
            about = b"/Length1 %d" % len(data) if isinstance(case, typecase.Case) else b"/Subtype/CIDFontType0C"
            self._writer.put_stream(about + b"/Filter/FlateDecode", packed(data), place)
