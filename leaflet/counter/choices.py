"""Choices: what stays the same all day at this counter, remembered by its browser; nothing about a patient."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

from starlette.requests import Request
from starlette.responses import Response

from leaflet.configuration import Configuration
from leaflet.edition import editions, papers

COOKIE = "leaflet-choices"
_YEAR = 365 * 24 * 3600
_LONGEST = 200


@dataclass(frozen=True)
class Choices:
    """How this counter prints: edition, paper, a language beside, printer, sides, tray; and the page's language."""

    edition: str
    paper: str
    beside: str = ""
    printer: str = ""
    sides: str = "both"
    tray: str = ""
    tongue: str = ""

    def changed(self, form: Mapping[str, str]) -> Choices:
        """Return them as the fields of `form` say; what the form lacks, or what there is not, stays."""
        given = {each.name: form[each.name].strip()[:_LONGEST] for each in fields(self) if each.name in form}
        return _known(replace(self, **given), self)

    def remember(self, response: Response, *, secure: bool) -> None:
        """Let the browser that is sent `response` remember them for a year."""
        response.set_cookie(
            COOKIE,
            json.dumps(asdict(self), separators=(",", ":")).encode().hex(),
            max_age=_YEAR,
            httponly=True,
            samesite="strict",
            secure=secure,
            path="/",
        )


def read_choices(request: Request, configuration: Configuration) -> Choices:
    """Return what the browser remembers; the pharmacy's settings where it remembers nothing, or what there is not."""
    usual = Choices(
        edition=configuration.defaults.edition,
        paper=configuration.defaults.paper,
        printer=configuration.printing.printer,
        sides=configuration.printing.sides,
        tray=configuration.printing.tray,
        tongue=configuration.counter.language or configuration.defaults.language,
    )
    try:
        kept = json.loads(bytes.fromhex(request.cookies.get(COOKIE, "")))
        given = {each.name: str(kept[each.name])[:_LONGEST] for each in fields(Choices) if each.name in kept}
    except (ValueError, TypeError):
        return usual
    return _known(replace(usual, **given), usual)


def _known(chosen: Choices, usual: Choices) -> Choices:
    """Return what was `chosen` where there is such a thing, the `usual` choice where there is not."""
    return replace(
        chosen,
        edition=chosen.edition if chosen.edition in {each.name for each in editions()} else usual.edition,
        paper=chosen.paper if chosen.paper in {each.name for each in papers()} else usual.paper,
        sides=chosen.sides if chosen.sides in ("both", "one") else usual.sides,
    )
