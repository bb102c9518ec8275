"""Digests of files, remembered by what the system says of each (its stamp), so that none is read twice."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from leaflet.errors import LeafletError

_SETTLED = 100_000_000
"""Nanoseconds after which a change gets another time than the one before it, on any file system of ours."""

_NOWHERE = "0 0 0"
"""The stamp of a link that leads nowhere: what it stands for is not there to be read, and that is to be told."""


def stamp(status: os.stat_result) -> str:
    """Return what changes when a file's content does: size, inode, and the time of the change, which none can set."""
    return f"{status.st_size} {status.st_ctime_ns} {status.st_ino}"


def stamps(folder: Path | str, ending: str = "") -> dict[str, str]:
    """Return the stamps of the files in `folder` by their names, of those with this `ending`, without it.

    LeafletError where it cannot be read.
    """
    if not os.path.isdir(folder):
        return {}
    try:
        home = os.open(folder, os.O_RDONLY)
        try:
            return _stamps(home, ending)
        finally:
            os.close(home)
    except OSError as error:
        raise LeafletError(f"cannot be read: {error.strerror}", str(folder), "mend its rights") from None


def _stamps(home: int, ending: str) -> dict[str, str]:
    """Return them of an opened folder, from where a name is found faster than by its whole path."""
    found, cut = {}, -len(ending) or None
    for entry in os.scandir(home):
        name = entry.name
        if name.endswith(ending) and (entry.is_file() or entry.is_symlink()):
            try:
                said = entry.stat()
            except OSError:
                found[name[:cut]] = _NOWHERE
                continue
            found[name[:cut]] = f"{said.st_size} {said.st_ctime_ns} {said.st_ino}"  # `stamp` takes time to call
    return found


def settled(seen: str, now: int) -> bool:
    """Tell whether a file with the stamp `seen` would have another one if it changed from `now` on (nanoseconds)."""
    return not seen or int(seen.split(" ")[1]) < now - _SETTLED


def digest(data: bytes) -> str:
    """Return what tells `data` from any other, in 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class Digests:
    """The digests of files; one that was read before is not read again while its stamp is the same.

    `known` finds what earlier runs remembered, stamp and digest by path; `fresh` is what this one has read and should
    be remembered. A file that changed a moment ago is not: another change now might leave it with the same stamp.
    """

    def __init__(self, known: Callable[[str], tuple[str, str] | None] = lambda _path: None) -> None:
        self._known = known
        self._now: dict[str, str] = {}
        self.began = time.time_ns()
        self.fresh: dict[str, tuple[str, str]] = {}

    def file(self, path: Path | str) -> str:
        """Return the digest of the file `path`, "" where there is none to read; it is looked at once in a run."""
        name = os.fspath(path)
        if name not in self._now:
            try:
                self._now[name] = self._look(name, stamp(os.stat(name)))
            except OSError:
                self._now[name] = ""
        return self._now[name]

    def _look(self, name: str, seen: str) -> str:
        before = self._known(name)
        if before and before[0] == seen:
            return before[1]
        with open(name, "rb") as file:
            found = digest(file.read())
        if settled(seen, self.began):
            self.fresh[name] = (seen, found)
        return found

    def files(self, paths: Iterable[Path]) -> str:
        """Return one digest of all of `paths`, whose order says nothing."""
        return digest("\n".join(sorted(f"{path.name} {self.file(path)}" for path in paths)).encode())
