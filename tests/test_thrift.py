"""Thrift: fewer words that draw the same; what is not understood is left alone."""

import pytest

from leaflet.batch.thrift import drawn_once, names_in, sparing


def test_marks_go_and_what_they_enclose_stays():
    marked = b"/Artifact\nBMC\nq\n1 0 0 1 0 0 cm\n/Span\n<</MCID 3>>\nBDC\nBT\nET\nEMC\nQ\nEMC"
    assert sparing(marked) == b"q\n1 0 0 1 0 0 cm\nBT\nET\nQ\n"


def test_what_glyphs_stand_for_stays_too():
    marked = b"/Span\n<</MCID 3/ActualText <feff0941>>>\nBDC\nBT\nET\nEMC\n/P\n<</MCID 4>>\nBDC\nBT\nET\nEMC\n"
    assert sparing(marked) == b"/Span<</ActualText<feff0941>>>BDC\nBT\nET\nEMC\nBT\nET\n"
    foot = b"/Artifact\n<</Type /Pagination>>\nBDC /Span <</ActualText <feff0941>>> BDC\nBT\nET\nEMC EMC\n"
    assert sparing(foot) == b"/Span<</ActualText<feff0941>>>BDC\nBT\nET\nEMC\n"


def test_glyphs_that_are_not_moved_apart_become_one_string():
    assert sparing(b"[<0001>0<0002>-20<0003>0] TJ") == b"[<00010002>-20<0003>] TJ"


@pytest.mark.parametrize(
    "drawing",
    [
        b"/OC /Layer BDC\nq\nQ\nEMC\n",
        b"/Span\nBMC\nq\nQ\n",
        b"EMC\n/Span\nBMC\n",
        b"/Span\n<</ActualText <feff0941>>>\nBDC\nq\nQ\n",
        b"/Span\nBMC\n(a text with EMC\n in it) Tj\nEMC\n",
        b"/Span /Listed BDC\nq\nQ\nEMC\n",
        b"BI /W 1 /H 1 ID >0< EI",
        b"[<00>0<01>] TJ % a remark\n",
    ],
)
def test_what_is_not_plain_stays_to_the_byte(drawing):
    assert sparing(drawing) == drawing


def test_names_are_found_or_none_are_certain():
    assert names_in(b"/F1 12 Tf /x0 Do\n/a1.0 gs") == {"/F1", "/x0", "/a1.0"}
    assert names_in(b"/A#20B Do") is None
    assert names_in(b"/caf\xc3\xa9 Do") is None


BEGUN, END = b"1 2 30 40 re\nW\nn\nq\n1 0 0 1 5.5 -6 cm\n", b"Q\nEMC\n"
STROKES = b"q\n/A1.0 gs\n4 w\n[] 0 d\n1 2 m\n3.5 4 l\nS\nQ\n"


def test_each_pictogram_is_called_where_it_was():
    given = []

    def call(strokes):
        given.append(strokes)
        return b"/Z%d Do\n" % len(given)

    drawing = BEGUN + STROKES + END + b"BT\n<0001> Tj\nET\n" + BEGUN + b"f\n" + END
    assert drawn_once(drawing, call) == (
        BEGUN + b"/Z1 Do\n" + END + b"BT\n<0001> Tj\nET\n" + BEGUN + b"/Z2 Do\n" + END
    )
    assert given == [STROKES, b"f\n"]


@pytest.mark.parametrize(
    "strokes",
    [
        b"BT\nET\n",
        b"/x1 Do\n",
        b"/Artifact\nBMC\nEMC\n",
        b"q\nf\n",
        b"Q\nq\nq\nf\n",
        b"(a text) Tj\n",
        b"/Shade sh\n",
    ],
)
def test_what_is_no_pictogram_stays_where_it_is(strokes):
    drawing = BEGUN + strokes + END
    assert drawn_once(drawing, lambda _: b"lost") == drawing
