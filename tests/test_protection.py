"""Protection: what no request may do, what no answer may leave out, and a log that says nothing of patients."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from leaflet.counter import protection
from leaflet.counter.protection import HEADERS, LONGEST_BODY, Protection

HOST = (b"host", b"localhost:8000")


async def _echo(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def _fail(request: Request) -> Response:
    raise ValueError(f"Maria García {await request.body()!r}")


async def _kept(_request: Request) -> Response:
    return PlainTextResponse("x", headers={"Cache-Control": "max-age=60"})


INSIDE = Starlette(
    routes=[
        Route("/echo/{what}", _echo, methods=["GET", "POST"]),
        Route("/fail", _fail, methods=["GET", "POST"]),
        Route("/kept", _kept),
    ]
)
GUARDED = Protection(INSIDE, frozenset({"localhost:8000", "127.0.0.1:8000"}))


def ask(
    path: str,
    *parts: bytes,
    headers: tuple[tuple[bytes, bytes], ...] = (HOST,),
    pause: float = 0,
    query: bytes = b"",
) -> tuple[int, dict[str, str], bytes]:
    """Send a request whose body arrives in `parts`, with a `pause` before each; return status, headers and body."""
    told: list[Any] = []
    waiting: Iterator[dict[str, Any]] = iter(
        [{"type": "http.request", "body": part, "more_body": at + 1 < len(parts)} for at, part in enumerate(parts)]
        or [{"type": "http.request", "body": b"", "more_body": False}]
    )

    async def receive() -> Any:
        await asyncio.sleep(pause)
        return next(waiting, {"type": "http.disconnect"})

    async def send(message: Any) -> None:
        told.append(message)

    scope = {
        "type": "http", "method": "POST" if parts else "GET", "path": path, "raw_path": path.encode(),
        "query_string": query, "headers": list(headers), "http_version": "1.1", "scheme": "http", "root_path": "",
        "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 5000), "state": {},
    }  # fmt: skip
    asyncio.run(GUARDED(scope, receive, send))
    start = told[0]
    headers_ = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], headers_, b"".join(message.get("body", b"") for message in told[1:])


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        (b"cross-site", b"no-cors", 403),
        (b"cross-site", b"cors", 403),
        (b"cross-site", b"navigate", 200),
        (b"same-origin", b"cors", 200),
        (b"same-site", b"no-cors", 200),
        (b"none", b"navigate", 200),
    ],
)
def test_pages_elsewhere_cannot_draw_on_it_unseen(site: bytes, mode: bytes, status: int) -> None:
    assert ask("/echo/a", headers=(HOST, (b"sec-fetch-site", site), (b"sec-fetch-mode", mode)))[0] == status


def test_what_is_well_is_answered_with_every_header() -> None:
    status, headers, body = ask("/echo/a", b"12", b"345")
    assert (status, body) == (200, b"5")
    assert {name: headers[name.lower()] for name in HEADERS} == dict(HEADERS)


def test_headers_stand_on_refusals_and_faults_too() -> None:
    for status, headers, _ in (ask("/none"), ask("/fail"), ask("/echo/a", headers=((b"host", b"evil.example"),))):
        assert status >= 400
        assert set(map(str.lower, HEADERS)) <= set(headers)


def test_an_answer_may_be_kept_where_it_says_so_itself() -> None:
    assert ask("/kept")[1]["cache-control"] == "max-age=60"


@pytest.mark.parametrize(
    "host",
    [b"evil.example", b"evil.example:8000", b"localhost", b"localhost:8001", b"", b"127.0.0.1.evil.example:8000"],
)
def test_another_name_is_not_answered(host: bytes) -> None:
    """A page that makes its own name mean this machine (DNS rebinding) sees nothing of it."""
    assert ask("/echo/a", headers=((b"host", host),))[0] == 421


def test_a_request_without_a_name_is_not_answered() -> None:
    assert ask("/echo/a", headers=())[0] == 421


@pytest.mark.parametrize("parts", [(b"x" * (LONGEST_BODY + 1),), (b"x" * LONGEST_BODY, b"x")])
def test_a_body_that_is_too_long_is_not_read(parts: tuple[bytes, ...]) -> None:
    assert ask("/echo/a", *parts)[0] == 413


@pytest.mark.parametrize("length", [b"99999999", b"-1", b"many"])
def test_a_length_that_is_too_great_or_none_is_not_believed(length: bytes) -> None:
    assert ask("/echo/a", b"x", headers=(HOST, (b"content-length", length)))[0] == 413


def test_a_body_that_does_not_arrive_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "BODY_SECONDS", 0.1)
    assert ask("/echo/a", b"x", b"y", pause=0.2)[0] == 408


def test_who_leaves_in_the_middle_is_answered_to_nobody() -> None:
    assert ask("/echo/a", b"x" * 10, headers=(HOST, (b"content-length", b"20")))[0] in (200, 400)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    caplog.set_level(logging.DEBUG)
    return lambda: caplog.text


def test_the_log_names_the_page_and_nothing_that_was_asked(log: Callable[[], str]) -> None:
    ask("/echo/Maria", b"name=Maria", query=b"q=Maria")
    assert "POST /echo/{what} 200" in log()
    assert "Maria" not in log()


def test_a_fault_is_logged_by_its_kind_and_place_alone(log: Callable[[], str]) -> None:
    status, _, body = ask("/fail", b"Maria")
    assert status == 500
    assert "Maria" not in log() + body.decode()
    assert "ValueError at test_protection.py:" in log()
