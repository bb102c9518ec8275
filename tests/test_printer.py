"""The printer: an address or a queue, and clear words where there is none."""

from __future__ import annotations

import printers
import pytest
from printers import Printer, free_port

from leaflet.edition import papers
from leaflet.errors import LeafletError
from leaflet.printer import find_queue, print_pdf
from leaflet.printing.receipt import State
from leaflet.printing.ticket import Ticket

PAPERS = {paper.name: paper for paper in papers()}
A4 = Ticket(PAPERS["a4"])
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 400 + b"\n%%EOF\n"


@pytest.mark.usefixtures("cups")
@pytest.mark.parametrize("name", ["Counter", "ipp"])
def test_a_queue_and_an_address_print_alike(printer: Printer, name: str) -> None:
    before = len(printer.jobs())
    receipt = print_pdf(PDF, printer.uri if name == "ipp" else name, A4, 20)
    assert receipt.state is State.DONE
    assert printer.jobs()[before:] == [PDF]


@pytest.mark.usefixtures("cups")
def test_a_queue_that_is_not_there_lists_those_that_are() -> None:
    with pytest.raises(LeafletError, match="there is no printer 'Attic'") as caught:
        print_pdf(PDF, "Attic", A4)
    assert "Away, Counter" in caught.value.hint


@pytest.mark.usefixtures("cups")
def test_without_a_usual_queue_one_has_to_be_named() -> None:
    with pytest.raises(LeafletError, match="no printer is named") as caught:
        print_pdf(PDF, "", A4)
    assert "Away, Counter" in caught.value.hint


def test_a_machine_with_one_queue_prints_there(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    with printers.print_server(("Only", printer.uri)) as address:
        monkeypatch.setenv("CUPS_SERVER", address)
        assert find_queue("") == "Only"


def test_a_machine_without_queues_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", f"localhost:{free_port()}")
    with pytest.raises(LeafletError, match="no printer is named") as caught:
        print_pdf(PDF, "", A4)
    assert "ipp://" in caught.value.hint
