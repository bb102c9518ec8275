"""What a file says of itself, and that nothing in it acts."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from faulty import Change, Make, altered, findings, sound


def _title(title: str) -> Change:
    def change(file: pikepdf.Pdf, _: list[Any]) -> None:
        with file.open_metadata() as metadata:
            metadata["dc:title"] = title

    return change


def _file_name(file: pikepdf.Pdf, _: list[Any]) -> None:
    del file.Root.ViewerPreferences


def _tongueless(file: pikepdf.Pdf, _: list[Any]) -> None:
    del file.Root.Lang


def _english(file: pikepdf.Pdf, _: list[Any]) -> None:
    file.Root.Lang = "english"


def _nothing(file: pikepdf.Pdf, _: list[Any]) -> None:
    del file.Root.Metadata
    del file.trailer.Info


def _program(file: pikepdf.Pdf, _: list[Any]) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _field(file: pikepdf.Pdf, _: list[Any]) -> None:
    field = file.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="name"))
    file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))


def _pale(file: pikepdf.Pdf, _: list[Any]) -> None:
    file.pages[0].Resources.ExtGState = pikepdf.Dictionary(Pale=pikepdf.Dictionary(ca=0.5))


WRONG = {
    "PDF-04": (
        (altered(_title("Microsoft Word - warfarin.docx")), "a title that says what it is"),
        (altered(_file_name), "DisplayDocTitle"),
        (altered(_tongueless), "a language"),
        (altered(_english), "'english' is none"),
        (altered(_nothing), "the PDF lacks a title"),
    ),
    "PDF-24": ((altered(_nothing), "does not say who made it, nor what it is about, nor on which day it was made"),),
    "PDF-20": (
        (altered(_program), "JavaScript"),
        (altered(_field), "fields to fill in"),
        (altered(_pale), "see-through (Pale, opacity 0.5)"),
    ),
}
RIGHT = {"PDF-04": (sound, altered(_title("Warfarin, 5 mg, tablets"))), "PDF-20": (sound,), "PDF-24": (sound,)}


@pytest.mark.parametrize(("rule", "pdf", "said"), [(rule, *case) for rule, cases in WRONG.items() for case in cases])
def test_what_is_wrong_is_found(rule: str, pdf: Make, said: str) -> None:
    assert said in findings(pdf, rule)[0].message


@pytest.mark.parametrize(("rule", "pdf"), [(rule, pdf) for rule, pdfs in RIGHT.items() for pdf in pdfs])
def test_what_is_right_is_let_pass(rule: str, pdf: Make) -> None:
    assert not findings(pdf, rule)
