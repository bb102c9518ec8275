"""The tags: what a screen reader is told, checked in the finished file."""

from __future__ import annotations

import inspect
import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest
import weasyprint.document
import weasyprint.pdf
import weasyprint.pdf.stream
from support_pages import DEFINITIONS, EVERYTHING, FIGURE, GROUPED, LINKS, LOOSE, NESTED, TABLE, page, words
from verapdf import validate

from leaflet.errors import LeafletError
from leaflet.pdf import set_page
from leaflet.press import tags

HINDI = "दवा सुबह और शाम को लें क्षिप्र"
THAI = "น้ำ กินยา ที่นี่"
KHMER = "ថ្នាំ ព្រឹក"
ARABIC = "خذ قرصا واحدا صباحا"


@cache
def made(body: str, style: str = "", lang: str = "en") -> bytes:
    return set_page(page(body, style=style, lang=lang))


@cache
def opened(body: str, style: str = "", lang: str = "en") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made(body, style, lang)))


def is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def elements(node: Any) -> Iterator[Any]:
    """Yield every structure element under `node`, in reading order."""
    for kid in node.get("/K", []):
        if is_element(kid):
            yield kid
            yield from elements(kid)


def kinds(pdf: pikepdf.Pdf) -> Counter[str]:
    return Counter(str(node.S)[1:] for node in elements(pdf.Root.StructTreeRoot))


def outline(node: Any) -> list[Any]:
    """Return the tree's types as nested lists."""
    return [[str(kid.S)[1:], *outline(kid)] for kid in node.get("/K", []) if is_element(kid)]


def marks(pdf: pikepdf.Pdf, sheet: int) -> Iterator[tuple[str, Any]]:
    """Yield tag and properties of each marked piece of a page."""
    for instruction in pikepdf.parse_content_stream(pdf.pages[sheet]):
        if str(instruction.operator) in {"BDC", "BMC"}:
            yield str(instruction.operands[0]), (*instruction.operands, None)[1]


def owned(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    """Return page and number of every marked piece in the tree, in reading order."""
    numbers = {sheet.objgen: number for number, sheet in enumerate(pdf.pages)}

    def under(node: Any) -> Iterator[tuple[int, int]]:
        for kid in node.get("/K", []):
            if is_element(kid):
                yield from under(kid)
            elif not isinstance(kid, pikepdf.Dictionary):
                yield numbers[node.Pg.objgen], int(kid)
            elif kid.Type == "/MCR":
                yield numbers[kid.Pg.objgen], int(kid.MCID)

    return list(under(pdf.Root.StructTreeRoot))


def text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        sheets = list(document)
        pieces = [sheet.get_textpage() for sheet in sheets]
        found = " ".join(piece.get_text_range() for piece in pieces)
        for closable in (*pieces, *sheets):
            closable.close()
        return found
    finally:
        document.close()


def test_every_construct_conforms_to_both_standards() -> None:
    assert validate(made(EVERYTHING)) == {"ua1": [], "2a": []}
    assert len(opened(EVERYTHING).pages) > 10


def test_one_html_element_is_one_structure_element() -> None:
    found, html = kinds(opened(EVERYTHING)), Counter(re.findall(r"<(\w+)", EVERYTHING))
    for tag in ("h1", "h2", "h3", "table", "tr", "th", "td", "thead", "tbody", "section", "caption", "blockquote"):
        kind = {"section": "Sect", "caption": "Caption", "blockquote": "BlockQuote"}.get(tag, tag)
        assert sum(count for name, count in found.items() if name.lower() == kind.lower()) == html[tag], tag
    assert found["L"] == html["ul"] + html["ol"] + html["dl"]
    assert found["LI"] == html["li"] + html["dt"]
    assert found["Link"] == html["a"]
    bare = 2  # the words right inside the aside, and the picture beside a paragraph that holds the other
    assert html["p"] <= found["P"] <= html["p"] + bare


def test_every_marked_piece_belongs_to_one_element_that_is_reached() -> None:
    pdf = opened(EVERYTHING)
    in_tree = owned(pdf)
    on_pages = [
        (number, int(properties.MCID))
        for number in range(len(pdf.pages))
        for _, properties in marks(pdf, number)
        if properties is not None and "/MCID" in properties
    ]
    assert sorted(in_tree) == sorted(on_pages)
    assert len(set(in_tree)) == len(in_tree)


def test_parent_tree_leads_from_each_piece_to_its_element() -> None:
    pdf = opened(LONG_LIST)
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = dict(zip(map(int, numbers[0::2]), numbers[1::2], strict=True))
    reached = {node.objgen for node in elements(pdf.Root.StructTreeRoot)}
    for number, sheet in enumerate(pdf.pages):
        assert sheet.StructParents == number
        for _, properties in marks(pdf, number):
            if properties is not None and "/MCID" in properties:
                assert parents[number][int(properties.MCID)].objgen in reached


LONG_LIST = f"<ul><li>{words(220)}</li><li><p>{words(220)}</p></li></ul>"


def test_item_over_two_pages_is_one_item() -> None:
    pdf = opened(LONG_LIST)
    assert len(pdf.pages) > 1
    assert outline(pdf.Root.StructTreeRoot) == [
        ["Document", ["L", ["LI", ["Lbl"], ["LBody"]], ["LI", ["Lbl"], ["LBody", ["P"]]]]]
    ]


def test_items_hold_only_a_label_and_a_body() -> None:
    for body in (NESTED, LOOSE, DEFINITIONS):
        pdf = opened(body)
        for node in elements(pdf.Root.StructTreeRoot):
            if node.S == "/LI":
                assert {str(kid.S) for kid in node.K} == {"/Lbl", "/LBody"}
                assert node.K[0].S == "/Lbl"


@pytest.mark.parametrize(
    ("markup", "numbering"),
    [
        ("<ul><li>a</li></ul>", "/Disc"),
        ("<ol><li>a</li></ol>", "/Decimal"),
        ('<ol style="list-style-type:lower-alpha"><li>a</li></ol>', "/LowerAlpha"),
        ('<ol style="list-style-type:upper-roman"><li>a</li></ol>', "/UpperRoman"),
        ('<ul style="list-style-type:none"><li>a</li></ul>', "/None"),
        (DEFINITIONS, "/None"),
    ],
)
def test_list_says_how_it_is_numbered(markup: str, numbering: str) -> None:
    lists = [node for node in elements(opened(markup).Root.StructTreeRoot) if node.S == "/L"]
    assert [str(node.A.ListNumbering) for node in lists] == [numbering]


def test_words_after_a_nested_list_are_read_after_it() -> None:
    one, two, three = "ยา", "น้ำ", "วัน"
    pdf = opened(f"<ul><li>{one}<ul><li>{two}</li></ul>{three}</li></ul>")
    said = {int(properties.MCID): str(properties.ActualText) for _, properties in marks(pdf, 0) if spoken(properties)}
    assert [said[mark] for _, mark in owned(pdf) if mark in said] == [one, two, three]


def spoken(properties: Any) -> bool:
    return properties is not None and "/ActualText" in properties


def test_table_head_is_read_once_and_repeated_as_an_artifact() -> None:
    pdf = opened(TABLE)
    assert len(pdf.pages) > 1
    assert kinds(pdf)["THead"] == 1
    repeated = [properties for _, properties in marks(pdf, 1) if properties is not None and "/Type" in properties]
    assert sum("/Subtype" not in properties for properties in repeated) >= 2
    assert text(made(TABLE)).count("Dose") == len(pdf.pages)


def test_heading_cells_say_what_they_head_and_span() -> None:
    heads = [node for node in elements(opened(GROUPED).Root.StructTreeRoot) if node.S == "/TH"]
    assert [str(node.A.Scope) for node in heads] == ["/Column"] * 4
    assert [(node.A.get("/RowSpan"), node.A.get("/ColSpan")) for node in heads[:2]] == [(2, None), (None, 2)]
    rows = [node for node in elements(opened(TABLE).Root.StructTreeRoot) if node.S == "/TH" and node.A.Scope == "/Row"]
    assert len(rows) == 40


def test_header_and_footer_are_artifacts_on_every_page() -> None:
    pdf = opened(LONG_LIST)
    for number in range(len(pdf.pages)):
        kinds_here = Counter(
            str(properties.Subtype)
            for tag, properties in marks(pdf, number)
            if tag == "/Artifact" and properties is not None and properties.Type == "/Pagination"
        )
        assert kinds_here["/Header"] >= 1
        assert kinds_here["/Footer"] >= 1
    assert text(made(LONG_LIST)).count("Vitamin MK-7") == len(pdf.pages)


def test_language_stands_on_the_element_that_changes_it() -> None:
    pdf = opened('<p lang="fr">Bonjour</p><p>Say <span lang="de">Guten Tag</span> <em lang="en">now</em></p>')
    assert [(str(node.S), str(node.Lang)) for node in elements(pdf.Root.StructTreeRoot) if "/Lang" in node] == [
        ("/P", "fr"),
        ("/Span", "de"),
    ]
    assert pdf.Root.Lang == "en"


def test_link_says_its_words_and_is_one_element() -> None:
    pdf = opened(LINKS)
    assert kinds(pdf)["Link"] == 3
    said = {str(link.A.URI): str(link.Contents) for link in pdf.pages[0].Annots}
    assert said == {
        "https://example.org/mk-7": "the whole story",
        "mailto:a@example.org": "write to us",
        "tel:+15550100": "call us",
    }
    assert len(pdf.pages[0].Annots) == 3


def test_link_in_a_running_head_is_words_alone() -> None:
    running = '<div style="position:running(head)"><a href="https://example.org">Example</a></div>'
    pdf = opened(f"{running}<p>text</p>", ".head{display:none}")
    assert "Example" in text(made(f"{running}<p>text</p>", ".head{display:none}"))
    assert "/Annots" not in pdf.pages[0] or not len(pdf.pages[0].Annots)
    assert kinds(pdf)["Link"] == 0


def test_picture_has_words_and_its_box_in_points() -> None:
    data = made(FIGURE)
    figures = [node for node in elements(opened(FIGURE).Root.StructTreeRoot) if node.S == "/Figure"]
    assert [str(node.Alt) for node in figures] == ["A tablet broken in two halves"]
    left, bottom, right, top = map(float, figures[0].A.BBox)
    assert (right - left, top - bottom) == pytest.approx((75, 37.5))
    document = pypdfium2.PdfDocument(data)
    sheet = document[0]
    picture = sheet.render(scale=1, grayscale=True).to_pil()
    inside = picture.crop((left + 2, sheet.get_height() - top + 2, right - 2, sheet.get_height() - bottom - 2))
    assert inside.getextrema() == (0, 0)
    sheet.close()
    document.close()


def test_picture_without_words_is_refused() -> None:
    with pytest.raises(LeafletError, match="no words that say what it shows"):
        set_page(page('<p><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg></p>'))


def test_decoration_is_an_artifact() -> None:
    body = '<p>words <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" aria-hidden="true"><rect/></svg></p>'
    assert validate(made(body), ("ua1",)) == {"ua1": []}
    assert kinds(opened(body)) == {"Document": 1, "P": 1}


@pytest.mark.parametrize("sentence", [HINDI, THAI, KHMER])
def test_reordered_script_is_read_back_as_written(sentence: str) -> None:
    body = f"<p>{sentence}</p>"
    assert sentence in text(made(body))
    assert validate(made(body)) == {"ua1": [], "2a": []}


def test_right_to_left_text_is_read_back_as_written_without_help() -> None:
    body = f'<p dir="rtl">{ARABIC}</p>'
    pdf = opened(body, lang="ar")
    assert not any(spoken(properties) for _, properties in marks(pdf, 0))
    assert set(ARABIC.split()) <= set(text(made(body, lang="ar")).split())


def test_private_names_of_weasyprint_are_what_they_were() -> None:
    theirs = inspect.signature(weasyprint.pdf.add_tags)
    assert list(theirs.parameters) == list(inspect.signature(tags.add_tags).parameters)
    assert "add_tags(pdf, document," in inspect.getsource(weasyprint.pdf.generate_pdf)
    assert "self._page_box = " in inspect.getsource(weasyprint.document.Page)
    assert "self._tags[box] = {'tag': tag, 'mcid': mcid}" in inspect.getsource(weasyprint.pdf.stream.Stream.marked)


def test_lost_private_name_is_loud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(weasyprint.pdf, "add_tags")
    with pytest.raises(AttributeError, match="add_tags"), tags.complete():
        pass


def test_weasyprint_is_itself_again_afterwards() -> None:
    before = weasyprint.pdf.add_tags
    with tags.complete():
        assert weasyprint.pdf.add_tags is tags.add_tags
    assert weasyprint.pdf.add_tags is before
    with pytest.raises(LeafletError):
        set_page(page('<img src="data:image/png;base64,">'))
    assert weasyprint.pdf.add_tags is before
