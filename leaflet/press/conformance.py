"""What a PDF says about itself: that it is PDF/UA-1 as well as PDF/A-2a (ISO 14289-1, 5; ISO 19005-2, 6.6.4)."""

from __future__ import annotations

from typing import Any

_END = b"</rdf:RDF>"

# PDF/A allows a property that it does not know only where the file describes it (ISO 19005-2, 6.6.2.3.3).
_UNIVERSAL_ACCESS = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />\
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


def declare_universal_access(metadata: Any) -> None:
    """Let the XMP that WeasyPrint's `DocumentMetadata` writes say PDF/UA-1 too."""
    generate = metadata.generate_rdf_metadata

    def both(*conformance: Any) -> bytes:
        xml: bytes = generate(*conformance)
        head, end, tail = xml.rpartition(_END)
        if not end or tail:
            raise ValueError("WeasyPrint's XMP does not end as it did")
        return head + _UNIVERSAL_ACCESS + end

    metadata.generate_rdf_metadata = both
