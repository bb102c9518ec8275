"""The tag tree as it is read: resolved, in order, and whole also where its maker broke it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import foreign
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflet.audit.structure.anatomy import read_anatomy
from leaflet.readback.objects import Objects
from leaflet.readback.tagtree import Annotation, Element, Piece, read_tags

Name, Dictionary, Array = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array


def tree(*kids: Any, words: Any = (), **root: Any) -> Element | None:
    """Return the tree of a file of two pages whose root holds `kids`; $1 and $2 stand for the pages."""
    with pikepdf.new() as file:
        pages = [file.add_blank_page().obj for _ in range(2)]

        def placed(value: Any) -> Any:
            if isinstance(value, dict):
                return file.make_indirect(Dictionary({key: placed(each) for key, each in value.items()}))
            if isinstance(value, list):
                return Array([placed(each) for each in value])
            if isinstance(value, str) and value.startswith("name "):
                return Name(f"/{value[5:]}")
            return pages[int(value[1]) - 1] if isinstance(value, str) and value in {"$1", "$2"} else value

        file.Root.Lang = "en"
        file.Root.StructTreeRoot = placed({"/K": list(kids), **root})
        file.save(out := BytesIO())
    with pikepdf.open(out) as file:
        return read_tags(Objects(file), words)


def only(found: Element | None) -> Element:
    assert found
    (element,) = found.parts()
    return element


def test_an_element_says_what_it_is() -> None:
    cell = {
        "/S": Name.TH,
        "/Lang": "fr",
        "/Alt": "an age",
        "/A": [{"/O": Name.Layout, "/BBox": [1, 2, 3, 4]}, {"/O": Name.Table, "/Scope": Name.Column, "/ColSpan": 2}],
    }
    found = only(tree(cell))
    assert (found.kind, found.language, found.alt, found.actual) == ("TH", "fr", "an age", None)
    assert found.attributes["Scope"] == "/Column"
    assert found.attributes["ColSpan"] == 2
    assert found.attributes["BBox"] == [1, 2, 3, 4]


def test_a_language_holds_for_all_inside() -> None:
    found = only(tree({"/S": Name.P, "/Lang": "fr", "/K": [{"/S": Name.Span}, {"/S": Name.Span, "/Lang": "de"}]}))
    assert [part.language for part in found.parts()] == ["fr", "de"]


def test_words_are_read_in_order_across_pages() -> None:
    mark = {"/Type": Name.MCR, "/Pg": "$2", "/MCID": 0}
    found = only(tree({"/S": Name.P, "/Pg": "$1", "/K": [1, 0, mark]}, words=({0: "b ", 1: "a "}, {0: "c"})))
    assert found.words() == "a b c"
    assert [(piece.page, piece.mark) for piece in found.pieces()] == [(1, 1), (1, 0), (2, 0)]
    assert found.place() == 1


def test_other_words_stand_for_what_is_drawn() -> None:
    assert (
        only(tree({"/S": Name.P, "/Pg": "$1", "/K": 0, "/ActualText": "said"}, words=({0: "drawn"},))).words()
        == "said"
    )


def test_roles_and_classes_are_resolved() -> None:
    found = only(
        tree(
            {"/S": Name("/Heading 1"), "/C": Name.Wide},
            **{
                "/RoleMap": {"/Heading 1": Name.Mine, "/Mine": Name.H1},
                "/ClassMap": {"/Wide": {"/O": Name.Table, "/ColSpan": 3}},
            },
        )
    )
    assert (found.kind, found.attributes["ColSpan"]) == ("H1", 3)


def test_roles_of_a_namespace_are_resolved() -> None:
    standard = {"/Type": Name.Namespace, "/NS": "http://iso.org/pdf2/ssn"}
    own = {"/NS": "https://example.org/", "/RoleMapNS": {"/chapter": [Name.Sect, standard]}}
    assert only(tree({"/S": Name.chapter, "/NS": own})).kind == "Sect"
    assert only(tree({"/S": Name.Title, "/NS": standard}, **{"/RoleMap": {"/Title": Name.P}})).kind == "Title"


def test_roles_that_go_round_in_a_circle_end() -> None:
    roles = {"/A": Name.B, "/B": Name.A}
    assert only(tree({"/S": Name.A}, **{"/RoleMap": roles})).kind in {"A", "B"}


def test_a_link_holds_its_annotation() -> None:
    link = {"/Subtype": Name.Link, "/Contents": "read more"}
    found = only(tree({"/S": Name.Link, "/Pg": "$2", "/K": [{"/Type": Name.OBJR, "/Obj": link}]}))
    (held,) = found.children
    assert isinstance(held, Annotation)
    assert (held.page, held.kind, held.contents) == (2, "Link", "read more")


def test_an_element_inside_itself_is_read_once() -> None:
    with pikepdf.new() as file:
        file.add_blank_page()
        node = file.make_indirect(Dictionary(S=Name.P))
        node.K = Array([node, 0])
        file.Root.StructTreeRoot = Dictionary(K=node)
        file.save(out := BytesIO())
    with pikepdf.open(out) as file:
        assert len(list(only(read_tags(Objects(file), ())).elements())) == 1


def test_a_very_deep_tree_is_cut() -> None:
    node: dict[str, Any] = {"/S": Name.P}
    for _ in range(180):
        node = {"/S": Name.Div, "/K": [node]}
    found = tree(node)
    assert found
    assert 140 < len(list(found.elements())) < 160


def test_a_file_without_tags_has_no_tree() -> None:
    with pikepdf.new() as file:
        assert read_tags(Objects(file), ()) is None


junk = st.recursive(
    st.sampled_from([None, 0, -1, 7, 2.5, True, "text", "name P", "name MCR", "$1"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from("/S /K /Pg /Type /MCID /A /C /Lang /Alt /Obj /NS /ActualText".split()),  # noqa: SIM905
            inner.filter(lambda value: value is not None),
            max_size=5,
        ),
    ),
    max_leaves=12,
)


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(junk, junk)
def test_whatever_a_maker_wrote_is_read(kids: Any, roles: Any) -> None:
    found = tree(kids, **({"/RoleMap": roles} if roles is not None else {}))
    assert found is None or all(isinstance(element.words(), str) for element in found.elements())


@pytest.mark.parametrize("make", [foreign.office, foreign.browser])
def test_other_makers_trees_are_read(make: Any) -> None:
    found = read_anatomy(make(True)).tree
    assert found
    assert "Take one tablet a day. Read more about it." in [element.words() for element in found.elements()]
    (link,) = (element for element in found.elements() if element.kind == "Link")
    assert any(isinstance(child, Annotation) for child in link.children)
    assert sum(isinstance(child, Piece) for element in found.elements() for child in element.children) > 10
