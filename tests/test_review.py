"""The review: a text that nobody vouches for says so."""

from dataclasses import replace

import pytest
from examples import CONFIGURATION, MONOGRAPH, TODAY, page

from leaflet.edition import find_edition, find_paper
from leaflet.language import Language, find_language
from leaflet.layout.review import review
from leaflet.monograph import Translation
from leaflet.page import Page, compose

TRANSLATION = Translation("en", "2", "A. Translator", "C. Pharmacist", "2026-11-04", finished=True)


def _compose(language: Language, translation: Translation) -> Page:
    edition = find_edition("large")
    translated = replace(MONOGRAPH, translation=translation)
    return compose(translated, language, edition, find_paper("a4", edition), CONFIGURATION, today=TODAY)


@pytest.mark.parametrize(
    ("changes", "foot"),
    [
        ({"reviewed_by": ""}, "Not checked."),
        ({"reviewed_on": ""}, "Not checked."),
        ({"reviewed_on": "2099-01-01"}, "Not checked."),
        ({"review_due": "2026-11-21"}, "Check was due on November 21, 2026."),
    ],
)
def test_a_text_that_nobody_vouches_for_says_so_on_every_page(changes: dict[str, str], foot: str) -> None:
    made = page(replace(MONOGRAPH, **changes))
    assert made.head == "Not checked by a pharmacist Examplin, 500 mg"
    assert " ".join(made.foot.split()) == f"Page {{page}} of {{pages}} Version 3. {foot}"
    assert "Ask your pharmacist about it" in made.html


def test_a_reviewed_text_says_by_whom_and_when() -> None:
    made = page(replace(MONOGRAPH, review_due="2026-11-22"))
    assert made.head == "Examplin, 500 mg"
    assert "Checked on May 3, 2026 by A. Pharmacist." in made.html.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("furniture", ["", "B. Pharmacist"])
def test_a_translation_that_nobody_has_checked_says_so(furniture: str) -> None:
    language = replace(find_language("en"), tag="fr", reviewed_by=furniture)
    made = _compose(language, replace(TRANSLATION, reviewed_by=""))
    assert made.head.startswith("Not checked by a pharmacist")
    assert made.foot.endswith("Translation not checked.")
    assert "No pharmacist has checked this translation. Ask your pharmacist about it" in made.html


def test_a_checked_translation_under_headings_that_nobody_has_checked_says_just_that() -> None:
    made = _compose(replace(find_language("en"), tag="fr", reviewed_by=""), TRANSLATION)
    assert made.head.startswith("Not checked by a pharmacist")
    assert made.foot.endswith("Version 3. Not checked.")
    assert "No pharmacist has checked the headings and set phrases of this leaflet. Ask your" in made.html
    assert "has checked this translation" not in made.html
    assert "Translation checked on November\u00a04,\u00a02026 by C. Pharmacist." in made.html


def test_a_translation_whose_text_and_furniture_are_checked_has_no_notice() -> None:
    made = _compose(replace(find_language("en"), tag="fr", reviewed_by="B. Pharmacist"), TRANSLATION)
    assert made.head == "Examplin, 500 mg"
    assert made.foot.endswith("Checked on May\u00a03,\u00a02026.")


def test_a_checked_translation_of_an_unchecked_text_is_unchecked() -> None:
    language = replace(find_language("en"), tag="fr", reviewed_by="B. Pharmacist")
    text = replace(MONOGRAPH, reviewed_by="", translation=TRANSLATION)
    assert review(text, language, TODAY).notice == "Not checked by a pharmacist"


def test_a_draft_says_on_every_page_that_it_is_not_for_patients() -> None:
    language = replace(find_language("en"), tag="fr", reviewed_by="B. Pharmacist")
    made = _compose(language, replace(TRANSLATION, finished=False))
    assert made.name == "example.fr.large.draft"
    assert made.head.startswith("Draft, not for patients")
    assert made.foot.endswith("Translation not finished.")
    assert "Do not give this leaflet to a patient." in made.html


def test_where_a_translation_comes_from_stands_at_the_end() -> None:
    said = review(replace(MONOGRAPH, translation=TRANSLATION), find_language("fr"), TODAY).provenance
    french = find_language("fr")
    assert said == (
        french.text("Translated by: {name}", name="A. Translator"),
        french.text("Translated from: {language}, version {version}", language="anglais", version="2"),
        french.text(
            "Translation checked on {date} by {name}.", date="4\u00a0novembre\u00a02026", name="C. Pharmacist"
        ),
    )
    html = _compose(french, TRANSLATION).html
    assert html.rindex("<h2") < html.index("A. Translator") < html.index("C. Pharmacist")
    assert review(MONOGRAPH, find_language("en"), TODAY).provenance == ()
    little = Translation("en", "", "", "", "", True)
    assert review(replace(MONOGRAPH, translation=little), french, TODAY).provenance == (
        french.text("Translated from: {language}", language="anglais"),
    )


def test_a_review_of_the_translation_on_a_day_to_come_is_none() -> None:
    reviewed = replace(find_language("fr"), reviewed_by="B. Pharmacist")
    ahead = replace(MONOGRAPH, translation=replace(TRANSLATION, reviewed_on="2099-01-01"))
    assert review(replace(MONOGRAPH, translation=TRANSLATION), reviewed, TODAY).notice == ""
    said = review(ahead, reviewed, TODAY)
    assert said.notice
    assert "C. Pharmacist" not in " ".join(said.provenance)


def test_a_date_stays_on_one_line() -> None:
    assert review(MONOGRAPH, find_language("en"), TODAY).foot == "Checked on May\u00a03,\u00a02026."
