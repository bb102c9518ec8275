"""What is drawn, by how it is marked."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from leaflet.readback.drawn import Drawn, read_drawn
from leaflet.readback.pdfium import page_objects

WORDS = b"BT /F 12 Tf 72 %d Td (%b) Tj ET "


def drawn(content: bytes, form: bytes = b"") -> Drawn:
    """Return what is drawn by a page's content, in which /Form draws `form`."""
    with pikepdf.new() as file:
        page = file.add_blank_page()
        helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        font = pikepdf.Dictionary(F=helvetica)
        own = pikepdf.Dictionary(Font=font)
        inner = pikepdf.Stream(file, form, Subtype=pikepdf.Name.Form, BBox=[0, 0, 600, 800], Resources=own)
        page.Resources = pikepdf.Dictionary(Font=font, XObject=pikepdf.Dictionary(Form=inner))
        page.Contents = file.make_stream(content)
        file.save(out := BytesIO())
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        sheet = document[0]
        text = sheet.get_textpage()
        return read_drawn(pypdfium2.raw, page_objects(sheet), text.raw)


def test_words_are_held_by_their_piece() -> None:
    text = WORDS % (700, b"one ") + WORDS % (650, b"two")
    found = drawn(b"/P <</MCID 3>> BDC " + text + b"EMC /P <</MCID 0>> BDC " + WORDS % (600, b"three") + b"EMC")
    assert {mark: "".join(words.split()) for mark, words in found.words.items()} == {3: "onetwo", 0: "three"}
    assert not found.artifacts
    assert not found.unmarked


@pytest.mark.parametrize("mark", [b"/Artifact BMC", b"/Artifact <</Type /Layout>> BDC", b"/Artifact BMC /Span BMC"])
def test_artifacts_are_known(mark: bytes) -> None:
    ends = mark.count(b"BMC") + mark.count(b"BDC")
    assert drawn(mark + b" " + WORDS % (700, b"Page 1") + b"EMC " * ends).artifacts == ["Page 1"]


def test_what_has_no_mark_is_known() -> None:
    found = drawn(WORDS % (700, b"lost") + b"q 9 0 0 9 72 72 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q 0 0 5 5 re f")
    assert found.unmarked == ["lost", ""]


def test_words_in_a_form_belong_where_the_form_does() -> None:
    form = WORDS % (700, b"inside")
    assert drawn(b"/Figure <</MCID 5>> BDC /Form Do EMC", form).words == {5: "inside"}
    assert drawn(b"/Artifact BMC /Form Do EMC", form).artifacts == ["inside"]
    assert drawn(b"/Form Do", form).unmarked == ["inside"]


def test_very_long_words_are_read_whole() -> None:
    found = drawn(b"/P <</MCID 0>> BDC BT /F 1 Tf 1 700 Td (" + b"a" * 5000 + b") Tj ET EMC")
    assert found.words == {0: "a" * 5000}
