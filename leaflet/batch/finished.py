"""A finished leaflet as it lies in a folder: what it is, on which paper, and whether it can be printed as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from leaflet.edition import MM, Paper, papers
from leaflet.errors import LeafletError, refuse

CREATOR = "leaflet packet"
"""What a packet calls its maker, so that no packet is put into another."""

_NAME = re.compile(r"(?P<medicine>.+?)\.(?P<language>[A-Za-z0-9+-]+)\.(?P<edition>[a-z]+)(?P<draft>\.draft)?")
_AGAIN = "make it again: leaflet build"
_TOLERANCE = 1.5  # points by which a page may differ from its paper


@dataclass(frozen=True)
class Finished:
    """A leaflet to print: the file, its names, how many pages it has, and the paper that they are for.

    `language` is a tag, or two joined by "+" where a second language stands beside; `title` is in the first.
    """

    path: Path
    medicine: str
    language: str
    edition: str
    title: str
    pages: int
    paper: Paper
    draft: bool = False
    version: str = "1.7"


@contextmanager
def opened(path: Path) -> Iterator[pikepdf.Pdf]:
    """Open a leaflet; LeafletError where it is no PDF, broken or locked, now or while it is read."""
    try:
        pdf = pikepdf.open(path, attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError:
        raise LeafletError("is locked with a password", str(path), "take the password off, or make it again") from None
    except OSError as error:
        raise LeafletError(f"cannot be read: {error.strerror}", str(path), "check the path") from None
    except pikepdf.PdfError as error:
        raise LeafletError(_what_is_wrong(path, error), str(path), _AGAIN) from None
    with pdf:
        try:
            yield pdf
        except (pikepdf.PdfError, TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
            raise LeafletError(f"is broken: {error}", str(path), _AGAIN) from None


def _what_is_wrong(path: Path, error: Exception) -> str:
    with path.open("rb") as file:
        begins = file.read(1024)
    if b"%PDF-" not in begins:
        return "is empty" if not begins else "is not a PDF"
    return f"is broken: {str(error).rpartition(': ')[2]}"


def examine(path: Path, *, draft: bool = False) -> Finished:
    """Return what the leaflet in `path` is; LeafletError, with all that is wrong, where it cannot be printed as it is.

    A draft is taken only where `draft` allows it. Pages are upright, and all of one known size (UKAAF G003: LP-15).
    """
    named = _NAME.fullmatch(path.name.removesuffix(".pdf"))
    is_draft = bool(named and named["draft"]) or path.stem.endswith(".draft")
    with opened(path) as pdf:
        refuse(_faults(pdf, path, not draft and is_draft))
        title, tag = _title(pdf), str(pdf.Root.get("/Lang", ""))
        width, height = _size(pdf.pages[0])
        return Finished(
            path=path,
            medicine=named["medicine"] if named else title or path.stem,
            language=named["language"] if named else tag,
            edition=named["edition"] if named else "",
            title=title or path.stem,
            pages=len(pdf.pages),
            paper=next(paper for paper in papers() if _fits(paper, width, height)),
            draft=is_draft,
            version=max(pdf.pdf_version, "1.7"),
        )


def is_packet(path: Path) -> bool:
    """Tell whether the file `path` is a packet of ours."""
    try:
        with pikepdf.open(path) as pdf:
            return bool(pdf.docinfo.get("/Creator", "") == CREATOR)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError):
        return False


def _faults(pdf: pikepdf.Pdf, path: Path, is_draft: bool) -> Iterator[LeafletError]:
    if is_draft:
        yield LeafletError("is a draft, not for patients", str(path), "finish its translation; or add --draft")
    if pdf.is_encrypted:
        yield LeafletError("is locked against changes", str(path), _AGAIN)
    if pdf.docinfo.get("/Creator", "") == CREATOR:
        yield LeafletError(
            "is a packet itself", str(path), "move it to another folder; or name the leaflets that are in it"
        )
    for key, what in (("/AcroForm", "a form to fill in"), ("/OCProperties", "layers")):
        if key in pdf.Root:
            yield LeafletError(f"has {what}, which paper cannot show", str(path), "print it by itself")
    if not len(pdf.pages):
        yield LeafletError("has no pages", str(path), _AGAIN)
        return
    first = _size(pdf.pages[0])
    if not any(_fits(paper, *first) for paper in papers()):
        names = ", ".join(paper.title for paper in papers())
        size = f"{first[0] / MM:.0f} by {first[1] / MM:.0f} mm"
        yield LeafletError(f"is on no paper that leaflets are for: {size}", str(path), f"upright sheets of {names}")
    for number, page in enumerate(pdf.pages, 1):
        yield from _page_faults(page, first, f"{path}, page {number}")


def _page_faults(page: pikepdf.Page, first: tuple[float, float], where: str) -> Iterator[LeafletError]:
    size = _size(page)
    if max(abs(mine - other) for mine, other in zip(size, first, strict=True)) > _TOLERANCE:
        yield LeafletError("has another size than the first page", where, _AGAIN)
    if int(inherited(page, "/Rotate") or 0) % 360 or float(page.obj.get("/UserUnit", 1)) != 1:
        yield LeafletError("is turned or scaled", where, "leaflets are upright and in their own size")
    if any(note.get("/Subtype") != "/Link" for note in page.obj.get("/Annots", ())):
        yield LeafletError("has notes on it, which paper cannot show", where, "take them off, or print it by itself")
    for stream in contents(page):
        try:
            stream.read_bytes()
        except pikepdf.PdfError:
            yield LeafletError("is broken: its text cannot be read", where, _AGAIN)


def contents(page: pikepdf.Page) -> list[pikepdf.Stream]:
    """Return the streams that draw a page, in order."""
    found: Any = page.obj.get("/Contents")
    if found is None:
        return []
    return [found] if isinstance(found, pikepdf.Stream) else list(found)


def inherited(page: pikepdf.Page, key: str) -> Any:
    """Return an entry of a page, or of the nearest node above it that has one (ISO 32000-1, 7.7.3.4)."""
    node: Any = page.obj
    depth = 0
    while key not in node and "/Parent" in node and depth < 50:
        node, depth = node.Parent, depth + 1
    return node.get(key)


def box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Return the page's edges in points: left, bottom, right, top."""
    edges = [float(edge) for edge in inherited(page, "/MediaBox") or ()]
    if len(edges) != 4:
        raise ValueError("a page has no size")
    return (min(edges[0::2]), min(edges[1::2]), max(edges[0::2]), max(edges[1::2]))


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = box(page)
    return right - left, top - bottom


def _fits(paper: Paper, width: float, height: float) -> bool:
    return abs(paper.width * MM - width) <= _TOLERANCE and abs(paper.height * MM - height) <= _TOLERANCE


def _title(pdf: pikepdf.Pdf) -> str:
    """Return the title: of the information dictionary, or of the metadata where there is none (PDF 2.0)."""
    said = str(pdf.docinfo.get("/Title", ""))
    if said or "/Metadata" not in pdf.Root:
        return said
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return str(metadata.get("dc:title", ""))
