"""What the commands share: lists as options, the form of a report, and complaints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from leaflet.configuration import Configuration
from leaflet.errors import LeafletError
from leaflet.formulary import Formulary, find_formulary


def split(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Take a list as repeated options, as words with commas, or both."""
    return tuple(dict.fromkeys(part.strip() for value in values for part in value.split(",") if part.strip()))


FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for programs."
)
LANGUAGES = click.option(
    "-l", "--language", "tags", multiple=True, callback=split, help="A language by tag or name: es, pt-BR, Spanish."
)


@contextmanager
def wrong_calls() -> Iterator[None]:
    """Take what is wrong with the options for a wrong call, which ends with status 2."""
    try:
        yield
    except LeafletError as error:
        raise click.UsageError(str(error)) from None


def complain(error: LeafletError) -> None:
    """Tell every mistake in `error`."""
    for single in error.each():
        click.echo(str(single), err=True)


def formulary_for(configuration: Configuration, medicines: tuple[str, ...] = ()) -> Formulary:
    """Return the formulary, and say so where it is the samples and one of `medicines` is sought in it, or all are."""
    formulary = find_formulary(configuration)
    named = [name for name in medicines if len(Path(name).parts) == 1 and not Path(name).suffix]
    if formulary.ours and (named or not medicines):
        click.echo(f"using the sample monographs in {formulary.folder}; no formulary is configured", err=True)
    return formulary
