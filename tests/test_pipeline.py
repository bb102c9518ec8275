"""The whole way: the seed and our samples become proved leaflets, the same bytes each time and everywhere."""

import hashlib
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import leaflet
from leaflet import Configuration, find_edition, find_language, find_paper, make_leaflet
from leaflet.edition import editions

SAMPLES = Path(__file__).parent.parent / "monographs"
TODAY = date(2026, 11, 22)
SHEETS = [(edition.name, paper) for edition in editions() for paper in edition.papers]


def _make(path: Path, edition: str = "large", paper: str = "a4") -> leaflet.Leaflet:
    chosen = find_edition(edition)
    return make_leaflet(path, find_language("en"), chosen, find_paper(paper, chosen), Configuration(), TODAY)


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.md")))
def test_each_sample_becomes_a_proved_leaflet(name):
    made = _make(SAMPLES / f"{name}.md")
    assert made.name == f"{name}.en.large"
    assert made.proof.pages >= 2
    assert made.proof.words > 300
    assert made.proof.smallest >= 17.99


@pytest.mark.parametrize(("edition", "paper"), SHEETS)
def test_every_edition_fits_every_paper_it_names(edition, paper):
    assert _make(SAMPLES / "paracetamol.md", edition, paper).proof.smallest >= find_edition(edition).size - 0.01


def test_the_seed_works_as_it_is(seed):
    assert _make(seed).proof.pages > 3


def test_the_same_input_gives_the_same_bytes_in_another_process_and_folder(tmp_path):
    copy = tmp_path / "with a space" / "vitamin-mk-7.md"
    copy.parent.mkdir()
    shutil.copy(SAMPLES / "vitamin-mk-7.md", copy)
    code = (
        "import sys, hashlib; from datetime import date; from pathlib import Path; import leaflet as l;"
        "e = l.find_edition('large');"
        "made = l.make_leaflet(Path(sys.argv[1]), l.find_language('en'), e, l.find_paper('a4', e),"
        "l.Configuration(), date(2026, 11, 22));"
        "print(hashlib.sha256(made.data).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(copy)],
        cwd=copy.parent,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == hashlib.sha256(_make(SAMPLES / "vitamin-mk-7.md").data).hexdigest()


def test_the_stages_can_be_walked_one_by_one():
    monograph = leaflet.read(SAMPLES / "vitamin-mk-7.md")
    language = find_language("en")
    edition = find_edition("clear")
    translated = leaflet.translate(monograph, language)
    page = leaflet.compose(translated, language, edition, find_paper("a5", edition), Configuration(), today=TODAY)
    pdf = leaflet.set(page)
    assert leaflet.prove(pdf, page).pages > 1
