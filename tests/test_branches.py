"""Headings, lists and tables: faults in their tags are found one by one."""

from __future__ import annotations

from functools import partial
from typing import Any

import foreign
import pikepdf
import pytest
from faulty import Make, altered, findings, first, sound


def _skipped(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    first(nodes, "H2").S = pikepdf.Name.H4


def _not_first(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    first(nodes, "H1").S = pikepdf.Name.H2


def _no_heading(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    for node in nodes:
        if str(node.S) in {"/H1", "/H2", "/H3"}:
            node.S = pikepdf.Name.P


def _mute_heading(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    first(nodes, "H2").K = pikepdf.Array([])


def _bodiless(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    first(nodes, "LBody").S = pikepdf.Name.P


def _itemless(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    first(nodes, "LI").S = pikepdf.Name.P


def _unnumbered(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    del first(nodes, "L").A


def _unscoped(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    del first(nodes, "TH").A["/Scope"]


def _headless(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    for node in nodes:
        if node.S == "/TH":
            node.S = pikepdf.Name.TD


def _irregular(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    row = first(nodes, "TBody").K[0]
    row.K = pikepdf.Array(list(row.K)[:1])


def _rowless(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    first(nodes, "Table").K = pikepdf.Array([])


WRONG = {
    "PDF-05": (
        (altered(_skipped), "a heading of level 4 comes after one of level 1"),
        (altered(_not_first), "the first heading has level 2: 'Vitamin MK-7'"),
        (altered(_no_heading), "no text is tagged as a heading"),
        (altered(_mute_heading), "has no words"),
    ),
    "PDF-06": ((altered(_bodiless), "more than label and body (P)"), (altered(_itemless), "no item (P)")),
    "PDF-07": ((altered(_unnumbered), "a list does not say how its items are marked"),),
    "PDF-08": (
        (altered(_unscoped), "a heading cell does not say what it heads (Scope): 'Age'"),
        (altered(_headless), "a table has no heading cell"),
        (altered(_irregular), "the rows of a table have from 1 to 3 cells"),
        (altered(_rowless), "a table has no rows"),
    ),
}
RIGHT = {
    "PDF-05": (sound,),
    "PDF-06": (sound, partial(foreign.office, True)),
    "PDF-07": (sound, partial(foreign.browser, True)),
    "PDF-08": (sound,),
}


@pytest.mark.parametrize(("rule", "pdf", "said"), [(rule, *case) for rule, cases in WRONG.items() for case in cases])
def test_what_is_wrong_is_found_on_its_page(rule: str, pdf: Make, said: str) -> None:
    (found,) = findings(pdf, rule)
    assert said in found.message
    assert found.where.startswith("some.pdf")


@pytest.mark.parametrize(("rule", "pdf"), [(rule, pdf) for rule, pdfs in RIGHT.items() for pdf in pdfs])
def test_what_is_right_is_let_pass(rule: str, pdf: Make) -> None:
    assert not findings(pdf, rule)
