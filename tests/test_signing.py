"""Signing in, where the counter is open to others: with the token only, not too often, out again at once."""

from __future__ import annotations

from collections.abc import Iterator

import counters
import pytest
from counters import Asker, Counter

TOKEN = "correct horse battery staple"


@pytest.fixture
def counter() -> Iterator[Counter]:
    with counters.counter(f'[counter]\ntoken = "{TOKEN}"\n') as running:
        yield running


def signed_in(asker: Asker, token: str = TOKEN) -> int:
    """Send the token and return the answer's status."""
    return asker.post("/sign-in", {"token": token}).status


def test_only_who_has_signed_in_sees_anything(counter: Counter) -> None:
    asker = counter.asker()
    for path in ("/", "/medicines/testamine", "/?q=testamine"):
        answer = asker.get(path)
        assert (answer.status, answer.headers["location"]) == (303, "/sign-in")
        assert "estamine" not in answer.text
    for path in ("/leaflets/testamine.pdf", "/infobutton", "/openapi.json"):
        answer = asker.get(path)
        assert (answer.status, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert asker.get("/sign-in").status == 200
    assert asker.get("/static/counter.css").status == 200
    assert signed_in(asker, "wrong") == 403
    assert asker.get("/").status == 303
    assert signed_in(asker) == 303
    assert asker.get("/medicines/testamine").status == 200
    seal = asker.get("/").seal
    assert asker.post("/medicines/testamine", {"seal": seal, "language": "en"}).status == 200
    old = dict(asker.cookies)
    assert asker.post("/sign-out", {"seal": seal}).status == 303
    assert asker.get("/").status == 303
    asker.cookies = old
    assert asker.get("/").status == 303
    assert TOKEN not in counter.log()


def test_a_program_shows_the_token_with_each_request(counter: Counter) -> None:
    asker = counter.asker()
    assert asker.get("/leaflets/testamine.txt", authorization=f"Bearer {TOKEN}").status == 200
    assert asker.get("/leaflets/testamine.txt", authorization="Bearer wrong").status == 401
    assert asker.get("/leaflets/testamine.txt").status == 401


def test_a_program_that_guesses_has_to_wait_and_staff_has_not(counter: Counter) -> None:
    asker = counter.asker()
    answers = [asker.get("/openapi.json", authorization=f"Bearer guess {number}") for number in range(6)]
    assert [answer.status for answer in answers] == [401, 401, 401, 401, 429, 429]
    assert answers[-1].headers["retry-after"] == "60"
    assert answers[-1].headers["content-type"] == "application/problem+json"
    assert signed_in(asker) == 303


def test_who_guesses_has_to_wait(counter: Counter) -> None:
    asker = counter.asker()
    assert [signed_in(asker, f"guess {number}") for number in range(6)] == [403, 403, 403, 403, 429, 429]
    assert signed_in(asker) == 429
    answer = asker.post("/sign-in", {"token": TOKEN})
    assert "Wait a minute" in answer.text
    assert answer.headers["retry-after"] == "60"


def test_another_site_cannot_sign_a_browser_in(counter: Counter) -> None:
    answer = counter.asker().post("/sign-in", {"token": TOKEN}, sec_fetch_site="cross-site")
    assert answer.status == 403
    assert "set-cookie" not in answer.headers
