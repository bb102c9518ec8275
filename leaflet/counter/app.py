"""The app: the counter's addresses, and who answers at each."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from leaflet import resources
from leaflet.counter import pages, signing
from leaflet.counter.api import RefusedError, leaflet, patient_leaflet, problem
from leaflet.counter.desk import Desk
from leaflet.counter.infobutton import infobutton
from leaflet.counter.openapi import described
from leaflet.counter.protection import Protection
from leaflet.counter.session import LOCKED
from leaflet.counter.showing import Showing
from leaflet.counter.workshop import FailedError
from leaflet.slip import staff

_STATIC = {"counter.css": "text/css", "counter.js": "text/javascript"}
_OPEN = ("/sign-in", "/static/")
"""Where who has not signed in may go."""

_PROGRAMS = ("/leaflets/", "/infobutton", "/openapi.json")
"""What is asked by programs, and answered as they understand it."""

_SAID = {
    HTTPStatus.NOT_FOUND: (staff("There is no such page"), staff("Look the medicine up again.")),
    HTTPStatus.FORBIDDEN: (staff("This page was open for too long"), staff("Nothing was printed. Begin again.")),
}
_ELSE = (staff("That did not work"), staff("Begin again."))


def make_app(desk: Desk, hosts: frozenset[str]) -> ASGIApp:
    """Return the counter for `desk`, which browsers call by one of `hosts` ("localhost:8000")."""

    @asynccontextmanager
    async def running(_app: Starlette) -> AsyncIterator[None]:
        yield
        desk.workshop.close()

    routes = [
        Route("/", pages.search),
        Route("/medicines/{key}", pages.medicine, methods=["GET"]),
        Route("/medicines/{key}", pages.preview, methods=["POST"]),
        Route("/medicines/{key}/print", pages.print_leaflet, methods=["POST"]),
        Route("/medicines/{key}/save/{form}", pages.save, methods=["POST"]),
        Route("/tongue", pages.tongue, methods=["POST"]),
        Route("/sign-in", signing.show_sign_in, methods=["GET"]),
        Route("/sign-in", signing.sign_in, methods=["POST"]),
        Route("/sign-out", signing.sign_out, methods=["POST"]),
        Route("/leaflets/{key}.{form}", leaflet, methods=["GET"]),
        Route("/leaflets/{key}.{form}", patient_leaflet, methods=["POST"]),
        Route("/infobutton", infobutton, methods=["GET", "POST"]),
        Route("/openapi.json", _openapi),
        Route("/static/{name}", _static),
    ]
    app = Starlette(
        routes=routes,
        lifespan=running,
        middleware=[Middleware(_Door, desk=desk)],
        exception_handlers={HTTPException: _refused, RefusedError: _problem, FailedError: _failed},  # type: ignore[dict-item]
    )
    app.state.desk = desk
    return Protection(app, hosts)


class _Door:
    """Lets in who has signed in, where that is asked."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["path"].startswith(_OPEN):
            request = Request(scope)
            if not self._desk.sessions.lets_in(request):
                await self._outside(request)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _outside(self, request: Request) -> Response:
        if not request.url.path.startswith(_PROGRAMS):
            return RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
        if self._desk.sessions.is_locked(request, program=True):
            return _told(HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(LOCKED)})
        return _told(HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": "Bearer"})


def _told(status: HTTPStatus, headers: Mapping[str, str] | None) -> Response:
    """Return an answer for a program (RFC 9457)."""
    told = {"title": status.phrase, "status": status.value}
    return JSONResponse(told, status, headers, media_type="application/problem+json")


async def _refused(request: Request, error: HTTPException) -> Response:
    status = HTTPStatus(error.status_code)
    if request.url.path.startswith(_PROGRAMS):
        return _told(status, error.headers)
    showing = Showing(request.app.state.desk, request)
    heading, advice = map(showing.words.text, _SAID.get(status, _ELSE))
    response = showing.response("refused.html", status, heading=heading, advice=advice)
    response.headers.update(error.headers or {})
    return response


async def _problem(_request: Request, error: RefusedError) -> Response:
    return problem(error)


async def _failed(request: Request, error: FailedError) -> Response:
    status = HTTPStatus.SERVICE_UNAVAILABLE
    if request.url.path.startswith(_PROGRAMS):
        return problem(RefusedError(status, [error.slip.error("counter")]))
    showing = Showing(request.app.state.desk, request)
    heading, advice = showing.words.slip(error.slip)
    return showing.response("refused.html", status, heading=heading, advice=advice)


async def _openapi(request: Request) -> Response:
    return JSONResponse(described(str(request.base_url)))


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(_file(name), media_type=_STATIC[name], headers={"Cache-Control": "max-age=3600"})


@cache
def _file(name: str) -> bytes:
    return (resources.folder("styles") / "counter" / name).read_bytes()
