"""Every leaflet is PDF/UA-1 and PDF/A-2a in one file, by veraPDF: samples, the seed, real leaflets, made-up ones."""

import random
from datetime import date
from io import BytesIO
from pathlib import Path

import collection
import corpus as material
import pikepdf
import pytest
import verapdf

import leaflet
from leaflet.configuration import Configuration, Pharmacy
from leaflet.edition import editions

SAMPLES = sorted((Path(__file__).parent.parent / "monographs").glob("*.md"))
CONFIGURATION = Configuration(pharmacy=Pharmacy(name="Corner Street Pharmacy", phone="555 0100"))
SHEETS = [(edition.name, paper) for edition in editions() for paper in edition.papers]


def _make(path: Path, edition: str, paper: str) -> bytes:
    chosen = leaflet.find_edition(edition)
    sheet = leaflet.find_paper(paper, chosen)
    return leaflet.make_leaflet(path, leaflet.find_language("en"), chosen, sheet, CONFIGURATION, date(2026, 1, 1)).pdf


def _conforms(pdf: bytes) -> None:
    assert verapdf.validate(pdf, ("ua1", "2a")) == {"ua1": [], "2a": []}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_conforms(path, request):
    chosen = SHEETS if request.config.getoption("--all") else random.Random(path.stem).sample(SHEETS, 2)
    for edition, paper in chosen:
        _conforms(_make(path, edition, paper))


def test_the_seed_conforms_in_every_edition_and_on_every_paper(seed):
    for edition, paper in SHEETS:
        _conforms(_make(seed, edition, paper))


def test_official_leaflets_conform(corpus, write, share):
    for _, text in list(material.official("en"))[: 4 * share]:
        _conforms(_make(write(text), "large", "a4"))


def test_made_up_monographs_conform(write, share):
    for number in range(12 * share):
        edition, paper = SHEETS[number % len(SHEETS)]
        _conforms(_make(write(collection.good(number).text), edition, paper))


def test_a_leaflet_says_what_it_is():
    pdf = pikepdf.open(BytesIO(_make(SAMPLES[0], "large", "a4")))
    assert str(pdf.docinfo.Title) == "Amlodipine, 5 mg, tablets"
    assert str(pdf.docinfo.Author) == "Corner Street Pharmacy"
    assert str(pdf.Root.Lang) == "en"
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root[0].children]
    assert titles[:3] == ["In an emergency", "What this medicine is for", "Before you take it"]
    assert titles[-1] == "About this leaflet"
