"""The print audit of a finished PDF, ours or anyone's: every rule on large print that can be measured on paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from leaflet.audit.finding import Finding
from leaflet.audit.gathering import gathered
from leaflet.audit.sheet.breaks import check_breaks
from leaflet.audit.sheet.edges import check_edges
from leaflet.audit.sheet.paging import check_paging
from leaflet.audit.sheet.passages import Passage, joined, setting
from leaflet.audit.sheet.printed import Print
from leaflet.audit.sheet.sheets import read_print
from leaflet.audit.sheet.sizes import check_sizes
from leaflet.audit.sheet.spacing import check_spacing
from leaflet.audit.sheet.surfaces import check_surfaces
from leaflet.audit.sheet.typefaces import check_typefaces
from leaflet.edition import Edition


def check_sheets(pdf: bytes, name: str, edition: Edition) -> Iterator[Finding]:
    """Yield what the rules on large print (LP) do not allow in `pdf`, which the user calls `name`.

    `edition` is what it is meant to be: it gives the print size and the papers. One finding a rule names all its
    pages; a PDF without text, a scan, is one finding. LeafletError when it cannot be opened: broken, or locked with a
    password.
    """
    read = read_print(pdf, name)
    if not any(sheet.lines for sheet in read.sheets):
        yield Finding("LP-01", name, _no_text(read), "make the PDF from the text, not from a scan of the paper")
        return
    set_text = setting(read)
    faults = chain(
        check_sizes(set_text, edition),
        check_spacing(set_text, edition),
        check_edges(set_text),
        check_breaks(set_text),
        check_typefaces(set_text),
        check_surfaces(set_text),
        check_paging(set_text, edition),
    )
    yield from gathered(faults, name)


def _no_text(read: Print) -> str:
    if read.hidden:
        return "the pages are pictures, with text behind them that nobody sees: how large the print is, is not known"
    return "the PDF has no text, its pages are empty or pictures: nobody can make it larger or have it read aloud"


class Paragraph(NamedTuple):
    """A paragraph of a PDF: its plain words, the page on which it begins, and its language as tagged ("" unknown)."""

    words: str
    page: int
    language: str


def paragraphs(pdf: bytes, name: str = "") -> tuple[Paragraph, ...]:
    """Return the text of `pdf` as plain paragraphs, in reading order.

    Running heads, feet and list markers are left out; a paragraph that goes on overleaf is in one piece. LeafletError
    when the PDF cannot be opened.
    """
    found: list[Paragraph] = []
    last: Passage | None = None
    for passage in setting(read_print(pdf, name)).passages:
        words = _without_marker(passage)
        if not words:
            last = None
            continue
        if last is not None and _goes_over(last, passage):
            found[-1] = found[-1]._replace(words=joined(found[-1].words, words))
        else:
            found.append(Paragraph(words, passage.page, passage.part.language))
        last = passage
    return tuple(found)


def _without_marker(passage: Passage) -> str:
    """Return a passage's words without its bullet or number; headings keep their number."""
    if passage.part.kind == "Lbl":
        return ""
    if passage.marker and not passage.bold:
        return passage.text[len(passage.marker) :].strip()
    return passage.text.strip()


def _goes_over(last: Passage, passage: Passage) -> bool:
    """Tell whether a passage goes on from the page before: as large, of one kind, and in mid sentence."""
    alike = abs(last.size - passage.size) < 0.3 and last.part.kind == passage.part.kind
    alike = alike and (last.bold == passage.bold or last.text[-1:] not in ".!?:")
    return alike and passage.page == last.page + 1 and not passage.marker and passage.text[0].islower()
