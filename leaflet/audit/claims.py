"""Claims: the standards that a PDF says it meets, in its XMP metadata, each held against the standard's rules."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf

from leaflet.audit.clauses import plain
from leaflet.audit.finding import Finding
from leaflet.audit.gathering import counted
from leaflet.audit.unopened import unopened
from leaflet.audit.verapdf import PROFILES, Breach, Unreadable, breaches

_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_DECLARED = "{http://pdfa.org/declarations/}conformsTo"
_DECLARATIONS = {
    "http://pdfa.org/declarations/wtpdf#accessibility1.0": "wt1a",
    "http://pdfa.org/declarations/wtpdf#reuse1.0": "wt1r",
}
_TITLES = {"ua1": "PDF/UA-1", "ua2": "PDF/UA-2", "wt1a": "WTPDF 1.0 for Accessibility", "wt1r": "WTPDF 1.0 for Reuse"}
_IDENTIFICATION = "5-"
"""The clause of PDF/UA-1 that asks for the claim itself."""


def _said(xml: bytes) -> Iterator[tuple[str, str]]:
    """Yield every property of an XMP packet, written as an element or as an attribute, with its value."""
    for element in ET.fromstring(xml).iter():  # noqa: S314 - expat refuses entities that multiply
        yield element.tag, (element.text or "").strip()
        yield from element.items()


def claims(pdf: bytes, name: str = "") -> tuple[str, ...]:
    """Return the standards that `pdf` says it meets, by veraPDF's names ("ua1", "2a", "wt1a"), PDF/UA first.

    Metadata that is no XML claims nothing. LeafletError when the file cannot be opened.
    """
    try:
        with pikepdf.open(BytesIO(pdf)) as file:
            metadata = file.Root.get("/Metadata")
            xml = metadata.read_bytes() if isinstance(metadata, pikepdf.Stream) else b""
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise unopened(pdf, name, isinstance(error, pikepdf.PasswordError)) from error
    try:
        said = list(_said(xml))
    except (ET.ParseError, LookupError, ValueError):  # the last two of an encoding that Python does not know
        return ()
    values = dict(said)
    part, level = values.get(f"{_PDFA}part"), values.get(f"{_PDFA}conformance", "")
    found = [f"ua{access}"] if (access := values.get(f"{_PDFUA}part")) else []
    found += [part + level] if part else []
    found += [_DECLARATIONS[value] for name, value in said if name == _DECLARED and value in _DECLARATIONS]
    return tuple(dict.fromkeys(flavour.lower() for flavour in found))


def _rule(flavour: str) -> str:
    if flavour == "ua1":
        return "PDF-01"
    return "PDF-02" if flavour[0] in "123" else "PDF-03"


def _title(flavour: str) -> str:
    return _TITLES.get(flavour) or (f"PDF/UA-{flavour[2:]}" if flavour.startswith("ua") else f"PDF/A-{flavour}")


def _all(broken: Iterable[Breach]) -> str:
    """Say in plain words what is broken, each thing once, with the clauses that say so and in how many places."""
    told: dict[str, list[Breach]] = {}
    for breach in broken:
        told.setdefault(plain(breach), []).append(breach)
    return "; ".join(
        f"{words} ({', '.join(each.clause for each in found)}: {counted(sum(each.places for each in found), 'place')})"
        for words, found in told.items()
    )


def _verdict(pdf: bytes, name: str, flavour: str, said: str) -> Iterator[Finding]:
    """Yield that `pdf` breaks the rules of a standard; it has `said` something of it."""
    try:
        broken = [each for each in breaches(pdf, flavour) if said or not each.clause.startswith(_IDENTIFICATION)]
    except Unreadable as error:
        yield Finding(_rule(flavour), name, error.message, error.hint)
        return
    if not said:
        found = f"; {counted(len(broken), 'rule')} of PDF/UA-1 would be broken: {_all(broken)}" if broken else ""
        yield Finding(
            "PDF-01", name, f"does not say that it is PDF/UA, the standard for PDFs that everyone can read{found}"
        )
    elif broken:
        number = counted(len(broken), "rule")
        yield Finding(_rule(flavour), name, f"says that it is {said}, and breaks {number} of it: {_all(broken)}")


def check_conformance(pdf: bytes, name: str) -> Iterator[Finding]:
    """Yield what is wrong with the claims of a PDF called `name`: a standard that it does not meet, or no PDF/UA.

    At most one finding a standard, which names all that is broken, or that veraPDF cannot read the file. LeafletError
    when the file cannot be opened at all, or when veraPDF is not installed.
    """
    claimed = claims(pdf, name)
    if not any(flavour.startswith("ua") for flavour in claimed):
        yield from _verdict(pdf, name, "ua1", "")
    for flavour in claimed:
        if flavour in PROFILES:
            yield from _verdict(pdf, name, flavour, _title(flavour))
        else:
            yield Finding(_rule(flavour), name, f"says that it is {_title(flavour)}, which does not exist")
