"""In PDF/UA-2 a bookmark and an internal link lead to an element of the tree, and to its place on the page."""

import io

import pikepdf
import pydyf
import pytest
from conforming import faults
from support_pages import page, words

from leaflet.errors import LeafletError
from leaflet.pdf import set_page
from leaflet.press.destinations import lead_to_elements

PICTURE = (
    '<svg id="picture" xmlns="http://www.w3.org/2000/svg" width="20" height="20"><title>A cup of water</title><rect '
    'width="9" height="9"/></svg>'
)
BODY = (
    '<h1>One</h1><p><a href="#end">The end</a>, <a href="#picture">the cup</a> and <a href="#some">a word</a>.</p>'
    f"<p>{words(250)}</p><h2>Two <em>parts</em></h2><h3>Three</h3><p>{PICTURE}</p>"
    f'<section id="end"><h2>Four</h2><p>last <span id="some">word</span></p></section>'
)


@pytest.fixture(scope="module")
def made() -> bytes:
    return set_page(page(BODY), "ua2")


def bookmarks(items):
    for item in items:
        yield item
        yield from bookmarks(item.children)


def test_each_bookmark_leads_to_its_heading(made):
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_outline() as outline:
        found = [(item.title, item.obj.A) for item in bookmarks(outline.root)]
        assert [(title, str(action.SD[0].S)) for title, action in found] == [
            ("One", "/H1"),
            ("Two parts", "/H2"),
            ("Three", "/H3"),
            ("Four", "/H2"),
        ]
        for _, action in found:
            assert action.SD[0].Pg.objgen == action.D[0].objgen
            assert list(action.SD)[1:] == list(action.D)[1:]


def test_each_internal_link_leads_to_what_it_names(made):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        actions = [link.A for link in pdf.pages[0].Annots]
        assert [str(action.SD[0].S) for action in actions] == ["/Sect", "/Figure", "/P"]
        assert [action.D[0].objgen for action in actions] == [pdf.pages[-1].objgen] * 3
        assert "/Names" not in pdf.Root


def test_they_conform(made):
    assert faults(made, "ua2") == {}


def test_former_conformance_leads_to_places_alone():
    with pikepdf.open(io.BytesIO(set_page(page(BODY)))) as pdf:
        assert "/A" not in pdf.Root.Outlines.First
        assert str(pdf.pages[0].Annots[0].Dest) == "end"


def test_a_bookmark_that_the_tags_do_not_know_is_an_error():
    pdf = pydyf.PDF()
    pdf.add_object(bookmark := pydyf.Dictionary({"Dest": pydyf.Array()}))
    pdf.add_object(outlines := pydyf.Dictionary({"First": bookmark.reference}))
    pdf.catalog["Outlines"] = outlines.reference
    with pytest.raises(LeafletError, match="leads to no heading"):
        lead_to_elements(pdf, [], {}, [])


def test_a_link_that_the_tags_do_not_know_is_an_error():
    link = pydyf.Dictionary({"Dest": pydyf.String("there")})
    with pytest.raises(LeafletError, match="'there'"):
        lead_to_elements(pydyf.PDF(), [], {}, [link])
