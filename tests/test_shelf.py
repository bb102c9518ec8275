"""The shelf: every medicine of the folder by its names and codes, changed files read again, no path made of a key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from counters import stock

from leaflet.counter.shelf import Shelf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    stock(tmp_path)
    return tmp_path


def test_medicines_stand_there_with_names_and_codes(folder: Path) -> None:
    found = {medicine.key: medicine for medicine in Shelf(folder).medicines()}
    assert list(found) == ["badamine", "broken", "oldamine", "testamine"]
    testamine = found["testamine"]
    assert (testamine.title, testamine.strength, testamine.form) == ("Testamine", "500 mg", "tablets")
    assert testamine.names == ("Testamine", "testamin", "Testex")
    assert {"N02BE01", "0456123405", "161"} <= testamine.codes


def test_a_changed_new_or_deleted_file_is_noticed(folder: Path) -> None:
    shelf = Shelf(folder)
    before = shelf.find("testamine")
    assert before is shelf.find("testamine")
    path = folder / "testamine.md"
    path.write_text(path.read_text().replace("title: Testamine", "title: Newamine"))
    (folder / "fresh.md").write_text(path.read_text())
    (folder / "broken.md").unlink()
    assert {medicine.key: medicine.title for medicine in shelf.medicines()} == {
        "badamine": "Badamine",
        "fresh": "Newamine",
        "oldamine": "Oldamine",
        "testamine": "Newamine",
    }


def test_a_file_without_front_matter_goes_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "nothing.md").write_text("nothing")
    (found,) = Shelf(tmp_path).medicines()
    assert (found.title, found.codes) == ("nothing", frozenset())


@pytest.mark.parametrize(
    "key", ["../testamine", "testamine.md", "", ".", "/etc/passwd", "locales", ".hidden", "TESTAMINE"]
)
def test_a_key_is_looked_up_and_never_made_into_a_path(folder: Path, key: str) -> None:
    (folder / ".hidden.md").write_text("---\ntitle: Hidden\n---\n")
    assert Shelf(folder).find(key) is None


def test_what_is_no_file_is_no_medicine(folder: Path) -> None:
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    assert {"folder", "pipe"}.isdisjoint(medicine.key for medicine in Shelf(folder).medicines())
