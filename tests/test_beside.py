"""Two languages together: block by block, the patient's first, each told apart on paper and by a screen reader."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pytest
from examples import BLOCKS, CONFIGURATION, MONOGRAPH, SHEETS, TODAY, with_blocks
from hypothesis import given

from leaflet import resources
from leaflet.blocks import (
    Block,
    Definition,
    Definitions,
    Foreign,
    Heading,
    Item,
    List,
    Paragraph,
    Question,
    Row,
    Table,
    leaves,
    rewrite,
)
from leaflet.edition import find_edition, find_paper
from leaflet.language import find_language
from leaflet.layout.beside import Companion, beside
from leaflet.messages import put
from leaflet.monograph import Section, read
from leaflet.page import Page, compose
from leaflet.pdf import set_page
from leaflet.proof import proof
from leaflet.readback.reading import read_pdf
from leaflet.translation import translate

SPANISH = find_language("es")
SAMPLE = resources.folder("monographs") / "vitamin-mk-7.md"


def _together(*blocks: Block) -> tuple[Block, ...]:
    """Return the blocks beside themselves in capitals, as if these were Spanish."""
    first = with_blocks(*blocks)
    second = put(first, lambda _, text: text.upper())
    return beside(first, Companion(second, SPANISH)).sections[0].blocks


@given(BLOCKS)
def test_both_texts_are_whole_each_in_its_order_and_only_the_second_is_marked(blocks: tuple[Block, ...]) -> None:
    found = [text for text, _ in leaves(_together(*blocks)) if text]
    own = [text for text, _ in leaves(blocks) if text]
    assert [text for text in found if not isinstance(text, Foreign)] == own
    second = [text for text in found if isinstance(text, Foreign)]
    assert [text.strip("*") for text in second] == [text.upper() for text in own]
    assert {text.language for text in second} <= {"es"}


@given(BLOCKS)
def test_the_second_follows_block_by_block_and_rows_row_by_row(blocks: tuple[Block, ...]) -> None:
    ahead, rows = 0, 7  # no table here has more columns
    waiting: list[str] = []
    for text, _ in leaves(_together(*blocks)):
        if isinstance(text, Foreign):
            assert text.strip("*") == waiting.pop(0).upper()
        elif text:
            waiting.append(text)
        ahead = max(ahead, len(waiting))
    assert not waiting
    assert ahead <= (rows if "Table(" in repr(blocks) else 1)


@given(BLOCKS)
def test_the_patients_own_structure_stays(blocks: tuple[Block, ...]) -> None:
    def own(pieces: tuple[Block, ...]) -> Iterator[Block]:
        for piece in pieces:
            match piece:
                case Paragraph(text) if isinstance(text, Foreign):
                    continue
                case List(items):
                    yield replace(piece, items=tuple(replace(each, blocks=tuple(own(each.blocks))) for each in items))
                case Definitions(items):
                    yield Definitions(tuple(replace(each, blocks=tuple(own(each.blocks))) for each in items))
                case Paragraph() | Heading():
                    yield piece
                case Table():
                    yield replace(piece, beside=())
                case _:
                    yield replace(piece, blocks=tuple(own(piece.blocks)))

    assert tuple(own(_together(*blocks))) == blocks


def test_each_kind_of_block_stands_beside_its_own() -> None:
    assert _together(
        Heading("Adults", 3),
        List((Item((Paragraph("Rest.", 4),), 7),), ordered=True),
        Table(Row(("Age", "Dose"), 5), (Row(("2", ""), 6),)),
        Definitions((Definition("Oil", 8, (Paragraph("Fat.", 9),)),)),
        Question("Why?", 10, (Paragraph("So.", 11),)),
    ) == (
        Heading("Adults", 3),
        Paragraph("**ADULTS**", 3),
        List((Item((Paragraph("Rest.", 4), Paragraph("REST.", 4)), 7),), ordered=True),
        Table(Row(("Age", "Dose"), 5), (Row(("2", ""), 6),), (Row(("AGE", "DOSE"), 5), Row(("2", ""), 6))),
        Definitions((Definition("Oil", 8, (Paragraph("**OIL**", 8), Paragraph("Fat.", 9), Paragraph("FAT.", 9))),)),
        Question("Why?", 10, (Paragraph("**WHY?**", 10), Paragraph("So.", 11), Paragraph("SO.", 11))),
    )


def test_a_sections_own_heading_stands_beside_its_own_in_bold() -> None:
    first = replace(MONOGRAPH, sections=(Section("other", "Blood *tests*", (), 3), Section("other", "Diet", (), 4)))
    second = put(first, lambda _, text: text.upper())
    made = beside(first, Companion(second, SPANISH))
    assert [section.heading for section in made.sections] == ["Blood *tests*", "Diet"]
    assert [text for section in made.sections for text, _ in leaves(section.blocks)] == ["BLOOD *TESTS*", "**DIET**"]


def test_a_text_that_is_not_translated_keeps_its_own_language_and_mark() -> None:
    first = with_blocks(Paragraph("Descanse.", 3), Heading("Sí", 4), Table(Row(("Uno",), 5), ()))
    second = put(first, lambda _, text: Foreign.of("Rest.", "en", "No traducido:"))
    found = [text for text, _ in leaves(beside(first, Companion(second, SPANISH)).sections[0].blocks)]
    assert [text.mark for text in found if isinstance(text, Foreign)] == ["No traducido:"] * 3
    assert {text.language for text in found if isinstance(text, Foreign)} == {"en"}


def test_two_texts_of_different_shape_are_never_set_side_by_side() -> None:
    one, two = with_blocks(Paragraph("a", 1)), with_blocks(Paragraph("a", 1), Paragraph("b", 2))
    with pytest.raises(ValueError, match="zip"):
        beside(one, Companion(two, SPANISH))


def test_rewriting_a_table_keeps_it_whole_before_it_stands_beside_another() -> None:
    (table,) = _together(Table(Row(("a",), 1), (Row(("b",), 2),)))
    assert [text for text, _ in leaves((table,))] == ["a", "A", "b", "B"]
    assert [text for text, _ in leaves(rewrite((replace(table, beside=()),), str.upper))] == ["A", "B"]


@cache
def _sample(first: str, second: str, edition: str = "large", paper: str = "a4") -> Page:
    monograph, size = read(SAMPLE), find_edition(edition)
    one, two = find_language(first), find_language(second)
    companion = Companion(translate(monograph, two), two)
    sheet = find_paper(paper, size)
    return compose(translate(monograph, one), one, size, sheet, CONFIGURATION, today=TODAY, companion=companion)


def _alone(first: str) -> Page:
    monograph, size, language = read(SAMPLE), find_edition("large"), find_language(first)
    return compose(translate(monograph, language), language, size, find_paper("a4", size), CONFIGURATION, today=TODAY)


def _elements(node: Any) -> Iterator[Any]:
    for kid in node.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


@pytest.mark.parametrize(("first", "second"), [("es", "en"), ("ar", "en"), ("en", "ar")])
def test_each_language_is_told_in_the_tags_and_shown_on_the_paper(first: str, second: str) -> None:
    page = _sample(first, second)
    assert page.name == f"vitamin-mk-7.{first}+{second}.large"
    data = set_page(page)
    proof(data, page)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told = [str(each.Lang) for each in _elements(pdf.Root.StructTreeRoot) if "/Lang" in each]
        assert str(pdf.Root.Lang) == first
        messages = sum(1 for section in read(SAMPLE).sections for _ in leaves(section.blocks))
        assert told.count(second) >= messages
    alone = _alone(first)
    rules = [
        sum(len(sheet.shapes) for sheet in read_pdf(pdf, each.margins))
        for pdf, each in ((data, page), (set_page(alone), alone))
    ]
    assert rules[0] - rules[1] >= messages  # each block of the second language has a rule along its side


def test_both_languages_name_themselves_on_the_first_page() -> None:
    html = _sample("ar", "en").html
    names = f"{find_language('ar').name} + {find_language('en').name_in('ar')}"
    assert names in html.partition("<h1")[0]
    assert "English: " in html.replace("\N{LEFT-TO-RIGHT ISOLATE}", "").replace("\N{POP DIRECTIONAL ISOLATE}", "")
    assert 'lang="en" dir="ltr"' in html


@pytest.mark.parametrize(("edition", "paper"), SHEETS)
def test_print_and_margins_hold_for_both_in_every_edition_on_every_paper(edition: str, paper: str) -> None:
    page = _sample("ar", "en", edition, paper)
    assert proof(set_page(page), page).smallest >= find_edition(edition).size - 0.01


def test_the_pharmacist_may_have_the_patients_language_beside_the_source() -> None:
    texts = [text for text in _sample("en", "es").html.split("<p") if 'lang="es"' in text]
    assert any("huesos" in text for text in texts)
