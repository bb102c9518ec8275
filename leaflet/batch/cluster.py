"""The crew on other machines: leaflets made by the workers of a Dask scheduler, from contents, not from folders."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from leaflet.batch.make import deliver, form, recipe
from leaflet.batch.patience import TICK, await_unless
from leaflet.batch.run import Task
from leaflet.batch.work import Fault, Made, Work
from leaflet.configuration import Configuration
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError

_AHEAD = 3
"""Leaflets that the cluster has been given for each of its threads."""

CONNECTING = 5.0
"""Seconds in which a scheduler has to answer."""

_PATIENCE = 15.0
"""Seconds without a scheduler, or without a single worker, after which nobody is waited for."""

_NEWS = 0.5
"""Seconds between two questions how many workers there are: the scheduler takes as long to answer as for a leaflet."""

_END = 1.0
"""Seconds after which a worker ends whose leaflet does not."""

Sent = tuple[Made, bytes | None]


@dataclass(frozen=True)
class Parcel:
    """A leaflet to be made far away: the work, and the monograph and catalog that it comes from, by their places."""

    work: Work
    contents: tuple[tuple[str, bytes], ...]

    @classmethod
    def pack(cls, work: Work) -> Parcel:
        """Return `work` with what it needs."""
        home = work.path.parent
        catalog = home / "locales" / work.language / f"{work.path.stem}.po"
        paths = [path for path in (work.path, catalog) if path.is_file()]
        return cls(work, tuple((path.relative_to(home).as_posix(), path.read_bytes()) for path in paths))


def run_there(task: Task, scheduler: str, seconds: float) -> Generator[Made, None, None]:
    """Do `task` on the Dask cluster whose scheduler is at the address `scheduler`; `seconds` is a leaflet's time.

    A worker that is lost costs the leaflets it was at, which others make. LeafletError where there is no cluster; one
    that goes away leaves the rest failed.
    """
    client = _client(scheduler, task.stopped)
    if client is None:
        return
    executor = client.get_executor(pure=False, retries=2)
    waiting = iter(task.works)
    pending: dict[Future[Sent], Work] = {}
    threads, asked = 0, 0.0
    seen = time.monotonic()
    try:
        while not task.stopped():
            if client.status != "running" or time.monotonic() - asked > _NEWS:
                threads, asked = _threads(client), time.monotonic()
            seen = time.monotonic() if threads else seen
            if time.monotonic() - seen > _PATIENCE:
                yield from (_lost(work, scheduler) for work in (*pending.values(), *waiting))
                break
            for work in islice(waiting, max(0, threads * _AHEAD - len(pending))):
                try:
                    parcel = Parcel.pack(work)
                except OSError as error:
                    yield work.failed(Fault(f"cannot be read: {error.strerror}", str(work.path), "check its rights"))
                    continue
                pending[executor.submit(open_parcel, parcel, task.configuration, task.today, seconds)] = work
            if threads and not pending:
                break
            if not pending:
                time.sleep(TICK)
            done, _ = wait(pending, timeout=TICK, return_when=FIRST_COMPLETED)
            for future in done:
                made, data = _result(future, pending.pop(future), scheduler)
                yield made if data is None else deliver(made, data, task.folder, task.scratch)
    finally:
        with suppress(Exception):  # the cluster may be gone before us
            for future in pending if client.status == "running" else ():
                future.cancel()
            executor.shutdown(wait=False)
        with suppress(Exception):
            client.close(timeout=1)


def _client(scheduler: str, stopped: Callable[[], bool]) -> Any:
    """Return who speaks with the scheduler at this address, None where it is `stopped` before they have met."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError:
        raise LeafletError(
            "a cluster needs Dask, which is not installed", "--scheduler", "pip install 'pharmacy-leaflet[cluster]'"
        ) from None
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters of it is told with the leaflets
    # Dask's own waits ten seconds when it is thrown away without having been connected.
    line: Any = type("Line", (Client,), {"__del__": lambda _self: None})
    late = time.monotonic() + CONNECTING
    why = f"nobody answers within {CONNECTING:g} seconds"
    try:
        # Dask's own timeout ends when somebody takes the call, who may then never speak.
        client = await_unless(
            lambda: stopped() or time.monotonic() > late,
            lambda: line(scheduler, timeout=CONNECTING, set_as_default=False),
        )
    except Exception as error:
        client, why = None, str(error) or "who answers there is something else"
    if client is None and not stopped():
        hint = "start one with `dask scheduler`, and check the address that it tells and the network"
        raise LeafletError(f"there is no Dask scheduler: {why}", scheduler, hint)
    return client


def _threads(client: Any) -> int:
    """Return how many leaflets the cluster makes at a time, which its scheduler is asked; 0 where that is gone."""
    if client.status != "running":
        return 0
    workers = client.scheduler_info(n_workers=-1)["workers"].values()
    return sum(int(worker["nthreads"]) for worker in workers)


def _lost(work: Work, scheduler: str) -> Made:
    hint = "start it again with `dask scheduler` and `dask worker`, and run the batch again"
    return work.failed(Fault("the cluster has no scheduler, or no worker", scheduler, hint))


def open_parcel(parcel: Parcel, configuration: Configuration, today: date, seconds: float) -> Sent:
    """Make the leaflet in `parcel` and return it; a worker with other fonts or versions than the sender's refuses.

    One that takes longer than `seconds` has failed. Its worker can't be called back from it, and ends.
    """
    found: list[Sent] = []
    maker = threading.Thread(target=lambda: found.append(_open(parcel, configuration, today)), daemon=True)
    maker.start()
    maker.join(seconds)
    if found:
        return found[0]
    if maker.is_alive():
        message = f"took longer than {seconds:g} seconds"
        threading.Timer(_END, os._exit, [1]).start()  # when the answer is on its way
        return parcel.work.failed(Fault(message, parcel.work.file, "allow more with --timeout")), None
    raise RuntimeError("the worker's thread ended without a leaflet")


def _open(parcel: Parcel, configuration: Configuration, today: date) -> Sent:
    work = parcel.work
    edition = find_edition(work.edition)
    paper = find_paper(work.paper, edition)
    ours = recipe(configuration).inputs(work.language, edition, paper, work.form, work.conformance)
    if not work.inputs.startswith(f"{ours} "):
        message = "the worker has other fonts, libraries or another version of leaflet than the machine it works for"
        return work.failed(Fault(message, work.file, "install the same on every machine")), None
    with TemporaryDirectory(prefix="leaflet-") as name:
        home = Path(name)
        for place, content in parcel.contents:
            (home / place).parent.mkdir(parents=True, exist_ok=True)
            (home / place).write_bytes(content)
        made, data = form(work._replace(path=home / work.path.name), configuration, today)
        there, here = str(home), str(work.path.parent)
    faults = tuple(Fault(*(text.replace(there, here) for text in fault)) for fault in made.faults)
    return made._replace(faults=faults, inputs=work.refused(()).inputs if faults else made.inputs), data


def _result(future: Future[Sent], work: Work, scheduler: str) -> Sent:
    try:
        return future.result()
    except CancelledError:
        return _lost(work, scheduler), None
    except Exception as error:
        message = f"the cluster failed: {type(error).__name__}: {error}"
        return work.failed(Fault(message, work.file, "look at the workers' logs")), None
