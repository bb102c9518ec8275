"""The printer: a finished leaflet sent to a queue of CUPS or to a driverless printer, and what that answers."""

from __future__ import annotations

from leaflet.errors import LeafletError
from leaflet.printing import driverless, queues
from leaflet.printing.receipt import Receipt
from leaflet.printing.ticket import Ticket

PATIENCE = 5.0
"""Seconds that somebody at the counter waits for the printer's answer; it prints on without them."""


def print_pdf(pdf: bytes, printer: str, ticket: Ticket, seconds: float = PATIENCE) -> Receipt:
    """Print `pdf` and return the printer's answer: printed, waiting, or stopped and why; never assumed.

    `printer` is the name of a queue, an address (ipp://..., ipps://...), or "" for the machine's usual queue.
    LeafletError, and nothing printed, when there is no such printer, or it cannot print as the `ticket` says.
    """
    if "://" in printer:
        return driverless.send(pdf, printer, ticket, seconds)
    return queues.send(pdf, find_queue(printer), ticket, seconds)


def find_queue(name: str) -> str:
    """Return the queue called `name`, the usual one for ""; LeafletError lists what there is."""
    known = queues.queues()
    chosen = name or queues.usual_queue() or (known[0] if len(known) == 1 else "")
    if chosen and chosen in known:
        return chosen
    hint = (
        f"the queues of this machine: {', '.join(known)}" if known else "set one up, or name ipp://PRINTER/ipp/print"
    )
    if not chosen:
        raise LeafletError("no printer is named, and the machine has no usual one", "printer", hint)
    raise LeafletError(f"there is no printer {name!r}", "printer", hint)
