"""Choices: what stays the same all day is remembered, nothing else, and nothing strange is believed."""

from __future__ import annotations

from dataclasses import fields

import pytest
from asked import request
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import Response

from leaflet.configuration import Configuration, Counter, Defaults, Printing
from leaflet.counter.choices import COOKIE, Choices, read_choices

PLAIN = Configuration()


def remembered(choices: Choices) -> dict[str, str]:
    """Return the cookies of a browser that remembers `choices`."""
    response = Response()
    choices.remember(response, secure=True)
    said = response.headers["set-cookie"]
    assert all(word in said for word in ("HttpOnly", "SameSite=strict", "Secure", "Max-Age=31536000"))
    return {COOKIE: said.partition("=")[2].partition(";")[0]}


def test_without_a_memory_the_settings_hold() -> None:
    settings = Configuration(
        defaults=Defaults(language="es", edition="giant", paper="letter"),
        printing=Printing("Counter", "one", "top"),
        counter=Counter(language="ar"),
    )
    assert read_choices(request(), settings) == Choices("giant", "letter", "", "Counter", "one", "top", "ar")
    assert read_choices(request(), PLAIN).tongue == "en"


def test_what_is_chosen_is_remembered() -> None:
    chosen = read_choices(request(), PLAIN).changed({"edition": "giant", "printer": "Zähler 1", "beside": "ru"})
    assert read_choices(request(cookies=remembered(chosen)), PLAIN) == chosen
    assert (chosen.edition, chosen.printer, chosen.beside) == ("giant", "Zähler 1", "ru")


def test_nothing_of_a_patient_is_among_it() -> None:
    assert {each.name for each in fields(Choices)} == {
        "edition", "paper", "beside", "printer", "sides", "tray", "tongue",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["edition", "paper", "sides"])
def test_what_there_is_not_is_not_chosen(name: str) -> None:
    usual = read_choices(request(), PLAIN)
    assert usual.changed({name: "none such"}) == usual


@given(st.text(st.characters(codec="ascii", exclude_characters=';"\\ ,'), max_size=60))
def test_a_strange_cookie_is_no_memory(cookie: str) -> None:
    assert read_choices(request(cookies={COOKIE: cookie}), PLAIN) == read_choices(request(), PLAIN)


@pytest.mark.parametrize("kept", [b"[]", b'"x"', b"null", b"{", b'{"edition": ["large"]}', b'{"other": 1}', b"1"])
def test_a_cookie_that_holds_something_else_is_none(kept: bytes) -> None:
    assert read_choices(request(cookies={COOKIE: kept.hex()}), PLAIN) == read_choices(request(), PLAIN)
