"""A page's marked pieces get what they say, or become artifacts of a kind."""

import io
from types import SimpleNamespace

import pikepdf
import pydyf
import pytest
from support_pages import TABLE, page
from weasyprint.pdf.stream import Stream

from leaflet.pdf import set_page
from leaflet.press.marked import MarkedPage

PAGE = SimpleNamespace(height=1000, _page_box=None)


@pytest.fixture
def stream():
    """What WeasyPrint has drawn: a border, and one piece of text."""
    made = pydyf.Stream()
    made.begin_marked_content("Artifact")
    made.end_marked_content()
    made.begin_marked_content("P", pydyf.Dictionary({"MCID": 0}))
    made.end_marked_content()
    return SimpleNamespace(stream=made.stream, _tags={"box": {"tag": "P", "mcid": 0}})


def drawn(stream) -> bytes:
    return b" ".join(pydyf._to_bytes(token) for token in stream.stream)


def test_a_piece_says_what_its_glyphs_stand_for(stream):
    marked = MarkedPage(b"1 0 R", PAGE, stream)
    assert (marked.marks, marked.owners) == ({"box": 0}, [b"null"])
    marked.say(0, "two")
    assert drawn(stream).endswith(b"/P <</MCID 0/ActualText (two)>> BDC EMC")


def test_a_piece_can_become_an_artifact_that_is_still_found(stream):
    MarkedPage(b"1 0 R", PAGE, stream).discard(0, {"Type": "/Layout"}, "two")
    assert drawn(stream).endswith(b"/Artifact <</Type /Layout>> BDC /Span <</ActualText (two)>> BDC EMC EMC")


def test_ornaments_get_a_kind(stream):
    MarkedPage(b"1 0 R", PAGE, stream).name_ornaments()
    assert drawn(stream).startswith(b"/Artifact <</Type /Layout>> BDC EMC")


@pytest.mark.parametrize(("conformance", "typed"), [("ua1", False), ("ua2", True)])
def test_every_artifact_of_pdf_ua_2_has_a_kind(conformance, typed):
    with pikepdf.open(io.BytesIO(set_page(page(TABLE), conformance))) as pdf:
        pieces = [
            instruction
            for sheet in pdf.pages
            for instruction in pikepdf.parse_content_stream(sheet)
            if str(instruction.operator) in {"BMC", "BDC"} and instruction.operands[0] == "/Artifact"
        ]
    assert len(pieces) > 100
    assert all(str(piece.operator) == "BDC" for piece in pieces) == typed


def test_weasyprint_marks_pieces_as_it_did():
    stream = Stream({}, (0, 0, 9, 9), pydyf.Dictionary(), {}, {}, {}, None)
    with stream.marked("box", "P"):
        pass
    with stream.artifact():
        pass
    assert stream._tags == {"box": {"tag": "P", "mcid": 0}}
    assert b"".join(pydyf._to_bytes(token) for token in stream.stream) == b"/P<</MCID 0>>BDCEMC/ArtifactBMCEMC"
