"""The manifest: what a folder of leaflets was made of, so that only what changed is made anew."""

from __future__ import annotations

import fcntl
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from leaflet.batch.work import Fault, Made
from leaflet.errors import LeafletError

FOLDER = ".leaflet"
"""Where a folder of leaflets keeps its manifest, its lock, files that are not finished, and leaflets put away."""

_FORM = 3
_TABLES = """
CREATE TABLE IF NOT EXISTS leaflet (
    file TEXT PRIMARY KEY, outcome TEXT, inputs TEXT, seen TEXT, page TEXT, fonts TEXT, digest TEXT, stamp TEXT,
    until TEXT, faults TEXT
);
CREATE TABLE IF NOT EXISTS source (path TEXT PRIMARY KEY, stamp TEXT, digest TEXT);
"""
_STANDING = "SELECT file, iif(until = '' OR until >= ?, seen || ' ' || stamp, '') FROM leaflet"
_RUINED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_ERROR}
"""What SQLite says of a file that is no manifest, or no longer one."""


class Manifest:
    """What is known of the leaflets in one folder, and of the files that they were made of.

    LeafletError where it cannot be read or written. One that is ruined is begun anew: what it knew is found out again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._base = self._load()

    def _load(self) -> sqlite3.Connection:
        with _said(self._path):
            try:
                return self._open()
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode not in _RUINED:
                    raise
            for ending in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
            return self._open()

    def _open(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._path)
        try:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            (form,) = base.execute("PRAGMA user_version").fetchone()
            if form != _FORM:
                base.executescript(f"DROP TABLE IF EXISTS leaflet; DROP TABLE IF EXISTS source; {_TABLES}")
                base.execute(f"PRAGMA user_version = {_FORM}")
            base.execute("SELECT count(*), max(stamp) FROM leaflet").fetchone()
        except BaseException:
            base.close()
            raise
        return base

    def standing(self, day: str) -> dict[str, str]:
        """Return the stamps of what each leaflet was made of, and its own, by its file; "" where `day` is too late."""
        with _said(self._path):
            return dict(self._base.execute(_STANDING, (day,)))

    def find(self, file: str) -> Made | None:
        """Return what became of the leaflet in `file`."""
        with _said(self._path):
            row = self._base.execute("SELECT * FROM leaflet WHERE file = ?", (file,)).fetchone()
        return _made(row) if row else None

    def source(self, path: str) -> tuple[str, str] | None:
        """Return the stamp and the digest that the file `path` had when it was read."""
        with _said(self._path):
            found = self._base.execute("SELECT stamp, digest FROM source WHERE path = ?", (path,)).fetchone()
        return found or None

    def remember(self, leaflets: Iterable[Made]) -> None:
        """Keep what became of `leaflets`."""
        with _said(self._path), self._base:
            self._base.executemany(
                "INSERT OR REPLACE INTO leaflet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, leaflets)
            )

    def remember_sources(self, sources: Mapping[str, tuple[str, str]]) -> None:
        """Keep the stamps and digests of files that were read."""
        with _said(self._path), self._base:
            rows = ((path, *each) for path, each in sources.items())
            self._base.executemany("INSERT OR REPLACE INTO source VALUES (?, ?, ?)", rows)

    def forget(self, files: Iterable[str]) -> None:
        """Drop what is known of leaflets that are gone."""
        with _said(self._path), self._base:
            self._base.executemany("DELETE FROM leaflet WHERE file = ?", ((file,) for file in files))

    def close(self) -> None:
        """Close it."""
        self._base.close()


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Say plainly what keeps the manifest from being read or written."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise LeafletError(
            f"the manifest cannot be used: {error}", str(path), "check the folder and the space on the disk"
        ) from None


def _row(made: Made) -> tuple[Any, ...]:
    return (*made[:9], json.dumps(made.faults) if made.faults else None)


def _made(row: tuple[Any, ...]) -> Made:
    made = Made(*row[:9])
    return made._replace(faults=tuple(Fault(*each) for each in json.loads(row[9]))) if row[9] else made


@contextmanager
def opened(folder: Path, waiting: Callable[[], None]) -> Iterator[Manifest]:
    """Open the manifest of `folder` for one run alone; call `waiting` first where another run is at work there.

    What an earlier run left unfinished is cleared away. LeafletError where the folder cannot be written to.
    """
    home = folder / FOLDER
    unfinished = home / "unfinished"
    with ExitStack() as ends:
        try:
            home.mkdir(parents=True, exist_ok=True)
            lock = ends.enter_context((home / "lock").open("a"))
            _lock(lock.fileno(), waiting)
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir(exist_ok=True)
        except OSError as error:
            message = f"cannot be written to: {error.strerror}"
            raise LeafletError(message, str(folder), "name another folder with -o, or mend its rights") from None
        ends.callback(shutil.rmtree, unfinished, ignore_errors=True)
        manifest = Manifest(home / "manifest.sqlite")
        ends.callback(manifest.close)
        yield manifest


def _lock(handle: int, waiting: Callable[[], None]) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(handle, fcntl.LOCK_EX)
