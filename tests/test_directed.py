"""Directions on the command line: read back before anything is made, in a file of their own, on no other channel."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from test_build import GOOD

from leaflet.cli import run
from leaflet.commands.directed import read_directions, with_extras
from leaflet.dosing.dictation import dictate

LINE = "1 tablet morning, 2 tablets bedtime, with food, for 7 days"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "testamine.md").write_text(GOOD)
    return tmp_path


def words(path: Path) -> str:
    """Return the words of a PDF."""
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_directions_are_printed_and_read_back(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "testamine.md", "--directions", LINE, "--patient", "Maria García"]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == "testamine.en.large.directions.pdf"
    assert said.err.startswith(
        "en: Take 1 tablet in the morning and 2 tablets at bedtime. Every day. Take it with food."
    )
    assert "Maria" not in said.err
    printed = words(here / "testamine.en.large.directions.pdf")
    assert "Maria García" in printed
    assert "Do this for 7 days." in printed


def test_they_do_not_take_the_place_of_the_leaflet_for_all(here: Path) -> None:
    assert run(["build", "testamine.md"]) == 0
    assert run(["build", "testamine.md", "--directions", LINE]) == 0
    assert sorted(path.name for path in here.glob("*.pdf")) == [
        "testamine.en.large.directions.pdf",
        "testamine.en.large.pdf",
    ]


def test_they_are_taken_from_standard_input(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{LINE}\n"))
    assert run(["build", "testamine.md", "--directions", "-"]) == 0
    assert "Take 1 tablet in the morning" in words(here / "testamine.en.large.directions.pdf").replace("\xa0", " ")


def test_unsafe_ones_are_refused_and_nothing_is_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "testamine.md", "--directions", "1.0 tablet morning, twice daily"]) == 1
    said = capsys.readouterr().err
    assert "directions: “1.0” ends with a zero" in said
    assert "“twice daily” does not say when" in said
    assert list(here.glob("*.pdf")) == []


def test_other_forms_say_them_too(here: Path) -> None:
    assert run(["build", "testamine.md", "--directions", LINE, "--diary", "--format", "html,txt,brf"]) == 0
    text = (here / "testamine.en.large.directions.txt").read_text()
    assert "Morning: 1 tablet\nNoon: –\nEvening: –\nBedtime: 2 tablets\n" in text
    assert "diary" not in text
    html = (here / "testamine.en.large.directions.html").read_text()
    assert "My medicine diary" in html
    assert ",MORN+3 #A TABLET" in (here / "testamine.en.large.directions.brf").read_text()


def test_directions_are_those_of_one_medicine(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "second.md").write_text(GOOD)
    assert run(["build", "testamine.md", "second.md", "--directions", LINE]) == 2
    assert "those of one medicine" in capsys.readouterr().err
    assert list(here.glob("*.pdf")) == []


@pytest.mark.parametrize("option", [["--patient", "Ana"], ["--diary"]])
def test_a_name_or_a_diary_without_directions_is_a_wrong_call(here: Path, option: list[str]) -> None:
    assert run(["build", "testamine.md", *option]) == 2


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("1 tablet morning, for 7 days", 7),
        ("1 tablet morning, for 2 weeks", 14),
        ("1 tablet morning, for 3 months", 31),
        ("1 tablet morning", 28),
        ("1 tablet morning, only on mondays, for 3 weeks", 3),
        ("1 tablet morning, only on mondays", 4),
    ],
)
def test_a_diary_has_as_many_rows_as_the_treatment_has_days(line: str, rows: int) -> None:
    assert with_extras(dictate(line), None, 0).diary == rows
    assert with_extras(dictate(line), None, 5).diary == 5
    assert with_extras(dictate(line), None, None).diary == 0


def test_without_a_line_there_are_no_directions() -> None:
    assert read_directions((), None, None, None) is None
