"""The file says of itself that it is PDF/UA-1 besides PDF/A-2a."""

from types import SimpleNamespace
from xml.etree.ElementTree import fromstring

import pytest

from leaflet.press.conformance import declare_universal_access


def _declared(xml: bytes) -> bytes:
    metadata = SimpleNamespace(generate_rdf_metadata=lambda *_: xml)
    declare_universal_access(metadata)
    return metadata.generate_rdf_metadata("a", 2, "A")


def test_the_part_is_added_and_described():
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></rdf:RDF>'
    root = fromstring(_declared(rdf.encode()))
    assert len(root) == 3
    assert root[1].get("{http://www.aiim.org/pdfua/ns/id/}part") == "1"
    assert "PDF/UA identification" in "".join(root[2].itertext())


def test_xmp_of_another_shape_is_an_error_not_a_guess():
    with pytest.raises(ValueError, match="does not end"):
        _declared(b"<x:xmpmeta></x:xmpmeta>")
