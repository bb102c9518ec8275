"""What is sent: the fields of a form within bounds, or a refusal."""

from __future__ import annotations

import asyncio

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from leaflet.counter.sent import MOST_FIELDS, read_fields, read_sealed
from leaflet.counter.session import COOKIE, Sessions

FORM = "application/x-www-form-urlencoded"


def sent(body: bytes, kind: str = FORM, cookie: str = "") -> Request:
    """Return a request with a body."""

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"content-type", kind.encode()), (b"host", b"localhost:8000"), (b"cookie", cookie.encode())]
    return Request({"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": headers}, receive)


def test_fields_are_read() -> None:
    body = b"name=Mar%C3%ADa+G&empty=&morning=%C2%BD"
    assert asyncio.run(read_fields(sent(body))) == {"name": "María G", "empty": "", "morning": "½"}
    assert asyncio.run(read_fields(sent(body, f"{FORM}; charset=UTF-8")))


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"a=1", "multipart/form-data; boundary=x", 415),
        (b"a=1", "text/plain", 415),
        (b"a=%FF", FORM, 400),
        (b"\xff=1", FORM, 400),
        (b"&".join(b"a%d=1" % number for number in range(MOST_FIELDS + 1)), FORM, 400),
    ],
)
def test_what_is_no_form_is_refused(body: bytes, kind: str, status: int) -> None:
    with pytest.raises(HTTPException) as caught:
        asyncio.run(read_fields(sent(body, kind)))
    assert caught.value.status_code == status


def test_a_form_needs_its_seal() -> None:
    sessions = Sessions("", secure=False)
    begun = sessions.begin()
    cookie = f"{COOKIE}={begun}"
    good = f"a=1&seal={sessions.seal(begun)}".encode()
    assert asyncio.run(read_sealed(sent(good, cookie=cookie), sessions)) == {"a": "1"}
    for request in (sent(b"a=1", cookie=cookie), sent(good)):
        with pytest.raises(HTTPException) as caught:
            asyncio.run(read_sealed(request, sessions))
        assert caught.value.status_code == 403
