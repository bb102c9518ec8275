"""Driverless printing on a real IPP printer in software: its answers, its bytes, its ticket."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import pytest
from printers import Printer, free_port

from leaflet.edition import papers
from leaflet.errors import LeafletError
from leaflet.printing.driverless import send
from leaflet.printing.receipt import State
from leaflet.printing.ticket import Ticket

PAPERS = {paper.name: paper for paper in papers()}
A4 = Ticket(PAPERS["a4"])
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 400 + b"\n%%EOF\n"


def test_a_printer_prints_the_very_bytes_as_the_ticket_says(printer: Printer) -> None:
    receipt = send(PDF, printer.uri, Ticket(PAPERS["letter"], copies=3), 20)
    assert receipt.state is State.DONE
    assert receipt.job
    assert printer.jobs()[-1] == PDF
    told = printer.attributes()
    assert told["COPIES"] == "3"
    assert told["SIDES"] == "two-sided-long-edge"
    assert told["MEDIA"] == "na_letter_8.5x11in"
    assert told["JOB_NAME"] == "leaflet"
    assert told["DOCUMENT_FORMAT_SUPPLIED"] == "application/pdf"


def test_one_side_and_a_tray_are_asked_for(printer: Printer) -> None:
    assert send(PDF, printer.uri, Ticket(PAPERS["a4"], both_sides=False, tray="manual"), 20).state is State.DONE
    told = printer.attributes()
    assert told["SIDES"] == "one-sided"
    assert told["MEDIA_COL"] == "{media-size={x-dimension=21000 y-dimension=29700} media-source=manual}"


def test_no_paper_is_told(printer: Printer) -> None:
    with printer.trouble("empty"):
        receipt = send(PDF, printer.uri, A4, 20)
    assert receipt.is_trouble
    assert "there is no paper" in receipt.words()


def test_a_job_that_the_printer_ends_is_told(printer: Printer) -> None:
    with printer.trouble("broken"):
        receipt = send(PDF, printer.uri, A4, 20)
    assert receipt.state is State.LOST
    assert receipt.words().startswith("not printed")


def test_a_job_that_takes_long_is_not_waited_for(printer: Printer) -> None:
    with printer.trouble("empty"):
        started = time.monotonic()
        receipt = send(PDF, printer.uri, A4, 0)
        assert time.monotonic() - started < 5
    assert receipt.state in (State.WAITING, State.PRINTING)


def test_a_busy_printer_is_asked_again(printer: Printer) -> None:
    with printer.trouble("empty"):
        send(PDF, printer.uri, A4, 0)
        release = threading.Timer(1, Path(f"{printer.command}.empty").unlink)
        release.start()
        before = len(printer.jobs())
        assert send(PDF + b"second", printer.uri, A4, 20).state is State.DONE
        Path(f"{printer.command}.empty").touch()
    assert printer.jobs()[before:] == [PDF + b"second"]


@pytest.mark.parametrize(
    ("ticket", "message"),
    [
        (Ticket(PAPERS["a5"]), "the printer has no A5 paper"),
        (Ticket(PAPERS["a4"], tray="attic"), "the printer has no tray 'attic'"),
    ],
)
def test_what_the_printer_cannot_do_is_refused_before_it_prints(
    printer: Printer, ticket: Ticket, message: str
) -> None:
    before = len(printer.jobs())
    with pytest.raises(LeafletError, match=message) as caught:
        send(PDF, printer.uri, ticket, 1)
    assert "it has: " in caught.value.hint
    assert len(printer.jobs()) == before


def test_a_printer_that_is_not_there_is_told() -> None:
    with pytest.raises(LeafletError, match="cannot be reached: Connection refused"):
        send(PDF, f"ipp://localhost:{free_port()}/ipp/print", A4, 1)


@pytest.mark.parametrize(
    "uri", ["http://localhost/ipp", "ipp://", "ipp://host:port/x", "ipp://me:word@host/ipp", "://"]
)
def test_what_is_no_printers_address_is_refused(uri: str) -> None:
    with pytest.raises(LeafletError, match="no address of a printer"):
        send(PDF, uri, A4, 1)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "what answers there is no printer"),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "the printer answers 404 Not Found"),
        (b"HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n", "the printer answers 426"),
        (b"SSH-2.0-OpenSSH\r\n", "cannot be reached"),
        (b"", "cannot be reached"),
    ],
)
def test_what_is_no_printer_is_told(answer: bytes, message: str) -> None:
    with socket.create_server(("localhost", 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(LeafletError, match=message):
            send(PDF, f"ipp://localhost:{listening.getsockname()[1]}/ipp/print", A4, 1)
        thread.join()
