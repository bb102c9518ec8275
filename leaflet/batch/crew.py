"""The crew on this machine: worker processes that each make one leaflet after the other, and may fall."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait  # noqa: A004
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait as wait_for

from pebble import CONSTS, ProcessExpired, ProcessPool

from leaflet.batch.patience import TICK, await_unless
from leaflet.batch.team import STOPS, Team
from leaflet.batch.work import Fault, Made, Work

MEGABYTE = 1024 * 1024
_AHEAD = 3
"""Leaflets a worker has been given before it is done with the first."""

_TASKS = 500
"""Leaflets after which a worker makes room for a new one: it grows by some 40 KB with each."""

_TRIES = 3
"""How often workers are begun anew that all ended before the first leaflet."""

CONSTS.term_timeout = 0.0
"""Seconds that Pebble gives a worker to end by itself, one worker after the other: it has nothing to tidy up."""

Maker = Callable[[Work], Made]


@dataclass(frozen=True)
class Limits:
    """What one leaflet may take: seconds, and megabytes of the worker's memory."""

    seconds: float = 60.0
    memory: int = 1024


def run_here(
    works: Iterable[Work],
    make: Maker,
    jobs: int,
    limits: Limits,
    stopped: Callable[[], bool],
    *,
    loud: bool = False,
) -> Generator[Made, None, None]:
    """Make `works` with `jobs` workers; yield what became of each as it is known, whatever happens to a worker.

    `make` is a function that another process can be sent. As soon as it is `stopped`, or the loop is left early, what
    is not made is left, and every worker ends. What they cry out when they fall is heard where it is to be `loud`.
    """
    team = Team(stopped, loud=loud)
    left, vain = tuple(works), 0
    while left and vain < _TRIES and not stopped():
        before = len(left)
        if await_unless(stopped, team.get_ready):
            size = min(jobs, len(left))
            pool = ProcessPool(
                max_workers=size,
                max_tasks=_TASKS,
                initializer=_begin,
                initargs=(limits.memory,),
                context=team.context,
            )
            try:
                left = yield from _made(pool, left, make, size, limits, stopped)
            except BrokenProcessPool:  # more workers than the system lets us have
                pass
            finally:
                pool.stop()
                team.end()
                pool.join()
        vain = vain + 1 if len(left) == before else 0
    if not stopped():
        hint = "free some memory and run it again; `leaflet doctor` and `leaflet --debug batch` say more"
        yield from (work.failed(Fault("no worker lives long enough to begin it", work.file, hint)) for work in left)


def _made(
    pool: ProcessPool, works: Iterable[Work], make: Maker, jobs: int, limits: Limits, stopped: Callable[[], bool]
) -> Generator[Made, None, tuple[Work, ...]]:
    """Make `works` in `pool`; return those that are left when it has broken, its processes killed all at once say."""
    waiting = iter(works)
    pending: dict[Future[Made], Work] = {}
    broken: list[Work] = []
    while not stopped():
        for work in islice(waiting, jobs * _AHEAD - len(pending)):
            if not pool.active:
                broken.append(work)
                break
            pending[pool.schedule(make, args=[work], timeout=limits.seconds)] = work
        if not pool.active:
            return (*broken, *pending.values(), *waiting)
        if not pending:
            break
        done, _ = wait(pending, timeout=TICK, return_when=FIRST_COMPLETED)
        for future in done:
            work = pending.pop(future)
            if isinstance(future.exception(), BrokenProcessPool):
                broken.append(work)
            else:
                yield _result(future, work, limits)
    return ()


def _begin(memory: int) -> None:
    """Prepare a worker: the one who stops a batch is its parent, and no leaflet may take the machine's memory."""
    for number in STOPS:
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(ValueError, OSError):  # a lower limit is in force already
        resource.setrlimit(resource.RLIMIT_DATA, (memory * MEGABYTE, memory * MEGABYTE))


def _end_with_parent() -> None:
    """End this worker when the batch is gone without having stopped it: killed, or out of memory."""
    parent = multiprocessing.parent_process()
    if parent:
        wait_for([parent.sentinel])
        os._exit(1)


def _result(future: Future[Made], work: Work, limits: Limits) -> Made:
    try:
        return future.result()
    except TimeoutError:
        return work.failed(
            Fault(f"took longer than {limits.seconds:g} seconds", work.file, "allow more with --timeout")
        )
    except ProcessExpired as error:
        hint = "run it again; if it ends there again, allow more with --memory or report it with the monograph"
        return work.failed(Fault(f"its worker ended without a word ({_how(error.exitcode)})", work.file, hint))
    except MemoryError:
        return work.failed(Fault("needs more memory than it may take", work.file, "allow more with --memory"))
    except Exception as error:
        message = f"the program itself failed: {type(error).__name__}: {error}"
        return work.failed(Fault(message, work.file, "report it with the monograph"))


def _how(code: int | None) -> str:
    """Return how a process ended."""
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"status {code}"
