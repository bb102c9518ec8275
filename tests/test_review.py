"""The review: a text that nobody vouches for says so."""

from dataclasses import replace

import pytest
from examples import CONFIGURATION, MONOGRAPH, TODAY, page

from leaflet.edition import find_edition, find_paper
from leaflet.language import find_language
from leaflet.layout.review import review
from leaflet.page import compose


@pytest.mark.parametrize(
    ("changes", "foot"),
    [
        ({"reviewed_by": ""}, "Not checked."),
        ({"reviewed_on": ""}, "Not checked."),
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


def test_a_translation_that_nobody_has_checked_says_so() -> None:
    edition = find_edition("large")
    unchecked = replace(find_language("en"), tag="fr", reviewed_by="")
    made = compose(MONOGRAPH, unchecked, edition, find_paper("a4", edition), CONFIGURATION, today=TODAY)
    assert made.head.startswith("Not checked by a pharmacist")
    assert made.foot.endswith("Translation not checked.")
    checked = replace(unchecked, reviewed_by="B. Pharmacist")
    made = compose(MONOGRAPH, checked, edition, find_paper("a4", edition), CONFIGURATION, today=TODAY)
    assert made.head == "Examplin, 500 mg"


def test_a_date_stays_on_one_line() -> None:
    assert review(MONOGRAPH, find_language("en"), TODAY).foot == "Checked on May\u00a03,\u00a02026."
