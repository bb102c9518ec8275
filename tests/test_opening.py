"""The first page: whom to call, where the patient cannot miss it."""

from dataclasses import replace

import pypdfium2
import pytest
from examples import CONFIGURATION, MONOGRAPH, TODAY

from leaflet.configuration import Configuration
from leaflet.edition import find_edition, find_paper
from leaflet.language import Language, find_language, languages
from leaflet.layout.opening import LONG_TITLE, Opening, opening, unbroken
from leaflet.page import compose
from leaflet.pdf import set_page


def _opening(title: str = "Examplin", configuration: Configuration = CONFIGURATION, height: float = 32) -> Opening:
    monograph = replace(MONOGRAPH, title=title)
    return opening(monograph, find_language("en"), find_edition("large"), configuration, (24, height))


def test_it_says_language_and_edition() -> None:
    assert _opening().edition == "English, large print (18 points)"


def test_it_says_what_the_medicine_is_in_reading_order() -> None:
    assert _opening().words == ("500 mg, tablets", "exemplum", "Exa, Plin")


def test_numbers_are_printed_where_given_and_said_in_words_where_not() -> None:
    assert [item.striptags() for item in _opening().help] == [
        "Trouble breathing? Swollen face? Took too much? Call 911 at once.",
        "Any questions? Call your pharmacist: 555 0199",
        "Medicines helpline: 555 0100",
    ]
    assert _opening(configuration=Configuration()).help == (
        "Trouble breathing? Swollen face? Took too much? Call your local emergency number at once.",
        "Any questions? Ask your pharmacist or doctor.",
    )


def test_the_box_comes_first_when_the_name_would_push_it_off_the_page() -> None:
    assert not _opening().box_first
    assert _opening("word " * 80).box_first
    assert _opening(height=20).box_first


def test_a_long_name_is_set_smaller_but_never_as_small_as_the_text() -> None:
    edition = find_edition("large")
    assert _opening("x" * LONG_TITLE).title_size == edition.title_size
    assert edition.size < _opening("x" * (LONG_TITLE + 1)).title_size < edition.title_size


@pytest.mark.parametrize(("text", "kept"), [("+1 555 010 0199", True), ("5" * 60, False)])
def test_a_number_stays_on_one_line_unless_it_would_leave_the_page(text: str, kept: bool) -> None:
    assert ('class="q"' in unbroken(text)) is kept


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_the_box_stands_on_the_first_page_in_every_language(language: Language) -> None:
    """In the largest print, with every telephone number: its three items and no other begin there at the latest."""
    edition = find_edition("giant")
    made = compose(MONOGRAPH, language, edition, find_paper("a4", edition), CONFIGURATION, today=TODAY)
    first = pypdfium2.PdfDocument(set_page(made))[0].get_textpage().get_text_range()
    assert first.count("●") == 3
