"""Requests and settings as the rooms of the counter are given them, without a network between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request

from leaflet.configuration import Configuration, Counter


def settings(**counter: object) -> Configuration:
    """Return settings of the counter."""
    return Configuration(counter=replace(Counter(), **counter))  # type: ignore[arg-type]


def request(
    headers: Mapping[str, str] | None = None, cookies: Mapping[str, str] | None = None, client: str = "127.0.0.1"
) -> Request:
    """Return a request with these headers and cookies, from the machine `client`."""
    sent = {"host": "localhost:8000", **(headers or {})}
    if cookies:
        sent["cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return Request(
        {
            "type": "http",
            "method": "POST",
            "path": "/",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
            "client": (client, 1),
        }
    )
