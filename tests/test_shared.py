"""What the commands share: lists, complaints, the formulary that is meant, and files put in place whole."""

import os
import stat
from pathlib import Path

import click
import pytest

from leaflet.commands.shared import complain, formulary_for, split, write
from leaflet.configuration import Configuration, Folders
from leaflet.errors import LeafletError, ManyErrors


def _split(*values: str) -> tuple[str, ...]:
    return split(click.Context(click.Command("x")), click.Option(["-l"]), values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("es",), ("es",)),
        (("es,ar", "en"), ("es", "ar", "en")),
        ((" es , ar,",), ("es", "ar")),
        (("es", "ar,es"), ("es", "ar")),
        ((), ()),
    ],
)
def test_a_list_is_taken_repeated_or_with_commas_each_once(values, expected):
    assert _split(*values) == expected


def test_every_mistake_is_complained_of(capsys):
    complain(ManyErrors([LeafletError("one", "x.md:1", "mend it"), LeafletError("two")]))
    assert capsys.readouterr() == ("", "x.md:1: one\n  hint: mend it\ntwo\n")


@pytest.mark.parametrize(
    ("medicines", "said"), [((), True), (("warfarin",), True), (("x.md",), False), (("a/b",), False)]
)
def test_it_says_when_the_samples_are_meant(capsys, medicines, said):
    assert formulary_for(Configuration(), medicines).ours
    assert ("sample monographs" in capsys.readouterr().err) is said


def test_it_says_nothing_of_a_formulary_that_is_configured(tmp_path, capsys):
    configuration = Configuration(folders=Folders(formulary="."), path=tmp_path / "leaflet.toml")
    assert formulary_for(configuration).folder == tmp_path
    assert capsys.readouterr() == ("", "")


def test_a_file_is_put_in_place_with_its_folders_and_the_users_permissions(tmp_path):
    target = tmp_path / "a/b/x.po"
    before = os.umask(0o027)
    try:
        write(target, b"one")
        write(target, b"two")
    finally:
        os.umask(before)
    assert target.read_bytes() == b"two"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_other(tmp_path, monkeypatch):
    target = tmp_path / "x.po"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(LeafletError, match="cannot be written: No space left") as caught:
        write(target, b"new")
    assert caught.value.where == str(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_a_file_is_said_plainly(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(LeafletError, match="cannot be written"):
        write(Path(tmp_path / "file/x.po"), b"new")
