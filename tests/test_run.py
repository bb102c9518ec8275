"""A batch keeps what it made, puts away what is out of date, removes only what it is told to, and is never stopped."""

import os
import sqlite3
import threading
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from smallest import formulary

from leaflet.batch.make import make
from leaflet.batch.manifest import FOLDER, Manifest
from leaflet.batch.plan import Order, Plan
from leaflet.batch.report import Report
from leaflet.batch.run import Task, run
from leaflet.batch.work import Fault, Made, Outcome
from leaflet.configuration import Configuration
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError

CLEAR = find_edition("clear")
TODAY = date(2026, 11, 22)
FILES = {f"{name}.{tag}.clear.txt" for name in ("one", "two") for tag in ("en", "es")}


@dataclass
class Heard:
    """Hears how a batch goes on."""

    plans: list[Plan] = field(default_factory=list)
    leaflets: list[Made] = field(default_factory=list)

    def waiting(self) -> None:
        raise AssertionError("nobody else is there")

    def planned(self, what: Plan) -> None:
        self.plans.append(what)

    def told(self, made: Made) -> None:
        self.leaflets.append(made)


def in_process(task: Task) -> Generator[Made, None, None]:
    """Be a crew of one, without another process."""
    for work in task.works:
        yield make(work, task.configuration, task.today, task.folder, task.scratch)


@dataclass
class House:
    """A formulary of two medicines in two languages, and the folder of their leaflets."""

    formulary: Path
    output: Path

    def run(self, *languages: str, crew=in_process, every: bool = False, **rest: bool) -> Report:
        sizes = ((CLEAR, find_paper("a5", CLEAR)),)
        order = Order(self.formulary, languages or ("en", "es"), sizes, ("txt",), every=every)
        self.heard = Heard()
        return run(order, Configuration(), TODAY, self.output, crew, self.heard, **rest)

    def files(self, *under: str) -> set[str]:
        return {path.name for path in self.output.joinpath(*under).glob("*") if path.name != FOLDER}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(formulary(tmp_path / "formulary", "one", "two", translated=("one", "two")), tmp_path / "output")


def test_a_batch_makes_everything_once(house: House) -> None:
    first = house.run()
    assert first.counts == {"made": 4, "fresh": 0, "refused": 0, "failed": 0}
    assert first.well
    assert house.files() == FILES
    assert {made.file for made in house.heard.leaflets} == FILES
    second = house.run()
    assert second.counts == {"made": 0, "fresh": 4, "refused": 0, "failed": 0}
    assert house.heard.plans[0].works == ()


def test_what_is_refused_now_does_not_lie_there_as_it_was(house: House) -> None:
    house.run()
    before = (house.output / "two.en.clear.txt").read_bytes()
    outdated = (house.output / "two.es.clear.txt").read_bytes()
    text = (house.formulary / "two.md").read_text()
    (house.formulary / "two.md").write_text(text.replace("8 tablets", "4 tablets"))
    done = house.run()
    assert done.counts == {"made": 1, "fresh": 2, "refused": 1, "failed": 0}
    assert done.moved == ("two.es.clear.txt",)
    assert house.files() == FILES - {"two.es.clear.txt"}
    assert house.files(FOLDER, "outdated") == {"two.es.clear.txt"}
    again = house.run()
    assert again.counts == {"made": 0, "fresh": 3, "refused": 1, "failed": 0}
    assert not again.well
    assert again.leaflets[0].faults == done.leaflets[1].faults
    (house.output / "two.es.clear.txt").write_bytes(outdated)
    assert house.run().moved == ("two.es.clear.txt",), "it came back, from a copy of the folder say"
    assert house.files() == FILES - {"two.es.clear.txt"}
    (house.formulary / "two.md").write_text(text)
    assert house.run().counts == {"made": 2, "fresh": 2, "refused": 0, "failed": 0}
    assert house.files(FOLDER, "outdated") == set()
    assert (house.output / "two.en.clear.txt").read_bytes() == before


def test_a_translation_that_is_taken_away_takes_its_leaflet_with_it(house: House) -> None:
    house.run()
    (house.formulary / "locales/es/two.po").unlink()
    done = house.run()
    assert done.counts["refused"] == 1
    assert done.moved == ("two.es.clear.txt",)
    assert house.files(FOLDER, "outdated") == {"two.es.clear.txt"}


def test_one_that_failed_is_put_away_too_and_tried_again(house: House) -> None:
    house.run()
    (house.formulary / "one.md").write_text((house.formulary / "one.md").read_text().replace("eases", "stills"))

    def fallen(task: Task) -> Generator[Made, None, None]:
        yield from (work.failed(Fault("its worker ended", "", "")) for work in task.works)

    done = house.run("en", crew=fallen)
    assert done.counts["failed"] == 1
    assert done.moved == ("one.en.clear.txt",)
    assert house.run("en").counts == {"made": 1, "fresh": 1, "refused": 0, "failed": 0}


def test_what_nobody_asks_for_is_removed_only_when_told_to_and_nothing_else_ever(house: House) -> None:
    house.run()
    (house.output / "notes.txt").write_text("mine")
    (house.output / "three.en.clear.txt").write_text("mine, though it is named like a leaflet")
    (house.formulary / "two.md").unlink()
    done = house.run("en")
    assert done.gone == ("one.es.clear.txt", "two.en.clear.txt", "two.es.clear.txt")
    assert done.removed == ()
    assert house.files() >= FILES
    done = house.run("en", prune=True)
    assert done.removed == ("one.es.clear.txt", "two.en.clear.txt", "two.es.clear.txt")
    assert done.gone == ()
    assert house.files() == {"one.en.clear.txt", "notes.txt", "three.en.clear.txt"}
    assert house.run("en").gone == ()


def test_after_a_ruined_manifest_nothing_is_made_anew_and_what_nobody_asks_for_is_still_known(house: House) -> None:
    house.run()
    (house.output / FOLDER / "manifest.sqlite").write_bytes(b"ruin" * 1000)
    done = house.run("en", prune=True)
    assert done.counts == {"made": 0, "fresh": 2, "refused": 0, "failed": 0}
    assert done.removed == ("one.es.clear.txt", "two.es.clear.txt")
    assert house.files() == {"one.en.clear.txt", "two.en.clear.txt"}


def test_what_somebody_else_took_away_is_forgotten(house: House) -> None:
    house.run()
    (house.output / "one.es.clear.txt").unlink()
    assert house.run("en").gone == ("two.es.clear.txt",)


def test_a_full_disk_fails_what_does_not_fit_and_loses_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def full(name: str, target: Path) -> None:
        if Path(target).name.startswith("two"):
            raise OSError(28, os.strerror(28))
        replace(name, target)

    monkeypatch.setattr(os, "replace", full)
    done = house.run()
    assert done.counts == {"made": 2, "fresh": 0, "refused": 0, "failed": 2}
    assert {fault.message for made in done.leaflets for fault in made.faults} == {
        "cannot be written: No space left on device"
    }
    monkeypatch.undo()
    assert house.run().counts == {"made": 2, "fresh": 2, "refused": 0, "failed": 0}


def test_what_the_manifest_has_no_room_for_is_tried_again_and_else_said(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember, full, once = Manifest.remember, [], [True]

    def narrow(self: Manifest, leaflets: list[Made]) -> None:
        if full or (once and once.pop()):
            raise LeafletError("the manifest cannot be used: database or disk is full", "manifest", "make room")
        remember(self, leaflets)

    monkeypatch.setattr(Manifest, "remember", narrow)
    assert house.run().well
    (house.formulary / "one.md").write_text((house.formulary / "one.md").read_text().replace("eases", "stills"))
    full.append(True)
    done = house.run("en")
    assert done.counts["made"] == 1
    assert not done.well
    assert done.faults[0].message == "the manifest cannot be used: database or disk is full"
    monkeypatch.undo()
    assert house.run().counts["fresh"] == 2


def test_a_folder_in_the_place_of_a_leaflet_stays_and_the_others_are_made(house: House) -> None:
    (house.output / "one.en.clear.txt/inside").mkdir(parents=True)
    done = house.run()
    assert done.counts == {"made": 3, "fresh": 0, "refused": 0, "failed": 1}
    assert done.leaflets[0].faults[0].message == "cannot be written: Is a directory"
    assert (house.output / "one.en.clear.txt/inside").is_dir()


def test_a_leaflet_locked_away_is_said_and_the_others_are_made(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.run()
    for name in ("one", "two"):
        (house.formulary / f"{name}.md").write_text("---\ntitle: Testamine\n---\n")
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if self.name.startswith("one"):
            raise PermissionError(1, os.strerror(1))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    done = house.run("en")
    assert [made.outcome for made in done.leaflets] == [Outcome.FAILED, Outcome.REFUSED]
    assert "cannot be put away: Operation not permitted" in done.leaflets[0].faults[-1].message
    assert done.moved == ("two.en.clear.txt",)


def test_the_manifest_is_whole_after_a_batch(house: House) -> None:
    house.run()
    base = sqlite3.connect(house.output / FOLDER / "manifest.sqlite")
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("SELECT count(*) FROM leaflet").fetchone() == (4,)
    base.close()


def test_what_is_wrong_with_the_formulary_itself_is_in_the_report(house: House) -> None:
    (house.formulary / "locales/es").rename(house.formulary / "locales/es_MX")
    done = house.run("en", every=True)
    assert done.counts == {"made": 2, "fresh": 0, "refused": 0, "failed": 0}
    assert not done.well
    assert [fault.message for fault in done.faults] == ["is not called after a language"]


def test_a_batch_can_run_beside_other_threads(house: House) -> None:
    done: list[Report] = []
    thread = threading.Thread(target=lambda: done.append(house.run()))
    thread.start()
    thread.join()
    assert done[0].counts["made"] == 4


@pytest.mark.parametrize("which", ["formulary", "output"])
def test_a_folder_whose_name_cannot_be_written_down_is_refused_and_nothing_made(house: House, which: str) -> None:
    odd = Path(os.fsdecode(os.fsencode(getattr(house, which)) + b"\xff"))
    if which == "formulary":
        house.formulary.rename(odd)
    setattr(house, which, odd)
    with pytest.raises(LeafletError, match="no UTF-8") as caught:
        house.run("en")
    assert "rename" in caught.value.hint
    str(caught.value).encode()
    assert not house.output.exists()
