"""Hard words: found once a file with the plain one to use, and left alone where the text explains them."""

from __future__ import annotations

import pytest

from leaflet.audit.finding import Finding
from leaflet.audit.jargon import hard_words
from leaflet.audit.text import Text, Writing

WRONG: dict[str, tuple[tuple[str, str], ...]] = {
    "RD-11": (
        ("en", "It treats hypertension."),
        ("en", "It is contraindicated in renal impairment."),
        ("en", "It treats hypertension (see section 4)."),
        ("en", "It treats hypertension (HTN)."),
        ("en", "It is contra-indicated in asthma."),
        ("es", "Trata la hipertensión."),
        ("fr", "Il soigne l’hypertension."),
        ("de", "Es hilft bei Hypertonie."),
        ("it", "Cura l’ipertensione."),
        ("nl", "Het helpt bij hypertensie."),
        ("pt", "Trata a hipertensão."),
        ("ru", "Лечит гипертензию."),
    )
}
RIGHT: dict[str, tuple[tuple[str, str], ...]] = {
    "RD-11": (
        ("en", "It treats high blood pressure."),
        ("en", "It treats hypertension (high blood pressure)."),
        ("en", "It treats high blood pressure (hypertension)."),
        ("en", "It treats high blood pressure, called hypertension."),
        ("en", "It treats hypertension, which is a strain on the blood vessels."),
        ("en", "It treats osteoporosis. This means that bones break easily."),
        ("en", "Doctors call it jaundice."),
        ("en", "For fatigue (tired all day)."),
        ("en", "Tell your doctor if you have hepatitis C."),
        ("es", "Trata la presión arterial alta (hipertensión)."),
        ("fr", "Il soigne l’hypertension (la tension est trop haute)."),
        ("de", "Es hilft bei hohem Blutdruck (Hypertonie)."),
        ("it", "Cura la pressione alta (ipertensione)."),
        ("nl", "Het helpt bij hoge bloeddruk (hypertensie)."),
        ("pt", "Trata a pressão arterial alta (hipertensão)."),
        ("ru", "Лечит высокое давление (гипертензию)."),
        ("sw", "hypertension"),
    )
}


def found(language: str, *texts: str, names: tuple[str, ...] = (), kind: str = "paragraph") -> tuple[Finding, ...]:
    """Return the findings in texts of one file, a line each."""
    written = tuple(Text(words, f"here:{line}", "usage", kind) for line, words in enumerate(texts, start=1))
    return tuple(hard_words(Writing(written, language, names), written))


@pytest.mark.parametrize("example", WRONG["RD-11"])
def test_a_hard_word_is_found_with_the_plain_one(example: tuple[str, str]) -> None:
    (finding,) = found(*example)
    assert finding.rule == "RD-11"
    assert "write “" in finding.instead


@pytest.mark.parametrize("example", RIGHT["RD-11"])
def test_a_plain_or_explained_word_is_left_alone(example: tuple[str, str]) -> None:
    assert found(*example) == ()


def test_a_word_is_told_once_a_file_with_how_often_it_stands_there() -> None:
    (finding,) = found("en", "For hypertension.", "Hypertension harms you.", "Hypertension is common.")
    assert finding.where == "here:1"
    assert "“hypertension” (3 times)" in finding.message


def test_a_word_explained_at_first_use_may_stand_alone_later() -> None:
    assert found("en", "For hypertension (high blood pressure).", "Hypertension harms you.") == ()


def test_a_word_explained_too_late_is_found() -> None:
    assert len(found("en", "For hypertension.", "Hypertension (high blood pressure) harms you.")) == 1


def test_words_of_one_text_are_told_together() -> None:
    (finding,) = found("en", "It is for hypertension and arrhythmia.")
    assert "hard words: “hypertension”, “arrhythmia”" in finding.message


def test_every_word_is_listed_with_its_own_advice() -> None:
    hard = ("Hypertension", "anemia", "fatigue", "dyspnea", "edema", "myalgia", "alopecia", "syncope")
    (finding,) = found("en", f"{', '.join(hard)}.")
    assert all(f"“{word}”" in finding.message and f"for “{word}” write “" in finding.instead for word in hard)


def test_a_whole_phrase_comes_before_its_words() -> None:
    (finding,) = found("en", "Tell your doctor of hepatic impairment.")
    assert "for “hepatic impairment” write “a liver that works badly”" in finding.instead
    (finding,) = found("es", "Con insuficiencia renal.")
    assert "“insuficiencia renal”" in finding.message


def test_short_forms_are_hard_words_in_capitals_only() -> None:
    for word in ("INR", "NSAIDs", "AF", "DVT", "IV"):
        assert len(found("en", f"It is about {word}.")) == 1
    assert (
        found("en", "AF (an uneven heartbeat). A blood test of how fast your blood clots (INR). inr, dvt, im, iv")
        == ()
    )
    assert found("en", "Cancer of stage IV.") == ()


def test_the_name_of_the_medicine_is_no_hard_word() -> None:
    assert found("en", "Use Oral Rinse.", names=("Oral Rinse",)) == ()


def test_a_term_that_is_defined_is_no_hard_word() -> None:
    assert found("en", "Hypertension", kind="term") == ()
