"""`leaflet packet`: print-ready files of many leaflets, whole or not at all."""

import json
import os
import shutil
import subprocess

import pikepdf
import pytest
from packets import leaflet, leaflets, pictures, words

from leaflet.batch import packet as room
from leaflet.cli import run

LIST = "medicine,language,edition,copies\nvitamin-mk-7,ar,clear,2\nvitamin-mk-7,English,clear,1\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _report(capsys, *arguments):
    capsys.readouterr()  # what making the leaflets said
    assert run(["packet", *map(str, arguments), "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_folder_becomes_one_file_smaller_than_its_leaflets(here, capsys):
    folder = str(leaflets())
    capsys.readouterr()
    assert run(["packet", "-o", "new/all.pdf", folder]) == 0
    said = capsys.readouterr()
    sheets = sum((len(pictures(path)) + 1) // 2 for path in leaflets().glob("*.pdf"))
    own = (len(pikepdf.open("new/all.pdf").pages) - 2 * sheets) // 2
    assert said.out.splitlines()[0] == f"new/all.pdf: 5 leaflets on {sheets + own} sheets"
    assert "turned on the long edge, in actual size" in said.out
    assert "for printing only" in said.err
    assert os.listdir("new") == ["all.pdf"]
    joined = sum(path.stat().st_size for path in leaflets().glob("*.pdf"))
    assert (here / "new/all.pdf").stat().st_size < 0.8 * joined


def test_a_list_is_printed_in_its_order_with_its_copies(here, capsys):
    (here / "list.csv").write_text(LIST)
    found = _report(capsys, "-o", "p.pdf", "list.csv", leaflets())
    (file,) = found["files"]
    assert [(each["language"], each["copies"], each["binding"]) for each in file["leaflets"]] == [
        ("ar", 2, "staples"),
        ("en", 1, "staples"),
    ]
    pages = pikepdf.open("p.pdf").pages
    assert len(pages) == 2 * file["sheets"]
    labels = [page.label.rpartition("-")[0] for page in pages]
    assert list(dict.fromkeys(labels)) == ["cover", "1", "2"]
    arabic = len(pictures(leaflet("ar")))
    assert labels.count("1") == 2 * (arabic + arabic % 2)


@pytest.mark.parametrize("booklet", [[], ["--booklet"]])
def test_a_leaflet_is_on_the_sheet_that_the_packet_says(here, capsys, booklet):
    (here / "list.csv").write_text(LIST)
    (file,) = _report(capsys, "-o", "p.pdf", "list.csv", leaflets(), *booklet)["files"]
    with pikepdf.open("p.pdf") as pdf:
        labels = [page.label for page in pdf.pages]
    for each in file["leaflets"]:
        assert labels.index(f"{each['number']}-1") == 2 * (each["first_sheet"] - 1)


@pytest.mark.parametrize("booklet", [[], ["--booklet"]])
@pytest.mark.parametrize("language", ["en", "es", "ar", "hi", "zh-Hans"])
def test_a_packet_can_be_searched_as_its_leaflets_can(here, language, booklet):
    assert run(["packet", "-o", "p.pdf", str(leaflet(language)), *booklet]) == 0
    inside = " ".join(words(here / "p.pdf"))
    assert [word for word in " ".join(words(leaflet(language))).split() if word not in inside] == []


def test_the_same_leaflets_give_the_same_bytes(here):
    for name in ("a/p.pdf", "b/p.pdf"):
        assert run(["packet", "-o", name, str(leaflets())]) == 0
    assert (here / "a/p.pdf").read_bytes() == (here / "b/p.pdf").read_bytes()


def test_an_earlier_packet_is_no_leaflet_and_is_replaced(here, capsys):
    shutil.copy(leaflet("en"), here)
    for _ in range(2):
        found = _report(capsys, "-o", "p.pdf", ".")
        assert len(found["files"][0]["leaflets"]) == 1


def test_a_booklet_says_short_edge(here, capsys):
    found = _report(capsys, "-o", "p.pdf", "--booklet", leaflet("ar"))
    assert (found["paper"], found["turned_on"]) == ("A3", "short edge")
    with pikepdf.open("p.pdf") as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert {tuple(map(float, page.mediabox)) for page in pdf.pages} == {(0, 0, 1190.5512, 841.8898)}


def test_sheets_splits_between_leaflets_and_tells_of_the_long_one_and_the_old_file(here, capsys):
    (here / "p-9.pdf").write_bytes(b"%PDF-")
    found = _report(capsys, "-o", "p.pdf", "--sheets", 2, leaflet("en"), leaflet("ar"))
    assert [file["path"] for file in found["files"]] == ["p-1.pdf", "p-2.pdf"]
    assert [len(file["leaflets"]) for file in found["files"]] == [1, 1]
    notes = "\n".join(found["notes"])
    assert "p-1.pdf is for it alone" in notes
    assert "p-9.pdf is of an earlier packet" in notes


def test_all_that_is_wrong_is_told_and_nothing_is_written(here, capsys):
    (here / "bad.en.clear.pdf").write_text("hello")
    shutil.copy(leaflet("en"), here / "x.en.clear.draft.pdf")
    assert run(["packet", "-o", "p.pdf", "bad.en.clear.pdf", "x.en.clear.draft.pdf", str(leaflet("en"))]) == 1
    said = capsys.readouterr().err
    assert "bad.en.clear.pdf: is not a PDF" in said
    assert "x.en.clear.draft.pdf: is a draft" in said
    assert not (here / "p.pdf").exists()


def test_drafts_are_taken_where_asked_for(here, capsys):
    shutil.copy(leaflet("en"), here / "x.en.clear.draft.pdf")
    assert _report(capsys, "-o", "p.pdf", "--draft", "x.en.clear.draft.pdf")["files"][0]["leaflets"][0]["draft"]


@pytest.mark.parametrize("step", ["add", "finish"])
def test_a_full_disk_leaves_what_was_there(here, monkeypatch, capsys, step):
    assert run(["packet", "-o", "p.pdf", str(leaflet("es"))]) == 0
    before = (here / "p.pdf").read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(room.Binder, step, full)
    assert run(["packet", "-o", "p.pdf", str(leaflet("en"))]) == 1
    assert "p.pdf: cannot be written: No space left on device" in capsys.readouterr().err
    assert (here / "p.pdf").read_bytes() == before
    assert os.listdir(here) == ["p.pdf"]


def test_a_disk_that_is_really_full_is_said_plainly_and_left_as_it_was(here, capsys):
    (here / "disk").mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", "disk"], check=True)
    try:
        assert run(["packet", "-o", "disk/p.pdf", str(leaflets())]) == 1
        assert "disk/p.pdf: cannot be written: No space left on device" in capsys.readouterr().err
        assert os.listdir("disk") == []
    finally:
        subprocess.run(["umount", "disk"], check=True)


@pytest.mark.parametrize("limit", [[], ["--sheets", "9"]])
def test_a_folder_that_cannot_be_written_to_is_said_before_anything_is_read(here, capsys, limit):
    (here / "file").write_text("x")
    assert run(["packet", "-o", "file/p.pdf", "none.pdf", *limit]) == 1
    said = capsys.readouterr().err
    assert "cannot be written: Not a directory" in said
    assert "none.pdf" not in said


@pytest.mark.parametrize(
    "arguments", [["-o", "p.txt", "x.pdf"], ["x.pdf"], ["-o", "p.pdf"], ["-o", "p.pdf", "--sheets", "1", "x"]]
)
def test_a_wrong_call_is_told_apart(arguments):
    assert run(["packet", *arguments]) == 2


def test_a_packet_is_written_over_nothing_but_a_packet(here, capsys):
    own = shutil.copy(leaflet("en"), here / "leaflet.pdf")
    before = own.read_bytes()
    assert run(["packet", "leaflet.pdf", "-o", "leaflet.pdf"]) == 1
    assert "leaflet.pdf: is there already, and is no packet" in capsys.readouterr().err
    assert own.read_bytes() == before


def test_what_is_hidden_is_in_no_packet(here, capsys):
    outdated = here / "made" / ".leaflet" / "outdated"
    outdated.mkdir(parents=True)
    shutil.copy(leaflet("es"), outdated)
    shutil.copy(leaflet("en"), here / "made")
    found = _report(capsys, "-o", "p.pdf", "made")
    assert [each["language"] for each in found["files"][0]["leaflets"]] == ["en"]
    (here / "list.csv").write_text("medicine,language,edition,copies\nvitamin-mk-7,es,clear,1\n")
    assert run(["packet", "-o", "q.pdf", "list.csv", "made"]) == 1
