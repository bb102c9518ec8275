"""A whole batch from its plan to its report: what is made is kept, what is refused does not lie there as it was."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from leaflet.batch.digests import Digests
from leaflet.batch.manifest import FOLDER, Manifest, opened
from leaflet.batch.plan import Order, Plan, plan
from leaflet.batch.recipe import Recipe
from leaflet.batch.report import Report
from leaflet.batch.work import Fault, Made, Outcome, Work
from leaflet.configuration import Configuration
from leaflet.errors import LeafletError, refuse


class Ears(Protocol):
    """Who is told how a batch goes on."""

    def waiting(self) -> None:
        """Another batch is at work in the folder."""

    def planned(self, what: Plan) -> None:
        """The plan is made, and the crew begins."""

    def told(self, made: Made) -> None:
        """One leaflet of the plan is done with."""


class Task(NamedTuple):
    """What a crew is to do: `works` put into `folder` by way of `scratch`, until `stopped` says so."""

    works: tuple[Work, ...]
    configuration: Configuration
    today: date
    folder: Path
    scratch: Path
    stopped: Callable[[], bool]


Crew = Callable[[Task], Generator[Made, None, None]]


def run(
    order: Order,
    configuration: Configuration,
    today: date,
    folder: Path,
    crew: Crew,
    ears: Ears,
    *,
    prune: bool = False,
) -> Report:
    """Make what `order` asks for in `folder`, and nothing that is there already; return what became of it.

    `prune` removes leaflets made earlier that are not asked for. LeafletError where the folder cannot be used or the
    order cannot be carried out; what is wrong with one leaflet is in the report.
    """
    began = time.monotonic()
    refuse(_unwritable(path) for path in (order.formulary, folder) if not _is_text(path))
    with opened(folder, ears.waiting) as manifest:
        digests = Digests(manifest.source)
        planned = plan(order, Recipe(configuration, digests), digests, manifest, folder, today)
        keeper = _Keeper(manifest, folder)
        if digests.fresh:
            manifest.remember_sources(digests.fresh)
        found: list[Made] = []
        with _stoppable() as bell:
            ears.planned(planned)
            # What was refused before may have come back, from a copy of the folder say: it is put away again.
            found += (keeper.keep(made) if (folder / made.file).is_file() else made for made in planned.refused)
            for made in planned.lacking:
                found.append(keeper.keep(made))
                ears.told(found[-1])
            keeper.keep_all(planned.copied)
            if planned.works:
                task = Task(planned.works, configuration, today, folder, folder / FOLDER / "unfinished", bell.is_set)
                with closing(crew(task)) as results:
                    for made in results:
                        found.append(keeper.keep(made))
                        ears.told(found[-1])
            stopped = bell.is_set() and len(found) < len(planned.refused) + len(planned.lacking) + len(planned.works)
        removed = keeper.remove(planned.gone) if prune and not stopped else ()
        keeper.forget(planned.lost)
        keeper.close()
    return Report(
        leaflets=tuple(sorted(found)),
        fresh=planned.fresh,
        gone=tuple(file for file in planned.gone if file not in removed),
        removed=removed,
        planned=planned.size,
        seconds=time.monotonic() - began,
        stopped=stopped,
        faults=planned.faults + keeper.faults,
    )


def _is_text(path: Path) -> bool:
    """Tell whether the whole of a path can be written down: on disk a name may be any bytes."""
    try:
        str(path.absolute()).encode()
    except UnicodeEncodeError:
        return False
    return True


def _unwritable(path: Path) -> LeafletError:
    return LeafletError("its name is no UTF-8", f"{str(path.absolute())!a}", "rename the folder")


class _Keeper:
    """Keeps what became of leaflets in the manifest, and out of the folder what must not lie there.

    What the disk is too full for is tried again with the next leaflet; `faults` is what was in vain.
    """

    def __init__(self, manifest: Manifest, folder: Path) -> None:
        self._manifest = manifest
        self._folder = folder
        self._outdated = folder / FOLDER / "outdated"
        self._unsaved: list[Made] = []
        self._error: LeafletError | None = None
        self.faults: tuple[Fault, ...] = ()

    def keep(self, made: Made) -> Made:
        """Remember what became of a leaflet and return that; one made earlier of another text is put away."""
        if made.outcome in {Outcome.REFUSED, Outcome.FAILED}:
            made = self._put_away(made)
        elif made.outcome == Outcome.MADE:
            self._tidy(made.file)
        if made.outcome != Outcome.FAILED:
            self.keep_all((made,))
        return made

    def keep_all(self, leaflets: tuple[Made, ...]) -> None:
        """Remember `leaflets`."""
        self._unsaved += leaflets
        if self._unsaved:
            self._try(lambda: self._manifest.remember(self._unsaved), self._unsaved.clear)

    def _put_away(self, made: Made) -> Made:
        path = self._folder / made.file
        if path.is_symlink() or not path.is_file():
            return made
        try:
            self._outdated.mkdir(exist_ok=True)
            path.replace(self._outdated / made.file)
        except OSError as error:
            message = f"an earlier one lies there and cannot be put away: {error.strerror}"
            fault = Fault(message, str(path), "take it away: its text may be out of date")
            return made._replace(outcome=Outcome.FAILED, faults=(*made.faults, fault))
        return made._replace(moved=True)

    def _tidy(self, file: str) -> None:
        if self._outdated.is_dir():
            (self._outdated / file).unlink(missing_ok=True)

    def remove(self, files: tuple[str, ...]) -> tuple[str, ...]:
        """Remove leaflets that nobody asks for; return those that are gone."""
        removed = []
        for file in files:
            try:
                (self._folder / file).unlink(missing_ok=True)
                removed.append(file)
            except OSError as error:
                fault = Fault(f"cannot be removed: {error.strerror}", str(self._folder / file), "mend its rights")
                self.faults += (fault,)
        self.forget(tuple(removed))
        return tuple(removed)

    def forget(self, files: tuple[str, ...]) -> None:
        """Drop what is known of `files`."""
        if files:
            self._try(lambda: self._manifest.forget(files), lambda: None)

    def _try(self, act: Callable[[], Any], well: Callable[[], Any]) -> None:
        try:
            act()
        except LeafletError as error:
            self._error = error
        else:
            self._error = None
            well()

    def close(self) -> None:
        """Say what could not be remembered."""
        if self._error:
            hint = f"{self._error.hint}; what it does not know is made anew the next time"
            self.faults += (Fault(self._error.message, self._error.where, hint),)


@contextmanager
def _stoppable() -> Iterator[threading.Event]:
    """Let Ctrl-C, a signal to end, or the end of the terminal ring a bell; a second one ends the program at once."""
    bell = threading.Event()

    def ring(number: int, frame: Any) -> None:
        if bell.is_set():
            signal.default_int_handler(number, frame)
        bell.set()

    if threading.current_thread() is not threading.main_thread():
        yield bell
        return
    stops = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    heeded = {number: handler for number, handler in stops.items() if handler != signal.SIG_IGN}  # nohup ignores one
    for number in heeded:
        signal.signal(number, ring)
    try:
        yield bell
    finally:
        for number, handler in heeded.items():
            signal.signal(number, handler)
