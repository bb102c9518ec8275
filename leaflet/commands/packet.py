"""`leaflet packet`: many leaflets in one file that a print room can print as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from leaflet.batch.packet import Packet, make_packet
from leaflet.batch.splitting import Part
from leaflet.commands.shared import FORMAT


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The PDF to write."
)
@click.option("--booklet", is_flag=True, help="Two pages beside each other, for folding: A5 on A4, A4 on A3.")
@click.option(
    "--sheets", "limit", type=click.IntRange(min=2), help="At most so many sheets a file: OUT-1.pdf, OUT-2.pdf, ..."
)
@click.option("--draft", is_flag=True, help="Take unfinished leaflets, too; they are not for patients.")
@FORMAT
def packet(paths: tuple[Path, ...], output: Path, booklet: bool, limit: int | None, draft: bool, form: str) -> int:
    """Join leaflets into one PDF to print. PATH is a leaflet, a folder of them, or a list.

    A list is a CSV file with the columns medicine, language, edition and copies; its leaflets are sought in the
    folders named, or beside it. Each leaflet starts on a fresh sheet, after a cover sheet that says what is in it.
    """
    if output.suffix.lower() != ".pdf":
        raise click.BadParameter(f"{output} does not end in .pdf", param_hint="-o")
    made = make_packet(paths, output, booklet=booklet, limit=limit, draft=draft)
    if form == "json":
        click.echo(json.dumps(_report(made), ensure_ascii=False, indent=2))
        return 0
    for part in made.parts:
        leaflets = sum(item.copies for item in part.items)
        click.echo(f"{part.path}: {_counted(leaflets, 'leaflet')} on {_counted(part.sheets, 'sheet')}")
    click.echo(f"print it on {made.paper}, both sides, turned on the {made.edge} edge, in actual size")
    for note in made.notes:
        click.echo(f"note: {note}", err=True)
    return 0


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _report(made: Packet) -> dict[str, Any]:
    return {
        "paper": made.paper,
        "turned_on": f"{made.edge} edge",
        "files": [_file(part) for part in made.parts],
        "notes": list(made.notes),
    }


def _file(part: Part) -> dict[str, Any]:
    return {
        "path": str(part.path),
        "sheets": part.sheets,
        "cover_pages": part.cover.pages,
        "leaflets": [
            {
                "number": item.number,
                "path": str(item.leaflet.path),
                "medicine": item.leaflet.medicine,
                "language": item.leaflet.language,
                "edition": item.leaflet.edition,
                "title": item.leaflet.title,
                "draft": item.leaflet.draft,
                "copies": item.copies,
                "pages": item.leaflet.pages,
                "sheets": item.row.sheets,
                "first_sheet": first,
                "binding": "spiral" if item.row.thick else "staples",
            }
            for item, first in zip(part.items, part.first_sheets, strict=True)
        ],
    }
