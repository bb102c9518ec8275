"""A worker makes one leaflet: whole, or not at all; anew only when its page is another; and it never raises."""

import os
from datetime import date
from pathlib import Path

import pytest
from smallest import formulary

from leaflet.batch import make as making
from leaflet.batch.digests import digest, stamp
from leaflet.batch.make import make
from leaflet.batch.work import Made, Outcome, Work
from leaflet.configuration import Configuration

TODAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    formulary(tmp_path, "one", translated=("one",))
    (tmp_path / "out/scratch").mkdir(parents=True)
    return tmp_path


def work(folder: Path, form: str = "txt", language: str = "en", **rest: object) -> Work:
    file = f"one.{language}.clear.{form}"
    return Work(file, folder / "one.md", language, "clear", "a5", form, "ua1", "in", **rest)


def done(folder: Path, what: Work, today: date = TODAY) -> Made:
    return make(what, Configuration(), today, folder / "out", folder / "out/scratch")


@pytest.mark.parametrize("form", ["pdf", "html", "txt"])
def test_a_leaflet_is_made_and_then_fresh(folder: Path, form: str) -> None:
    first = done(folder, work(folder, form, seen="stamps"))
    path = folder / "out" / first.file
    assert first.outcome == Outcome.MADE
    assert (first.digest, first.stamp, first.seen) == (digest(path.read_bytes()), stamp(path.stat()), "stamps")
    assert bool(first.page) == (form == "pdf") == first.fonts.startswith("Noto Sans")
    assert not list((folder / "out/scratch").iterdir())
    again = done(folder, work(folder, form, before=first._replace(inputs="other"), seen="others"))
    assert again == first._replace(outcome=Outcome.FRESH, seen="others", seconds=again.seconds)
    assert stamp(path.stat()) == first.stamp


def test_what_is_refused_leaves_no_file(folder: Path) -> None:
    (folder / "one.md").write_text("---\ntitle: One\n---\n## Usage\nPain.\n")
    made = done(folder, work(folder))
    assert made.outcome == Outcome.REFUSED
    assert made.faults[0].message == "there is no dosage section"
    assert not list((folder / "out").glob("*.txt"))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "needs more memory than it may take"),
        (KeyError("x"), "the program itself failed: KeyError: 'x'"),
    ],
)
def test_a_fault_of_the_program_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fall(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(making, "lay_out", fall)
    made = done(folder, work(folder))
    assert (made.outcome, made.faults[0].message) == (Outcome.FAILED, said)


def test_a_leaflet_that_cannot_be_written_failed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "replace", full)
    made = done(folder, work(folder))
    assert (made.outcome, made.faults[0].message) == (Outcome.FAILED, "cannot be written: No space left on device")


@pytest.mark.parametrize(
    ("key", "today", "until"),
    [
        ("", date(2026, 11, 22), ""),
        ("review_due: 2026-12-01", date(2026, 11, 22), "2026-12-01"),
        ("review_due: 2026-12-01", date(2026, 12, 1), "2026-12-01"),
        ("review_due: 2026-12-01", date(2026, 12, 2), ""),
    ],
)
def test_a_leaflet_holds_until_its_review_is_due(folder: Path, key: str, today: date, until: str) -> None:
    text = (folder / "one.md").read_text()
    (folder / "one.md").write_text(text.replace("strength:", f"{key}\nstrength:"))
    assert done(folder, work(folder), today).until == until


def test_a_translation_reviewed_on_a_day_to_come_holds_until_the_day_before(folder: Path) -> None:
    made = done(folder, work(folder, language="es"), date(2026, 11, 2))
    assert made.until == "2026-11-02"
    assert done(folder, work(folder, language="es"), date(2026, 11, 3)).until == ""
