"""The file says of itself what it conforms to: all standards of a conformance, in one file."""

from types import SimpleNamespace
from xml.etree.ElementTree import Element, fromstring

import pytest
from weasyprint.document import DocumentMetadata
from weasyprint.pdf import VARIANTS

from leaflet.audit.verapdf import PROFILES
from leaflet.errors import LeafletError
from leaflet.press.conformance import CONFORMANCES, declare, find_conformance

PDFUA, PDFA = "{http://www.aiim.org/pdfua/ns/id/}", "{http://www.aiim.org/pdfa/ns/id/}"
DECLARED = "{http://pdfa.org/declarations/}conformsTo"


def _declared(name: str, *told: object) -> Element:
    metadata = DocumentMetadata(title="Vitamin")
    declare(metadata, find_conformance(name))
    return fromstring(metadata.generate_rdf_metadata(*told))


def _values(root: Element) -> dict[str, str]:
    return {
        name: value for element in root.iter() for name, value in element.items() if name.startswith((PDFUA, PDFA))
    }


def test_the_usual_one_says_pdf_ua_1_and_describes_how():
    root = _declared("ua1", "a", 2, "A")
    assert _values(root) == {f"{PDFA}part": "2", f"{PDFA}conformance": "A", f"{PDFUA}part": "1"}
    assert "PDF/UA identification" in "".join(root[-1].itertext())


def test_the_newer_one_says_three_standards_and_no_level():
    root = _declared("ua2", "a", 4, "U")
    parts = {f"{PDFA}part": "4", f"{PDFA}rev": "2020", f"{PDFUA}part": "2", f"{PDFUA}rev": "2024"}
    assert _values(root) == parts
    assert [each.text for each in root.iter(DECLARED)] == ["http://pdfa.org/declarations/wtpdf#accessibility1.0"]


def test_xmp_of_another_shape_is_an_error_not_a_guess():
    metadata = SimpleNamespace(generate_rdf_metadata=lambda *_: b"<x:xmpmeta></x:xmpmeta>")
    declare(metadata, find_conformance("ua1"))
    with pytest.raises(ValueError, match="does not end"):
        metadata.generate_rdf_metadata("a", 2, "A")


def test_each_has_a_name_a_title_and_standards_that_can_be_checked():
    assert list(CONFORMANCES) == ["ua1", "ua2"]
    for name, conformance in CONFORMANCES.items():
        assert conformance.name == name == conformance.flavours[0]
        assert len(conformance.standards) == len(conformance.flavours)
        assert set(conformance.flavours) <= set(PROFILES)
        assert conformance.variant in VARIANTS
        assert all(standard.split(" ")[0] in conformance.title for standard in conformance.standards)


def test_an_unknown_name_is_an_error_that_lists_the_known():
    with pytest.raises(LeafletError, match="'ua3'") as caught:
        find_conformance("ua3")
    assert "ua1 (PDF/UA-1 and PDF/A-2a)" in caught.value.hint
    assert "ua2 (" in caught.value.hint
