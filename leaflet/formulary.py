"""A folder of monographs: finds a medicine by its path or by its name."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from leaflet import resources
from leaflet.configuration import Configuration
from leaflet.errors import LeafletError


@dataclass(frozen=True)
class Formulary:
    """A folder that holds monographs as `<medicine>.md`; `ours`: it is the samples that ship with leaflet."""

    folder: Path
    ours: bool = False

    def names(self) -> tuple[str, ...]:
        """Return the names of its medicines, in order."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.md")))

    def find(self, medicine: str) -> Path:
        """Return the file of `medicine`, a path to a `.md` file or a name in this formulary."""
        path = Path(medicine)
        if path.suffix.lower() in (".md", ".markdown") or len(path.parts) != 1 or path.exists():
            return path
        names = {name.casefold(): name for name in self.names()}
        if medicine.casefold() in names:
            return self.folder / f"{names[medicine.casefold()]}.md"
        near = difflib.get_close_matches(medicine.casefold(), names, n=1, cutoff=0)
        hint = f"did you mean {names[near[0]]!r}?" if near else "put monographs there, as NAME.md"
        raise LeafletError(f"there is no medicine {medicine!r}", str(self.folder), hint)


def find_formulary(configuration: Configuration) -> Formulary:
    """Return the formulary that is configured, or the samples."""
    if not configuration.folders.formulary:
        return Formulary(resources.folder("monographs"), ours=True)
    base = configuration.path.parent if configuration.path else Path()
    folder = base / configuration.folders.formulary
    if not folder.is_dir():
        raise LeafletError(
            f"the formulary {configuration.folders.formulary!r} is not a folder",
            str(configuration.path),
            "name a folder of monographs at [folders] formulary",
        )
    return Formulary(folder)
