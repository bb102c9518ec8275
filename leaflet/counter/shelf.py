"""The shelf: the medicines of a formulary as staff look for them, read anew where a file has changed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from leaflet.counter.codes import keys
from leaflet.errors import LeafletError
from leaflet.monograph import read
from leaflet.reader.frontmatter import read_front_matter
from leaflet.reader.identity import read_identity
from leaflet.reader.source import read_source


@dataclass(frozen=True)
class Medicine:
    """A medicine on the shelf: its file, and the names and codes by which it is found.

    `key` is the file's name without ending. `codes` are spelt as `codes.keys` does.
    """

    key: str
    path: Path
    title: str
    strength: str
    form: str
    names: tuple[str, ...]
    codes: frozenset[str]


class Shelf:
    """The medicines in a folder; a file whose front matter cannot be read goes by its own name."""

    def __init__(self, folder: Path) -> None:
        """Prepare the shelf for the monographs in `folder`; nothing is read yet."""
        self.folder = folder
        self._known: dict[str, tuple[tuple[int, int], Medicine]] = {}
        self._lock = Lock()

    def medicines(self) -> tuple[Medicine, ...]:
        """Return every medicine by title, those whose files are new or changed read again."""
        with self._lock:
            known: dict[str, tuple[tuple[int, int], Medicine]] = {}
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    name, dot, ending = entry.name.rpartition(".")
                    if not dot or ending != "md" or name.startswith(".") or not entry.is_file():
                        continue
                    state = entry.stat()
                    stamp = state.st_mtime_ns, state.st_size
                    before = self._known.get(name)
                    known[name] = before if before and before[0] == stamp else (stamp, _read(Path(entry.path)))
            self._known = known
            return tuple(sorted((found for _, found in known.values()), key=lambda each: each.title.casefold()))

    def find(self, key: str) -> Medicine | None:
        """Return the medicine called `key`, exactly; a key is looked up and never made into a path."""
        if key not in self._known:
            self.medicines()
        found = self._known.get(key)
        return found[1] if found else None


def _read(path: Path) -> Medicine:
    try:
        source = read_source(path)
        errors: list[LeafletError] = []
        said = read_identity(read_front_matter(source), source, errors)
        title = said.title or read(path).title
    except LeafletError:
        return Medicine(path.stem, path, path.stem, "", "", (path.stem,), frozenset())
    names = (title, said.generic_name, *said.brand_names, path.stem.replace("-", " "))
    codes = frozenset(key for name, code in said.codes for key in keys(name, code))
    return Medicine(
        key=path.stem,
        path=path,
        title=title,
        strength=said.strength,
        form=said.form,
        names=_different(names),
        codes=codes,
    )


def _different(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return each of `names` that says something once, whatever its case."""
    found: dict[str, str] = {}
    for name in filter(None, names):
        found.setdefault(name.casefold(), name)
    return tuple(found.values())
