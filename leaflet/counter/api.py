"""For other programs: a leaflet by its address, and one with a patient's directions in the body of a request."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from leaflet.counter.desk import Desk
from leaflet.counter.making import Made, Wish
from leaflet.counter.pages import TYPES
from leaflet.directions import Directions
from leaflet.dosing.dictation import dictate
from leaflet.dosing.safety import refuse_unsafe
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.slip import Slip

PARAMETERS = ("language", "edition", "paper", "beside")
"""What a leaflet's address may say besides its medicine and form."""

BODY = (*PARAMETERS, "directions", "patient", "diary")
"""What a request's body may say."""


class RefusedError(Exception):
    """A request that cannot be answered with a leaflet: a status and what is wrong, as RFC 9457 says it."""

    def __init__(self, status: HTTPStatus, errors: list[LeafletError]) -> None:
        """Refuse for all of `errors`."""
        super().__init__(status)
        self.status = status
        self.errors = errors


async def leaflet(request: Request) -> Response:
    """Give the leaflet at an address, for no patient in particular; an unchanged one is not sent again."""
    made = await _made(request, dict(request.query_params), PARAMETERS)
    tag = f'"{hashlib.sha256(made.data).hexdigest()[:32]}"'
    headers = _headers(made) | {"ETag": tag, "Cache-Control": "no-cache"}
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag, "Cache-Control": "no-cache"})
    return Response(made.data, media_type=TYPES[request.path_params["form"]], headers=headers)


async def patient_leaflet(request: Request) -> Response:
    """Give a leaflet with the directions in the body, which stand in no address; nothing of it is kept."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise _refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "the body is not JSON", "send application/json")
    try:
        asked = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise _refused(HTTPStatus.BAD_REQUEST, "the body is not JSON", "see /openapi.json") from None
    if not isinstance(asked, dict):
        raise _refused(HTTPStatus.BAD_REQUEST, "the body is no object", "see /openapi.json")
    made = await _made(request, asked, BODY)
    return Response(made.data, media_type=TYPES[request.path_params["form"]], headers=_headers(made))


def problem(error: RefusedError) -> Response:
    """Return the answer that says why there is no leaflet (RFC 9457)."""
    errors = [{"where": each.where, "message": each.message, "hint": each.hint} for each in error.errors]
    told = {"title": error.status.phrase, "status": error.status.value, "detail": errors[0]["message"]}
    return JSONResponse(told | {"errors": errors}, error.status, media_type="application/problem+json")


async def _made(request: Request, asked: Mapping[str, Any], known: tuple[str, ...]) -> Made:
    desk: Desk = request.app.state.desk
    wrong = [
        LeafletError(f"there is no parameter {name[:40]!r}", "request", f"known: {', '.join(known)}")
        for name in asked
        if name not in known
    ]
    if wrong:
        raise RefusedError(HTTPStatus.BAD_REQUEST, wrong)
    key, form = request.path_params["key"], request.path_params["form"]
    medicine = await desk.find(key)
    if medicine is None or form not in TYPES:
        what = f"medicine {key[:60]!r}" if medicine is None else f"form {form[:20]!r}"
        raise _refused(HTTPStatus.NOT_FOUND, f"there is no {what}", "GET /infobutton finds medicines by their codes")
    try:
        wish = _wish(desk, asked)._replace(path=medicine.path, form=form)
    except LeafletError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, list(error.each())) from None
    made = await desk.make(who(request), wish)
    if isinstance(made, Slip):
        raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, [made.error(medicine.key)])
    wrong = [LeafletError(*each) for each in made.faults] + [slip.error("directions") for slip in made.slips]
    if wrong:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, wrong)
    return made


def _wish(desk: Desk, asked: Mapping[str, Any]) -> Wish:
    """Return the leaflet that is asked for, but for its medicine; LeafletError where it is not clear."""
    usual = desk.configuration.defaults
    texts = {name: _text(asked, name) for name in (*PARAMETERS, "directions")}
    language = find_language(texts["language"] or usual.language)
    edition = find_edition(texts["edition"] or usual.edition)
    paper = find_paper(texts["paper"] or usual.paper, edition)
    beside = find_language(texts["beside"]).tag if texts["beside"] else ""
    if beside == language.tag:
        raise LeafletError(f"{beside} cannot stand beside itself", "beside", "name another language")
    return Wish(desk.shelf.folder, language.tag, edition.name, paper.name, beside, _directions(asked, texts))


def _directions(asked: Mapping[str, Any], texts: Mapping[str, str]) -> Directions | None:
    patient, diary = asked.get("patient"), asked.get("diary", 0)
    if not texts["directions"]:
        if patient is not None or diary:
            raise LeafletError("a name or a diary goes with directions", "directions", "send directions, too")
        return None
    if type(diary) is not int:
        raise LeafletError("the diary's rows are no number", "diary", "write it as 7")
    said = replace(
        dictate(texts["directions"]),
        patient=None if patient is None else _text(asked, "patient"),
        diary=diary,
    )
    refuse_unsafe(said)
    return said


def _text(asked: Mapping[str, Any], name: str) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str):
        raise LeafletError(f"{name!r} is not text", name, "send a text")
    return " ".join(value.split())


def _headers(made: Made) -> dict[str, str]:
    return {"Content-Disposition": f"inline; filename*=UTF-8''{quote(made.file)}"} | _POLICY


def who(request: Request) -> str:
    """Return whose line a request stands in: its session's, or that of the machine that it comes from."""
    desk: Desk = request.app.state.desk
    return desk.sessions.of(request) or (request.client.host if request.client else "")


def _refused(status: HTTPStatus, message: str, hint: str) -> RefusedError:
    return RefusedError(status, [LeafletError(message, "request", hint)])


_POLICY = {
    "Content-Security-Policy": "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
}
"""What a leaflet may do in a browser; its own page says the rest, with the digest of its style sheet."""
