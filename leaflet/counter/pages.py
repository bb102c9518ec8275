"""The pages: a medicine looked up, its leaflet chosen, seen, printed and saved."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from leaflet.counter.desk import Answered, Desk
from leaflet.counter.making import Made
from leaflet.counter.medicinepage import Chosen, MedicinePage
from leaflet.counter.sent import read_sealed
from leaflet.counter.shelf import Medicine
from leaflet.counter.showing import Showing
from leaflet.counter.view import Trouble
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.pipeline import FORMS
from leaflet.printer import print_pdf
from leaflet.printing.receipt import State
from leaflet.printing.ticket import Ticket
from leaflet.slip import staff

TYPES = {"pdf": "application/pdf", "html": "text/html", "txt": "text/plain", "brf": "text/plain"}
"""The media types of a leaflet's forms."""

_LONGEST_SEARCH = 100
_SEE_OTHER = HTTPStatus.SEE_OTHER
_CHANGED = staff("This was changed after its pages were shown. Look at them again before you print or save it.")
_SENT = staff("This is on its way to the printer, or printed. Look there before you print it again.")
_STAYS = staff("It stays in the printer's line, and is printed once that is put right. Do not send it again.")
_LOOK = staff("Look at the printer before you send it again.")
_PRINTED = staff("{leaflet}: {answer} ({printer}, job {job})")


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


async def search(request: Request) -> Response:
    """Show the medicines that fit what is typed; one that is meant beyond doubt is gone to at once."""
    desk = _desk(request)
    showing = Showing(desk, request)
    typed = request.query_params.get("q", "").strip()[:_LONGEST_SEARCH]
    found = await desk.look_up(typed)
    if request.headers.get("x-part") == "results":
        return showing.response("results.html", typed=typed, found=found)
    if found.only:
        return RedirectResponse(f"/medicines/{quote(found.only.key)}", _SEE_OTHER)
    receipt = desk.receipts.pop(showing.session, None)
    return showing.response("search.html", typed=typed, found=found, receipt=receipt, samples=desk.samples)


async def medicine(request: Request) -> Response:
    """Show what can be chosen for a medicine."""
    desk = _desk(request)
    page = MedicinePage(desk, Showing(desk, request), await _medicine(request, desk))
    return await page.empty()


async def preview(request: Request) -> Response:
    """Show the pages of the leaflet that the form asks for, on the whole page or as a part of it."""
    desk = _desk(request)
    fields = await read_sealed(request, desk.sessions)
    page = MedicinePage(desk, Showing(desk, request), await _medicine(request, desk))
    return await page.show(await page.choose(fields), part=request.headers.get("x-part") == "preview")


async def save(request: Request) -> Response:
    """Give the leaflet that the form asks for as a file, once its pages have been seen."""
    desk, form = _desk(request), request.path_params["form"]
    if form not in FORMS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    fields = await read_sealed(request, desk.sessions)
    page = MedicinePage(desk, Showing(desk, request), await _medicine(request, desk))
    chosen = await page.choose(fields)
    if not page.has_shown(chosen, fields.get("seen", "")):
        return await page.show(chosen, note=_CHANGED)
    made = await page.make(chosen, form)
    if not isinstance(made, Made) or not made.data:
        return page.response(chosen, made)
    kept = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(made.file)}"}
    response = Response(made.data, media_type=TYPES[form], headers=kept)
    chosen.choices.remember(response, secure=desk.secure)
    return response


async def print_leaflet(request: Request) -> Response:
    """Print the leaflet that the form asks for, once its pages have been seen, and show the printer's answer.

    Where nothing is printed the form comes back, with the reason.
    """
    desk = _desk(request)
    fields = await read_sealed(request, desk.sessions)
    showing = Showing(desk, request)
    page = MedicinePage(desk, showing, await _medicine(request, desk))
    chosen, seal = await page.choose(fields), fields.get("seen", "")
    if not page.has_shown(chosen, seal):
        return await page.show(chosen, note=_CHANGED)
    made = await page.make(chosen, "pdf")
    if not isinstance(made, Made) or not made.data:
        return page.response(chosen, made)
    if not desk.seen.use(seal):
        return await page.show(chosen, note=_SENT)
    try:
        ticket = _ticket(chosen)
        if chosen.choices.printer not in await desk.printers():
            raise LeafletError("there is no such printer", "printer", "choose one from the list")
        receipt = await to_thread.run_sync(print_pdf, made.data, chosen.choices.printer, ticket)
    except LeafletError as error:
        desk.seen.release(seal)
        wrong = tuple(Trouble("", "", single.message, single.hint, "en") for single in error.each())
        return await page.show(chosen, wrong)
    said = showing.words.text(
        _PRINTED,
        leaflet=made.file.removesuffix(".pdf"),
        answer=receipt.words(showing.words.text),
        printer=receipt.printer,
        job=receipt.job,
    )
    if receipt.state is State.LOST:
        desk.seen.release(seal)
        wrong = (Trouble("", "", said, "", showing.words.tag),)
        return await page.show(chosen, wrong)
    if receipt.is_trouble:
        said = f"{said} {showing.words.text(_LOOK if receipt.state is State.SENT else _STAYS)}"
    desk.receipts[showing.session] = Answered(said, receipt.is_trouble)
    response = RedirectResponse("/", _SEE_OTHER)
    chosen.choices.remember(response, secure=desk.secure)
    return response


async def tongue(request: Request) -> Response:
    """Show the pages in another language from now on."""
    desk = _desk(request)
    fields = await read_sealed(request, desk.sessions)
    choices = Showing(desk, request).choices.changed({"tongue": fields.get("tongue", "")})
    response = RedirectResponse("/", _SEE_OTHER)
    choices.remember(response, secure=desk.secure)
    return response


def _ticket(chosen: Chosen) -> Ticket:
    choices = chosen.choices
    copies = chosen.form["copies"]
    if not (copies.isascii() and copies.isdigit()):
        raise LeafletError(f"{copies!r} is no number of copies", "copies", "write it in digits, such as 1")
    paper = find_paper(choices.paper, find_edition(choices.edition))
    return Ticket(paper, int(copies[:6]), choices.sides == "both", choices.tray)


async def _medicine(request: Request, desk: Desk) -> Medicine:
    found = await desk.find(request.path_params["key"])
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found
