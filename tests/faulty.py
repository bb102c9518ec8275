"""A sound leaflet, the ways to break it, and what the structure audit finds in the pieces."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from typing import Any

import pikepdf
from support_pages import FIGURE, GROUPED, LINKS, NESTED, page, words

from leaflet.audit.finding import Finding
from leaflet.audit.structure.examination import check_structure
from leaflet.pdf import set_page

BODY = (
    f"<h1>Vitamin MK-7</h1><h2>What it is for</h2><p>It helps your blood to clot.</p>{NESTED}{GROUPED}{LINKS}{FIGURE}"
    f'<h2>More</h2><p lang="el">Πάρτε ένα δισκίο κάθε μέρα.</p><h3>Even more</h3><p>{words(300)}</p>'
)
Make = Callable[[], bytes]
Change = Callable[[pikepdf.Pdf, list[Any]], None]


@cache
def sound(body: str = BODY) -> bytes:
    """Return a leaflet of the program."""
    return set_page(page(body))


@cache
def _altered(change: Change, body: str) -> bytes:
    with pikepdf.open(BytesIO(sound(body))) as file:
        objects = [found for found in file.objects if isinstance(found, pikepdf.Dictionary)]
        change(file, [found for found in objects if found.get("/Type") == "/StructElem"])
        file.save(out := BytesIO())
    return out.getvalue()


def altered(change: Change, body: str = BODY) -> Make:
    """Return what makes a leaflet, once, after a `change` of its structure elements."""
    return partial(_altered, change, body)


def first(nodes: list[Any], kind: str) -> Any:
    """Return the first structure element of a kind."""
    return next(node for node in nodes if f"/{kind}" == node.S)


def drawing(content: bytes) -> Change:
    """Return the change that draws `content` on the first page."""

    def change(file: pikepdf.Pdf, _: list[Any]) -> None:
        file.pages[0].contents_add(content)

    return change


def findings(make: Make, rule: str = "") -> list[Finding]:
    """Return what the audit finds in a PDF, by one rule or by all."""
    return [found for found in check_structure(make(), "some.pdf") if rule in {"", found.rule}]
