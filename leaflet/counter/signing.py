"""Signing in and out, where the counter is open to other machines."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from leaflet.counter.desk import Desk
from leaflet.counter.sent import read_fields, read_sealed
from leaflet.counter.session import LOCKED
from leaflet.counter.showing import Showing
from leaflet.slip import staff


async def show_sign_in(request: Request) -> Response:
    """Ask for the pharmacy's token."""
    return Showing(request.app.state.desk, request).response("sign-in.html", wrong="")


async def sign_in(request: Request) -> Response:
    """Let in who knows the token; who does not has to wait after a few tries."""
    desk: Desk = request.app.state.desk
    if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    shown = (await read_fields(request)).get("token", "")
    showing = Showing(desk, request)
    if desk.sessions.sign_in(request, shown):
        inside = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        desk.sessions.hand_over(desk.sessions.begin(), inside)
        return inside
    if desk.sessions.is_locked(request):
        wrong, status = staff("Too many wrong passwords. Wait a minute."), HTTPStatus.TOO_MANY_REQUESTS
    else:
        wrong, status = staff("That is not the password."), HTTPStatus.FORBIDDEN
    response = showing.response("sign-in.html", status, wrong=showing.words.text(wrong))
    if status is HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = str(LOCKED)
    return response


async def sign_out(request: Request) -> Response:
    """End the session of this browser."""
    desk: Desk = request.app.state.desk
    await read_sealed(request, desk.sessions)
    response = RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
    desk.sessions.end(request, response)
    return response
