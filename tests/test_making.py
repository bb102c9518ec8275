"""Making, as a worker does: the leaflet with its pictures, or every fault; never an exception."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from counters import stock
from dosed import FULL
from PIL import Image

from leaflet.configuration import Configuration
from leaflet.counter.making import WIDTH, Fault, Wish, make, offered
from leaflet.edition import find_edition, find_paper
from leaflet.language import find_language
from leaflet.pipeline import make_leaflet

TODAY = date(2026, 11, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    stock(tmp_path)
    return tmp_path


def test_a_leaflet_is_made_with_a_picture_of_each_page(folder: Path) -> None:
    made = make(Wish(folder / "testamine.md", "es", "large", "a4"), Configuration(), TODAY, pictures=True)
    assert made.file == "testamine.es.large.pdf"
    assert made.faults == ()
    pictures = [Image.open(io.BytesIO(page)) for page in made.pages]
    assert {picture.size for picture in pictures} == {(WIDTH, 623)}
    assert all(picture.convert("L").getextrema()[0] < 64 for picture in pictures)


def test_it_is_the_very_leaflet_that_the_command_line_makes(folder: Path) -> None:
    edition = find_edition("clear")
    asked = (folder / "testamine.md", find_language("en"), edition, find_paper("a5", edition), Configuration(), TODAY)
    made = make(Wish(folder / "testamine.md", "en", "clear", "a5", directions=FULL), Configuration(), TODAY, False)
    assert made.data == make_leaflet(*asked, directions=FULL).data
    assert made.pages == ()


@pytest.mark.parametrize(
    ("medicine", "language", "edition", "paper", "said"),
    [
        ("oldamine", "es", "large", "a4", "is older than its source"),
        ("badamine", "es", "large", "a4", "is wrong"),
        ("broken", "en", "large", "a4", "there is no dosage section"),
        ("nothing", "en", "large", "a4", "cannot be read"),
        ("testamine", "xx", "large", "a4", "there is no language"),
        ("testamine", "fr", "large", "a4", "is not translated"),
        ("testamine", "en", "huge", "a4", "there is no edition"),
        ("testamine", "en", "giant", "a5", "does not fit"),
    ],
)
def test_what_cannot_be_made_is_told(
    folder: Path, medicine: str, language: str, edition: str, paper: str, said: str
) -> None:
    made = make(Wish(folder / f"{medicine}.md", language, edition, paper), Configuration(), TODAY, pictures=True)
    assert (made.data, made.pages) == (b"", ())
    assert any(said in fault.message for fault in made.faults)
    assert not any(str(folder) in fault.where for fault in made.faults)


def test_the_languages_of_a_medicine_are_told_or_what_is_wrong_with_it(folder: Path) -> None:
    assert [each.tag for each in offered(folder / "testamine.md")] == ["en", "es"]
    (fault,) = offered(folder / "broken.md")
    assert isinstance(fault, Fault)
    assert fault.where == "broken.md:4"
