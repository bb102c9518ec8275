"""`leaflet serve`: the counter, a local web page to choose, see and print leaflets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from leaflet.commands.shared import formulary_for
from leaflet.errors import LeafletError
from leaflet.settings import read_configuration

EXTRA = "python -m pip install 'pharmacy-leaflet[counter]'"


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen at; 8000 unless leaflet.toml says.")
@click.pass_obj
def serve(options: tuple[Path | None, bool], port: int | None) -> int:
    """Serve the counter on this machine, until Ctrl-C."""
    settings = read_configuration(options[0])
    if port is not None:
        settings = replace(settings, counter=replace(settings.counter, port=port))
    try:
        from leaflet.counter.serve import serve as run  # noqa: PLC0415 - the extra may not be installed
    except ModuleNotFoundError as error:
        raise LeafletError(f"the counter needs {error.name}, which is not installed", "serve", EXTRA) from None
    run(settings, formulary_for(settings), click.echo)
    return 0
