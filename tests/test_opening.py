"""The first page: whom to call, where the patient cannot miss it."""

from dataclasses import replace

import pypdfium2
import pytest
from examples import CONFIGURATION, MONOGRAPH, TODAY

from leaflet.configuration import Configuration, Help, Pharmacy
from leaflet.edition import find_edition, find_paper
from leaflet.language import Language, find_language, languages
from leaflet.layout.opening import LONG_TITLE, Opening, amounts, opening
from leaflet.page import compose
from leaflet.pdf import set_page


def _opening(title: str = "Examplin", configuration: Configuration = CONFIGURATION, height: float = 32) -> Opening:
    monograph = replace(MONOGRAPH, title=title)
    return opening(monograph, find_language("en"), find_edition("large"), configuration, (24, height))


def test_it_says_language_and_edition() -> None:
    assert _opening().edition == "English, large print (18 points)"


def test_it_says_what_the_medicine_is_in_reading_order() -> None:
    assert (_opening().names, _opening().facts) == (("500 mg, tablets",), ("exemplum", "Exa, Plin"))


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


def test_what_stands_above_the_box_counts() -> None:
    """As high as the page has to be without the pharmacy's address, it is too low with it."""
    bare = replace(CONFIGURATION, pharmacy=replace(CONFIGURATION.pharmacy, address=""))
    least = next(height for height in range(10, 40) if not _opening(configuration=bare, height=height).box_first)
    long = replace(CONFIGURATION, pharmacy=replace(CONFIGURATION.pharmacy, address="High Street " * 9))
    assert _opening(configuration=long, height=least).box_first


@pytest.mark.parametrize("tag", ["ar", "fa", "ps", "ur"])
def test_numbers_to_call_keep_their_order_where_the_text_runs_from_the_right(tag: str) -> None:
    numbers = Help("999 (or 112)", "(020) 7946 0001")
    configuration = Configuration(pharmacy=Pharmacy(phone="020 7946 0000 (day)"), help=numbers)
    found = opening(MONOGRAPH, find_language(tag), find_edition("large"), configuration, (24, 32)).help
    for item, number in zip(found, ("999 (or 112)", "020 7946 0000 (day)", "(020) 7946 0001"), strict=True):
        assert f'<span dir="ltr"><strong class="q">{number}</strong></span>' in item


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_the_box_stands_on_the_first_page_in_every_language(language: Language) -> None:
    """In the largest print, with every telephone number: its three items and no other begin there at the latest."""
    edition = find_edition("giant")
    made = compose(MONOGRAPH, language, edition, find_paper("a4", edition), CONFIGURATION, today=TODAY)
    first = pypdfium2.PdfDocument(set_page(made))[0].get_textpage().get_text_range()
    assert first.count("●") == 3


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("200 mg, tablets", "200_mg, tablets"),
        ("1 mg, 3 mg and 5 mg", "1_mg, 3_mg and 5_mg"),
        ("100 micrograms/5 ml, syrup", "100_micrograms/5_ml, syrup"),
        ("45 मे 180 μg, tablets", "45_मे 180_μg, tablets"),
        ("<5 mg & more", "&lt;5_mg &amp; more"),
        ("tablets", "tablets"),
    ],
)
def test_a_number_stays_with_its_unit_in_the_strength(text: str, kept: str) -> None:
    assert amounts(text).replace("\N{NO-BREAK SPACE}", "_") == kept


def test_a_strength_under_the_name_is_not_broken() -> None:
    edition = find_edition("giant")
    long = replace(MONOGRAPH, strength="a mixture of 200 mg", form="tablets")
    made = compose(long, find_language("ta"), edition, find_paper("a4", edition), CONFIGURATION, today=TODAY)
    assert "200\N{NO-BREAK SPACE}mg" in made.html.partition('class="variant"')[2].partition("</p>")[0]
