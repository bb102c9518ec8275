"""A small formulary of one short text under many names, in English and, where asked for, in Spanish."""

from __future__ import annotations

from pathlib import Path

from translated import SOURCE, SPANISH, spanish

from leaflet.catalog import catalog_path
from leaflet.monograph import read
from leaflet.po import render


def formulary(folder: Path, *names: str, translated: tuple[str, ...] = ()) -> Path:
    """Write a monograph for each of `names` into `folder`, and a Spanish catalog for those `translated`; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name}.md").write_text(SOURCE)
    for name in translated:
        monograph = read(folder / f"{name}.md")
        target = catalog_path(monograph.path, SPANISH)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render(spanish(monograph)))
    return folder
