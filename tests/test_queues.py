"""Queues: a real print server of CUPS, and behind it a real IPP printer in software."""

from __future__ import annotations

import pytest
from printers import Printer

from leaflet.edition import papers
from leaflet.errors import LeafletError
from leaflet.printing.queues import send
from leaflet.printing.receipt import State
from leaflet.printing.ticket import Ticket

PAPERS = {paper.name: paper for paper in papers()}
A4 = Ticket(PAPERS["a4"])
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 400 + b"\n%%EOF\n"


@pytest.mark.usefixtures("cups")
def test_a_queue_prints_the_very_bytes_as_the_ticket_says(printer: Printer) -> None:
    receipt = send(PDF, "Counter", Ticket(PAPERS["a4"], copies=2), 30)
    assert (receipt.state, receipt.printer) == (State.DONE, "Counter")
    assert printer.jobs()[-1] == PDF
    told = printer.attributes()
    assert told["COPIES"] == "2"
    assert told["SIDES"] == "two-sided-long-edge"
    assert "iso_a4_210x297mm" in told.get("MEDIA", "") or "x-dimension=21000" in told.get("MEDIA_COL", "")
    assert told["JOB_NAME"] == "leaflet"


@pytest.mark.usefixtures("cups")
def test_a_queue_whose_printer_is_out_of_paper_says_so(printer: Printer) -> None:
    with printer.trouble("empty"):
        receipt = send(PDF, "Counter", A4, 20)
    assert "there is no paper" in receipt.words()


@pytest.mark.usefixtures("cups")
def test_a_queue_whose_printer_is_not_there_never_says_that_it_has_printed() -> None:
    receipt = send(PDF, "Away", A4, 2)
    assert receipt.state is not State.DONE


def test_a_machine_without_lp_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(LeafletError, match="`lp` is not installed") as caught:
        send(PDF, "Counter", A4, 1)
    assert "cups-client" in caught.value.hint
