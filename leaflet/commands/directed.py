"""A patient's own directions on the command line: the options for them, and reading them back before printing."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from leaflet.configuration import Configuration
from leaflet.directions import LONGEST_DIARY, Directions
from leaflet.dosing.safety import refuse_unsafe
from leaflet.language import Language, find_language

USUAL_DIARY = 28
"""Rows of a diary where neither the option nor the directions say: four weeks of days."""


_LINE = click.option(
    "--directions",
    "line",
    metavar="LINE",
    help='What this patient takes: "1 tablet morning, 2 tablets bedtime, with food". "-" reads it from standard input,'
    " where no other user of the machine sees it.",
)
_PATIENT = click.option("--patient", metavar="NAME", help='A name over the directions; "" for a line to write it on.')
_DIARY = click.option(
    "--diary",
    type=int,
    is_flag=False,
    flag_value=0,
    metavar="[ROWS]",
    help="A table to tick off each dose, of so many rows; without a number, as many as the treatment has days.",
)


def directed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options for a patient's own directions."""
    return _LINE(_PATIENT(_DIARY(command)))


def read_directions(
    medicines: Collection[object], line: str | None, patient: str | None, diary: int | None
) -> Directions | None:
    """Return the directions typed as `line` with what goes with them; LeafletError where they are not safe."""
    if line is None:
        if patient is not None or diary is not None:
            raise click.UsageError("--patient and --diary go with --directions")
        return None
    if len(medicines) > 1:
        raise click.UsageError("--directions are those of one medicine: name one, and the next with its own")
    from leaflet.dosing.dictation import dictate  # noqa: PLC0415 - most leaflets have no directions

    said = dictate(sys.stdin.read() if line == "-" else line)
    return with_extras(said, patient, diary)


def with_extras(directions: Directions, patient: str | None, diary: int | None) -> Directions:
    """Return `directions` with a name line and a diary; one of 0 rows has as many as the treatment has days."""
    rows = diary or 0
    if diary == 0:
        rows = min(LONGEST_DIARY, _doses(directions))
    asked = replace(directions, patient=patient, diary=rows)
    refuse_unsafe(asked)
    return asked


def ask_whether_right(line: str) -> None:
    """Ask whether directions are right, and end the command where they are not; `line` "-" has used up the input."""
    question = "Is that right?"
    if line != "-":
        click.confirm(question, abort=True, err=True)
        return
    try:
        with Path("/dev/tty").open() as terminal:
            click.echo(f"{question} [y/N]: ", nl=False, err=True)
            answer = terminal.readline()
    except OSError:
        raise click.UsageError("nobody can be asked here whether the directions are right: say --yes") from None
    if answer.strip().casefold() not in ("y", "yes"):
        raise click.Abort


def _doses(directions: Directions) -> int:
    """Return on how many days of the treatment something is taken."""
    count, unit = directions.span or (0, "day")
    days = {"day": 1, "week": 7, "month": 30}[unit] * count or USUAL_DIARY
    return (
        math.ceil(days * len(directions.weekdays) / 7) if directions.weekdays else math.ceil(days / directions.every)
    )


def read_back(directions: Directions, spoken: Iterable[Language], configuration: Configuration) -> None:
    """Say `directions` in words, in the pharmacy's language and in the patients', on standard error."""
    from leaflet.dosing.instructions import instruct  # noqa: PLC0415

    typed = find_language(configuration.defaults.language)
    for language in dict.fromkeys((typed, *spoken)):
        click.echo(f"{language.tag}: {' '.join(instruct(directions, language, typed).sentences)}", err=True)
