"""Showing: a page of the counter in the language of its staff, with the session of the browser that sees it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from leaflet.counter.choices import Choices, read_choices
from leaflet.counter.desk import Desk
from leaflet.counter.words import Words, all_words, find_words
from leaflet.layout.template import render


class Showing:
    """What pages are shown with: the staff's `words` and `choices`, and their `session`."""

    def __init__(self, desk: Desk, request: Request) -> None:
        """Gather it for the browser that sends `request`; one that is new begins a session."""
        self._desk = desk
        self.choices: Choices = read_choices(request, desk.configuration)
        self.words: Words = find_words(self.choices.tongue)
        known = desk.sessions.of(request)
        self._new = not known and (not desk.sessions.asks)
        self.session = desk.sessions.begin() if self._new else known

    def response(self, template: str, status: HTTPStatus = HTTPStatus.OK, **values: Any) -> HTMLResponse:
        """Return the page or the part of one that `template` makes of `values`."""
        desk = self._desk
        html = render(
            f"counter/{template}",
            say=self.words.text,
            words=self.words,
            tongues=tuple(all_words().values()),
            seal=desk.sessions.seal(self.session) if self.session else "",
            signed_in=desk.sessions.asks and bool(self.session),
            pharmacy=desk.configuration.pharmacy.name,
            pharmacy_tag=desk.configuration.defaults.language,
            **values,
        )
        response = HTMLResponse(html, status)
        if self._new:
            desk.sessions.hand_over(self.session, response)
        return response
