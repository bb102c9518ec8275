"""A PDF is held against the standards that it says it meets; one that says nothing of PDF/UA is told so."""

import io
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest
from support_pages import DEFINITIONS, LINKS, page

from leaflet.audit import claims as claims_room
from leaflet.audit.claims import check_conformance, claims
from leaflet.audit.rule import rules
from leaflet.audit.verapdf import Unreadable
from leaflet.errors import LeafletError
from leaflet.pdf import set_page


@cache
def _made(conformance: str) -> bytes:
    return set_page(page(f"<h1>Vitamin</h1>{LINKS}{DEFINITIONS}"), conformance)


def _changed(conformance: str, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    with pikepdf.open(io.BytesIO(_made(conformance))) as file:
        change(file)
        file.save(saved := io.BytesIO(), fix_metadata_version=False)
    return saved.getvalue()


def _said(conformance: str, old: bytes, new: bytes) -> bytes:
    """Return a leaflet whose metadata says something else."""

    def say(file: pikepdf.Pdf) -> None:
        xml = file.Root.Metadata.read_bytes()
        assert old in xml
        file.Root.Metadata.write(xml.replace(old, new))

    return _changed(conformance, say)


def _silent(file: pikepdf.Pdf) -> None:
    del file.Root.Metadata


def _untagged(file: pikepdf.Pdf) -> None:
    del file.Root.StructTreeRoot, file.Root.MarkInfo


def _without_colours(file: pikepdf.Pdf) -> None:
    del file.Root.OutputIntents


def _without_structure_destinations(file: pikepdf.Pdf) -> None:
    del file.Root.Outlines.First.A["/SD"]


WRONG = {
    "PDF-01": (
        lambda: _changed("ua1", _silent),
        lambda: _changed("ua1", _untagged),
        lambda: _said("ua1", b'pdfuaid:part="1"', b'pdfuaid:other="1"'),
        lambda: _said("ua1", b"</rdf:RDF>", b""),
        lambda: _said("ua2", b'pdfuaid:part="2"', b'pdfuaid:part="1"'),
    ),
    "PDF-02": (
        lambda: _changed("ua1", _without_colours),
        lambda: _said("ua1", b'pdfaid:part="2"', b'pdfaid:part="1"'),
        lambda: _said("ua2", b'pdfaid:part="4"', b'pdfaid:part="3" pdfaid:conformance="B"'),
    ),
    "PDF-03": (
        lambda: _changed("ua2", _without_structure_destinations),
        lambda: _said("ua1", b'pdfuaid:part="1"', b'pdfuaid:part="2"'),
        lambda: _said("ua1", b'pdfuaid:part="1"', b'pdfuaid:part="7"'),
        lambda: _said("ua2", b'pdfaid:rev="2020"', b""),
    ),
}
RIGHT = {rule: (lambda: _made("ua1"), lambda: _made("ua2")) for rule in WRONG}


@pytest.mark.parametrize(("rule", "pdf"), [(rule, pdf) for rule, files in WRONG.items() for pdf in files])
def test_what_is_wrong_is_found_once_a_standard(rule, pdf):
    found = [finding for finding in check_conformance(pdf(), "some.pdf") if finding.rule == rule]
    assert len(found) <= 3
    assert found
    for finding in found:
        assert finding.where == "some.pdf"
        assert "shall" not in finding.message
        assert "pdf" in rules()[rule].on


@pytest.mark.parametrize("pdf", RIGHT["PDF-01"])
def test_a_leaflet_is_what_it_says(pdf):
    assert list(check_conformance(pdf(), "some.pdf")) == []


def test_a_leaflet_claims_its_standards():
    assert claims(_made("ua1")) == ("ua1", "2a")
    assert claims(_made("ua2")) == ("ua2", "4", "wt1a")
    assert claims(_changed("ua1", _silent)) == ()


@pytest.mark.parametrize("xml", [b"", b"<a", b"<?xml version='1.0' encoding='utf-7'?><a/>", b"\xff\xfe<"])
def test_metadata_that_nobody_can_read_claims_nothing(xml):
    assert claims(_changed("ua1", lambda file: file.Root.Metadata.write(xml))) == ()


def test_metadata_of_another_kind_claims_nothing():
    assert claims(_changed("ua1", lambda file: file.Root.__setattr__("Metadata", pikepdf.Dictionary()))) == ()


def test_a_claim_may_be_an_element_as_well_as_an_attribute():
    element = b"><pdfuaid:part> 2\n</pdfuaid:part></rdf:Description><rdf:Description"
    assert claims(_said("ua1", b' pdfuaid:part="1" /', element + b" /"))[0] == "ua2"


def test_a_file_that_claims_nothing_gets_one_finding_in_words():
    (finding,) = check_conformance(_changed("ua1", lambda file: (_silent(file), _untagged(file))), "some.pdf")
    assert finding.message.startswith("does not say that it is PDF/UA, ")
    assert "text or pictures are neither tagged nor marked as decoration (7.1-3: " in finding.message
    assert "the file has no tags (7.1-11: 1 place)" in finding.message
    assert "(5-1" not in finding.message


def test_a_file_that_verapdf_cannot_read_gets_one_finding(monkeypatch):
    def refuse(pdf, flavour):
        raise Unreadable("damaged", hint="again")

    monkeypatch.setattr(claims_room, "breaches", refuse)
    (finding,) = check_conformance(_changed("ua1", _silent), "some.pdf")
    assert (finding.rule, finding.where, finding.message, finding.instead) == (
        "PDF-01",
        "some.pdf",
        "damaged",
        "again",
    )


def test_a_file_that_only_forgets_to_claim_is_told_no_more():
    (finding,) = check_conformance(_said("ua1", b'pdfuaid:part="1"', b""), "some.pdf")
    assert finding.message == "does not say that it is PDF/UA, the standard for PDFs that everyone can read"


def test_a_standard_that_is_not_there_is_named():
    messages = [finding.message for finding in check_conformance(_said("ua1", b'"2"', b'"9"'), "some.pdf")]
    assert messages == ["says that it is PDF/A-9a, which does not exist"]


def test_a_file_that_cannot_be_opened_is_an_error_with_its_name():
    with pytest.raises(LeafletError, match="no PDF") as caught:
        list(check_conformance(b"nothing", "some.pdf"))
    assert caught.value.where == "some.pdf"


def test_a_locked_file_is_an_error():
    with pikepdf.open(io.BytesIO(_made("ua1"))) as file:
        file.save(locked := io.BytesIO(), encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(LeafletError, match="password"):
        list(check_conformance(locked.getvalue(), "some.pdf"))
