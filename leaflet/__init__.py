"""Medicine leaflets that the people who get them can read: large print, tagged, proved against their source.

The way of a leaflet, each stage a function of values:

    monograph = leaflet.read(Path("vitamin-mk-7.md"))
    monograph = leaflet.translate(monograph, leaflet.find_language("en"))
    page = leaflet.compose(monograph, language, edition, paper, leaflet.Configuration(), date.today())
    pdf = leaflet.set(page)
    leaflet.prove(pdf, page)

or all of it: `leaflet.make_leaflet(path, language, edition, paper, configuration, today)`. What is wrong with the
input is a `LeafletError`, whose `each()` lists every mistake with its place and what to do.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leaflet.configuration import Configuration
    from leaflet.edition import Edition, Paper, find_edition, find_paper
    from leaflet.errors import LeafletError
    from leaflet.language import Language, find_language
    from leaflet.monograph import Monograph, read
    from leaflet.page import Page, compose
    from leaflet.pdf import set_page as set  # noqa: A004 - "to set" is the trade's word, and reads well as leaflet.set
    from leaflet.pipeline import Leaflet, make_leaflet
    from leaflet.proof import Proof
    from leaflet.proof import proof as prove
    from leaflet.settings import read_configuration
    from leaflet.translation import translate

_ROOMS = {
    "Configuration": "configuration",
    "read_configuration": "settings",
    **dict.fromkeys(("Edition", "Paper", "find_edition", "find_paper"), "edition"),
    **dict.fromkeys(("Language", "find_language"), "language"),
    **dict.fromkeys(("Monograph", "read"), "monograph"),
    **dict.fromkeys(("Page", "compose"), "page"),
    **dict.fromkeys(("Leaflet", "make_leaflet"), "pipeline"),
    "LeafletError": "errors",
    "Proof": "proof",
    "translate": "translation",
}
_RENAMED = {"set": ("pdf", "set_page"), "prove": ("proof", "proof")}
"""Names that rooms have taken, or that only make sense here."""

__all__ = [
    "Configuration",
    "Edition",
    "Language",
    "Leaflet",
    "LeafletError",
    "Monograph",
    "Page",
    "Paper",
    "Proof",
    "compose",
    "find_edition",
    "find_language",
    "find_paper",
    "make_leaflet",
    "prove",
    "read",
    "read_configuration",
    "set",
    "translate",
]


def __getattr__(name: str) -> Any:
    """Import a room when it is asked for: all of them together take half a second."""
    room, thing = _RENAMED.get(name) or (_ROOMS.get(name), name)
    if room is None:
        raise AttributeError(name)
    return getattr(import_module(f"leaflet.{room}"), thing)
