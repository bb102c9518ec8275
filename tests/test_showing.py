"""Showing: a page in the language of its staff; a session begins where nobody has to sign in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from asked import request

from leaflet.configuration import Configuration, Counter, Pharmacy
from leaflet.counter.desk import Desk
from leaflet.counter.session import COOKIE, Sessions
from leaflet.counter.shelf import Shelf
from leaflet.counter.showing import Showing

UNUSED: Any = None


def desk(token: str = "", language: str = "") -> Desk:
    """Return a desk at which nothing is made."""
    settings = Configuration(pharmacy=Pharmacy("Corner <Pharmacy>"), counter=Counter(language=language))
    return Desk(settings, Shelf(Path()), UNUSED, Sessions(token, secure=False))


def shown(showing: Showing) -> str:
    """Return a page."""
    return bytes(showing.response("refused.html", heading="<b>", advice="x").body).decode()


def test_a_new_browser_begins_a_session_and_an_old_one_keeps_its_own() -> None:
    place = desk()
    first = Showing(place, request())
    response = first.response("refused.html", heading="a", advice="b")
    assert COOKIE in response.headers["set-cookie"]
    again = Showing(place, request(cookies={COOKIE: first.session}))
    assert again.session == first.session
    assert "set-cookie" not in again.response("refused.html", heading="a", advice="b").headers


def test_who_has_to_sign_in_has_no_session_and_no_forms_before() -> None:
    showing = Showing(desk("a long token for signing in"), request())
    assert showing.session == ""
    assert 'name="seal"' not in shown(showing)


def test_the_page_is_in_the_language_of_the_settings() -> None:
    page = shown(Showing(desk(language="ar"), request()))
    assert page.startswith('<!DOCTYPE html><html lang="ar" dir="rtl">')
    assert "Begin again" not in page


def test_words_are_never_markup() -> None:
    page = shown(Showing(desk(), request()))
    assert "Corner &lt;Pharmacy&gt;" in page
    assert "<h1>&lt;b&gt;</h1>" in page
