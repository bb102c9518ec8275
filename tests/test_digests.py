"""Digests follow what is in a file, and a file is read again only when the system says that it changed."""

import os
import time
from pathlib import Path

import pytest

from leaflet.batch.digests import Digests, digest, settled, stamp, stamps
from leaflet.errors import LeafletError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is old enough to be remembered."""
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    time.sleep(0.15)
    return path


def test_the_digest_is_that_of_the_content(path: Path) -> None:
    digests = Digests()
    assert digests.file(path) == digest(b"one")
    assert digests.fresh == {str(path): (stamp(path.stat()), digest(b"one"))}
    assert Digests().file(path.with_name("none")) == ""


def test_what_is_remembered_is_not_read_again_until_it_changes(path: Path) -> None:
    known = {str(path): (stamp(path.stat()), "remembered")}
    again = Digests(known.get)
    assert again.file(path) == "remembered"
    assert not again.fresh
    path.write_bytes(b"two")
    assert Digests(known.get).file(path) == digest(b"two")


def test_content_that_changed_with_the_old_time_is_noticed(path: Path) -> None:
    before = path.stat()
    known = {str(path): (stamp(before), digest(b"one"))}
    path.write_bytes(b"two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Digests(known.get).file(path) == digest(b"two")


def test_what_changed_a_moment_ago_is_not_remembered_for_it_may_change_again_unseen(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    digests = Digests()
    assert digests.file(path) == digest(b"one")
    assert not digests.fresh


def test_one_digest_for_many_files_changes_with_any_of_them_and_not_with_their_order(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in "abc"]
    for path in paths:
        path.write_text(path.name)
    whole = Digests().files(paths)
    assert Digests().files(reversed(paths)) == whole
    paths[1].write_text("other")
    assert Digests().files(paths) != whole


def test_a_folder_is_the_stamps_of_its_files_with_an_ending(path: Path) -> None:
    (path.parent / "b.po").write_bytes(b"two")
    (path.parent / "c.md").mkdir()
    assert stamps(path.parent, ".md") == {"a": stamp(path.stat())}
    assert set(stamps(path.parent)) == {"a.md", "b.po"}
    assert stamps(path.parent / "none", ".md") == {}


def test_a_stamp_of_a_moment_ago_may_hide_a_change(path: Path) -> None:
    now = time.time_ns()
    assert settled(stamp(path.stat()), now)
    path.write_bytes(b"two")
    assert not settled(stamp(path.stat()), now)
    assert settled("", now)


def test_a_file_that_cannot_be_read_has_no_digest(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr("builtins.open", locked)
    assert Digests().file(path) == ""


@pytest.mark.parametrize("name", ["open", "scandir"])
def test_a_folder_locked_away_is_said_plainly(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(os, name, locked)
    with pytest.raises(LeafletError, match="cannot be read: Permission denied") as caught:
        stamps(tmp_path)
    assert caught.value.where == str(tmp_path)
