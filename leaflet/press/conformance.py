"""Conformance: the standards that one PDF meets together, and how the file says so of itself (its XMP metadata)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from leaflet.errors import LeafletError

_END = b"</rdf:RDF>"
_PDFUA = 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'

# PDF/A allows a property that it does not know only where the file describes it (ISO 19005-2, 6.6.2.3.3).
_UNIVERSAL_ACCESS_1 = f"""\
<rdf:Description rdf:about="" {_PDFUA} pdfuaid:part="1" />\
<rdf:Description rdf:about=""\
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

# PDF/A-4 knows no levels but E and F, and says of which year it is (ISO 19005-4, 6.7.3); so does PDF/UA-2.
_UNIVERSAL_ACCESS_2 = f"""\
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:rev="2020" />\
<rdf:Description rdf:about="" {_PDFUA} pdfuaid:part="2" pdfuaid:rev="2024" />\
<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/">\
<pdfd:declarations><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo>\
</rdf:li></rdf:Bag></pdfd:declarations></rdf:Description>"""


@dataclass(frozen=True)
class Conformance:
    """What one PDF conforms to: a name to choose it by, a title for people, and the standards that it meets.

    `flavours` are veraPDF's names of the standards, in their order. `variant` is WeasyPrint's name of the nearest
    that it knows, `level` the level of PDF/A that its XMP states, and `declared` what that says besides.
    """

    name: str
    title: str
    standards: tuple[str, ...]
    flavours: tuple[str, ...]
    variant: str
    declared: str
    level: str | None


CONFORMANCES: Mapping[str, Conformance] = MappingProxyType(
    {
        conformance.name: conformance
        for conformance in (
            Conformance(
                name="ua1",
                title="PDF/UA-1 and PDF/A-2a",
                standards=("PDF/UA-1 (ISO 14289-1)", "PDF/A-2a (ISO 19005-2)"),
                flavours=("ua1", "2a"),
                variant="pdf/a-2a",
                declared=_UNIVERSAL_ACCESS_1,
                level="A",
            ),
            Conformance(
                name="ua2",
                title="PDF/UA-2, PDF/A-4 and WTPDF 1.0 for Accessibility",
                standards=("PDF/UA-2 (ISO 14289-2)", "PDF/A-4 (ISO 19005-4)", "WTPDF 1.0 for Accessibility"),
                flavours=("ua2", "4", "wt1a"),
                variant="pdf/a-4u",
                declared=_UNIVERSAL_ACCESS_2,
                level=None,
            ),
        )
    }
)
"""What a PDF can conform to, by name; the first is the usual one."""


def find_conformance(name: str) -> Conformance:
    """Return the conformance called `name`; LeafletError names the known ones."""
    try:
        return CONFORMANCES[name]
    except KeyError:
        known = "; ".join(f"{conformance.name} ({conformance.title})" for conformance in CONFORMANCES.values())
        raise LeafletError(f"no conformance is called {name!r}", hint=f"choose one of: {known}") from None


def declare(metadata: Any, conformance: Conformance) -> None:
    """Let the XMP that WeasyPrint's `DocumentMetadata` writes name every standard of `conformance`."""
    generate = metadata.generate_rdf_metadata

    def whole(variant: str, version: int, _: str | None) -> bytes:
        xml: bytes = generate(variant, version, conformance.level)
        head, end, tail = xml.rpartition(_END)
        if not end or tail:
            raise ValueError("WeasyPrint's XMP does not end as it did")
        return head + conformance.declared.encode() + end

    metadata.generate_rdf_metadata = whole
