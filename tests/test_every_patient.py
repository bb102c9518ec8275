"""In every language a patient's own directions are whole: set, proved and conforming, whatever was entered."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conforming import faults
from dosed import FULL, NEEDED
from test_build import GOOD

from leaflet.configuration import Configuration, Languages
from leaflet.edition import editions, find_edition, find_paper
from leaflet.forms.brailletable import braille_tables
from leaflet.language import Language, find_language, languages
from leaflet.pipeline import lay_out, make_leaflet

TODAY = date(2026, 11, 30)
ENTERED = {"set": FULL, "needed": NEEDED}


@pytest.fixture(scope="module")
def medicine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("formulary") / "testamine.md"
    path.write_text(GOOD)
    return path


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_directions_are_whole_in_every_language(
    language: Language, medicine: Path, request: pytest.FixtureRequest
) -> None:
    chance = random.Random(f"{language.tag} directions")
    every = request.config.getoption("--all")
    names = [edition.name for edition in editions()]
    for entered in ENTERED.values() if every else [chance.choice(list(ENTERED.values()))]:
        for name in names if every else [chance.choice(names)]:
            edition = find_edition(name)
            paper = find_paper("a4", edition)
            made = make_leaflet(
                medicine, language, edition, paper, Configuration(), TODAY, directions=entered, draft=True
            )
            assert made.proof
            assert made.proof.smallest >= edition.size - 0.05
            assert faults(made.data) == {}


@pytest.mark.parametrize("form", ["html", "txt", "brf"])
def test_directions_are_whole_in_every_form(form: str, medicine: Path, request: pytest.FixtureRequest) -> None:
    tags = [language.tag for language in languages()]
    tags = [tag for tag in tags if tag in braille_tables()] if form == "brf" else tags
    if not request.config.getoption("--all"):
        tags = random.Random(form).sample(tags, 8)
    edition = find_edition("large")
    paper = find_paper("a4", edition)
    for tag in tags:
        language = find_language(tag)
        made = make_leaflet(
            *(medicine, language, edition, paper, Configuration(), TODAY),
            directions=replace(FULL, patient="Maria"),  # not every braille has an accent
            draft=True,
            form=form,
        )
        if form != "brf":
            assert language.text("Your directions") in made.data.decode()


@pytest.mark.parametrize("tag", ["ar", "fa", "hi", "my"])
def test_directions_in_a_scripts_own_digits_and_beside_english(tag: str, medicine: Path) -> None:
    edition = find_edition("large")
    configuration = Configuration(languages=Languages(digits="own"))
    made = make_leaflet(
        *(medicine, find_language(tag), edition, find_paper("letter", edition), configuration, TODAY),
        beside=find_language("en"),
        directions=FULL,
        draft=True,
    )
    assert faults(made.data) == {}
    layout = lay_out(
        *(medicine, find_language(tag), edition, find_paper("letter", edition), configuration, TODAY),
        directions=FULL,
        draft=True,
    )
    panel = layout.page.html.partition('<section class="directions">')[2].partition("</section>")[0]
    assert not set("1234567890") & set(panel.partition("<table")[2].partition("</table>")[0].replace("h1", ""))


def test_nastaliq_says_them_too(medicine: Path) -> None:
    edition = find_edition("large")
    configuration = Configuration(languages=Languages(urdu="nastaliq"))
    paper = find_paper("a4", edition)
    made = make_leaflet(
        medicine, find_language("ur"), edition, paper, configuration, TODAY, directions=FULL, draft=True
    )
    assert made.proof
