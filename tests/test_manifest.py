"""The manifest remembers all that it is told, has its folder to itself, and survives its own ruin."""

import multiprocessing
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leaflet.batch.manifest import FOLDER, opened
from leaflet.batch.work import Fault, Made, Outcome
from leaflet.errors import LeafletError

MADE = Made("a.en.large.pdf", Outcome.MADE, "in", "seen", "page", "Noto Sans", "d", "1 2 3 4", "2027-01-31")
REFUSED = Made("b.en.large.pdf", Outcome.REFUSED, "in", faults=(Fault("is empty", "b.md:1", "write it"),))

DAY = "2027-01-31"


def never() -> None:
    raise AssertionError("nobody else is there")


def test_what_is_remembered_comes_back_in_the_next_run(tmp_path: Path) -> None:
    with opened(tmp_path, never) as manifest:
        manifest.remember([MADE, REFUSED])
        manifest.remember_sources({"/x/a.md": ("5 6 7", "digest")})
    with opened(tmp_path, never) as manifest:
        assert [manifest.find(each.file) for each in (MADE, REFUSED)] == [MADE, REFUSED]
        assert manifest.find("none") is None
        assert manifest.source("/x/a.md") == ("5 6 7", "digest")
        assert manifest.source("/x/none.md") is None
        manifest.forget([MADE.file])
    with opened(tmp_path, never) as manifest:
        assert set(manifest.standing(DAY)) == {REFUSED.file}


def ruined(folder: Path, ruin: bytes) -> Path:
    """Write `ruin` in the place of a manifest that knows two leaflets; return where the copy of it is."""
    with opened(folder, never) as manifest:
        manifest.remember([MADE, REFUSED])
    (folder / FOLDER / "manifest.sqlite").write_bytes(ruin)
    return folder / FOLDER / "manifest.copy"


RUINS = pytest.mark.parametrize("ruin", [b"", b"no database at all" * 100])


@RUINS
def test_in_the_place_of_a_ruined_manifest_comes_its_copy_time_and_again(tmp_path: Path, ruin: bytes) -> None:
    for _ in range(2):
        ruined(tmp_path, ruin)
        with opened(tmp_path, never) as manifest:
            assert [manifest.find(each.file) for each in (MADE, REFUSED)] == [MADE, REFUSED]
    (tmp_path / FOLDER / "manifest.sqlite").unlink()
    with opened(tmp_path, never) as manifest:
        assert manifest.find(MADE.file) == MADE


@RUINS
@pytest.mark.parametrize("lost", [True, False])
def test_a_manifest_that_is_ruined_with_its_copy_is_begun_anew(tmp_path: Path, ruin: bytes, lost: bool) -> None:
    copy = ruined(tmp_path, ruin)
    copy.unlink() if lost else copy.write_bytes(b"no database either" * 100)
    with opened(tmp_path, never) as manifest:
        assert manifest.standing(DAY) == {}
        manifest.remember([MADE])
    with opened(tmp_path, never) as manifest:
        assert manifest.find(MADE.file) == MADE


def test_a_ruin_that_is_found_late_is_one_too(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    with opened(whole, never) as manifest:
        manifest.remember([MADE, REFUSED])
        manifest.remember_sources({"/x/a.md": ("5 6 7", "digest")})
    path = Path(FOLDER) / "manifest.sqlite"
    size = (whole / path).stat().st_size
    for place in range(0, size, 4096):
        folder = shutil.copytree(whole, tmp_path / f"page-{place}")
        with (folder / path).open("r+b") as file:
            file.seek(place)
            file.write(bytes(4096))
        with opened(folder, never) as manifest:
            assert manifest.source("/x/a.md") == ("5 6 7", "digest")
            manifest.remember_sources({"/x/b.md": ("5 6 7", "digest")})
            manifest.remember([MADE])
            assert manifest.find(REFUSED.file) == REFUSED
            assert set(manifest.standing(DAY)) == {MADE.file, REFUSED.file}


@pytest.mark.parametrize(
    ("old", "new", "found"), [(b"b.en", b"\xff.en", REFUSED), (b'[["is empty"', b'{["is empty"', None)]
)
def test_words_that_make_no_sense_are_found_out_again(
    tmp_path: Path, old: bytes, new: bytes, found: Made | None
) -> None:
    with opened(tmp_path, never) as manifest:
        manifest.remember([MADE, REFUSED])
    path = tmp_path / FOLDER / "manifest.sqlite"
    path.write_bytes(path.read_bytes().replace(old, new))
    with opened(tmp_path, never) as manifest:
        assert set(manifest.standing(DAY)) == {MADE.file, REFUSED.file}
        assert manifest.find(REFUSED.file) == found


def test_without_room_for_a_new_copy_the_one_before_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path, never) as manifest:
        manifest.remember([MADE])
    copy = tmp_path / FOLDER / "manifest.copy"
    before = copy.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    with opened(tmp_path, never) as manifest:
        manifest.forget([MADE.file])
    assert copy.read_bytes() == before
    assert {path.name for path in copy.parent.iterdir()} == {"lock", "manifest.sqlite", "manifest.copy"}


def test_what_an_earlier_run_left_unfinished_is_cleared_away(tmp_path: Path) -> None:
    unfinished = tmp_path / FOLDER / "unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "half").write_bytes(b"%PDF")
    with opened(tmp_path, never):
        assert list(unfinished.iterdir()) == []
    assert not unfinished.exists()


def _hold(folder: Path, held: object, release: object) -> None:
    with opened(folder, never):
        held.set()
        release.wait(30)


def test_a_second_run_says_that_it_waits_and_goes_on_when_the_first_is_done(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, held, release))
    other.start()
    try:
        assert held.wait(30)
        said: list[float] = []
        with opened(tmp_path, lambda: (said.append(time.monotonic()), release.set())):
            assert len(said) == 1
    finally:
        release.set()
        other.join()


def test_a_folder_that_cannot_be_written_to_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LeafletError, match="cannot be written to"), opened(tmp_path / "file" / "x", never):
        pass


def test_a_file_locked_away_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mkdir(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "mkdir", mkdir)
    with pytest.raises(LeafletError, match="Permission denied"), opened(tmp_path / "x", never):
        pass


def test_a_manifest_of_an_earlier_form_is_begun_anew_but_for_the_names_of_leaflets(tmp_path: Path) -> None:
    with opened(tmp_path, never) as manifest:
        manifest.remember([MADE])
    base = sqlite3.connect(tmp_path / FOLDER / "manifest.sqlite")
    base.execute("PRAGMA user_version = 1")
    base.execute("ALTER TABLE leaflet DROP COLUMN until")
    base.close()
    with opened(tmp_path, never) as manifest:
        assert list(manifest.standing(DAY)) == [MADE.file]
        assert manifest.find(MADE.file) == Made(MADE.file, "", "")
        manifest.remember([MADE])
        assert manifest.find(MADE.file) == MADE


def test_a_full_disk_is_said_plainly_and_what_was_kept_is_still_known(tmp_path: Path) -> None:
    many = [MADE._replace(file=f"{number}.en.large.pdf") for number in range(2000)]
    with opened(tmp_path, never) as manifest:
        manifest.remember([MADE])
        manifest._base.execute("PRAGMA max_page_count = 4")
        with pytest.raises(LeafletError, match=r"manifest cannot be used.*full") as caught:
            manifest.remember(many)
        assert caught.value.where.endswith("manifest.sqlite")
    with opened(tmp_path, never) as manifest:
        assert manifest.standing(DAY) == {MADE.file: "seen 1 2 3 4"}


def test_a_locked_manifest_is_not_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path, never) as manifest:
        manifest.remember([MADE])
    path = tmp_path / FOLDER / "manifest.sqlite"
    other = sqlite3.connect(path)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda name: connect(name, timeout=0))
    with pytest.raises(LeafletError, match="locked"), opened(tmp_path, never):
        pass
    other.close()
    with opened(tmp_path, never) as manifest:
        assert manifest.standing(DAY) == {MADE.file: "seen 1 2 3 4"}


def test_a_run_that_is_killed_leaves_all_that_it_remembered(tmp_path: Path) -> None:
    program = """
import os, signal, sys
from pathlib import Path
from leaflet.batch.manifest import opened
from leaflet.batch.work import Made, Outcome
with opened(Path(sys.argv[1]), lambda: None) as manifest:
    for number in range(50):
        manifest.remember([Made(f"{number}.en.large.pdf", Outcome.MADE, "in")])
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", program, tmp_path], check=False)
    assert done.returncode == -signal.SIGKILL
    with opened(tmp_path, never) as manifest:
        assert len(manifest.standing(DAY)) == 50


def test_a_leaflet_stands_until_its_day(tmp_path: Path) -> None:
    with opened(tmp_path, never) as manifest:
        manifest.remember([MADE, MADE._replace(file="b", until="")])
        assert manifest.standing(DAY) == {MADE.file: "seen 1 2 3 4", "b": "seen 1 2 3 4"}
        assert manifest.standing("2027-02-01") == {MADE.file: "", "b": "seen 1 2 3 4"}
