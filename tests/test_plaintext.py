"""Plain text: what a screen reader reads of it, line by line, and that it says what the page says."""

import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import collection
import examples
import pytest
from hypothesis import given, settings

from leaflet.audit.embossing import check_plain
from leaflet.blocks import Definition, Definitions, Heading, Item, List, Paragraph, Question, Row, Table
from leaflet.configuration import Configuration
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.forms.fidelity import compared
from leaflet.forms.plaintext import plain_text
from leaflet.language import find_language
from leaflet.layout.beside import Companion
from leaflet.layout.parts import Passage
from leaflet.monograph import read
from leaflet.page import Page, compose
from leaflet.readback.wording import read_html
from leaflet.translation import translate

SAMPLES = sorted(Path("monographs").glob("*.md"))
TRANSLATED = sorted(Path("monographs/locales").glob("*/*.po"))


def page(path: Path, tag: str = "en", beside: str = "") -> Page:
    """Return the page of a sample."""
    edition, monograph, language = find_edition("large"), read(path), find_language(tag)
    second = find_language(beside) if beside else None
    companion = Companion(translate(monograph, second, draft=False), second) if second else None
    text = translate(monograph, language, draft=False)
    sheet = find_paper("a4", edition), examples.CONFIGURATION
    return compose(text, language, edition, *sheet, today=examples.TODAY, companion=companion)


def section(*blocks: object) -> str:
    """Return the plain text of one section's blocks."""
    text = plain_text(examples.page(examples.with_blocks(*blocks)))  # type: ignore[arg-type]
    return text.partition("\n\nWhat this medicine is for\n\n")[2].partition("\n\n\nSources\n")[0] + "\n"


def test_a_paragraph_is_one_line() -> None:
    long = "word " * 200 + "end."
    assert section(Paragraph(long, 1), Paragraph("More.", 2)) == f"{long}\n\nMore.\n"


def test_lists_have_numbers_or_dashes_and_depth() -> None:
    inner = List((Item((Paragraph("inner", 3),), 7),), ordered=True)
    blocks = (Paragraph("These:", 1), List((Item((Paragraph("one", 1), inner)), Item((Paragraph("two", 4),)))))
    assert section(*blocks) == "These:\n\n- one\n  7. inner\n- two\n"


def test_a_table_is_read_with_the_names_of_its_columns() -> None:
    table = Table(Row(("Age", "Dose"), 1), (Row(("6", "5 mg"), 2), Row(("7", "6 mg"), 3)))
    assert section(table) == "Age: 6\nDose: 5 mg\n\nAge: 7\nDose: 6 mg\n"


def test_a_definition_stands_on_the_line_of_its_term() -> None:
    assert section(Definitions((Definition("Dose", 1, (Paragraph("5 mg", 2),)),))) == "Dose: 5 mg\n"


def test_headings_stand_between_blank_lines_and_nothing_is_drawn() -> None:
    text = section(Paragraph("a", 1), Heading("Adults", 2), Paragraph("b", 3), Paragraph("c", 4))
    assert text == "a\n\nAdults:\nb\n\nc\n"
    assert not {"==", "--", "__", "**", "##"} & {text[at : at + 2] for at in range(len(text))}


def test_the_notice_comes_first_and_the_version_last() -> None:
    text = plain_text(examples.page(replace(examples.MONOGRAPH, reviewed_by="")))
    assert text.startswith("Not checked by a pharmacist\n\n")
    assert text.endswith("\n\nVersion 3. Not checked.\n")


def test_a_checked_text_begins_with_what_it_is() -> None:
    assert plain_text(examples.page()).startswith("Corner Pharmacy\n\n\nExamplin\n\n")


def test_a_heading_inside_a_section_is_heard_as_one_whatever_follows_it() -> None:
    item = List((Item((Paragraph("one", 3),)),))
    assert section(Heading("Adults", 1), Heading("Old", 2, 2), item) == "Adults:\nOld:\n- one\n"
    assert section(Question("How?", 1, (Paragraph("So.", 2),))) == "How?\nSo.\n"


def test_print_sizes_and_squares_are_not_read_out_but_the_address_is() -> None:
    text = plain_text(examples.page())
    assert "point" not in text
    assert "square" not in text
    assert "camera" not in text
    assert "Ask your pharmacist.\n\nhttps://pharmacy.example\n\n\nAbout" in text


def test_a_link_shows_where_it_leads() -> None:
    assert section(Paragraph("Read [this](https://example.org/x).", 1)) == "Read this (https://example.org/x).\n"


@pytest.mark.parametrize("path", SAMPLES[::3], ids=lambda path: path.stem)
def test_samples_say_what_their_page_says(path: Path) -> None:
    made = page(path)
    seen = read_html(made.html)
    html = Counter(collection.words(seen.words(0, len(seen.letters))))
    text = Counter(collection.words(plain_text(made)))
    assert set(html) - set(text) <= set(
        collection.words("English, large print (18 points) Point the camera of a phone at this square to open")
    )
    assert set(text) - set(html) <= set(collection.words("Not checked by a pharmacist Version 2026-11 1 2 3 4 5 6 7"))
    for passage in made.passages:
        for word in collection.words(passage.words):
            text[word] -= 1
    assert min(text.values()) >= 0


@pytest.mark.parametrize("path", TRANSLATED[::7], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_translations_have_no_character_that_cannot_be_read(path: Path) -> None:
    text = plain_text(page(Path(f"monographs/{path.stem}.md"), path.parent.name))
    assert not list(check_plain(text.encode(), path.stem))
    assert {unicodedata.category(letter) for letter in text} & {"Cc", "Cf", "Co", "Cn"} <= {"Cc", "Cf"}
    assert {letter for letter in text if unicodedata.category(letter) in ("Cc", "Cf")} <= set("\n\u200c\u200d")


def test_two_languages_stand_block_by_block() -> None:
    text = plain_text(page(Path("monographs/warfarin.md"), "es", "en"))
    assert "- está sangrando ahora\n  are bleeding now\n" in text


def test_made_up_monographs_lose_nothing(tmp_path: Path, share: int) -> None:
    file = tmp_path / "medicine.md"
    edition = find_edition("large")
    for seed in range(25 * share):
        example = collection.good(seed)
        file.write_text(example.text)
        sheet = find_paper("a4", edition), Configuration()
        text = plain_text(compose(read(file), find_language("en"), edition, *sheet, today=examples.TODAY))
        assert set(collection.words(compared(" ".join(example.words)))) <= set(collection.words(compared(text)))


def test_lost_words_are_refused() -> None:
    made = examples.page()
    with pytest.raises(LeafletError, match="lost words of the monograph"):
        plain_text(replace(made, passages=(*made.passages, Passage("Never said.", "example.md:3"))))


@settings(max_examples=20)
@given(examples.BLOCKS)
def test_any_blocks_can_be_read_out(blocks: tuple[object, ...]) -> None:
    text = plain_text(examples.page(examples.with_blocks(*blocks)))  # type: ignore[arg-type]
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n\n" not in text
    assert not list(check_plain(text.encode(), "x.txt"))
