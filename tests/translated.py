"""A made-up medicine, its Spanish, and catalogs of it in every state, for the tests of translations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from leaflet.catalog import catalog_path, refresh
from leaflet.language import find_language
from leaflet.monograph import Monograph, read
from leaflet.po import Catalog, Entry, render

SPANISH = find_language("es")
SOURCE = """---
title: Testamine
strength: 500 mg
form: tablets
version: 2026-11
reviewed_by: A. Pharmacist
reviewed_on: 2026-11-01
---
## Usage
It eases pain.

## Dosage
Take **one tablet** with water.

Do not take more than 8 tablets.

## Side effects
* a sick feeling
* a headache

## Blood tests
Go to every blood test.
"""
TEXTS = {
    "Testamine": "Testamina",
    "500 mg": "500 mg",
    "tablets": "comprimidos",
    "It eases pain.": "Alivia el dolor.",
    "Take **one tablet** with water.": "Tome **un comprimido** con agua.",
    "Do not take more than 8 tablets.": "No tome más de 8 comprimidos.",
    "a sick feeling": "ganas de vomitar",
    "a headache": "dolor de cabeza",
    "Blood tests": "Análisis de sangre",
    "Go to every blood test.": "Acuda a todos los análisis de sangre.",
}
REVIEWED = {
    "PO-Revision-Date": "2026-11-02 10:00+0000",
    "Last-Translator": "Ana Traductora <ana@example.org>",
    "X-Reviewed-By": "Benito Boticario",
    "X-Reviewed-On": "2026-11-03",
}


def written(folder: Path, text: str = SOURCE) -> Monograph:
    """Write the monograph into `folder` and read it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "testamine.md"
    path.write_text(text)
    return read(path)


def spanish(monograph: Monograph, headers: Mapping[str, str] = REVIEWED, texts: Mapping[str, str] = TEXTS) -> Catalog:
    """Return the finished catalog of the monograph."""
    fresh = refresh(monograph, SPANISH, None)
    entries = tuple(replace(entry, strings=(texts[entry.source],)) for entry in fresh.entries)
    return replace(fresh, headers={**fresh.headers, **headers}, entries=entries)


def changed(catalog: Catalog, text: str, **changes: Any) -> Catalog:
    """Return `catalog` with the one entry of the source's `text` changed."""
    assert sum(entry.source == text for entry in catalog.entries) == 1
    entries = (replace(each, **changes) if each.source == text else each for each in catalog.entries)
    return replace(catalog, entries=tuple(entries))


def without(catalog: Catalog, text: str) -> Catalog:
    """Return `catalog` without the entry of the source's `text`."""
    return replace(catalog, entries=tuple(each for each in catalog.entries if each.source != text))


def of(catalog: Catalog, text: str) -> Entry:
    """Return the entry of the source's `text`."""
    (entry,) = (each for each in catalog.entries if each.source == text)
    return entry


def save(catalog: Catalog, monograph: Monograph) -> Path:
    """Put the Spanish catalog where the program looks for it."""
    path = catalog_path(monograph.path, SPANISH)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(catalog))
    return path
