"""Every leaflet meets its standards, by veraPDF: samples, the seed, real leaflets, made-up ones, every construct."""

import random
from datetime import date
from io import BytesIO
from pathlib import Path

import collection
import corpus as material
import pikepdf
import pytest
from conforming import faults
from support_pages import words

import leaflet
from leaflet.configuration import Configuration, Pharmacy
from leaflet.edition import editions
from leaflet.pdf import set_page
from leaflet.pipeline import Layout, finish, lay_out
from leaflet.press.conformance import CONFORMANCES

SAMPLES = sorted((Path(__file__).parent.parent / "monographs").glob("*.md"))
TODAY = date(2026, 1, 1)
CONFIGURATION = Configuration(pharmacy=Pharmacy(name="Corner Street Pharmacy", phone="555 0100"))
SHEETS = [(edition.name, paper) for edition in editions() for paper in edition.papers]
NEWER = [name for name in CONFORMANCES if name != "ua1"]
CONSTRUCTS = f"""\
---
title: Everything
generic_name: omnia
brand_names: [Allium]
strength: 5 mg
form: tablets
version: "1"
sources: [A book]
---

## Usage

Take **2 *tablets*** of vitamin K<sub>2</sub>, 10<sup>6</sup> units,<br>with food. *Now.*

Read [the **whole** story](https://example.org/mk-7), [write to us](mailto:a@example.org) or
[call us](tel:+15550100).

* level one
    * level two
        1. level three
            * level four
    * again level two

    after the list
* {words(150)}

1. first

    second paragraph of the first

2. other

## Dosage

| Age | Morning | Evening |
| --- | --- | --- |
{"".join(f"| {age} years | {age * 2} mg | **{age}** mg |" + chr(10) for age in range(1, 15))}
| Say | What |
| --- | --- |
| same | one |
| same | two |

mg
:   milligram

mL
:   millilitre

    a thousandth of a litre

> Do not stop without asking.
>
> * Not at all.

### Children

{words(150)}

## FAQs

**Q1. May I drink milk?**
Yes.

**Q2. May I drive?**
No:

* not today
* not tomorrow
"""


def _lay(path: Path, edition: str, paper: str, tag: str = "en", beside: str = "", draft: bool = False) -> Layout:
    chosen, language = leaflet.find_edition(edition), leaflet.find_language(tag)
    other = leaflet.find_language(beside) if beside else None
    sheet = leaflet.find_paper(paper, chosen)
    return lay_out(path, language, chosen, sheet, CONFIGURATION, TODAY, beside=other, draft=draft)


def _make(path: Path, edition: str, paper: str, conformance: str = "ua1") -> bytes:
    return finish(_lay(path, edition, paper), CONFIGURATION, conformance).data


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_conforms(path, request):
    chosen = SHEETS if request.config.getoption("--all") else random.Random(path.stem).sample(SHEETS, 1)
    for edition, paper in chosen:
        assert faults(_make(path, edition, paper)) == {}


@pytest.mark.parametrize("conformance", NEWER)
def test_each_sample_conforms_to_newer_standards(conformance, request):
    every = [(path, *sheet) for path in SAMPLES for sheet in SHEETS]
    for one in every if request.config.getoption("--all") else random.Random(conformance).sample(every, 1):
        assert faults(_make(*one, conformance), conformance) == {}


@pytest.mark.parametrize(("tag", "beside", "draft"), [("en", "", False), ("ar", "", True), ("hi", "ur", True)])
def test_every_construct_of_a_monograph_conforms(tag, beside, draft, write, request):
    laid = _lay(write(CONSTRUCTS), "clear", "a4", tag, beside, draft)
    for mark in ("<ul>", "<ol>", "<dl>", "<blockquote>", "<table", 'scope="row"', "<sub>", "<sup>", "href=", "<br>"):
        assert mark in laid.page.html
    for conformance in CONFORMANCES if request.config.getoption("--all") else NEWER:
        assert faults(set_page(laid.page, conformance), conformance) == {}


def test_the_seed_conforms_in_every_edition_and_on_every_paper(seed):
    for edition, paper in SHEETS:
        assert faults(_make(seed, edition, paper)) == {}


def test_official_leaflets_conform(corpus, write, share):
    for _, text in list(material.official("en"))[: 3 * share]:
        assert faults(_make(write(text), "large", "a4")) == {}


def test_made_up_monographs_conform(write, share):
    for number in range(7 * share):
        edition, paper = SHEETS[number % len(SHEETS)]
        assert faults(_make(write(collection.good(number).text), edition, paper)) == {}


@pytest.mark.parametrize("conformance", NEWER)
def test_made_up_monographs_conform_to_newer_standards(conformance, write, share):
    for number in range(share):
        edition, paper = SHEETS[number % len(SHEETS)]
        assert faults(_make(write(collection.good(number).text), edition, paper, conformance), conformance) == {}


def test_a_leaflet_says_what_it_is():
    pdf = pikepdf.open(BytesIO(_make(SAMPLES[0], "large", "a4")))
    assert str(pdf.docinfo.Title) == "Amlodipine, 5 mg, tablets"
    assert str(pdf.docinfo.Author) == "Corner Street Pharmacy"
    assert str(pdf.Root.Lang) == "en"
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root[0].children]
    assert titles[:3] == ["In an emergency", "What this medicine is for", "Before you take it"]
    assert titles[-1] == "About this leaflet"
