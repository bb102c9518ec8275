"""A file is there whole or not at all, with the user's permissions, and nothing is left beside it."""

import os
import stat
from pathlib import Path

import pytest

from leaflet.errors import LeafletError
from leaflet.storage import make_ready, put


def test_a_file_is_put_in_place_with_its_folders_and_the_users_permissions(tmp_path):
    target = tmp_path / "a/b/x.po"
    before = os.umask(0o027)
    try:
        put(target, b"one")
        put(target, b"two")
    finally:
        os.umask(before)
    assert target.read_bytes() == b"two"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(target.parent.iterdir()) == [target]


def test_what_is_not_finished_lies_in_the_folder_for_it(tmp_path, monkeypatch):
    scratch, seen = tmp_path / "scratch", []
    scratch.mkdir()
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda name, target: (seen.append(Path(name).parent), replace(name, target)))
    put(tmp_path / "x.pdf", b"one", scratch)
    assert seen == [scratch]
    assert (tmp_path / "x.pdf").read_bytes() == b"one"
    assert not list(scratch.iterdir())


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_other(tmp_path, monkeypatch):
    target = tmp_path / "x.po"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(LeafletError, match="cannot be written: No space left") as caught:
        put(target, b"new")
    assert caught.value.where == str(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_a_file_is_said_plainly(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(LeafletError, match="cannot be written"):
        put(Path(tmp_path / "file/x.po"), b"new")


def test_what_is_stopped_half_way_leaves_nothing(tmp_path, monkeypatch):
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path / "x.po", b"new")
    assert not list(tmp_path.iterdir())


def test_a_place_is_made_ready_or_refused_and_nothing_is_written_there(tmp_path):
    target = tmp_path / "a/b/x.json"
    make_ready(target)
    assert not list(target.parent.iterdir())
    target.write_bytes(b"old")
    make_ready(target)
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("", "Is a directory"),
        ("file/x", "Not a directory"),
        ("/proc/x", "No such file"),
        ("/dev/null", "Is not a file"),
    ],
)
def test_a_place_where_nothing_can_be_put_is_refused(tmp_path, place, reason):
    (tmp_path / "file").touch()
    with pytest.raises(LeafletError, match=f"cannot be written: {reason}"):
        make_ready(tmp_path / place)
