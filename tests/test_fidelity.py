"""Fidelity: what is lost, changed or put in another order is found."""

from dataclasses import replace

import examples
import pytest

from leaflet.errors import LeafletError, ManyErrors
from leaflet.forms.fidelity import (
    compared,
    refuse_changed,
    refuse_lost,
    refuse_miscounted,
    refuse_missing,
    refuse_unlike,
)
from leaflet.forms.flow import read_flow
from leaflet.forms.pieces import Run
from leaflet.forms.plaintext import plain_text
from leaflet.layout.parts import Passage

PAGE = examples.page()
FLOW = read_flow(PAGE.html)
TEXT = plain_text(PAGE)


def test_a_whole_leaflet_is_let_through() -> None:
    refuse_lost(PAGE)
    refuse_unlike(FLOW, PAGE)
    refuse_changed(FLOW, TEXT, PAGE.name)
    refuse_missing(PAGE.passages, TEXT, PAGE.name)


@pytest.mark.parametrize("change", [("8 tablets", "9 tablets"), ("in 24", ""), ("Much.", "Much. Very."), ("5", "6")])
def test_changed_text_is_refused(change: tuple[str, str]) -> None:
    assert change[0] in TEXT
    with pytest.raises(LeafletError, match="the words are not the same"):
        refuse_changed(FLOW, TEXT.replace(*change, 1), PAGE.name)


def test_the_order_of_words_matters() -> None:
    with pytest.raises(LeafletError, match="or their order"):
        refuse_missing(tuple(reversed(PAGE.passages)), TEXT, PAGE.name)


def test_each_lost_passage_is_named_with_its_place() -> None:
    lost = (Passage("Gone.", "x.md:4"), PAGE.passages[0], Passage("Gone, too.", "x.md:5"))
    with pytest.raises(ManyErrors) as caught:
        refuse_missing(lost, TEXT, PAGE.name)
    assert [error.where for error in caught.value.each()] == ["x.md:4", "x.md:5"]


def test_html_that_lost_a_passage_is_refused() -> None:
    with pytest.raises(LeafletError, match="lost words"):
        refuse_lost(replace(PAGE, html=PAGE.html.replace("Take it <strong>whole</strong>.", "")))


def test_pieces_that_are_not_those_of_the_html_are_refused() -> None:
    pieces = FLOW.pieces
    for changed in (pieces[:-1], (pieces[0], *pieces), (*pieces[1:], pieces[0])):
        with pytest.raises(LeafletError, match="the words are not the same"):
            refuse_unlike(replace(FLOW, pieces=changed), PAGE)
    other = replace(pieces[2], runs=(Run("x", "en"),))
    with pytest.raises(LeafletError, match="the words are not the same"):
        refuse_unlike(replace(FLOW, pieces=(*pieces[:2], other, *pieces[3:])), PAGE)


def test_spellings_of_one_letter_are_the_same_and_raised_numbers_stand_level() -> None:
    assert compared("caf\u00e9  10⁶\n K₂\u200b") == compared("cafe\u0301 106 K2")
    assert compared("5 mg") != compared("5mg")


def test_braille_words_are_counted() -> None:
    refuse_miscounted(["ABC", "#AJ"], ["ABC", "#AJ"], "x")
    refuse_miscounted(["ABCDEF", "G"], ['ABC"', "DEF", "G"], "x", '"')


@pytest.mark.parametrize("found", [["ABC"], ["ABC", "#AI"], ["#AJ", "ABC"], ["ABC", "#AJ", "X"], ["AB", "#AJ"], []])
def test_other_braille_is_refused(found: list[str]) -> None:
    with pytest.raises(LeafletError, match="the braille"):
        refuse_miscounted(["ABC", "#AJ"], found, "x")
