"""Each HTML element has the structure element that a screen reader expects."""

from types import SimpleNamespace
from xml.etree.ElementTree import fromstring

import pytest

from leaflet.press import tagset


@pytest.mark.parametrize(
    ("html", "tag", "kind"),
    [
        ("<h2/>", "h2", "H2"),
        ("<p/>", "p", "P"),
        ("<li/>", "li", "LBody"),
        ("<li/>", "li::marker", "Lbl"),
        ("<th/>", "th", "TH"),
        ('<a href="https://x.example"/>', "a", "Link"),
        ("<a/>", "a", ""),
        ("<strong/>", "strong", ""),
    ],
)
def test_elements_have_their_kind(html, tag, kind):
    assert tagset.kind(fromstring(html), tag) == kind


@pytest.mark.parametrize(
    ("tag", "kind"),
    [("aside", "Aside"), ("strong", "Strong"), ("em", "Em"), ("sup", "Span"), ("article", "Sect"), ("h2", "H2")],
)
def test_pdf_2_has_further_kinds(tag, kind):
    assert tagset.kind(fromstring(f"<{tag}/>"), tag, second=True) == kind
    assert tagset.is_second(kind)


def test_a_quote_is_of_pdf_1_alone():
    assert tagset.kind(fromstring("<blockquote/>"), "blockquote", second=True) == "BlockQuote"
    assert not tagset.is_second("BlockQuote")


@pytest.mark.parametrize(("tag", "place"), [("sub", "/Sub"), ("sup", "/Sup")])
def test_a_raised_figure_says_so(tag, place):
    assert tagset.raised(tag)["TextPosition"] == place


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<img alt="A tablet"/>', "A tablet"),
        ('<img alt=""/>', ""),
        ("<img/>", None),
        ('<svg aria-hidden="true"/>', ""),
        ('<svg><title xmlns="http://www.w3.org/2000/svg">A\n cup</title></svg>', "A cup"),
    ],
)
def test_a_picture_says_what_it_shows_or_that_it_only_decorates(html, said):
    assert tagset.description(fromstring(html)) == said


@pytest.mark.parametrize(
    ("tag", "style", "numbering"),
    [("ul", "disc", "/Disc"), ("ul", ("symbols", "x"), "/Disc"), ("ol", "decimal", "/Decimal"), ("dl", "x", "/None")],
)
def test_a_list_says_how_it_is_numbered(tag, style, numbering):
    box = SimpleNamespace(element_tag=tag, style={"list_style_type": style})
    assert tagset.numbering(box)["ListNumbering"] == numbering


@pytest.mark.parametrize(("tag", "numbering"), [("dl", "/Description"), ("ul", "/Disc")])
def test_pdf_2_has_lists_of_definitions(tag, numbering):
    box = SimpleNamespace(element_tag=tag, style={"list_style_type": "disc"})
    assert tagset.numbering(box, second=True)["ListNumbering"] == numbering


@pytest.mark.parametrize(("scope", "said"), [("col", "/Column"), ("row", "/Row"), ("rowgroup", "/Row")])
def test_a_header_cell_says_what_it_heads(scope, said):
    box = SimpleNamespace(element_tag="th", element=fromstring(f'<th scope="{scope}"/>'), colspan=2, rowspan=1)
    assert dict(tagset.cell(box)) == {"O": "/Table", "Scope": said, "ColSpan": 2}


def test_a_picture_lies_where_it_is_on_paper_in_points():
    box = SimpleNamespace(content_box_x=lambda: 100, content_box_y=lambda: 40, width=80, height=20)
    assert list(tagset.corners(box, 842)["BBox"]) == [75, 842 - 45, 135, 842 - 30]
