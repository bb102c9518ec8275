"""The manifest: what a folder of leaflets was made of, so that only what changed is made anew."""

from __future__ import annotations

import fcntl
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from leaflet.batch.work import Fault, Made
from leaflet.errors import LeafletError

T = TypeVar("T")

FOLDER = ".leaflet"
"""Where a folder of leaflets keeps its manifest, its lock, files that are not finished, and leaflets put away."""

_FORM = 3
_TABLES = f"""
CREATE TABLE leaflet (
    file TEXT PRIMARY KEY, outcome TEXT, inputs TEXT, seen TEXT, page TEXT, fonts TEXT, digest TEXT, stamp TEXT,
    until TEXT, faults TEXT
);
CREATE TABLE source (path TEXT PRIMARY KEY, stamp TEXT, digest TEXT);
PRAGMA user_version = {_FORM};
"""
_ASIDE = "ALTER TABLE leaflet RENAME TO former; DROP TABLE source;"
_KEPT = "INSERT INTO leaflet SELECT file, '', '', '', '', '', '', '', '', NULL FROM former; DROP TABLE former;"
"""Of a manifest of another form, the names of its leaflets are kept: they can still be called gone."""

_STANDING = "SELECT file, iif(until = '' OR until >= ?, seen || ' ' || stamp, '') FROM leaflet"
_SOURCE = "SELECT stamp, digest FROM source WHERE path = ?"
_RUINED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_ERROR}
"""What SQLite says of a file that is no manifest, or no longer one."""


class Manifest:
    """What is known of the leaflets in one folder, and of the files that they were made of.

    LeafletError where it cannot be read or written. In the place of one that is ruined comes the copy that the last
    run left; where that is gone or ruined, too, it is begun anew, and what it knew is found out again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._copy = path.with_suffix(".copy")
        self._base: sqlite3.Connection | None = None
        self._new = False
        self._changed = False
        if not path.exists() or not path.stat().st_size:
            self._begin_anew()
        self._do(lambda base: base.execute("SELECT count(*), max(stamp) FROM leaflet").fetchone())

    def _do(self, act: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `act` does with the manifest: another one, where it turns out to be ruined."""
        with _said(self._path):
            while True:
                try:
                    self._base = self._base or _opened(self._path)
                    return act(self._base)
                except sqlite3.Error as error:
                    if self._new or not _is_ruin(error):
                        raise
                self.close()
                self._begin_anew()

    def _begin_anew(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        if self._copy.exists():
            self._copy.replace(self._path)
            self._changed = True
        else:
            self._new = True

    def standing(self, day: str) -> dict[str, str]:
        """Return the stamps of what each leaflet was made of, and its own, by its file; "" where `day` is too late."""
        return self._do(lambda base: dict(base.execute(_STANDING, (day,))))

    def find(self, file: str) -> Made | None:
        """Return what became of the leaflet in `file`."""
        return self._do(lambda base: _made(base.execute("SELECT * FROM leaflet WHERE file = ?", (file,)).fetchone()))

    def source(self, path: str) -> tuple[str, str] | None:
        """Return the stamp and the digest that the file `path` had when it was read."""
        return self._do(lambda base: base.execute(_SOURCE, (path,)).fetchone() or None)

    def remember(self, leaflets: Iterable[Made]) -> None:
        """Keep what became of `leaflets`."""
        self._change("INSERT OR REPLACE INTO leaflet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, leaflets))

    def remember_sources(self, sources: Mapping[str, tuple[str, str]]) -> None:
        """Keep the stamps and digests of files that were read."""
        self._change(
            "INSERT OR REPLACE INTO source VALUES (?, ?, ?)", ((path, *each) for path, each in sources.items())
        )

    def forget(self, files: Iterable[str]) -> None:
        """Drop what is known of leaflets that are gone."""
        self._change("DELETE FROM leaflet WHERE file = ?", ((file,) for file in files))

    def _change(self, words: str, rows: Iterable[tuple[Any, ...]]) -> None:
        listed = list(rows)

        def act(base: sqlite3.Connection) -> None:
            with base:
                base.executemany(words, listed)

        self._do(act)
        self._changed = True

    def keep_copy(self, scratch: Path) -> None:
        """Leave a copy, by way of the folder `scratch`, of what changed; without room, the one before stays."""
        part = scratch / self._copy.name
        if self._base and self._changed:
            with suppress(sqlite3.Error, OSError):
                self._base.execute("VACUUM INTO ?", (str(part),))
                part.replace(self._copy)

    def close(self) -> None:
        """Close it."""
        if self._base:
            self._base.close()
        self._base = None


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        (form,) = base.execute("PRAGMA user_version").fetchone()
        if form != _FORM:
            aside, kept = (_ASIDE, _KEPT) if form else ("", "")
            base.executescript(f"BEGIN; {aside} {_TABLES} {kept} COMMIT;")
    except BaseException:
        base.close()
        raise
    return base


def _is_ruin(error: sqlite3.Error) -> bool:
    """Tell whether this is what is said of a file that is no manifest, or no longer one; of letters without a code."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) in _RUINED


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


def _made(row: tuple[Any, ...] | None) -> Made | None:
    if row is None:
        return None
    made = Made(*row[:9])
    try:
        return made._replace(faults=tuple(Fault(*each) for each in json.loads(row[9]))) if row[9] else made
    except (TypeError, ValueError):  # somebody wrote there
        return None


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
        ends.callback(manifest.keep_copy, unfinished)
        yield manifest


def _lock(handle: int, waiting: Callable[[], None]) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(handle, fcntl.LOCK_EX)
