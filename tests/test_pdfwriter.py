"""A PDF written object by object: whole, small, and the same every time."""

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.batch.pdfwriter import PdfWriter, number, reference, text


def _write(count=1, words="Title"):
    file = io.BytesIO()
    writer = PdfWriter(file, "1.7")
    root = writer.reserve()
    pages = [
        writer.put(b"<</Type/Page/Parent %s/MediaBox[0 0 9 9]/Resources<<>>>>" % reference(root)) for _ in range(count)
    ]
    writer.put(b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, b" ".join(map(reference, pages))), root)
    catalog = writer.put(b"<</Type/Catalog/Pages %s>>" % reference(root))
    writer.finish(catalog, writer.put(b"<</Title%s>>" % text(words)))
    return file.getvalue()


@pytest.mark.parametrize("count", [1, 197, 198, 1000])
def test_what_is_written_opens_without_repair(count):
    with pikepdf.open(io.BytesIO(_write(count)), attempt_recovery=False) as pdf:
        assert len(pdf.pages) == count
        assert not pdf.check_pdf_syntax()


@given(st.text(st.characters(exclude_categories=["Cs"], min_codepoint=1), max_size=30))
def test_any_words_can_be_a_title(words):
    with pikepdf.open(io.BytesIO(_write(words=words))) as pdf:
        assert str(pdf.docinfo.Title) == words


def test_the_same_objects_give_the_same_bytes():
    assert _write(300) == _write(300)
    assert _write(300) != _write(301)


def test_what_says_the_same_is_stored_once():
    writer = PdfWriter(io.BytesIO(), "1.7")
    assert writer.put_once(b"<</A 1>>") == writer.put_once(b"<</A 1>>") != writer.put_once(b"<</A 2>>")
    stream = writer.put_stream_once(b"/A 1", b"x")
    assert stream == writer.put_stream_once(b"/A 1", b"x")
    assert stream not in (writer.put_stream_once(b"/A 2", b"x"), writer.put_stream_once(b"/A 1", b"y"))


def test_an_object_that_was_promised_has_to_come():
    writer = PdfWriter(io.BytesIO(), "1.7")
    place = writer.reserve()
    with pytest.raises(ValueError, match=rf"not written: \[{place}\]"):
        writer.finish(writer.put(b"<<>>"), writer.put(b"<<>>"))


@given(st.floats(-1e5, 1e5))
def test_numbers_are_plain_and_close(value):
    written = number(value)
    assert b"e" not in written
    assert float(written) == pytest.approx(value, abs=6e-5)
