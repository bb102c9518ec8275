"""The command line: `leaflet` and its commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from leaflet.commands.build import build
from leaflet.commands.lists import doctor, list_editions, list_languages
from leaflet.commands.shared import complain
from leaflet.commands.translate import translate
from leaflet.errors import LeafletError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pharmacy-leaflet")
@click.option("--config", type=click.Path(path_type=Path), help="The pharmacy's settings instead of ./leaflet.toml.")
@click.option("--debug", is_flag=True, help="Stop at a fault of the program itself, and show where it is.")
@click.pass_context
def main(context: click.Context, config: Path | None, debug: bool) -> None:
    """Print medicine leaflets that the people who get them can read."""
    context.obj = (config, debug)


for _command in (build, translate, list_languages, list_editions, doctor):
    main.add_command(_command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments`; return its exit status: 0 well, 1 something refused, 2 a wrong call."""
    try:
        status = main.main(args=arguments, prog_name="leaflet", standalone_mode=False)
    except LeafletError as error:
        complain(error)
        return 1
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        return 1
    except click.ClickException as error:
        error.show()
        return 2
    return status if isinstance(status, int) else 0


def entry() -> None:
    """Run the program for the shell."""
    sys.exit(run())
