"""`leaflet print`: leaflets made and sent to a printer, whose answer is told."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import click

from leaflet.commands.directed import ask_whether_right, directed, read_back, read_directions
from leaflet.commands.shared import LANGUAGES, complain, formulary_for, split, wrong_calls
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.pipeline import make_leaflet
from leaflet.printer import print_pdf
from leaflet.printing.ticket import Ticket
from leaflet.settings import read_configuration


@click.command("print")
@click.argument("medicine", nargs=-1, required=True)
@LANGUAGES
@click.option("-e", "--edition", "names", multiple=True, callback=split, help="clear, large or giant.")
@click.option("--paper", help="a4, letter or a5.")
@click.option("--beside", metavar="TAG", help="A second language, block by block after the first.")
@directed
@click.option("--printer", metavar="NAME", help="A queue of CUPS, or an address: ipp://PRINTER/ipp/print.")
@click.option("--copies", type=int, default=1, help="How many of each.")
@click.option("--sides", type=click.Choice(["both", "one"]), help="Print on both sides of a sheet, or on one.")
@click.option("--tray", help="The tray to take paper from, as the printer calls it.")
@click.option("--yes", is_flag=True, help="Do not ask whether the directions are right.")
@click.pass_obj
def print_leaflets(
    options: tuple[Path | None, bool],
    medicine: tuple[str, ...],
    tags: tuple[str, ...],
    names: tuple[str, ...],
    paper: str | None,
    beside: str | None,
    line: str | None,
    patient: str | None,
    diary: int | None,
    printer: str | None,
    copies: int,
    sides: str | None,
    tray: str | None,
    yes: bool,
) -> int:
    """Make leaflets and print them. MEDICINE is a path to a Markdown file or a name in the formulary."""
    configuration = read_configuration(options[0])
    usual = configuration.printing
    with wrong_calls():
        chosen = [find_language(tag) for tag in tags or (configuration.defaults.language,)]
        second = find_language(beside) if beside else None
        sizes = [find_edition(name) for name in names or (configuration.defaults.edition,)]
        sheets = [find_paper(paper or configuration.defaults.paper, edition) for edition in sizes]
        both = (sides or usual.sides) == "both"
        tickets = [Ticket(sheet, copies, both, usual.tray if tray is None else tray) for sheet in sheets]
    directions = read_directions(medicine, line, patient, diary)
    if directions:
        read_back(directions, [*chosen, *([second] if second else [])], configuration)
        if not yes:
            ask_whether_right(line or "")
    formulary = formulary_for(configuration, medicine)
    failed = False
    for name, language, (edition, ticket) in product(medicine, chosen, zip(sizes, tickets, strict=True)):
        try:
            leaflet = make_leaflet(
                *(formulary.find(name), language, edition, ticket.paper, configuration, datetime.now(UTC).date()),
                beside=second,
                directions=directions,
                conformance=configuration.defaults.conformance,
            )
            receipt = print_pdf(leaflet.data, usual.printer if printer is None else printer, ticket)
        except LeafletError as error:
            failed = True
            complain(error)
        else:
            failed |= receipt.is_trouble
            click.echo(f"{leaflet.name}: {receipt.words()} ({receipt.printer}, job {receipt.job})")
    return int(failed)
