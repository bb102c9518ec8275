"""Copying: pages drawn in another PDF as in their own, without what paper does not need."""

import io
import re

import pikepdf
import pytest
from packets import leaflet

from leaflet.batch.copying import Copier
from leaflet.batch.finished import contents
from leaflet.batch.fontstore import FontStore
from leaflet.batch.pdfwriter import PdfWriter, reference
from leaflet.errors import LeafletError


def _copied(*pdfs):
    """Return a PDF of the first page of each."""
    file = io.BytesIO()
    writer = PdfWriter(file, "1.7")
    fonts, root, pages = FontStore(writer), writer.reserve(), []
    for pdf in pdfs:
        copier, page = Copier(writer, fonts, "leaflet"), pdf.pages[0]
        drawing, things = copier.draw(contents(page), page.obj.Resources)
        entries = (reference(root), reference(writer.put_stream_once(b"", drawing)), things)
        pages.append(writer.put(b"<</Type/Page/MediaBox[0 0 595 842]/Parent %s/Contents %s/Resources %s>>" % entries))
    fonts.write()
    writer.put(b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(map(reference, pages))), root)
    writer.finish(writer.put(b"<</Type/Catalog/Pages %s>>" % reference(root)), writer.put(b"<<>>"))
    return pikepdf.open(file, attempt_recovery=False)


def _streams(pdf):
    return [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Type" not in each]


def test_the_same_page_twice_is_stored_once():
    with pikepdf.open(leaflet("es")) as one, pikepdf.open(leaflet("es")) as other:
        once, twice = _copied(one), _copied(one, other)
        assert len(_streams(once)) == len(_streams(twice))
        assert twice.pages[0].obj.Contents.objgen == twice.pages[1].obj.Contents.objgen


def test_tags_and_metadata_stay_behind():
    with pikepdf.open(leaflet("hi")) as pdf:
        copy = _copied(pdf)
        page = copy.pages[0]
        assert b"MCID" in pdf.pages[0].Contents.read_bytes()
        assert b"MCID" not in page.Contents.read_bytes()
        forms = page.Resources.XObject.values()
        assert not [form for form in forms if "/StructParent" in form or "/StructParents" in form]


def test_a_pictogram_keeps_only_what_it_calls():
    with pikepdf.open(leaflet("en")) as pdf:
        copy = _copied(pdf)
        forms = list(copy.pages[0].Resources.XObject.values())
        assert "/Font" in copy.pages[0].Resources
        assert forms
        assert not any("/Font" in form.Resources for form in forms)
        assert any("/ExtGState" in form.Resources for form in forms)


def test_a_pictogram_is_stored_once_wherever_it_stands():
    with pikepdf.open(leaflet("en")) as one, pikepdf.open(leaflet("ar")) as other:
        copy = _copied(one, other)
        english, arabic = ({form.objgen for form in page.Resources.XObject.values()} for page in copy.pages)
    assert len(english & arabic) > len(english) / 2


def test_resources_are_stored_once_for_all_pages_and_none_is_a_mere_reference():
    with pikepdf.open(leaflet("es")) as pdf:
        one = _copied(pdf)
        assert all(each.is_indirect for kind, each in one.pages[0].Resources.items() if kind != "/XObject")
    said = [each.read_bytes() for each in one.objects if isinstance(each, pikepdf.Stream) and "/N" in each]
    assert said
    assert not re.search(rb"(?m)^\d+ 0 R$", b"\n".join(said))


def test_every_kind_of_value_arrives_as_it_is():
    pdf = pikepdf.new()
    inner = pdf.make_indirect(pikepdf.Dictionary(N=pikepdf.Name("/a b#c"), S=pikepdf.String("(é\\)"), I=-3))
    values = pikepdf.Array([inner, True, False, None, 7, 0.25, pikepdf.String("x 1 0 R"), pikepdf.Array([inner])])
    pdf.add_blank_page()
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(Odd=pikepdf.Dictionary(Values=values))
    copy = _copied(pdf)
    found = copy.pages[0].Resources.Odd.Values
    assert [found[at] for at in (1, 2, 3, 4)] == [True, False, None, 7]
    assert float(found[5]) == 0.25
    assert str(found[6]) == "x 1 0 R"
    assert str(found[0].N) == "/a b#c"
    assert (str(found[0].S), found[0].I) == ("(é\\)", -3)
    assert found[7][0].objgen == found[0].objgen


def test_what_contains_itself_is_refused():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    ring = pdf.make_indirect(pikepdf.Dictionary())
    ring.Next = ring
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(Ring=ring)
    with pytest.raises(LeafletError, match="contains itself"):
        _copied(pdf)
