"""The examination of a PDF's structure, ours or anyone's: every rule on it that needs the PDF alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
import pypdfium2

from leaflet.audit.finding import Finding
from leaflet.audit.gathering import Fault, gathered
from leaflet.audit.structure.anatomy import Anatomy, read_anatomy
from leaflet.audit.structure.branches import check_branches
from leaflet.audit.structure.marks import check_bookmarks
from leaflet.audit.structure.particulars import check_acts, check_particulars
from leaflet.audit.structure.pictures import check_artifacts, check_links, check_pictures
from leaflet.audit.structure.textlayer import check_fonts, check_images, check_text
from leaflet.audit.structure.voices import check_voices
from leaflet.audit.unopened import unopened


def check_structure(pdf: bytes, name: str) -> Iterator[Finding]:
    """Yield what the rules on structure (PDF-04 to PDF-23) do not allow in `pdf`, which the user calls `name`.

    One finding a rule names all its pages; a PDF without tags is one finding, not one for each thing that its tags
    lack. LeafletError when it cannot be opened: broken, or locked with a password.
    """
    try:
        anatomy = read_anatomy(pdf)
    except (pikepdf.PdfError, pikepdf.PasswordError, pypdfium2.PdfiumError) as error:
        raise unopened(pdf, name, isinstance(error, pikepdf.PasswordError)) from error
    with anatomy.file:
        yield from gathered(_faults(anatomy), name)


def _faults(anatomy: Anatomy) -> Iterator[Fault]:
    yield from _check_file(anatomy)
    yield from check_particulars(anatomy)
    yield from check_acts(anatomy)
    yield from _check_tags(anatomy)
    yield from check_links(anatomy)
    yield from check_fonts(anatomy)
    yield from check_text(anatomy)
    yield from check_images(anatomy)


def _check_file(anatomy: Anatomy) -> Iterator[Fault]:
    problems = anatomy.file.check_pdf_syntax()
    if problems:
        said = "the file is damaged inside: programs must guess what it holds, and may show less than there is"
        yield Fault("PDF-23", 0, f"{said} (qpdf: {_plain(problems[-1])})")
    if not anatomy.file.allow.accessibility:
        yield Fault("PDF-23", 0, "the file is locked against screen readers")


def _plain(problem: str) -> str:
    """Return what qpdf says is damaged, without the name that it has for a file in memory."""
    return re.sub(r"^(?:WARNING|ERROR): |stream <[^>]*>:? ?|[()]", "", problem)


def _check_tags(anatomy: Anatomy) -> Iterator[Fault]:
    if anatomy.tree is None:
        if any(layer.letters for layer in anatomy.layers):
            said = "the PDF has no tags: a screen reader has to guess the order, and what is a heading or a list"
            yield Fault("PDF-13", 0, said)
        return
    yield from check_branches(anatomy)
    yield from check_pictures(anatomy)
    yield from check_artifacts(anatomy)
    yield from check_voices(anatomy)
    yield from check_bookmarks(anatomy)
