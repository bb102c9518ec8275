"""The glyphs and shapes of one page of an open PDF: their size, face, colour and place on the paper."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from leaflet.audit.sheet.printed import Box, Colour, Face, Glyph, Part, Run, Shape, Space

_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18  # ISO 32000-1, table 123
_ITALIC = re.compile(r"ital|obliq|kursiv|cursiva|slanted", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|[-, ](?:semi|demi)\b|fett", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_UNTAGGED = Part()
_INVISIBLE, _OUTLINED = (3, 7), (1, 2, 5, 6)
_HYPHEN = (2, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line."""

_DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\0"
_COLLAPSED = 0.3
"""In points: letters so near each other are those of a replacement text, which PDFium puts all in one place."""


class Matrix(NamedTuple):
    """How a page, a form or a text lies on the paper: the six numbers of ISO 32000-1, 8.3.3."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: Box) -> Box:
        """Return the upright box around `box` where it comes to lie."""
        corners = [self.point(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
        across, up = zip(*corners, strict=True)
        return Box(min(across), min(up), max(across), max(up))

    def within(self, outer: Matrix) -> Matrix:
        """Return this matrix as it lies in something that itself lies as `outer` says."""
        a, b = outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b
        c, d = outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d
        return Matrix(a, b, c, d, *outer.point(self.e, self.f))


@dataclass
class Objects:
    """What a page is painted with: runs by the address of their text object, shapes, and whether text is hidden."""

    runs: dict[int, Run] = field(default_factory=dict)
    boxes: dict[int, Box] = field(default_factory=dict)
    texts: list[Any] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    hidden: bool = False


def page_objects(raw: Any, page: Any, view: Matrix, parts: Mapping[int, Part]) -> Objects:
    """Return the runs and shapes of `page` (a raw handle), seen as `view` says, tagged as `parts` says."""
    found, faces = Objects(), dict[str, Face]()
    children = (raw.FPDFPage_GetObject(page, at) for at in range(raw.FPDFPage_CountObjects(page)))
    _collect(raw, children, found, view, parts, faces)
    return found


def _collect(
    raw: Any,
    children: Iterator[Any],
    found: Objects,
    view: Matrix,
    parts: Mapping[int, Part],
    faces: dict[str, Face],
    part: Part = _UNTAGGED,
    running: bool = False,
    opacity: float = 1.0,
) -> None:
    matrix, edges = raw.FS_MATRIX(), [ctypes.c_float() for _ in range(4)]
    for child in children:
        raw.FPDFPageObj_GetMatrix(child, matrix)
        own = Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
        tag = parts.get(raw.FPDFPageObj_GetMarkedContentID(child), part)
        artifact = running or _is_artifact(raw, child)
        match raw.FPDFPageObj_GetType(child):
            case raw.FPDF_PAGEOBJ_TEXT:
                if raw.FPDFTextObj_GetTextRenderMode(child) in _INVISIBLE:
                    found.hidden = True
                    continue
                found.runs[_address(child)] = _run(raw, child, own.within(view), tag, artifact, opacity, faces)
                if raw.FPDFPageObj_GetBounds(child, *edges):
                    found.boxes[_address(child)] = view.box(Box(*(edge.value for edge in edges)))
                found.texts.append(child)
            case raw.FPDF_PAGEOBJ_FORM:
                inner = (raw.FPDFFormObj_GetObject(child, at) for at in range(raw.FPDFFormObj_CountObjects(child)))
                thinner = opacity * _opacity(raw, child)
                _collect(raw, inner, found, own.within(view), {}, faces, tag, artifact, thinner)
            case kind:
                if raw.FPDFPageObj_GetBounds(child, *edges):
                    box = view.box(Box(*(edge.value for edge in edges)))
                    found.shapes.append(Shape(_kind(raw, child, kind), box, tag))


def _kind(raw: Any, shape: Any, kind: int) -> str:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPath_GetDrawMode(shape, fill, stroke) and not fill.value:
        return "outline"
    return "image" if kind == raw.FPDF_PAGEOBJ_IMAGE else "area"


def _address(handle: Any) -> int:
    return ctypes.addressof(handle.contents)


def _run(
    raw: Any, text: Any, matrix: Matrix, part: Part, running: bool, opacity: float, faces: dict[str, Face]
) -> Run:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(text, size)
    up, area = math.hypot(matrix.a, matrix.b), matrix.a * matrix.d - matrix.b * matrix.c
    height = abs(area) / up if up else 0.0
    slant = (matrix.a * matrix.c + matrix.b * matrix.d) / area if area else 0.0
    return Run(
        face=_face(raw, raw.FPDFTextObj_GetFont(text), faces),
        size=round(abs(size.value) * height, 2),
        angle=round(math.degrees(math.atan2(matrix.b, matrix.a)), 1),
        slant=slant,
        colour=_colour(raw, text, opacity),
        thick=raw.FPDFTextObj_GetTextRenderMode(text) in _OUTLINED,
        running=running,
        part=part,
    )


def _face(raw: Any, font: Any, faces: dict[str, Face]) -> Face:
    answer, angle = ctypes.create_string_buffer(256), ctypes.c_int()
    raw.FPDFFont_GetBaseFontName(font, answer, len(answer))
    given = answer.value.decode("utf-8", "replace")
    if given not in faces:
        name, flags = _SUBSET.sub("", given), max(raw.FPDFFont_GetFlags(font), 0)
        raw.FPDFFont_GetItalicAngle(font, angle)
        faces[given] = Face(
            name=name,
            embedded=raw.FPDFFont_GetIsEmbedded(font) == 1,
            italic=bool(flags & _ITALIC_FLAG or _ITALIC.search(name) or angle.value),
            bold=bool(flags & _BOLD_FLAG or _BOLD.search(name)),
        )
    return faces[given]


def _colour(raw: Any, text: Any, opacity: float) -> Colour | None:
    """Return the colour that letters have on white paper, None where it is no plain one."""
    tones = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(text, *tones):
        return None
    red, green, blue, own = (tone.value for tone in tones)
    red, green, blue = (round(255 - (255 - tone) * opacity * own / 255) for tone in (red, green, blue))
    return red, green, blue


def _opacity(raw: Any, form: Any) -> float:
    """Return how thick the colours of all in a form are, 0 to 1."""
    tones = [ctypes.c_uint() for _ in range(4)]
    return tones[3].value / 255 if raw.FPDFPageObj_GetFillColor(form, *tones) else 1.0


def _is_artifact(raw: Any, shape: Any) -> bool:
    answer, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    for at in range(raw.FPDFPageObj_CountMarks(shape)):
        mark = raw.FPDFPageObj_GetMark(shape, at)
        raw.FPDFPageObjMark_GetName(mark, answer, ctypes.sizeof(answer), length)
        if bytes(answer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace") == "Artifact":
            return True
    return False


def page_glyphs(raw: Any, text: Any, view: Matrix, objects: Objects) -> Iterator[Glyph]:
    """Yield the visible letters of a page in the order in which a PDF reader finds them.

    A hyphen by which PDFium thinks a word is split comes as U+00AD.
    """
    for address, letters in groupby(_letters(raw, text, view, objects.runs), key=itemgetter(0)):
        glyphs = [glyph for _, glyph in letters]
        left, right = min(g.x0 for g in glyphs), max(g.x0 for g in glyphs)
        box = objects.boxes.get(address)
        if box and len(glyphs) > 1 and right - left < _COLLAPSED:
            yield from (glyph._replace(x1=max(box.right, glyph.x1)) for glyph in glyphs)
        else:
            yield from glyphs


def _letters(raw: Any, text: Any, view: Matrix, runs: Mapping[int, Run]) -> Iterator[tuple[int, Glyph]]:
    bounds, across, up = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    space = Space.SET
    for at in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, at)
        letter = "\N{SOFT HYPHEN}" if code in _HYPHEN else chr(code)
        if letter.isspace() or (code < 32 and code not in _HYPHEN):
            generated = code < 32 or raw.FPDFText_IsGenerated(text, at) == 1
            space = max(space, Space.GUESSED if generated else Space.SET)
            continue
        owner = raw.FPDFText_GetTextObject(text, at)
        address = _address(owner) if owner else 0
        run = runs.get(address)
        if run is None or letter in _DIRECTIONS:
            continue
        raw.FPDFText_GetLooseCharBox(text, at, bounds)
        raw.FPDFText_GetCharOrigin(text, at, across, up)
        box = view.box(Box(bounds.left, bounds.bottom, bounds.right, bounds.top))
        pen, baseline = view.point(across.value, up.value)
        start = pen if box.left < pen < box.right else box.left
        yield address, Glyph(letter, start, box.right, baseline, run, space)
        space = Space.NONE
