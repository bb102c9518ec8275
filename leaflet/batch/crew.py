"""The crew on this machine: worker processes that each make one leaflet after the other, and may fall."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait  # noqa: A004
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import ForkServerContext

from pebble import CONSTS, ProcessExpired, ProcessPool

from leaflet.batch.patience import TICK, await_unless
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

_STOPS = (signal.SIGINT, signal.SIGHUP)
"""What a terminal sends to every process that was started there: it is meant for the batch, not for its workers."""

Maker = Callable[[Work], Made]


@dataclass(frozen=True)
class Limits:
    """What one leaflet may take: seconds, and megabytes of the worker's memory.

    `loud` lets a worker cry out when it ends, which one does at length for want of memory.
    """

    seconds: float = 60.0
    memory: int = 1024
    loud: bool = False


def run_here(
    works: Iterable[Work], make: Maker, jobs: int, limits: Limits, stopped: Callable[[], bool]
) -> Generator[Made, None, None]:
    """Make `works` with `jobs` workers; yield what became of each as it is known, whatever happens to a worker.

    `make` is a function that another process can be sent. As soon as it is `stopped`, or the loop is left early, what
    is not made is left, and every worker ends.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["leaflet.batch.warm"])
    left, vain = tuple(works), 0
    while left and vain < _TRIES and not stopped():
        before = len(left)
        ready: bool | None = await_unless(stopped, partial(_serve, context))
        if ready:
            team = min(jobs, len(left))
            pool = ProcessPool(
                max_workers=team, max_tasks=_TASKS, initializer=_begin, initargs=(limits,), context=context
            )
            try:
                left = yield from _made(pool, left, make, team, limits, stopped)
            except BrokenProcessPool:  # more workers than the system lets us have
                pass
            finally:
                pool.stop()
                pool.join()
        vain = vain + 1 if len(left) == before else 0
    if not stopped():
        hint = "see what `leaflet doctor` says, free some memory, and run it again"
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


def _serve(context: ForkServerContext) -> bool:
    """Start the process that workers are copies of, deaf to what stops a batch; return whether it could make one."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)  # again: the line above lets Ctrl-C through
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    first = context.Process(target=int)
    try:
        first.start()
    except (OSError, EOFError):
        return False
    first.join()
    return True


def _begin(limits: Limits) -> None:
    """Prepare a worker: the one who stops a batch is its parent, and no leaflet may take the machine's memory."""
    if not limits.loud:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    for number in _STOPS:
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(ValueError, OSError):  # a lower limit is in force already
        resource.setrlimit(resource.RLIMIT_DATA, (limits.memory * MEGABYTE,) * 2)


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
