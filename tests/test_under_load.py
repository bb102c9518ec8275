"""Under load: some hundreds of requests at once, some of them hostile; all are answered, and nothing is mixed up."""

from __future__ import annotations

import os
import random
import socket
import time
from collections import Counter as Tally
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from counters import Answer, Counter

KINDS = ("search", "medicine", "preview", "leaflet", "patient", "infobutton", "static", "hostile")
HOSTILE = (
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"POST /medicines/testamine HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999\r\n\r\n",
    b"POST /medicines/testamine HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n",
    b"GET /leaflets/..%2f..%2f..%2fetc%2fpasswd.pdf HTTP/1.1\r\nHost: {host}\r\n\r\n",
    b"GET /?q=%00%ff%fe HTTP/1.1\r\nHost: {host}\r\n\r\n",
    b"FOO / HTTP/9.9\r\nHost: {host}\r\n\r\n",
    b"\r\n" * 1000,
    b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
)


def hostile(counter: Counter, number: int) -> int:
    """Send something that is no good request, and wait until the answer is over."""
    host = counter.address.removeprefix("http://").strip("/")
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), timeout=30) as connection:
        try:
            connection.sendall(HOSTILE[number % len(HOSTILE)].replace(b"{host}", host.encode()))
            connection.shutdown(socket.SHUT_WR)
            answer = connection.recv(100)
        except (ConnectionResetError, BrokenPipeError):
            return 0
    return int(answer.split()[1]) if answer.startswith(b"HTTP/") else 0


def one(counter: Counter, number: int, kind: str) -> tuple[str, int, bool]:
    """Ask one thing; return its kind, its status, and whether the answer is the one to this very question."""
    asker = counter.asker()
    mine = f"Patient{number:04}"
    if kind == "hostile":
        return kind, hostile(counter, number), True
    answer: Answer
    match kind:
        case "search":
            answer = asker.get("/?q=testamin", x_part="results")
            good = answer.text.count("/medicines/") == 3
        case "medicine":
            answer = asker.get("/medicines/testamine")
            good = "Testamine" in answer.text
        case "preview":
            seal = asker.get("/medicines/testamine").seal
            fields = {"seal": seal, "language": "en", "edition": "clear", "morning": "1", "patient": mine}
            answer = asker.post("/medicines/testamine", fields, x_part="preview")
            good = "data:image/png" in answer.text
        case "leaflet":
            answer = asker.get("/leaflets/testamine.pdf?language=es&edition=clear")
            good = answer.data.startswith(b"%PDF-")
        case "patient":
            asked = {"directions": f"{number % 20 + 1} tablets morning", "patient": mine}
            answer = asker.send("/leaflets/testamine.txt", asked)
            good = mine in answer.text and f"Morning: {number % 20 + 1} tablet" in answer.text
            good = good and answer.text.count("Patient") == 1
        case "infobutton":
            answer = asker.get("/infobutton?mainSearchCriteria.v.c=161&mainSearchCriteria.v.cs=RxNorm")
            good = "Testamine" in answer.text
        case _:
            answer = asker.get("/static/counter.css")
            good = len(answer.data) > 1000
    return kind, answer.status, good


def test_everybody_is_answered_and_with_their_own(counter: Counter) -> None:
    chance = random.Random(1)
    kinds = [kind for kind in KINDS for _ in range(40)]
    chance.shuffle(kinds)
    with ThreadPoolExecutor(40) as crowd:
        answers = list(crowd.map(lambda pair: one(counter, *pair), enumerate(kinds)))
    wrong = [(kind, status) for kind, status, good in answers if not good or (kind != "hostile" and status != 200)]
    assert wrong == []
    assert Tally(kind for kind, _, _ in answers) == dict.fromkeys(KINDS, 40)
    assert all(status < 500 for kind, status, _ in answers if kind == "hostile")
    assert counter.asker().get("/").status == 200
    assert "fault of the program" not in counter.log()


def test_who_asks_little_does_not_wait_behind_who_asks_much(counter: Counter) -> None:
    """A record system that asks for many leaflets does not keep the person at the counter waiting for all of them."""
    asked = [{"directions": f"{number} tablets morning"} for number in range(1, 25)]
    with ThreadPoolExecutor(25) as crowd:
        started = time.monotonic()
        many = [crowd.submit(counter.asker().send, "/leaflets/testamine.pdf", body) for body in asked]
        time.sleep(0.3)
        staff = counter.asker()
        seal = staff.get("/medicines/testamine").seal
        before = time.monotonic()
        answer = staff.post("/medicines/testamine", {"seal": seal, "language": "en", "morning": "1"}, x_part="preview")
        waited = time.monotonic() - before
        assert all(each.result().status == 200 for each in many)
        whole = time.monotonic() - started
    assert "data:image/png" in answer.text
    assert waited < whole / 2


def test_it_does_not_grow_without_end(counter: Counter) -> None:
    """After a hundred more leaflets the counter's own process is about as large as before."""

    def size() -> int:
        pages = Path(f"/proc/{counter.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    asker = counter.asker()
    for number in range(20):
        asker.send("/leaflets/testamine.txt", {"directions": f"{number % 20 + 1} tablets morning"})
    before = size()
    for number in range(100):
        asker.send("/leaflets/testamine.txt", {"directions": f"{number % 20 + 1} tablets morning"})
    assert size() < before + 20 * 2**20
