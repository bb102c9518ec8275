"""`leaflet build`: what it writes, what it refuses, and that one refusal never stops the rest."""

from pathlib import Path

import pytest

from leaflet.cli import run
from leaflet.pipeline import make_leaflet

GOOD = """---
title: Testamine
---
### Usage
For tests that must pass.

### Dosage
Take 1 tablet in the morning.
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "testamine.md").write_text(GOOD)
    return tmp_path


def test_build_writes_a_pdf_and_prints_its_path(here, capsys):
    assert run(["build", "testamine.md", "-o", "out"]) == 0
    assert capsys.readouterr().out.strip() == str(Path("out/testamine.en.large.pdf"))
    assert (here / "out/testamine.en.large.pdf").read_bytes().startswith(b"%PDF-")


def test_build_takes_lists_repeated_or_with_commas(here):
    assert run(["build", "testamine.md", "-e", "clear,large", "-e", "giant", "-o", "out"]) == 0
    assert sorted(path.name for path in (here / "out").iterdir()) == [
        f"testamine.en.{edition}.pdf" for edition in ("clear", "giant", "large")
    ]


def test_one_refused_medicine_never_stops_the_rest(here, capsys):
    (here / "bad.md").write_text("---\ntitle: Bad\n---\n### Usage\nx\n")
    assert run(["build", "bad.md", "none.md", "testamine.md", "-o", "out"]) == 1
    said = capsys.readouterr()
    assert "bad.md:4: there is no dosage section\n  hint: " in said.err
    assert "none.md: cannot be read" in said.err
    assert [path.name for path in (here / "out").iterdir()] == ["testamine.en.large.pdf"]


def test_a_refused_medicine_leaves_no_folder_behind(here):
    (here / "bad.md").write_text("nothing")
    assert run(["build", "bad.md", "-o", "out"]) == 1
    assert not (here / "out").exists()


def test_an_edition_that_does_not_fit_the_paper_never_stops_the_others(here, capsys):
    assert run(["build", "testamine.md", "-e", "giant,clear", "--paper", "a5"]) == 1
    said = capsys.readouterr()
    assert said.out.strip() == "testamine.en.clear.pdf"
    assert "does not fit A5" in said.err


def test_two_medicines_never_write_to_one_file(here, capsys):
    (here / "other").mkdir()
    (here / "other/testamine.md").write_text(GOOD.replace("1 tablet", "9 tablets"))
    assert run(["build", "testamine.md", "other/testamine.md"]) == 1
    assert "rename one of the two" in capsys.readouterr().err


def test_a_fault_of_the_program_never_stops_the_rest(here, capsys, monkeypatch):
    def broken(path, *rest, **options):
        if path.stem == "broken":
            raise KeyError("wall")
        return make_leaflet(path, *rest, **options)

    monkeypatch.setattr("leaflet.commands.build.make_leaflet", broken)
    assert run(["build", "broken.md", "testamine.md"]) == 1
    said = capsys.readouterr()
    assert "broken.md: the program itself failed: KeyError: 'wall'" in said.err
    assert said.out.strip() == "testamine.en.large.pdf"
    with pytest.raises(KeyError):
        run(["--debug", "build", "broken.md"])


def test_the_samples_are_used_without_a_formulary_and_it_says_so(here, capsys):
    assert run(["build", "vitamin-mk-7", "-o", "out"]) == 0
    assert "sample monographs" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["build", "testamine.md", "-e", "hugee"], 2, "there is no edition 'hugee'"),
        (["build", "testamine.md", "-e", "giant", "--paper", "a5"], 1, "does not fit A5"),
        (["build", "testamine.md", "-l", "xx"], 2, "'xx'"),
        (["build", "testamine.md", "--format", "doc"], 2, "there is no format 'doc'"),
        (["build", "testamine.md", "--conformance", "ua3"], 2, "'ua3'"),
        (["build", "testamine.md", "--beside", "en"], 2, "beside itself"),
        (["build", "vitamin-mk-8"], 1, "did you mean 'vitamin-mk-7'?"),
        (["--config", "none.toml", "build", "testamine.md"], 1, "none.toml: cannot be read"),
    ],
)
def test_what_is_refused_is_said_with_a_hint(here, capsys, arguments, status, message):
    assert run(arguments) == status
    said = capsys.readouterr().err
    assert message in said
    assert "hint: " in said


def test_an_output_that_is_a_file_is_said_plainly(here, capsys):
    (here / "out").write_text("in the way")
    assert run(["build", "testamine.md", "-o", "out"]) == 1
    assert "cannot be written" in capsys.readouterr().err
