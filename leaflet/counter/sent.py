"""What a browser has sent: the fields of a form, within bounds, and believed only where a page of ours sent them."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from leaflet.counter.session import Sessions

MOST_FIELDS = 100
_FORM = "application/x-www-form-urlencoded"


async def read_fields(request: Request) -> dict[str, str]:
    """Return the fields of a form; HTTPException where the body holds none."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    try:
        text = (await request.body()).decode("utf-8")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"))
    except ValueError:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from None


async def read_sealed(request: Request, sessions: Sessions) -> dict[str, str]:
    """Return the fields of a form that a page of this very counter has sent; HTTPException where another has."""
    fields = await read_fields(request)
    refusal = sessions.refusal(request, fields.pop("seal", ""))
    if refusal:
        raise HTTPException(refusal)
    return fields
