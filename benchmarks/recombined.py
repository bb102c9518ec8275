"""Many monographs in many languages, made of the sections of the sample monographs and of their translations.

Each takes every section from one sample or another and leaves out an item of its lists; the same number gives the same
text on every machine. The texts are for measuring only: what they say of a medicine belongs to another.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import leaflet
from leaflet import resources
from leaflet.catalog import catalog_path, refresh
from leaflet.po import Catalog, read_catalog, render

SAMPLES = ("paracetamol", "vitamin-mk-7", "warfarin")
"""The sample monographs that are translated into all languages."""

_ITEM = re.compile(r"^[*] .*\n", re.MULTILINE)
_FEWEST = 3


def write(folder: Path, count: int, languages: tuple[str, ...]) -> list[Path]:
    """Write `count` monographs and their catalogs in `languages` (tags) into `folder`; return the monographs."""
    samples = resources.folder("monographs")
    texts = [(samples / f"{name}.md").read_text("utf-8") for name in SAMPLES]
    paths = [folder / f"medicine-{number + 1}.md" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(_recombined(texts, Random(number)), "utf-8")
    for language in (leaflet.find_language(tag) for tag in languages if tag != "en"):
        known = [read_catalog(catalog_path(samples / f"{name}.md", language)) for name in SAMPLES]
        entries = {entry.key: entry for catalog in known for entry in catalog.entries}
        whole = Catalog(known[0].headers, tuple(replace(entry, references=()) for entry in entries.values()))
        for path in paths:
            target = catalog_path(path, language)
            target.parent.mkdir(parents=True, exist_ok=True)
            made = refresh(leaflet.read(path), language, whole)
            target.write_text(render(replace(made, obsolete=())), "utf-8")
    return paths


def _recombined(texts: list[str], random: Random) -> str:
    """Return a monograph with the head of one text and, of each section that any has, that of one of them."""
    head = random.choice(texts).partition("\n## ")[0]
    sections: dict[str, list[str]] = {}
    for text in texts:
        for section in text.split("\n## ")[1:]:
            sections.setdefault(section.partition("\n")[0], []).append(section)
    return "\n## ".join((head, *(_shortened(random.choice(found), random) for found in sections.values())))


def _shortened(section: str, random: Random) -> str:
    """Return `section` without one item of its bulleted list, where that leaves enough."""
    items = _ITEM.findall(section)
    return section.replace(random.choice(items), "", 1) if len(items) > _FEWEST else section
