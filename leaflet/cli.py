"""The command line: `leaflet` and its commands, each loaded when it is called."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from leaflet.commands.shared import complain
from leaflet.errors import LeafletError

_COMMANDS = {
    "build": ("build:build", "Make leaflets."),
    "batch": ("batch:batch", "Make the leaflets of a whole formulary, only what changed."),
    "packet": ("packet:packet", "Join leaflets into one PDF to print."),
    "check": ("check:check", "Hold monographs, catalogs and finished files against the rules."),
    "translate": (
        "translate:translate",
        "Make and refresh catalogs, see how they stand, and find what is wrong in them.",
    ),
    "languages": ("lists:list_languages", "List the languages that leaflets can be printed in."),
    "editions": ("lists:list_editions", "List the editions: print sizes and the papers they fit."),
    "doctor": ("lists:doctor", "Say what this machine has, what it lacks, and the command that installs it."),
}
"""Each command by its name: where it is, and what it is for."""


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
"""What the system says of a place that takes no more; where it is a file of ours, that has been said already."""


class _Commands(click.Group):
    """The commands, of which only the one that is called is loaded: some take long."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of use."""
        return [*_COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command called `cmd_name`, None where there is none."""
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"leaflet.commands.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command is for, without loading it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pharmacy-leaflet")
@click.option("--config", type=click.Path(path_type=Path), help="The pharmacy's settings instead of ./leaflet.toml.")
@click.option("--debug", is_flag=True, help="Stop at a fault of the program itself, and show where it is.")
@click.pass_context
def main(context: click.Context, config: Path | None, debug: bool) -> None:
    """Print medicine leaflets that the people who get them can read."""
    context.obj = (config, debug)


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
    except OSError as error:
        if error.errno not in _FULL:
            raise
        complain(LeafletError(f"nothing more can be written: {error.strerror}", hint="make room, and run it again"))
        return 1
    return status if isinstance(status, int) else 0
