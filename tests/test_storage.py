"""A file is there whole or not at all, with the user's permissions, and nothing is left beside it."""

import os
import stat
from pathlib import Path

import pytest

from leaflet.errors import LeafletError
from leaflet.storage import put


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
