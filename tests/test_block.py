"""All gates on one block: every fault is named, and a good translation in any script has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.gates.block import faults
from leaflet.language import find_language

ENGLISH = find_language("en")


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        ("es", "Take 45 to 180 micrograms a day.", "Tome de 45 a 180 microgramos al día."),
        ("es", "no more than 1,500 mg a day", "no más de 1.500 mg al día"),
        ("de", "Take 1,000.5 mg.", "Nehmen Sie 1.000,5 mg ein."),
        ("de", "Store at -5 °C.", "Bei −5 °C lagern."),
        ("fr", "8 tablets (4,000 mg)", "8 comprimés (4\u202f000 mg)"),
        ("fr", "Do not take more than 8 in 24 hours.", "Ne prenez pas plus de 8 comprimés en 24 heures."),
        ("ar", "The usual dose is 45 to 180 micrograms.", "الجرعة المعتادة من ٤٥ إلى ١٨٠ ميكروغرامًا."),
        ("ar", "Take 1.5 mg.", "تناول ١٫٥ ملغ."),
        ("hi", "Wait at least 4 hours.", "कम से कम ४ घंटे रुकें।"),
        ("hi", "Do not take more than 8 tablets in 24 hours.", "24 घंटे में 8 से ज़्यादा गोलियाँ न लें।"),
        ("zh-Hans", "Take 500 mg every 4 to 6 hours.", "每4至6小时服用500毫克。"),
        ("ja", "Take 500 mg every 4 to 6 hours.", "4～6時間ごとに500mgを服用してください。"),
        ("sw", "Take 500 mg every 4 hours for 3 days.", "Meza miligramu 500 kila baada ya saa 4 kwa siku 3."),
        ("th", "Wait at least 4 hours.", "รออย่างน้อย 4 ชั่วโมง"),
    ],
)
def test_a_good_translation_has_no_fault(tag: str, source: str, target: str) -> None:
    assert faults(source, target, ENGLISH, find_language(tag)) == ()


def test_all_faults_are_named_not_the_first() -> None:
    found = faults(
        "**Stop** after at least 4 hours. Do not take 2 mg.",
        "Pare después de 4 días. Tome 3 mg.",
        ENGLISH,
        find_language("es"),
    )
    assert [fault.message for fault in found] == [
        "the bold mark (**) is missing (1 in the source, 0 here)",
        "'4 hours' has become '4 días'",
        "'2 mg' is missing",
        "'3 mg' is not in the source",
        "'at least 4 hours' is missing",
        "a negation is missing",
    ]
    assert all(fault.hint for fault in found)


def test_the_same_on_purpose_is_let_through_and_still_checked() -> None:
    spanish = find_language("es")
    assert faults("Brand Forte 5 mg", "Brand Forte 5 mg", ENGLISH, spanish, same=True) == ()
    assert faults("Brand Forte 5 mg", "Brand Forte 6 mg", ENGLISH, spanish, same=True) != ()


PIECES = (
    "take|45|to|180|micrograms|1.5|mg,|½|8:00|-5|°C|at least|no more than|once a day|K2|MK-7|4,000|10⁹|5%|(|or|and"
)
WORDS = st.lists(st.sampled_from(PIECES.split("|")))


@given(WORDS)
def test_a_text_says_what_it_says(words: list[str]) -> None:
    text = " ".join(words)
    assert faults(text, text, ENGLISH, ENGLISH, same=True) == ()


@pytest.mark.parametrize("tag", ["ar", "de", "ja", "my", "sw", "zh-Hans"])
@given(source=st.text(), target=st.text())
def test_no_text_breaks_the_gates(tag: str, source: str, target: str) -> None:
    for fault in faults(source, target, ENGLISH, find_language(tag)):
        assert fault.message
        assert fault.hint
