"""The braille of each language: that its table knows what leaflets say, and writes numbers as numbers."""

import re

import pytest

from leaflet.errors import LeafletError
from leaflet.forms.brailletable import BrailleTable, braille_tables, find_braille, signs
from leaflet.forms.louis import translate
from leaflet.language import languages

TABLES = braille_tables()
TAGS = {language.tag for language in languages()}
WITHOUT = {"et", "fa", "fil", "ht", "hy", "is", "ja", "lo", "mt", "ps", "ro", "so", "sq", "sw", "th", "tr", "ur",
           "zh-Hans", "zh-Hant"}  # fmt: skip
DIGITS = dict.fromkeys(TABLES, "#ABCDEFGHIJ") | {"fr": ",*<%?:$]\\[#"}


def test_every_language_has_braille_or_is_known_to_have_none() -> None:
    assert set(TABLES) == TAGS - WITHOUT


@pytest.mark.parametrize("tag", TABLES)
def test_a_table_knows_the_furniture_of_its_language(tag: str) -> None:
    language = next(language for language in languages() if language.tag == tag)
    texts = [re.sub(r"\{\w+\}", "1", text) for texts in language.messages.values() for text in texts]
    assert all(translate(texts, TABLES[tag]))


@pytest.mark.parametrize("tag", TABLES)
def test_a_number_is_written_as_a_number(tag: str) -> None:
    texts = ["1234567890", "2,5", "2.5", "25", "10-20", "b"]
    digits, comma, point, whole, span, letter = translate(texts, TABLES[tag]) if tag != "ka" else translate(
        [*texts[:5], "ბ"], TABLES[tag])  # fmt: skip
    assert digits == DIGITS[tag]
    assert len({comma, point, whole, span, letter}) == 5
    assert {each[0] for each in (comma, point, whole, span)} == {digits[0]}


@pytest.mark.parametrize("tag", TABLES)
def test_signs_that_compare_are_refused_or_told_apart(tag: str) -> None:
    known = {}
    for sign in "<>≤≥±=+%×":
        try:
            [known[sign]] = translate([f"5 {sign} 3"], TABLES[tag])
        except LeafletError as error:
            assert f"'{sign}'" in error.message  # noqa: PT017
    assert len(set(known.values())) == len(known)


def test_grades_are_told() -> None:
    contracted = {tag for tag, table in TABLES.items() if table.grade == "contracted"}
    assert contracted == {"en", "ko"}
    assert {table.grade for table in TABLES.values()} == {"contracted", "uncontracted"}


def test_a_language_without_a_table_says_so_and_what_else_there_is() -> None:
    with pytest.raises(LeafletError) as caught:
        find_braille("so")
    assert caught.value.message == "there is no braille for Somali: liblouis has no table for it"
    assert "--format txt" in caught.value.hint
    with pytest.raises(LeafletError, match="leaves out the sign before a number"):
        find_braille("is")


def test_what_stands_for_another_sign_is_plain() -> None:
    assert all(len(sign) == 1 and written.isascii() for sign, written in signs().items())
    assert BrailleTable(("x",)).display == "unicode.dis"
