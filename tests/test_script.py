"""Script: a translation is in its language's letters, and no longer in the source's words."""

from __future__ import annotations

import pytest

from leaflet.gates.script import differences
from leaflet.language import find_language


def wrong(source: str, target: str, tag: str, *, same: bool = False) -> list[str]:
    """Return what is wrong with the letters of `target`."""
    found = differences(source, target, find_language("en"), find_language(tag), same=same)
    return [fault.message for fault in found]


@pytest.mark.parametrize(
    ("source", "target", "tag", "message"),
    [
        ("Ask first", "Ask first", "es", "still in English"),
        ("Warfarin", "Warfarin", "ru", "still in English"),
        ("Ask your doctor or pharmacist first", "Ask your doctor o pharmacist primero", "es", "4 of its 6 words"),
        ("Tell your doctor if you bleed", "Скажите: tell your doctor if", "ru", "words are still in English"),
        ("Ask first", "Pregunte primero", "ru", "not in the script of Russian: Pregunte, primero"),
        ("Ask first", "Спросите", "es", "not in the script of Spanish"),
        ("Ask first", "पहले پوچھیں", "hi", "not in the script of Hindi"),
        ("Ask a doctor", "請諮詢您的醫師", "zh-Hans", "the other way to write Chinese"),
        ("Ask a doctor", "请咨询您的医师药剂师", "zh-Hant", "the other way to write Chinese"),
    ],
)
def test_a_wrong_text_is_refused(source: str, target: str, tag: str, message: str) -> None:
    assert any(message in found for found in wrong(source, target, tag))


@pytest.mark.parametrize(
    ("source", "target", "tag"),
    [
        ("Warfarin", "Warfarin", "es"),
        ("500 mg", "500 mg", "ar"),
        ("K2, MK-7", "K2, MK-7", "ru"),
        ("Warfarin", "وارفارين (Warfarin)", "ar"),
        ("Your INR", "आपका INR", "hi"),
        ("Give 5 µg first", "Primero, dé 5 µg", "es"),
        ("Take it at home", "n’en prenez qu’à l’hôpital", "fr"),
    ],
)
def test_names_numbers_and_units_are_at_home_everywhere(source: str, target: str, tag: str) -> None:
    assert wrong(source, target, tag) == []


def test_what_is_the_same_on_purpose_is_let_through() -> None:
    assert wrong("Brand Name Forte", "Brand Name Forte", "es", same=True) == []


def test_what_is_foreign_is_named_as_it_is_written() -> None:
    assert any("कुछ" in message for message in wrong("Take it.", "Tómelo कुछ.", "es"))
