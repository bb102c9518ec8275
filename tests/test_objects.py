"""The objects of a PDF as plain values."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from leaflet.readback.objects import Objects, is_reference, read_text


@pytest.fixture(scope="module")
def objects() -> Objects:
    with pikepdf.new() as file:
        file.add_blank_page()
        shared = file.make_indirect(pikepdf.Dictionary(Name=pikepdf.Name.P, Text="12 0 R", Number=12))
        file.Root.Shared = shared
        file.Root.List = pikepdf.Array([shared, None, 3])
        file.Root.Umlaut = "Fähre 中"
        file.Root.Bytes = pikepdf.String(b"\xfe\xff\x4e\x2d")
        file.save(out := BytesIO())
    return Objects(pikepdf.open(out))


def test_a_reference_is_followed_and_read_once(objects: Objects) -> None:
    found = objects.get(objects.catalog["/Shared"])
    assert found["/Number"] == 12
    assert objects.get(objects.catalog["/Shared"]) is found
    assert objects.get(5) == 5


def test_a_text_is_no_reference_and_no_name(objects: Objects) -> None:
    found = objects.dictionary(objects.catalog["/Shared"])
    assert objects.text(found["/Text"]) == "12 0 R"
    assert objects.text(found["/Name"]) is None
    assert [is_reference(found[key]) for key in ("/Text", "/Name", "/Number")] == [False] * 3
    assert is_reference(objects.catalog["/Shared"])


def test_what_is_no_dictionary_is_an_empty_one(objects: Objects) -> None:
    assert [objects.dictionary(value) for value in (None, 3, "/P", [], "999 0 R")] == [{}] * 5


def test_one_item_stands_for_a_list(objects: Objects) -> None:
    assert len(objects.items(objects.catalog["/List"])) == 3
    assert objects.items(7) == [7]
    assert objects.items(None) == []


def test_texts_are_read_in_both_spellings(objects: Objects) -> None:
    assert objects.text(objects.catalog["/Umlaut"]) == "Fähre 中"
    assert objects.text(objects.catalog["/Bytes"]) == "中"
    assert read_text("b:fffe") is not None
    assert read_text(12) is None


def test_pages_are_known_by_their_references(objects: Objects) -> None:
    (page,) = objects.pages
    assert objects.dictionary(page)["/Type"] == "/Page"
