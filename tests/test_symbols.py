"""Signs in sentences: found with the words around them, and never in an address or a name."""

from __future__ import annotations

import pytest

from leaflet.audit.symbols import symbols
from leaflet.audit.text import Text, Writing


def _found(words: str, kind: str = "paragraph", names: tuple[str, ...] = ()):
    text = Text(words, "x.md:1", "usage", kind)
    return tuple(symbols(text, Writing((text,), "en", names)))


@pytest.mark.parametrize(
    ("sign", "said"), [("<", "less than"), (">", "more than"), ("≤", "at most"), ("≥", "at least")]
)
def test_a_comparison_is_to_be_said(sign, said):
    (found,) = _found(f"if it is {sign} 5 days")
    assert repr(sign) in found.message
    assert found.instead == f"write {said!r}"


@pytest.mark.parametrize("address", ["https://a.org/b/c?d=e&f=g", "www.a.org/x", "me@a.org", "a-b.co.uk/news/old"])
def test_an_address_keeps_its_signs(address):
    assert not _found(f"Write to {address} soon")


def test_the_names_of_the_medicine_keep_their_slash():
    assert _found("Take sofa/bed now")
    assert not _found("Take sofa/bed now", names=("Sofa/Bed",))


def test_a_table_cell_may_have_a_slash():
    assert not _found("tea/coffee", kind="cell")
