"""What a PDF breaks of the standards of a conformance, by veraPDF."""

from __future__ import annotations

from leaflet.audit.verapdf import breaches
from leaflet.press.conformance import find_conformance


def faults(pdf: bytes, conformance: str = "ua1") -> dict[str, list[str]]:
    """Return the broken clauses by flavour ("2a": ["6.2.8-3"]); nothing where all is well."""
    flavours = find_conformance(conformance).flavours
    assert len(flavours) > 1
    broken = {flavour: [breach.clause for breach in breaches(pdf, flavour)] for flavour in flavours}
    return {flavour: clauses for flavour, clauses in broken.items() if clauses}
