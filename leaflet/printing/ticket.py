"""The ticket: how a job is to be printed, in the words of IPP."""

from __future__ import annotations

import getpass
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leaflet.edition import Paper
from leaflet.errors import LeafletError
from leaflet.printing.ipp import Answer, Attribute, Tag

MOST_COPIES = 100
"""Copies of one leaflet; more are a slip of the finger."""

TITLE = "leaflet"
"""What a job is called in every queue and log: nothing of the patient, nor of the medicine."""


_TRAY = re.compile(r"[\w.-]*")
"""Keywords of IPP (RFC 8011, 5.1.4); a space or a comma would say something else to `lp`."""


@dataclass(frozen=True)
class Ticket:
    """How many copies on which paper, from which tray ("" for the printer's choice), on both sides or one."""

    paper: Paper
    copies: int = 1
    both_sides: bool = True
    tray: str = ""

    def __post_init__(self) -> None:
        """Raise LeafletError where there would be no copies, a trayful by mistake, or the tray's name is none."""
        if not 1 <= self.copies <= MOST_COPIES:
            raise LeafletError(f"{self.copies} copies are not possible", "copies", f"take 1 to {MOST_COPIES}")
        if not _TRAY.fullmatch(self.tray):
            raise LeafletError(f"{self.tray!r} is no tray", "tray", "name it as the printer does: manual, tray-1")

    @property
    def sides(self) -> str:
        """Return which sides are printed on, as IPP says it."""
        return "two-sided-long-edge" if self.both_sides else "one-sided"

    def attributes(self) -> tuple[Attribute, ...]:
        """Return the attributes of the job (RFC 8011, 5.2)."""
        size = {"x-dimension": _hundredths(self.paper.width), "y-dimension": _hundredths(self.paper.height)}
        media: Mapping[str, object] = {"media-size": size, "media-source": self.tray}
        chosen = (
            Attribute("media-col", Tag.COLLECTION, (media,))
            if self.tray
            else Attribute("media", Tag.KEYWORD, (self.paper.media,))
        )
        return (
            Attribute("copies", Tag.INTEGER, (self.copies,)),
            Attribute("sides", Tag.KEYWORD, (self.sides,)),
            chosen,
        )

    def refusals(self, printer: Answer) -> Iterator[tuple[str, str]]:
        """Yield what the `printer` says that it cannot do: a message and a hint."""
        known = ("media", "sides", "media-source")
        state = {name: tuple(map(str, printer.all(f"{name}-supported"))) for name in known}
        formats = printer.all("document-format-supported")
        if formats and "application/pdf" not in formats:
            yield "the printer takes no PDF files", "print through a queue of CUPS, which turns them into its own"
        if state["media"] and self.paper.media not in state["media"]:
            yield f"the printer has no {self.paper.title} paper", f"it has: {', '.join(state['media'])}"
        if state["sides"] and self.sides not in state["sides"]:
            yield "the printer prints on one side only", "ask for one side"
        if self.tray and state["media-source"] and self.tray not in state["media-source"]:
            yield f"the printer has no tray {self.tray!r}", f"it has: {', '.join(state['media-source'])}"
        copies = printer.first("copies-supported")
        if isinstance(copies, tuple) and not copies[0] <= self.copies <= copies[1]:
            yield f"the printer makes at most {copies[1]} copies at once", "ask for fewer, several times"


def _hundredths(millimetres: float) -> int:
    return round(millimetres * 100)


def user() -> str:
    """Return who prints, as the machine calls them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # nobody's account has a name
        return "anonymous"
