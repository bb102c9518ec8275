"""The ticket says how a job is printed, and what a printer cannot do of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflet.edition import papers
from leaflet.errors import LeafletError
from leaflet.printing.ipp import Answer, Group, Value
from leaflet.printing.ticket import TITLE, Ticket, user

PAPERS = {paper.name: paper for paper in papers()}
TICKET = Ticket(PAPERS["a4"], copies=2)
ABLE: dict[str, tuple[Value, ...]] = {
    "document-format-supported": ("application/pdf",),
    "media-supported": ("iso_a4_210x297mm",),
    "sides-supported": ("one-sided", "two-sided-long-edge"),
    "media-source-supported": ("main",),
    "copies-supported": ((1, 5),),
}


def refused(ticket: Ticket, **other: tuple[Value, ...]) -> list[str]:
    """Return what a printer refuses that differs from the able one."""
    attributes = ABLE | {name.replace("_", "-"): value for name, value in other.items()}
    return [message for message, _ in ticket.refusals(Answer(0, {Group.PRINTER: attributes}))]


def test_a_printer_that_can_do_it_refuses_nothing() -> None:
    assert refused(replace(TICKET, tray="main")) == []
    assert list(TICKET.refusals(Answer(0, {}))) == []


@pytest.mark.parametrize(
    ("ticket", "other", "message"),
    [
        (TICKET, {"document_format_supported": ("image/urf",)}, "takes no PDF"),
        (replace(TICKET, paper=PAPERS["letter"]), {}, "has no US Letter paper"),
        (TICKET, {"sides_supported": ("one-sided",)}, "one side only"),
        (replace(TICKET, tray="top"), {}, "has no tray 'top'"),
        (replace(TICKET, copies=6), {}, "at most 5 copies"),
    ],
)
def test_what_a_printer_cannot_do_is_told(ticket: Ticket, other: dict[str, tuple[Value, ...]], message: str) -> None:
    (only,) = refused(ticket, **other)
    assert message in only


@pytest.mark.parametrize("copies", [0, -1, 101])
def test_no_copies_and_too_many_are_refused(copies: int) -> None:
    with pytest.raises(LeafletError, match="copies are not possible"):
        Ticket(PAPERS["a4"], copies=copies)


def test_every_paper_has_a_name_that_printers_know() -> None:
    for paper in papers():
        width, _, height = paper.media.rpartition("_")[2].partition("x")
        unit = 25.4 if height.endswith("in") else 1
        assert float(width) * unit == pytest.approx(paper.width)
        assert float(height.rstrip("inm")) * unit == pytest.approx(paper.height)


def test_a_job_is_called_nothing_that_tells_of_the_patient() -> None:
    assert TITLE == "leaflet"
    assert user()


@pytest.mark.parametrize("tray", ["manual", "tray-1", "", "Tray_2", "by-pass.tray"])
def test_a_tray_is_named_as_printers_name_them(tray: str) -> None:
    assert replace(TICKET, tray=tray).tray == tray


@pytest.mark.parametrize("tray", ["manual number-up=2", "a,b", "x;y", "-o\nraw", "a b"])
def test_what_would_say_more_to_lp_than_a_tray_is_refused(tray: str) -> None:
    with pytest.raises(LeafletError, match="is no tray"):
        replace(TICKET, tray=tray)
