"""Serving: the counter started on this machine, or on a network where staff sign in."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import os
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from leaflet.configuration import Configuration
from leaflet.counter.app import make_app
from leaflet.counter.desk import Desk
from leaflet.counter.reach import address, elsewhere, hosts
from leaflet.counter.session import Sessions
from leaflet.counter.shelf import Shelf
from leaflet.counter.workshop import Workshop
from leaflet.errors import LeafletError, refuse
from leaflet.formulary import Formulary

HEAD_SECONDS = 10.0
"""What a request's head may take to arrive."""

LONGEST_HEAD = 16 * 1024
SHORTEST_TOKEN = 12
"""Letters of a token that nobody guesses."""


class Punctual(H11Protocol):
    """A connection that ends when the head of a request does not arrive in time."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what has arrived; wait on where it is no whole head."""
        super().data_received(data)
        waiting = self.conn.their_state is h11.IDLE and bool(self.conn.trailing_data[0])
        if not waiting and self._late:
            self._late.cancel()
            self._late = None
        elif waiting and not self._late:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        if self._late:
            self._late.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._late = self.loop.call_later(HEAD_SECONDS, self.transport.close)


def refuse_open(settings: Configuration) -> None:
    """Raise LeafletError where the counter would be open to other machines without anybody signing in."""
    counter = settings.counter
    where = str(settings.path or "leaflet.toml")
    if not _is_own(counter.address) and not counter.token:
        raise LeafletError(
            f"other machines could reach {counter.address}, and nobody would have to sign in",
            where,
            f"write under [counter] a token of {SHORTEST_TOKEN} letters or more; or leave address out",
        )
    if counter.token and len(counter.token) < SHORTEST_TOKEN:
        raise LeafletError("the token is too short", where, f"take {SHORTEST_TOKEN} letters or more")
    if bool(counter.certificate) != bool(counter.key):
        raise LeafletError("a certificate and its key go together", where, "name both under [counter], or neither")


def read_certificate(settings: Configuration) -> tuple[Path | None, Path | None]:
    """Return the files of the certificate and its key, None without; LeafletError where they cannot be used."""
    counter, base = settings.counter, settings.path.parent if settings.path else Path()
    if not counter.certificate:
        return None, None
    files = base / counter.certificate, base / counter.key
    missing = [path for path in files if not path.is_file()]
    refuse(LeafletError("there is no such file", str(path), "look at [counter] in leaflet.toml") for path in missing)
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(*files, password="")
    except (OSError, ValueError) as error:
        raise LeafletError(
            f"the certificate or its key cannot be used: {getattr(error, 'reason', None) or error}",
            str(files[0]),
            "both must be PEM, belong together, and the key must have no password",
        ) from None
    return files


def serve(settings: Configuration, formulary: Formulary, tell: Callable[[str], object]) -> None:
    """Serve the counter until somebody ends it, and `tell` where it is; LeafletError when it cannot begin."""
    refuse_open(settings)
    certificate, key = read_certificate(settings)
    counter = settings.counter
    listening = _listen(counter.address, counter.port)
    port = listening.getsockname()[1]
    secure = bool(counter.certificate)
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.WARNING)
    logging.getLogger("leaflet.counter").setLevel(logging.INFO)
    desk = Desk(
        settings,
        Shelf(formulary.folder),
        Workshop(max(2, os.cpu_count() or 2)),
        Sessions(counter.token, secure=secure),
        secure=secure,
        samples=formulary.ours,
    )
    config = uvicorn.Config(
        make_app(desk, hosts(settings, port)),
        http=Punctual,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=LONGEST_HEAD,
        timeout_graceful_shutdown=5,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    tell(f"the counter is at {address(settings, port)}; end it with Ctrl-C")
    for other in elsewhere(settings, port):
        tell(f"from other machines: {other}")
    with suppress(KeyboardInterrupt):  # that is how it ends
        uvicorn.Server(config).run(sockets=[listening])


def _is_own(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        raise LeafletError(
            f"{name!r} is no address", "address in [counter]", "write one in numbers, such as 127.0.0.1 or 0.0.0.0"
        ) from None


def _listen(name: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in name else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((name, port))
        listening.listen(512)  # who asks before all is ready waits, and is not turned away
    except OSError as error:
        listening.close()
        raise LeafletError(
            f"the counter cannot listen at port {port}: {error.strerror}", name, "take another with --port"
        ) from None
    return listening
