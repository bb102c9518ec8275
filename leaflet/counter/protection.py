"""Protection: around the whole counter, what no request may do and no answer may leave out.

Names that browsers may call the counter by, sizes and times, headers; and a log that says nothing of what was asked.
"""

from __future__ import annotations

import asyncio
import logging
import time
import traceback
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_BODY = 64 * 1024
"""Bytes of a request; a whole form fills some hundreds."""

BODY_SECONDS = 10.0
"""What a request's body may take to arrive."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
        " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What every answer says, unless it says otherwise itself."""

LOG = logging.getLogger("leaflet.counter")


class Protection:
    """The outermost part of the counter: refuses what is not for it, and lets no fault of ours tell of a patient."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        """Put it around `app`, which browsers call by one of `hosts`."""
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, told = time.monotonic(), _Told(send)
        try:
            refusal = self._refusal(Headers(scope=scope))
            if refusal:
                await _refuse(refusal, scope, receive, told)
            else:
                await self._app(scope, await _whole(receive), told)
        except _RefusedError as error:
            await _refuse(error.status, scope, receive, told)
        except Exception as error:
            LOG.error("fault of the program: %s at %s", type(error).__name__, _place(error))
            if not told.begun:
                await _refuse(HTTPStatus.INTERNAL_SERVER_ERROR, scope, receive, told)
        LOG.info("%s %s %s %.0f ms", scope["method"], _route(scope), told.status, 1000 * (time.monotonic() - started))

    def _refusal(self, headers: Headers) -> HTTPStatus | None:
        if headers.get("host", "").lower() not in self._hosts:
            return HTTPStatus.MISDIRECTED_REQUEST
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            return HTTPStatus.FORBIDDEN  # a page elsewhere that draws on us behind the back of who reads it
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length[:12]) > LONGEST_BODY:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return None


class _RefusedError(Exception):
    """A request that is not heard to its end."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


class _Told:
    """Sends an answer on, with the headers that every one has."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun, self.status = True, message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)


async def _whole(receive: Receive) -> Receive:
    """Return what gives the request's body in one piece, read within its limits; and later that the asker has gone."""
    parts: list[bytes] = []
    try:
        async with asyncio.timeout(BODY_SECONDS):
            more = True
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise _RefusedError(HTTPStatus.BAD_REQUEST)
                parts.append(message.get("body", b""))
                more = message.get("more_body", False)
                if sum(map(len, parts)) > LONGEST_BODY:
                    raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    except TimeoutError:
        raise _RefusedError(HTTPStatus.REQUEST_TIMEOUT) from None
    whole: list[Message] = [{"type": "http.request", "body": b"".join(parts), "more_body": False}]

    async def next_message() -> Message:
        return whole.pop() if whole else await receive()

    return next_message


async def _refuse(status: HTTPStatus, scope: Scope, receive: Receive, send: Send) -> None:
    response = PlainTextResponse(f"{status.phrase}\n", status, {"Connection": "close"})
    await response(scope, receive, send)


def _route(scope: Scope) -> str:
    """Return which of the counter's pages was asked for, without what was filled into its address."""
    route: Any = scope.get("route")
    return getattr(route, "path", "-")


def _place(error: BaseException) -> str:
    """Return where in the program an error was raised; its words may be those of a patient."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
