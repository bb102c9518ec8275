"""Queues of CUPS: a PDF sent through `lp`, and what the print server says of the job."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import subprocess

from leaflet.errors import LeafletError
from leaflet.printing.driverless import PORT, TIMEOUT, Connect, Unix, looker
from leaflet.printing.receipt import Receipt, watch
from leaflet.printing.ticket import TITLE, Ticket

INSTALL = "install it with: apt-get install cups-client"
_LIMIT = 30
_JOB = re.compile(r"request id is (\S+)-(\d+)")


def queues() -> tuple[str, ...]:
    """Return the queues of this machine, none where CUPS is not there."""
    return tuple(line.strip() for line in _run("lpstat", "-e")[0].splitlines() if line.strip())


def usual_queue() -> str:
    """Return the queue that prints what names none, "" without any."""
    found = re.search(r"destination: (\S+)", _run("lpstat", "-d")[0])
    return found[1] if found else ""


def send(pdf: bytes, queue: str, ticket: Ticket, seconds: float) -> Receipt:
    """Print `pdf` in `queue`, and return what the print server says of the job within so many `seconds`.

    The file goes to `lp` through a pipe: nothing of it is written to this machine's disk by us. LeafletError when the
    queue is not there, or refuses.
    """
    if not shutil.which("lp"):
        raise LeafletError("`lp` is not installed, which prints in queues", queue, INSTALL)
    media = ",".join(filter(None, (ticket.paper.media, ticket.tray)))
    said, wrong = _run(
        *("lp", "-d", queue, "-t", TITLE, "-n", str(ticket.copies)),
        *("-o", f"sides={ticket.sides}", "-o", f"media={media}", "-"),
        data=pdf,
    )
    found = _JOB.search(said)
    if not found:
        known = ", ".join(queues()) or "none"
        reason = (wrong.strip().removeprefix("lp: ") or "it did not answer").rstrip(".")
        raise LeafletError(f"the queue refuses: {reason}", queue, f"the queues of this machine: {known}")
    job = int(found[2])
    uri = f"ipp://localhost/printers/{queue}"
    return watch(looker(_server(), f"/printers/{queue}", uri, job), queue, job, seconds)


def _server() -> Connect:
    """Return how the print server is connected to that `lp` has sent the job to."""
    place = _run("lpstat", "-H")[0].strip() or "localhost"
    if place.startswith("/"):
        return lambda: Unix(place)
    host, _, port = place.rpartition(":") if ":" in place else (place, "", str(PORT))
    return lambda: http.client.HTTPConnection(host.strip("[]"), int(port), timeout=TIMEOUT)


def _run(*command: str, data: bytes | None = None) -> tuple[str, str]:
    """Return what a command says and complains, in English; nothing where it is not installed or hangs."""
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=_LIMIT, check=False, env={**os.environ, "LC_ALL": "C"}
        )
    except (OSError, subprocess.TimeoutExpired):
        return "", ""
    return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
