"""Where the counter is reached: by its own names and no other, and it tells which those are."""

from __future__ import annotations

import socket

import counters
import pytest
from asked import settings

from leaflet.counter.reach import address, elsewhere, hosts


def test_browsers_call_it_by_its_own_names_only() -> None:
    assert hosts(settings(), 8000) == {"localhost:8000", "127.0.0.1:8000", "[::1]:8000"}
    named = hosts(settings(address="192.0.2.7", hosts="counter.example, Counter, other:9000"), 8000)
    assert {"192.0.2.7:8000", "counter.example:8000", "counter:8000", "other:9000"} <= named
    assert {"localhost", "localhost:80"} <= hosts(settings(), 80)
    assert "localhost" not in hosts(settings(certificate="x"), 80)


def test_open_to_all_it_is_called_by_what_the_machine_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "Pharmacy-PC")
    found = [(socket.AF_INET, 1, 6, "", (each, 0)) for each in ("127.0.1.1", "192.0.2.9")]
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_: [*found, (socket.AF_INET6, 1, 6, "", ("2001:db8::9", 0, 0, 0))]
    )
    open_ = settings(address="0.0.0.0", hosts="counter.example")
    assert {"pharmacy-pc:8000", "192.0.2.9:8000", "[2001:db8::9]:8000"} <= hosts(open_, 8000)
    assert not {"0.0.0.0:8000", "127.0.1.1:8000"} & hosts(open_, 8000)
    told = elsewhere(open_, 8000)
    assert told[:3] == ("http://counter.example:8000/", "http://pharmacy-pc:8000/", "http://192.0.2.9:8000/")
    assert elsewhere(settings(), 8000) == elsewhere(settings(address="192.0.2.7"), 8000) == ()


def test_a_machine_without_a_name_that_leads_to_it_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert f"{socket.gethostname().lower()}:8000" in hosts(settings(address="0.0.0.0"), 8000)


def test_where_it_says_that_others_reach_it_it_answers() -> None:
    text = '[counter]\naddress = "0.0.0.0"\ntoken = "a token that is long"\n'
    with counters.counter(text) as running:
        port = running.address.rpartition(":")[2].strip("/")
        answer = running.asker().get("/sign-in", host=f"{socket.gethostname()}:{port}")
        assert answer.status == 200
        assert running.asker().get("/sign-in", host=f"evil.example:{port}").status == 421


@pytest.mark.parametrize(
    ("counter", "said"),
    [
        ({}, "http://localhost:8000/"),
        ({"address": "0.0.0.0"}, "http://localhost:8000/"),
        ({"address": "192.0.2.7"}, "http://192.0.2.7:8000/"),
        ({"address": "::1", "certificate": "x"}, "https://[::1]:8000/"),
    ],
)
def test_it_says_where_it_is(counter: dict[str, object], said: str) -> None:
    assert address(settings(**counter), 8000) == said
    assert address(settings(), 80) == "http://localhost/"
