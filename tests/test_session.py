"""Sessions: a cookie that scripts and other sites cannot use, forms that only our pages send, few wrong tokens."""

from __future__ import annotations

import pytest
from asked import request
from starlette.responses import Response

from leaflet.counter import session
from leaflet.counter.session import COOKIE, TRIES, Sessions

TOKEN = "a token that is long"


def with_session(sessions: Sessions) -> tuple[str, str]:
    """Begin a session and return it with its seal."""
    begun = sessions.begin()
    return begun, sessions.seal(begun)


@pytest.mark.parametrize("secure", [False, True])
def test_the_cookie_is_kept_from_scripts_and_other_sites(secure: bool) -> None:
    response = Response()
    sessions = Sessions("", secure=secure)
    sessions.hand_over(sessions.begin(), response)
    cookie = response.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert ("Secure" in cookie) == secure


def test_sessions_are_told_apart_and_are_not_guessed() -> None:
    sessions = Sessions("", secure=False)
    first, second = sessions.begin(), sessions.begin()
    assert first != second
    assert len(first) >= 32
    assert sessions.of(request(cookies={COOKIE: first})) == first
    assert sessions.of(request(cookies={COOKIE: "made-up"})) == sessions.of(request()) == ""


def test_a_session_ends_with_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = Sessions("", secure=False)
    begun = sessions.begin()
    now = session.time.monotonic()
    monkeypatch.setattr(session.time, "monotonic", lambda: now + session.LASTS + 1)
    assert sessions.of(request(cookies={COOKIE: begun})) == ""


def test_signing_out_ends_it() -> None:
    sessions = Sessions(TOKEN, secure=False)
    begun = sessions.begin()
    asking = request(cookies={COOKIE: begun})
    sessions.end(asking, Response())
    assert sessions.of(asking) == ""


def test_a_form_is_taken_from_our_own_page_only() -> None:
    sessions = Sessions("", secure=False)
    begun, seal = with_session(sessions)
    other, _ = with_session(sessions)
    mine = {COOKIE: begun}
    assert sessions.refusal(request(cookies=mine), seal) is None
    assert sessions.refusal(request({"origin": "http://localhost:8000"}, mine), seal) is None
    assert sessions.refusal(request({"sec-fetch-site": "same-origin", "origin": "null"}, mine), seal) is None
    for asking, shown in (
        (request(cookies=mine), ""),
        (request({"origin": "null"}, mine), ""),
        (request(cookies=mine), seal[:-1]),
        (request(cookies={COOKIE: other}), seal),
        (request(), seal),
        (request({"origin": "http://evil.example"}, mine), seal),
        (request({"origin": "http://localhost:9000"}, mine), seal),
        (request({"sec-fetch-site": "cross-site"}, mine), seal),
        (request({"sec-fetch-site": "same-site"}, mine), seal),
    ):
        assert sessions.refusal(asking, shown) == 403


def test_without_a_token_nobody_has_to_sign_in() -> None:
    assert Sessions("", secure=False).lets_in(request())
    assert not Sessions("", secure=False).sign_in(request(), "")


def test_with_a_token_a_session_or_the_token_is_needed() -> None:
    sessions = Sessions(TOKEN, secure=False)
    assert not sessions.lets_in(request())
    assert not sessions.lets_in(request({"authorization": "Bearer wrong"}))
    assert not sessions.lets_in(request({"authorization": f"Basic {TOKEN}"}))
    assert sessions.lets_in(request({"authorization": f"Bearer {TOKEN}"}))
    assert sessions.sign_in(request(), TOKEN)
    assert sessions.lets_in(request(cookies={COOKIE: sessions.begin()}))


def test_wrong_tokens_lock_their_address_for_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = Sessions(TOKEN, secure=False)
    for _ in range(TRIES):
        assert not sessions.sign_in(request(client="10.0.0.1"), "wrong")
    assert sessions.is_locked(request(client="10.0.0.1"))
    assert not sessions.sign_in(request(client="10.0.0.1"), TOKEN)
    assert sessions.sign_in(request(client="10.0.0.2"), TOKEN)
    now = session.time.monotonic()
    monkeypatch.setattr(session.time, "monotonic", lambda: now + 61)
    assert sessions.sign_in(request(client="10.0.0.1"), TOKEN)


def test_wrong_tokens_from_everywhere_lock_everybody() -> None:
    sessions = Sessions(TOKEN, secure=False)
    for number in range(6 * TRIES):
        sessions.sign_in(request(client=f"10.0.1.{number}"), "wrong")
    assert not sessions.sign_in(request(client="10.0.0.9"), TOKEN)


def test_old_sessions_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_MOST_SESSIONS", 3)
    sessions = Sessions("", secure=False)
    begun = [sessions.begin() for _ in range(5)]
    assert [bool(sessions.of(request(cookies={COOKIE: each}))) for each in begun] == [False, False, True, True, True]


def test_who_comes_back_is_not_the_first_to_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_MOST_SESSIONS", 3)
    sessions = Sessions("", secure=False)
    staff = sessions.begin()
    for _ in range(10):
        sessions.begin()
        assert sessions.of(request(cookies={COOKIE: staff})) == staff


def test_a_program_with_a_wrong_token_locks_out_no_staff() -> None:
    sessions = Sessions(TOKEN, secure=False)
    for _ in range(2 * TRIES):
        assert not sessions.lets_in(request({"authorization": "Bearer wrong"}))
    assert sessions.is_locked(request(), program=True)
    assert not sessions.lets_in(request({"authorization": f"Bearer {TOKEN}"}))
    assert sessions.sign_in(request(), TOKEN)
    for _ in range(TRIES):
        assert not sessions.sign_in(request(client="192.0.2.9"), "wrong")
    assert sessions.is_locked(request(client="192.0.2.9"))
    assert sessions.lets_in(request({"authorization": f"Bearer {TOKEN}"}, client="192.0.2.9"))


@pytest.mark.parametrize("seal", ["é", "\udcff", "日本" * 100])
def test_a_seal_in_no_letters_of_ours_is_refused(seal: str) -> None:
    sessions = Sessions("", secure=False)
    assert (
        sessions.refusal(request(cookies={COOKIE: sessions.begin()}), seal.encode("utf-8", "replace").decode()) == 403
    )


def test_what_is_sealed_is_neither_another_session_nor_other_words() -> None:
    sessions = Sessions("", secure=False)
    sealed = {sessions.seal(*words) for words in (("a",), ("b",), ("a", "b"), ("a", "c"), ("ab",))}
    assert len(sealed) == 5
