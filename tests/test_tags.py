"""The tags: what a screen reader is told, checked in the finished file."""

from __future__ import annotations

import inspect
import io
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest
import weasyprint.document
import weasyprint.pdf
from conforming import faults
from support_pages import DEFINITIONS, EVERYTHING, FIGURE, GROUPED, INLINE, LINKS, LOOSE, NESTED, TABLE, page, words

from leaflet.errors import LeafletError
from leaflet.pdf import set_page
from leaflet.press import tags
from leaflet.press.conformance import CONFORMANCES

HINDI = "दवा सुबह और शाम को लें क्षिप्र"
THAI = "น้ำ กินยา ที่นี่"
KHMER = "ថ្នាំ ព្រឹក"
ARABIC = "خذ قرصا واحدا صباحا"


MORE = (
    f'<article><p lang="hi">{HINDI}</p><p lang="th">{THAI}</p><p dir="rtl" lang="ar">{ARABIC}</p></article>'
    '<p>Say <span lang="de">Guten Tag</span> <strong lang="fr">maintenant, <em>vite</em></strong>.</p>'
    "<ul><li><strong>a</strong> b <a href='https://example.org'>c<sub>2</sub></a></li><li><p><em>d</em></p></li></ul>"
    "<table><thead><tr><th><strong>A</strong></th><th>B<sup>1</sup></th></tr></thead>"
    "<tbody><tr><th scope='row'>x</th><td><strong>y</strong><ul><li>z</li></ul></td></tr></tbody></table>"
    "<dl><dt><strong>t</strong></dt><dd><em>m</em></dd><dt>u</dt></dl>"
    "<blockquote>bare <strong>words</strong></blockquote>"
    '<p id="here">go <a href="#here">here</a></p><h3><em>Take</em> it</h3><strong>on its own</strong>'
)


@cache
def made(body: str, style: str = "", lang: str = "en", conformance: str = "ua1") -> bytes:
    return set_page(page(body, style=style, lang=lang), conformance)


@cache
def opened(body: str, style: str = "", lang: str = "en", conformance: str = "ua1") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made(body, style, lang, conformance)))


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


@pytest.mark.parametrize("conformance", CONFORMANCES)
def test_every_construct_conforms(conformance: str) -> None:
    assert faults(made(EVERYTHING + MORE, conformance=conformance), conformance) == {}
    assert len(opened(EVERYTHING + MORE, conformance=conformance).pages) > 10


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


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<p lang="fr">Un <em lang="en">and</em></p>', [("/P", "fr"), ("/Span", "en")]),
        ('<div lang="fr"><p>Un</p><p lang="en">one</p><p lang="fr">deux</p></div>', [("/Div", "fr"), ("/P", "en")]),
        ('<ul lang="fr"><li>un</li><li lang="en">one</li></ul>', [("/L", "fr"), ("/LI", "en")]),
        ('<dl><dt lang="fr">un</dt><dd>one</dd></dl>', [("/Lbl", "fr")]),
        ('<dl><dt>one</dt><dd lang="fr">un</dd></dl>', [("/LBody", "fr")]),
    ],
)
def test_language_that_comes_back_is_told_again(body: str, told: list[tuple[str, str]]) -> None:
    tree = opened(body).Root.StructTreeRoot
    assert [(str(node.S), str(node.Lang)) for node in elements(tree) if "/Lang" in node] == told


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
    assert faults(made(body)) == {}
    assert kinds(opened(body)) == {"Document": 1, "P": 1}


@pytest.mark.parametrize("conformance", CONFORMANCES)
@pytest.mark.parametrize("sentence", [HINDI, THAI, KHMER])
def test_reordered_script_is_read_back_as_written(sentence: str, conformance: str) -> None:
    body = f"<p>{sentence}</p>"
    assert sentence in text(made(body, conformance=conformance))
    assert faults(made(body, conformance=conformance), conformance) == {}


def test_right_to_left_text_is_read_back_as_written_without_help() -> None:
    body = f'<p dir="rtl">{ARABIC}</p>'
    pdf = opened(body, lang="ar")
    assert not any(spoken(properties) for _, properties in marks(pdf, 0))
    assert set(ARABIC.split()) <= set(text(made(body, lang="ar")).split())


def test_pdf_2_says_more_and_nothing_else() -> None:
    """The elements of both conformances are the same but for those that PDF 2.0 adds."""
    former, newer = kinds(opened(EVERYTHING)), kinds(opened(EVERYTHING, conformance="ua2"))
    html = Counter(re.findall(r"<(\w+)", EVERYTHING))
    added = Counter(Strong=html["strong"], Em=html["em"], Span=html["sub"] + html["sup"], Aside=html["aside"])
    assert newer - former == added
    assert former - newer == Counter(Div=html["aside"])


def test_elements_stand_in_the_namespace_of_pdf_2() -> None:
    pdf = opened(EVERYTHING, conformance="ua2")
    spaces = {str(space.NS) for space in pdf.Root.StructTreeRoot.Namespaces}
    assert spaces == {"http://iso.org/pdf2/ssn"}
    for node in elements(pdf.Root.StructTreeRoot):
        assert ("/NS" in node) == (node.S != "/BlockQuote")
    former = opened(EVERYTHING).Root.StructTreeRoot
    assert "/Namespaces" not in former
    assert not any("/NS" in node for node in elements(former))


def test_emphasis_and_raised_figures_are_told_in_pdf_2() -> None:
    tree = opened(INLINE, conformance="ua2").Root.StructTreeRoot
    assert outline(tree) == [["Document", ["P", ["Strong", ["Em"]], ["Span"], ["Span"]]]]
    assert [str(node.A.TextPosition) for node in elements(tree) if node.S == "/Span"] == ["/Sub", "/Sup"]
    assert outline(opened(INLINE).Root.StructTreeRoot) == [["Document", ["P"]]]


def test_readers_that_know_no_pdf_2_miss_no_words() -> None:
    told = subprocess.run(
        ["pdfinfo", "-struct-text", "-"], input=made(EVERYTHING, conformance="ua2"), capture_output=True, check=True
    )
    assert b"Error" not in told.stderr
    said = " ".join("".join(re.findall('"(.*)"', line)) for line in told.stdout.decode().splitlines())
    for words_ in ("tablets", "2", "Do", "drive.", "bare", "thousandth"):
        assert words_ in said.split()


def test_definitions_are_told_as_such_in_pdf_2() -> None:
    lists = [node for node in elements(opened(DEFINITIONS, conformance="ua2").Root.StructTreeRoot) if node.S == "/L"]
    assert [str(node.A.ListNumbering) for node in lists] == ["/Description"]


def test_private_names_of_weasyprint_are_what_they_were() -> None:
    theirs = inspect.signature(weasyprint.pdf.add_tags)
    assert list(theirs.parameters) == list(inspect.signature(tags.add_tags).parameters)
    assert "self._page_box = " in inspect.getsource(weasyprint.document.Page)
    assert "add_tags(pdf, document, options['pdf_version']," in inspect.getsource(weasyprint.pdf.generate_pdf)


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
