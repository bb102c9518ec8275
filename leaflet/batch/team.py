"""The team: worker processes, copies of one that has everything loaded, which heed nobody but the batch."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any
from weakref import WeakSet

STOPS = (signal.SIGINT, signal.SIGHUP)
"""What a terminal sends to every process that was started there: it is meant for the batch, not for its workers."""

_OUTPUT, _ERRORS = 1, 2
"""File descriptors. Who reads what a batch says waits for its end, not for that of a process it leaves behind."""


class Team:
    """The workers of one batch; its `context` begins them for a pool, until the batch is `stopped`.

    What they cry out when they fall (at length, for want of memory) is heard only where it is to be `loud`.
    """

    def __init__(self, stopped: Callable[[], bool], *, loud: bool = False) -> None:
        self._stopped = stopped
        self._loud = loud
        self._members: WeakSet[ForkServerProcess] = WeakSet()
        self.context = ForkServerContext()
        self.context.set_forkserver_preload(["leaflet.batch.warm"])
        self.context.Process = self._member  # type: ignore[assignment, misc]

    def get_ready(self) -> bool:
        """Start the process that workers are copies of, deaf to what stops a batch; return whether it made one."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        try:
            with _hushed(*([_OUTPUT] if self._loud else [_OUTPUT, _ERRORS])):
                resource_tracker.ensure_running()
                signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)  # again: the line above lets Ctrl-C through
                forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        first = ForkServerProcess(target=int)
        try:
            first.start()
        except (OSError, EOFError):
            return False
        first.join()
        return True

    def _member(self, **rest: Any) -> ForkServerProcess:
        """Return a worker; InterruptedError when the batch is stopped, which a pool takes for the system's refusal."""
        if self._stopped():
            raise InterruptedError
        member = ForkServerProcess(**rest)
        self._members.add(member)
        return member

    def end(self) -> None:
        """End every worker at once; a pool would do it one after the other."""
        for member in tuple(self._members):
            if member.pid:
                member.kill()


@contextmanager
def _hushed(*files: int) -> Iterator[None]:
    """Let what is started meanwhile say nothing to these files, given by their descriptors, nor keep them open."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    kept = {}
    for file in files:
        with suppress(OSError):  # it is closed
            kept[file] = os.dup(file)
            os.dup2(nowhere, file)
    try:
        yield
    finally:
        for file, copy in kept.items():
            os.dup2(copy, file)
            os.close(copy)
        os.close(nowhere)
