"""Bookmarks lead to every heading, or their lack is found."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from faulty import Make, altered, findings, sound


def _none(file: pikepdf.Pdf, _: list[Any]) -> None:
    del file.Root.Outlines


def _renamed(file: pikepdf.Pdf, _: list[Any]) -> None:
    file.Root.Outlines.First.Title = "Something else"


def _round(file: pikepdf.Pdf, _: list[Any]) -> None:
    first = file.Root.Outlines.First
    first.Next = first


ONE_PAGE = "<h1>Vitamin MK-7</h1><p>Short.</p>"
WRONG = {
    "PDF-19": (
        (altered(_none), "there are no bookmarks, on "),
        (altered(_renamed), "no bookmark leads to 1 of 4 headings, the first: 'Vitamin MK-7'"),
    )
}
RIGHT = {"PDF-19": (sound, altered(_none, ONE_PAGE))}


@pytest.mark.parametrize(("rule", "pdf", "said"), [(rule, *case) for rule, cases in WRONG.items() for case in cases])
def test_a_missing_bookmark_is_found(rule: str, pdf: Make, said: str) -> None:
    (found,) = findings(pdf, rule)
    assert said in found.message


@pytest.mark.parametrize(("rule", "pdf"), [(rule, pdf) for rule, pdfs in RIGHT.items() for pdf in pdfs])
def test_what_is_right_is_let_pass(rule: str, pdf: Make) -> None:
    assert not findings(pdf, rule)


def test_bookmarks_that_go_round_in_a_circle_end() -> None:
    assert not findings(altered(_round), "PDF-19")
