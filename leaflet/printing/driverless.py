"""Driverless printing: a PDF sent by IPP to a printer at its address, and the printer's own answers."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from leaflet.errors import LeafletError, refuse
from leaflet.printing.ipp import Answer, Attribute, MalformedError, Operation, Tag, ask, read_answer
from leaflet.printing.receipt import TICK, Receipt, watch
from leaflet.printing.ticket import TITLE, Ticket, user

SCHEMES = ("ipp", "ipps")
PORT = 631
TIMEOUT = 10.0
"""Seconds that a printer may take for one answer."""

_BUSY = 0x0507
"""Status of a printer that has another job at hand (RFC 8011, B.1.5.8)."""

LONGEST = 1 << 20
"""Bytes of an answer; a printer's attributes fill some ten thousand."""

_WANTED = (
    "printer-state", "printer-state-reasons", "document-format-supported", "media-supported", "media-source-supported",
    "sides-supported", "copies-supported",
)  # fmt: skip
_WATCHED = ("job-state", "job-state-reasons")

Connect = Callable[[], http.client.HTTPConnection]


class Unix(http.client.HTTPConnection):
    """A connection to a server on this machine that listens at a path."""

    def __init__(self, path: str) -> None:
        """Prepare a connection to the socket at `path`."""
        super().__init__("localhost", timeout=TIMEOUT)
        self.path = path

    def connect(self) -> None:
        """Open it."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(TIMEOUT)
        self.sock.connect(self.path)


def send(pdf: bytes, uri: str, ticket: Ticket, seconds: float) -> Receipt:
    """Print `pdf` on the printer at `uri` (ipp://...), and return what it answers within so many `seconds`.

    The printer is asked first what it can do, and told to keep to the ticket or to refuse. LeafletError when it cannot
    be reached, or refuses.
    """
    connect, path = _where(uri)
    wanted = Attribute("requested-attributes", Tag.KEYWORD, _WANTED)
    printer = question(connect, path, uri, ask(Operation.GET_PRINTER_ATTRIBUTES, uri, (wanted,)))
    _refuse_rejected(printer, uri)
    refuse(LeafletError(message, uri, hint) for message, hint in ticket.refusals(printer))
    asked = (
        Attribute("requesting-user-name", Tag.NAME, (user(),)),
        Attribute("job-name", Tag.NAME, (TITLE,)),
        Attribute("ipp-attribute-fidelity", Tag.BOOLEAN, (True,)),
        Attribute("document-format", Tag.MIME, ("application/pdf",)),
    )
    end = time.monotonic() + seconds
    body = ask(Operation.PRINT_JOB, uri, asked, ticket.attributes()) + pdf
    answer = _put(connect, path, uri, body)
    while answer.status == _BUSY and time.monotonic() < end:  # a small printer takes one job after the other
        time.sleep(TICK)
        answer = _put(connect, path, uri, body)
    _refuse_rejected(answer, uri)
    job = answer.first("job-id")
    if not isinstance(job, int):
        raise LeafletError("the printer gave the job no number", uri, "look at the printer whether it prints")
    return watch(looker(connect, path, uri, job), uri, job, seconds)


def looker(connect: Connect, path: str, uri: str, job: int) -> Callable[[], tuple[Answer, Answer]]:
    """Return what asks for the state of a `job`, and for that of the printer at `uri`."""
    mine = (
        Attribute("job-id", Tag.INTEGER, (job,)),
        Attribute("requesting-user-name", Tag.NAME, (user(),)),
        Attribute("requested-attributes", Tag.KEYWORD, _WATCHED),
    )
    its = (Attribute("requested-attributes", Tag.KEYWORD, ("printer-state", "printer-state-reasons")),)

    def look() -> tuple[Answer, Answer]:
        return (
            question(connect, path, uri, ask(Operation.GET_JOB_ATTRIBUTES, uri, mine)),
            question(connect, path, uri, ask(Operation.GET_PRINTER_ATTRIBUTES, uri, its)),
        )

    return look


def question(connect: Connect, path: str, uri: str, body: bytes) -> Answer:
    """Put one question to a printer; LeafletError when there is no answer, or none that is IPP."""
    connection = connect()
    try:
        connection.request("POST", path, body, {"Content-Type": "application/ipp", "Accept": "application/ipp"})
        response = connection.getresponse()
        data = response.read(LONGEST)
        if response.status != http.client.OK:
            hint = "use ipps://" if response.status == http.client.UPGRADE_REQUIRED else "look at the address"
            raise LeafletError(f"the printer answers {response.status} {response.reason}", uri, hint)
        return read_answer(data)
    except MalformedError:
        raise LeafletError("what answers there is no printer", uri, "look at the address") from None
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        hint = "is it switched on, and the address right?"
        raise LeafletError(f"the printer cannot be reached: {reason}", uri, hint) from None
    finally:
        connection.close()


def _put(connect: Connect, path: str, uri: str, job: bytes) -> Answer:
    """Put a job; LeafletError when there is no answer, and nobody knows whether it is printed."""
    try:
        return question(connect, path, uri, job)
    except LeafletError as error:
        hint = "it may print all the same: look there before you send it again"
        raise LeafletError(error.message, uri, hint) from None


def _where(uri: str) -> tuple[Connect, str]:
    """Return how the printer at `uri` is connected to, and the path that it is asked at."""
    parts = urlsplit(uri)
    try:
        host, port = parts.hostname, parts.port or PORT
    except ValueError:
        host, port = None, 0
    if parts.scheme not in SCHEMES or not host or parts.username is not None:
        raise LeafletError("this is no address of a printer", uri, "write it as ipp://printer.example/ipp/print")
    path = parts.path or "/"
    if parts.scheme == "ipp":
        return lambda: http.client.HTTPConnection(host, port, timeout=TIMEOUT), path
    # A printer signs its certificate itself: what it says of who it is proves nothing, but nobody else reads along.
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return lambda: http.client.HTTPSConnection(host, port, timeout=TIMEOUT, context=context), path


def _refuse_rejected(answer: Answer, uri: str) -> None:
    if not answer.accepted:
        said: Sequence[object] = answer.all("status-message") or (f"status {answer.status:#06x}",)
        raise LeafletError(f"the printer refuses: {said[0]}", uri, "look at the printer; or choose other settings")
