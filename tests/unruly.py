"""A maker of leaflets for the tests of crews: what it does in its worker is what the medicine is called."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from leaflet.batch.work import Made, Outcome, Work


def works(*names: str) -> tuple[Work, ...]:
    """Return a leaflet to be made for each of `names`."""
    return tuple(
        Work(f"{name}.en.clear.txt", Path(f"{name}.md"), "en", "clear", "a5", "txt", "ua1", "in") for name in names
    )


def make(work: Work) -> Made:
    """Make nothing, or do what the medicine's name says."""
    match work.path.stem.partition("-")[0]:
        case "abort":
            os.abort()
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            os._exit(3)
        case "hang":
            time.sleep(600)
        case "deaf":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(600)
        case "greedy":
            bytearray(900_000_000)
        case "raise":
            raise RuntimeError("what a maker never should")
        case "slow":
            time.sleep(0.2)
    return Made(work.file, Outcome.MADE, work.inputs, page=str(os.getpid()))
