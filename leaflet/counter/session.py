"""Sessions: who sits at this browser, proved by a cookie; signing in with the pharmacy's token, not too often."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import deque
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "leaflet-session"
LASTS = 12 * 3600
"""Seconds that a session lasts: a long day at the counter."""

TRIES = 5
"""Wrong tokens that one address may give in a minute; all together may give six times as many."""

LOCKED = 60
"""Seconds that wrong tokens count."""

_MOST_SESSIONS = 1000


class Sessions:
    """The sessions of a running counter, kept in memory only: when it stops, everybody is signed out."""

    def __init__(self, token: str, *, secure: bool) -> None:
        """Prepare for staff who sign in with `token`; "" asks for none. `secure`: the counter is reached by https."""
        self._token = token
        self._secure = secure
        self._secret = secrets.token_bytes(32)
        self._known: dict[str, float] = {}
        self._wrong: dict[bool, deque[tuple[float, str]]] = {True: deque(), False: deque()}

    @property
    def asks(self) -> bool:
        """Tell whether anybody has to sign in."""
        return bool(self._token)

    def of(self, request: Request) -> str:
        """Return the session of a request, "" where there is none or it has ended."""
        found = request.cookies.get(COOKIE, "")
        if self._known.get(found, 0) <= time.monotonic():
            return ""
        self._known[found] = self._known.pop(found)  # those of nobody who comes back end first
        return found

    def lets_in(self, request: Request) -> bool:
        """Tell whether the asker may see anything: nobody has to sign in, or has, or a program shows the token."""
        if not self.asks or self.of(request):
            return True
        scheme, _, shown = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not shown or self.is_locked(request, program=True):
            return False
        return self._is_right(shown.strip(), request, program=True)

    def sign_in(self, request: Request, shown: str) -> bool:
        """Tell whether `shown` is the token; whoever shows wrong ones has to wait."""
        return self.asks and not self.is_locked(request) and self._is_right(shown.strip(), request)

    def is_locked(self, request: Request, *, program: bool = False) -> bool:
        """Tell whether too many wrong tokens have come within a minute, from this address or from everywhere.

        Those of a `program` that shows a wrong one with each request are counted apart: they lock out no staff.
        """
        wrong, now = self._wrong[program], time.monotonic()
        while wrong and wrong[0][0] < now - LOCKED:
            wrong.popleft()
        mine = sum(1 for _, address in wrong if address == _address(request))
        return mine >= TRIES or len(wrong) >= 6 * TRIES

    def _is_right(self, shown: str, request: Request, *, program: bool = False) -> bool:
        right = hmac.compare_digest(_digest(shown), _digest(self._token))
        if not right:
            self._wrong[program].append((time.monotonic(), _address(request)))
        return right

    def begin(self) -> str:
        """Begin a session and return it; of too many those end that were not used for longest."""
        now = time.monotonic()
        self._known = {session: ends for session, ends in self._known.items() if ends > now}
        while len(self._known) >= _MOST_SESSIONS:
            self._known.pop(next(iter(self._known)))
        session = secrets.token_urlsafe(24)
        self._known[session] = now + LASTS
        return session

    def hand_over(self, session: str, response: Response) -> None:
        """Give a session to the browser that is sent `response`."""
        response.set_cookie(
            COOKIE, session, max_age=LASTS, httponly=True, samesite="strict", secure=self._secure, path="/"
        )

    def end(self, request: Request, response: Response) -> None:
        """End the session of a request."""
        self._known.pop(request.cookies.get(COOKIE, ""), None)
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict", secure=self._secure)

    def seal(self, session: str, *words: str) -> str:
        """Return what a form of this session carries, so that no other page can send it; or what vouches for `words`.

        Who holds a seal of words has been sent it by this counter, in this session.
        """
        sealed = "\0".join((session, *words))
        return hmac.new(self._secret, sealed.encode(), hashlib.sha256).hexdigest()

    def refusal(self, request: Request, seal: str) -> HTTPStatus | None:
        """Return why a form is not taken, None where it was sent by a page of ours to this very counter.

        A page that tells nobody where it is, as ours do, has no origin ("null"); then the seal alone proves it.
        """
        session = self.of(request)
        origin = request.headers.get("origin", "null")
        foreign = origin != "null" and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()
        if foreign or request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            return HTTPStatus.FORBIDDEN
        right = session and hmac.compare_digest(seal.encode(), self.seal(session).encode())
        return None if right else HTTPStatus.FORBIDDEN


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
