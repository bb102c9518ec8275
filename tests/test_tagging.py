"""The proof of the tags: what a screen reader is told is what the page says, and nothing that differs gets through."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pydyf
import pytest
from support_pages import GROUPED
from test_proof import page
from weasyprint.formatting_structure import boxes

from leaflet.errors import LeafletError
from leaflet.page import Page
from leaflet.pdf import set_page
from leaflet.press import tags, tagset
from leaflet.proof import proof

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{}<rect width="4" height="2"/></svg>'
PICTURE = SVG.format("<title>A tablet broken in two halves</title>")
WORDS = "Take one tablet with water. " * 60
BODY = (
    "<h1>Vitamin MK-7</h1><h2>What it is for</h2><p>It helps your blood to clot.</p>"
    '<p>In French: <span lang="fr">une fois par jour</span> is once a day.</p><p lang="de">Einmal am Tag.</p>'
    "<ul><li>one<ul><li>two<ol><li>three</li><li>four</li></ol></li></ul>after</li><li><p>first</p>"
    "<p>second</p></li></ul><dl><dt>mg</dt><dd>milligram</dd></dl>"
    "<table><caption>How much</caption><thead><tr><th>Age</th><th>Dose</th></tr></thead><tbody>"
    + "".join(f'<tr><th scope="row">{age} years</th><td>{age * 2} mg</td></tr>' for age in range(30))
    + "</tbody></table><blockquote><p>Said by others.</p></blockquote>"
    "<section>bare words <strong>here</strong></section>"
    f'<p>Read <a href="https://example.org/">the <strong>whole</strong> story</a>.</p><p>{PICTURE}</p>'
    f"<p>{SVG.format('').replace('<svg', '<svg aria-hidden=true')} beside</p><p>{WORDS}</p><ul><li>{WORDS}</li></ul>"
)


@cache
def whole() -> Page:
    return page(BODY)


@cache
def printed() -> bytes:
    return set_page(whole())


def said(pdf: bytes, meant: Page | None = None) -> str:
    """Return what the proof says of a PDF."""
    with pytest.raises(LeafletError) as caught:
        proof(pdf, meant or whole())
    assert all(error.where and error.hint for error in caught.value.each())
    return str(caught.value)


def changed(change: Callable[[Any, list[Any]], None]) -> bytes:
    """Return the PDF after `change` of its structure elements."""
    with pikepdf.open(BytesIO(printed())) as file:
        change(file, [found for found in file.objects if isinstance(found, pikepdf.Dictionary) and "/S" in found])
        file.save(out := BytesIO())
    return out.getvalue()


def first(nodes: list[Any], kind: str, key: str = "/S") -> Any:
    return next(node for node in nodes if f"/{kind}" == node.S and key in node)


def test_right_tags_pass() -> None:
    assert proof(printed(), whole()).pages > 3


@pytest.mark.parametrize(
    "body",
    [
        "<p></p><p>text</p>",
        "<p>one</p>bare<p>two</p>bare again",
        "<div>bare <a href='https://example.org'>link</a></div>",
        "<ul><li><p>a</p><ul><li>b</li></ul><p>c</p></li></ul>",
        "<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd><p>d</p></dd></dl>",
        "<ol><li value='4' style='counter-increment: list-item 0; counter-set: list-item 4'>four</li></ol>",
        "<table><tr><th>a</th><td></td></tr></table>",
        GROUPED,
        f"<section>{PICTURE}</section><p>words</p>",
        f"<figure>{PICTURE}<figcaption>A tablet</figcaption></figure>",
        "<p lang='fr'>Un <strong lang='en'>and</strong> <em lang='de'>zwei</em></p>",
        "<blockquote>bare<p>said</p></blockquote>",
        "<p><a>no link</a> x<sub>2</sub><br>y</p>",
    ],
)
def test_every_construct_passes(body: str) -> None:
    leaflet = page(body)
    assert proof(set_page(leaflet), leaflet).pages == 1


@pytest.mark.parametrize(
    ("printed_body", "meant", "what"),
    [
        (
            "<h2>What</h2>",
            "<h3>What</h3>",
            "heading of level 3 ('What'), found a heading of level 2 ('What')",
        ),
        ("<p>a</p><p>b</p>", "<p>a<br>b</p>", "expected the words 'ab', found the words 'a'"),
        ("<p><a href='https://a.org'>a</a></p>", "<p>a</p>", "found a link"),
        ("<blockquote>a</blockquote>", "<p>a</p>", "expected a paragraph"),
        (
            "<p>Bonjour</p>",
            "<p lang='fr'>Bonjour</p>",
            "of 'Bonjour' is said to be in 'en': expected 'fr'",
        ),
        ("<p lang='fr'>Hello</p>", "<p>Hello</p>", "is said to be in 'fr': expected 'en'"),
        (
            "<table><tr><th>a</th><td>b</td></tr></table>",
            "<table><tr><th scope=row>a</th><td>b</td></tr></table>",
            "scope is 'Column', expected 'Row'",
        ),
        (f"<p>a {PICTURE}</p>", f"<p>a {PICTURE.replace('two', '2')}</p>", "a picture"),
    ],
)
def test_tags_of_another_page_are_refused(printed_body: str, meant: str, what: str) -> None:
    assert what in said(set_page(page(printed_body)), page(meant))


def _drop(kind: str, key: str) -> Callable[[Any, list[Any]], None]:
    def change(_: Any, nodes: list[Any]) -> None:
        del first(nodes, kind, key)[key]

    return change


def _reverse(_: Any, nodes: list[Any]) -> None:
    holder = first(nodes, "Part")
    holder.K = pikepdf.Array([*list(holder.K)[:-2], *reversed(list(holder.K)[-2:])])


def _unscoped(_: Any, nodes: list[Any]) -> None:
    del first(nodes, "TH").A["/Scope"]


def _unnumbered(_: Any, nodes: list[Any]) -> None:
    first(nodes, "L").A.ListNumbering = pikepdf.Name.Decimal


def _tiny_words(_: Any, nodes: list[Any]) -> None:
    first(nodes, "Figure").Alt = "tablet.png"


def _far_box(_: Any, nodes: list[Any]) -> None:
    first(nodes, "Figure").A.BBox = pikepdf.Array([10, 900, 50, 950])


def _split(file: Any, nodes: list[Any]) -> None:
    whole = max((node for node in nodes if node.S == "/P"), key=lambda node: len(node.K))
    half = file.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=whole.P, Pg=whole.Pg)
    )
    half.K, whole.K = pikepdf.Array(list(whole.K)[3:]), pikepdf.Array(list(whole.K)[:3])
    at = next(at for at, kid in enumerate(whole.P.K) if kid.objgen == whole.objgen)
    whole.P.K.insert(at + 1, half)


def _unlinked(_: Any, nodes: list[Any]) -> None:
    link = first(nodes, "Link")
    link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary)])


def _bare_link(file: Any, _: list[Any]) -> None:
    annotation = next(held for sheet in file.pages for held in sheet.get("/Annots", []))
    annotation.Contents = "https://example.org/"


def _twice(_: Any, nodes: list[Any]) -> None:
    paragraph = first(nodes, "P")
    paragraph.P.K.append(paragraph.P.K[0])


def _untagged(file: Any, _: list[Any]) -> None:
    del file.Root.StructTreeRoot


def _other_language(file: Any, _: list[Any]) -> None:
    file.Root.Lang = "fr"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (_drop("P", "/Lang"), "the language of 'EinmalamTag.' is said to be in 'en': expected 'de'"),
        (_drop("Span", "/Lang"), "'unefoisparjour' in 'fr'"),
        (_drop("Figure", "/Alt"), "a picture"),
        (_drop("L", "/A"), "marks is ''"),
        (_reverse, "do not follow the page"),
        (_unscoped, "a heading cell ('Age'): scope is '', expected 'Column'"),
        (_unnumbered, "a list ('●'): marks is 'numbers', expected 'bullets'"),
        (_tiny_words, "a picture has no words that say what it shows: 'tablet.png'"),
        (_far_box, "is not on its page"),
        (_split, "do not follow the page"),
        (_unlinked, "is outside of the link's element"),
        (_bare_link, "contents is 'https://example.org/'"),
        (_untagged, "the PDF has no tags"),
        (_other_language, "is said to be in 'fr': expected 'en'"),
    ],
)
def test_a_tag_that_was_changed_is_refused(change: Callable[[Any, list[Any]], None], what: str) -> None:
    assert what in said(changed(change))


def test_pieces_in_no_element_are_refused() -> None:
    def change(_: Any, nodes: list[Any]) -> None:
        cell = first(nodes, "TD")
        cell.K = pikepdf.Array([])

    assert "no element holds '0 mg'" in said(changed(change))


class _Broken:
    """Ways to break the press."""

    @staticmethod
    def order(patch: pytest.MonkeyPatch) -> None:
        """Nested lists are read after the words that follow them."""
        made = tags._Tree._new

        def new(self: Any, kind: str, parent: Any, language: str | None = None) -> Any:
            node = made(self, kind, parent, language)
            if kind == "L" and parent["S"] == "/LBody":
                parent["K"].insert(0, parent["K"].pop())
            return node

        patch.setattr(tags._Tree, "_new", new)

    @staticmethod
    def language(patch: pytest.MonkeyPatch) -> None:
        made = tags._Tree._new
        patch.setattr(tags._Tree, "_new", lambda self, kind, parent, language=None: made(self, kind, parent))

    @staticmethod
    def scope(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(tagset, "cell", lambda box: pydyf.Dictionary({"O": "/Table"}))

    @staticmethod
    def head(patch: pytest.MonkeyPatch) -> None:
        """Head and foot are read out on every page."""
        walked = tags._Tree.walk

        def walk(self: Any, box: Any, parent: Any) -> None:
            if isinstance(box, boxes.MarginBox):
                for child in box.children:
                    walked(self, child, parent)
            else:
                walked(self, box, parent)

        patch.setattr(tags._Tree, "walk", walk)

    @staticmethod
    def artifact(patch: pytest.MonkeyPatch) -> None:
        """Head and foot do not say that they belong to the page."""
        discarded = tags._Tree.discard
        patch.setattr(tags._Tree, "discard", lambda self, box, kind: discarded(self, box, {}))

    @staticmethod
    def split(patch: pytest.MonkeyPatch) -> None:
        """What goes on over the page is another element."""
        found = tags._Tree._node

        def node(self: Any, box: Any, parent: Any) -> Any:
            key = (box.element, box.element_tag)
            if box.element_tag == "p" and key in self.nodes and self.nodes[key]["Pg"] != self.page.reference:
                del self.nodes[key]
            return found(self, box, parent)

        patch.setattr(tags._Tree, "_node", node)

    @staticmethod
    def repeated(patch: pytest.MonkeyPatch) -> None:
        """The head of a table is read again on its next page."""
        walked = tags._Tree.walk

        def walk(self: Any, box: Any, parent: Any) -> None:
            if getattr(box, "element_tag", "") == "thead" and (box.element, "thead") in self.nodes:
                for child in box.children:
                    walked(self, child, parent)
            else:
                walked(self, box, parent)

        patch.setattr(tags._Tree, "walk", walk)

    @staticmethod
    def words(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(tagset, "description", lambda element: "")

    @staticmethod
    def numbering(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(tagset, "numbering", lambda *_: pydyf.Dictionary({"O": "/List"}))

    @staticmethod
    def box(patch: pytest.MonkeyPatch) -> None:
        """The box of a picture is in pixels, from the top of the page."""
        sides = pydyf.Array((96, 2000, 149, 2027))
        patch.setattr(tagset, "corners", lambda *_: pydyf.Dictionary({"O": "/Layout", "BBox": sides}))

    @staticmethod
    def label(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(tagset, "label", lambda element: element.get("href") or "A tablet in two halves")

    @staticmethod
    def marker(patch: pytest.MonkeyPatch) -> None:
        """Markers are part of the body."""
        patch.setitem(tagset._KINDS, "li::marker", "Span")


@pytest.mark.parametrize("broken", [name for name in vars(_Broken) if not name.startswith("_")])
def test_a_press_that_breaks_is_found_out(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    body = BODY.replace(f"<p>{PICTURE}</p>", f"{PICTURE}") if broken == "words" else BODY
    leaflet = page(body)
    getattr(_Broken, broken)(monkeypatch)
    assert "vitamin-mk-7.en.large" in said(set_page(leaflet), leaflet)


def test_right_to_left_words_are_held_to_their_element() -> None:
    one, two = (
        "<p>تناول قرصا واحدا (45 ملغ) صباحا.</p>",
        "<p>لا تقد السيارة، واسأل الطبيب أو <em>Vitamin</em> الصيدلي.</p>",
    )
    leaflet = page(one + two, lang="ar", direction="rtl")
    pdf = set_page(leaflet)
    assert proof(pdf, leaflet).words
    with pikepdf.open(BytesIO(pdf)) as file:
        parts = file.Root.StructTreeRoot.K[0].K[0]
        parts.K = pikepdf.Array(list(reversed(list(parts.K))))
        file.save(out := BytesIO())
    assert "do not follow the page" in said(out.getvalue(), leaflet)


def test_the_proof_knows_nothing_of_the_press() -> None:
    import leaflet.readback

    rooms = Path(leaflet.readback.__file__).parent.glob("*.py")
    assert not [room.name for room in rooms if "leaflet.press" in room.read_text("utf-8")]
