"""The texts that an audit reads: every block of a monograph or catalog, with its place and its kind."""

from pathlib import Path

from leaflet import resources
from leaflet.audit.text import catalog_writing, monograph_writing
from leaflet.blocks import leaves
from leaflet.messages import FIELDS
from leaflet.monograph import read
from leaflet.po import read_catalog

SOURCE = """---
title: Testamine
generic_name: testaminum
brand_names: [Testa]
---

## Usage

It **eases** pain.

> Quoted words.

### Children

* one
* two
  * inner

## Dosage

| When | How much |
| --- | --- |
| morning | 1 tablet |

Term
:   What it means.

## FAQs

**Can I drive?**

Yes.
"""


def test_each_block_stands_with_its_line_section_and_kind(tmp_path: Path) -> None:
    path = tmp_path / "testamine.md"
    path.write_text(SOURCE)
    writing = monograph_writing(read(path))
    assert writing.names == ("Testamine", "testaminum", "Testa")
    assert writing.language == "en"
    found = {text.words.replace("\N{NO-BREAK SPACE}", " "): (text.section, text.kind) for text in writing.texts}
    assert found == {
        "Testamine": ("title", "name"),
        "testaminum": ("generic_name", "name"),
        "It eases pain.": ("usage", "paragraph"),
        "Quoted words.": ("usage", "paragraph"),
        "Children": ("usage", "heading"),
        "one": ("usage", "item"),
        "two": ("usage", "item"),
        "inner": ("usage", "item"),
        "When": ("dosage", "cell"),
        "How much": ("dosage", "cell"),
        "morning": ("dosage", "cell"),
        "1 tablet": ("dosage", "cell"),
        "Term": ("dosage", "term"),
        "What it means.": ("dosage", "paragraph"),
        "Can I drive?": ("questions", "question"),
        "Yes.": ("questions", "paragraph"),
    }
    places = {text.words: text.where for text in writing.texts}
    assert places["It eases pain."] == f"{path}:9"
    assert writing.lists == ((f"{path}:15", 2), (f"{path}:17", 1))


def test_no_text_of_a_sample_is_left_out() -> None:
    for path in sorted(resources.folder("monographs").glob("*.md")):
        monograph = read(path)
        count = sum(bool(text) for section in monograph.sections for text, _ in leaves(section.blocks))
        fields = sum(bool(getattr(monograph, field)) for field in FIELDS)
        headings = sum(bool(section.heading) for section in monograph.sections)
        assert len(monograph_writing(monograph).texts) == count + headings + fields


def test_a_catalog_gives_the_translations_in_force_and_both_names() -> None:
    path = resources.folder("monographs") / "locales" / "es" / "warfarin.po"
    catalog = read_catalog(path)
    writing = catalog_writing(catalog)
    assert writing.names == ("Warfarin", "Warfarina")
    assert writing.language == "es"
    assert len(writing.texts) == len(catalog.entries) - 2
    assert all(text.where.startswith(f"{path}:") for text in writing.texts)


def test_words_for_checks_are_no_text() -> None:
    catalog = read_catalog(resources.folder("locales") / "es.po")
    strings = [text for entry in catalog.entries if entry.context != "check" for text in entry.strings]
    assert len(catalog_writing(catalog).texts) == len(strings)
