"""Sentences and words: full stops that end none, the full stops of other scripts, and what is no word to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.audit.sentences import letters, sentences, words


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "Take 5 mg. Then rest. Do you feel ill? Call!", 4),
        ("en", "Take 5 mg. a day with Dr. Smith, e.g. at 8 a.m. or at 2.5 hours.", 1),
        ("en", "It needs vitamin K. Eat greens.", 2),
        ("en", "Take no more than 2 g. Keep it dry.", 2),
        ("en", 'He said "Stop." Then he left.', 2),
        ("en", "no full stop", 1),
        ("en", "Wait ... then go.", 1),
        ("en", ". . .", 0),
        ("en", "See example.org or www.nhs.uk for more.", 1),
        ("de", "Am 3. Tag nehmen Sie z. B. Wasser. Fragen Sie Dr. Meier.", 2),
        ("es", "Tome agua, p. ej. fría. Pregunte al Dr. Pérez.", 2),
        ("es", "¿Le duele? Llame.", 2),
        ("fr", "Prenez-le. N’attendez pas.", 2),
        ("ru", "Пейте воду и т.д. Звоните врачу.", 1),
        ("ru", "Пейте воду. Звоните врачу.", 2),
        ("el", "Πονάτε; Καλέστε γιατρό.", 2),
        ("hi", "दवा लें। पानी पिएँ।", 2),
        ("bn", "ওষুধ খান। জল খান।", 2),
        ("ar", "هل تشعر بألم؟ اتصل بالطبيب.", 2),
        ("ur", "دوا لیں۔ پانی پئیں۔", 2),
        ("zh-Hans", "请吃药。多喝水！好吗？", 3),
        ("ja", "薬を飲みます。水も飲みます。", 2),
        ("am", "መድሃኒቱን ይውሰዱ። ውሃ ይጠጡ።", 2),
        ("my", "ဆေးသောက်ပါ။ ရေသောက်ပါ။", 2),
        ("km", "លេបថ្នាំ។ ផឹកទឹក។", 2),
        ("hy", "Խմեք դեղը։ Խմեք ջուր։", 2),
        ("th", "กินยา ดื่มน้ำ", 2),
        ("th", "กินยา 500 มก. ทุก 6 ชั่วโมง", 1),
    ],
)
def test_a_text_has_so_many_sentences(language, text, number):
    assert len(sentences(text, language)) == number


@given(st.text(alphabet="ab .!?1A", max_size=60), st.sampled_from(["en", "de", "th", "zh", "el"]))
def test_no_letter_is_lost(text, language):
    kept = "".join(sentences(text, language))
    assert [char for char in kept if char.isalnum()] == [char for char in text if char.isalnum()]


def test_numbers_units_and_names_are_no_words():
    found = words("Take 2 tablets of Warfarin (5 mg), l’warfarin and MK-7/day.", ("Warfarin",))
    assert found == ("Take", "tablets", "of", "and", "day")


def test_a_name_is_known_in_its_cases():
    assert words("дозу варфарина и варфарином", ("Варфарин",)) == ("дозу", "и")
    assert words("la warfarina", ("Warfarina",)) == ("la",)


def test_a_short_name_takes_no_other_word_with_it():
    assert words("Once on one", ("On",)) == ("Once", "on", "one")


def test_marks_are_no_letters():
    assert letters("กินน้ำ 5!") == 4
