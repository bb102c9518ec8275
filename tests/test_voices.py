"""Voices: text in a script that its language is not written in is found, names and units are not."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from faulty import Make, altered, findings, first, sound


def _unsaid(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    del next(node for node in nodes if "/Lang" in node)["/Lang"]


def _all_in(tag: str) -> Any:
    def change(file: pikepdf.Pdf, _: list[Any]) -> None:
        file.Root.Lang = tag

    return change


def _unknown(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    first(nodes, "P").Lang = "english text"


ADDRESS = (
    "<p>Corner Street Pharmacy<br>12 Corner Street, Springfield<br>Monday to Saturday, 9 to 18, Sunday 9 to 12</p>"
)
NAMES = "<h1>Варфарин</h1><p>Принимайте Warfarin (Coumadin) 5 mg раз в день.</p>"


def _in_country(tag: str, words: str) -> Make:
    return altered(_all_in(tag), f"<h1>{words}</h1><p>{words}</p>")


ARABIC, HINDI = "خذ قرصا واحدا مع كوب من الماء كل يوم", "रोज़ शाम को एक गोली पानी के साथ लें"
WRONG = {
    "PDF-12": (
        (altered(_unsaid), "'Πάρτε ένα δισκίο κάθε μέρα.' is not written in the script of its language, 'en'"),
        (altered(_all_in("ru")), "'ru'"),
        (altered(_unknown), "'english text' is not the name of a language"),
    )
}
RIGHT = {
    "PDF-12": (
        sound,
        altered(_all_in("de")),
        altered(_all_in("ru"), NAMES),
        altered(_all_in("ru"), f"{NAMES}{ADDRESS}"),
        *(_in_country(tag, ARABIC) for tag in ("ar-SA", "ar-EG", "ur-PK")),
        _in_country("hi-IN", HINDI),
    )
}


@pytest.mark.parametrize(("rule", "pdf", "said"), [(rule, *case) for rule, cases in WRONG.items() for case in cases])
def test_a_wrong_voice_is_found(rule: str, pdf: Make, said: str) -> None:
    assert said in findings(pdf, rule)[0].message


@pytest.mark.parametrize(("rule", "pdf"), [(rule, pdf) for rule, pdfs in RIGHT.items() for pdf in pdfs])
def test_a_right_voice_is_let_pass(rule: str, pdf: Make) -> None:
    assert not findings(pdf, rule)
