"""What a PDF says of itself before its first page: its name, language and makers, and that nothing in it acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from leaflet.audit.gathering import Fault, faults_of
from leaflet.audit.structure.anatomy import Anatomy

_KNOWN_BY = (
    ("dc:creator", "/Author", "who made it"),
    ("dc:description", "/Subject", "what it is about"),
    ("xmp:CreateDate", "/CreationDate", "on which day it was made"),
)
"""What a file is known by beside its title: its XMP, its older description, and what both say."""

_SAID = ("dc:title", *(key for key, *_ in _KNOWN_BY))
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-\w{2,8})*")
_NO_TITLE = re.compile(
    r"\s*|untitled\S*|.*\.(docx?|odt|html?|pdf|md|txt|indd)|microsoft word\b.*|.*://.*", re.IGNORECASE
)


def check_particulars(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield what a file lacks to be announced (title, language: PDF-04) and to be known by (author, day: PDF-24)."""
    with anatomy.file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        said = {key: str(metadata.get(key, "")).strip() for key in _SAID}
    info = {str(key): str(value).strip() for key, value in anatomy.file.docinfo.items()}
    if lacking := tuple(_unannounced(anatomy, said["dc:title"] or info.get("/Title", ""))):
        yield Fault("PDF-04", 0, f"the PDF lacks {', and '.join(lacking)}")
    if lacking := tuple(what for key, other, what in _KNOWN_BY if not (said[key] or info.get(other))):
        yield Fault("PDF-24", 0, f"the PDF does not say {', nor '.join(lacking)}")


def _unannounced(anatomy: Anatomy, title: str) -> Iterator[str]:
    catalog, objects = anatomy.objects.catalog, anatomy.objects
    if _NO_TITLE.fullmatch(title):
        yield f"a title that says what it is: it has {title!r}" if title.strip() else "a title"
    elif objects.dictionary(catalog.get("/ViewerPreferences")).get("/DisplayDocTitle") is not True:
        yield "the wish to be announced by its title, not by the name of its file (DisplayDocTitle)"
    language = objects.text(catalog.get("/Lang")) or ""
    if not _TAG.fullmatch(language):
        yield f"a language: {language!r} is none" if language else "a language"


def check_acts(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield what a paper cannot hold: programs, forms, see-through print (PDF-20)."""
    objects, catalog = anatomy.objects, anatomy.objects.catalog
    names = objects.dictionary(catalog.get("/Names"))
    opening = objects.dictionary(catalog.get("/OpenAction"))
    faults: list[tuple[int, str]] = []
    if "/JavaScript" in names or opening.get("/S") == "/JavaScript" or "/AA" in catalog:
        faults.append((0, "a program (JavaScript) runs when the file is opened"))
    if objects.items(objects.dictionary(catalog.get("/AcroForm")).get("/Fields")):
        faults.append((0, "there are fields to fill in, which print empty"))
    for number, page in enumerate(objects.pages, 1):
        faults += [(number, fault) for fault in _see_through(anatomy, objects.dictionary(page))]
    yield from faults_of("PDF-20", faults)


def _see_through(anatomy: Anatomy, page: dict[str, Any]) -> Iterator[str]:
    for name, state in anatomy.resources(page, "/ExtGState"):
        opacity = [
            value for key in ("/ca", "/CA") if isinstance(value := anatomy.objects.get(state.get(key)), (int, float))
        ]
        if any(value < 1 for value in opacity):
            yield f"something is see-through ({name[1:]}, opacity {min(opacity):g}): print pale on some printers"
