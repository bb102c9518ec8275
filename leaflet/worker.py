"""A worker: a process that makes leaflets for another, warm from its first one, and never longer there than that."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import threading
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import wait

from leaflet.errors import LeafletError
from leaflet.press.fonts import prepare
from leaflet.press.libraries import load

STOPS = (signal.SIGINT, signal.SIGHUP)
"""What a terminal sends to every process that was started there: it is meant for the program, not for its workers."""


def warm() -> None:
    """Load what every leaflet needs: fonts, WeasyPrint and its libraries."""
    with suppress(LeafletError):  # each leaflet that needs fonts says that they are missing
        prepare()
        load()
        import_module("leaflet.press.tags")


def begin(megabytes: int) -> None:
    """Prepare this worker: it heeds its parent alone, ends with it, and takes no more memory than so much."""
    for number in STOPS:
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(ValueError, OSError):  # a lower limit is in force already
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))


def _end_with_parent() -> None:
    """End this worker when its parent is gone without having stopped it: killed, or out of memory."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
