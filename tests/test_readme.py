"""What the README says is what happens: its commands are run, its Python too."""

import re
import shlex
from pathlib import Path

import pytest

from leaflet.cli import run
from leaflet.edition import editions, find_paper

README = (Path(__file__).parent.parent / "README.md").read_text()


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paracetamol.md").write_text(_blocks("markdown")[0])
    (tmp_path / "broken.md").write_text("---\ntitle: Broken\n---\n\n\n\n## Usage\nFor nothing.\n")
    wrong = "Take 5 mcg twice a day."
    (tmp_path / "mcg.md").write_text(
        f'---\ntitle: Wrong\nversion: "1"\nsources: ["A book"]\n---\n\n## Dosage\n\n{wrong}\n'
        "\n## Usage\n\nFor pain.\n\n## Precautions\n\nAsk your doctor.\n"
    )
    return tmp_path


@pytest.mark.parametrize("block", _blocks("console"), ids=lambda block: block.splitlines()[0])
def test_commands_print_what_the_readme_shows(desk, capsys, block):
    call, *shown = block.splitlines()
    run(shlex.split(call.removeprefix("$ leaflet ")))
    said = capsys.readouterr()
    assert (said.out + said.err).splitlines() == shown


def test_the_example_settings_are_read(desk, capsys):
    (desk / "leaflet.toml").write_text(_blocks("toml")[0])
    (desk / "our-monographs").mkdir()
    (desk / "our-monographs/metformin.md").write_text(_blocks("markdown")[0])
    assert run(["build", "metformin"]) == 0
    assert capsys.readouterr().out.strip() == "metformin.en.large.pdf"


def test_the_python_example_makes_a_leaflet(desk):
    exec(compile(_blocks("python")[0], "README.md", "exec"), {})
    assert (desk / "paracetamol.en.large.pdf").read_bytes().startswith(b"%PDF-")


def test_the_table_of_editions_is_true():
    for edition in editions():
        papers = ", ".join(find_paper(name, edition).title for name in edition.papers)
        assert re.search(rf"\| `{edition.name}`[^|]*\| {edition.size:g} point \| {papers} \|", README)


def test_the_picture_is_there():
    assert (Path(__file__).parent.parent / re.search(r"\]\((\S+\.png)\)", README)[1]).is_file()
