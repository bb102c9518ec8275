"""Figures: all that a text says in numbers, sentence by sentence."""

from __future__ import annotations

import pytest

from leaflet.gates.figures import read_figures
from leaflet.language import find_language


@pytest.mark.parametrize(
    ("text", "sentences"),
    [("One.", 1), ("Take 1.5 mg. Wait!", 2), ("等4小时。再服。", 2), ("रुकें। लें", 2), ("", 1)],
)
def test_sentences_are_counted(text: str, sentences: int) -> None:
    assert read_figures(text, find_language("en")).sentences == sentences


def test_marks_and_addresses_are_not_read() -> None:
    figures = read_figures("**4** h, 10<sup>9</sup>, [see](https://example.org/77)", find_language("en"))
    assert [amount.value for amount in figures.amounts.amounts] == [4, 10**9]


def test_names_are_kept_apart_from_numbers() -> None:
    figures = read_figures("Vitamin MK-7 is not K2. Take 2.", find_language("en"))
    assert [name.key for name in figures.names] == ["MK7", "K2"]
    assert [amount.value for amount in figures.amounts.amounts] == [2]
    assert [figures.sentence(negation.start) for negation in figures.negations] == [0]
