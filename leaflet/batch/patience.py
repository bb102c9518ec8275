"""Patience: waiting for what may take long and can't be interrupted, no longer than until somebody stops the batch."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

TICK = 0.1
"""Seconds after which one who waits looks whether to stop."""

T = TypeVar("T")


def await_unless(stopped: Callable[[], bool], act: Callable[[], T]) -> T | None:
    """Return what `act` returns, or raise what it raises; None as soon as it is `stopped`, `act` being left alone."""
    done: list[T] = []
    failed: list[BaseException] = []

    def perform() -> None:
        try:
            done.append(act())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=perform, daemon=True)
    thread.start()
    while thread.is_alive() and not stopped():
        thread.join(TICK)
    if failed:
        raise failed[0]
    return done[0] if done else None
