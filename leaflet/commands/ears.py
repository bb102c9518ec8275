"""Ears: who is told how a batch goes on, a person or another program."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from leaflet.batch.plan import Plan
from leaflet.batch.report import Report, line
from leaflet.batch.work import Made
from leaflet.commands.shared import complain


class Machine:
    """Tells another program: a line of JSON for each leaflet, the numbers last."""

    def waiting(self) -> None:
        """Say so to whoever may look."""
        _say("another batch is at work in this folder: waiting for it")

    def planned(self, what: Plan) -> None:
        """Tell what stands as it is."""
        for made in what.refused:
            self.told(made)

    def told(self, made: Made) -> None:
        """Tell of one leaflet."""
        with _going_on():
            click.echo(json.dumps(line(made), ensure_ascii=False))

    def close(self) -> None:
        """Say no more of single leaflets."""

    def end(self, done: Report) -> None:
        """Tell the numbers."""
        click.echo(json.dumps(done.numbers(), ensure_ascii=False))


class Person:
    """Tells a person: a bar with the time left on a terminal, a line for each leaflet elsewhere, reasons once."""

    def __init__(self) -> None:
        self._bar: Any = None

    def waiting(self) -> None:
        """Say it."""
        _say("another batch is at work in this folder: waiting for it")

    def planned(self, what: Plan) -> None:
        """Say what there is to do, and begin the bar."""
        refused = len(what.refused) + len(what.lacking)
        _say(f"to make: {len(what.works)}, fresh: {len(what.fresh)}, refused: {refused}")
        if what.works and sys.stderr.isatty():
            steps = len(what.works) + len(what.lacking)
            self._bar = click.progressbar(length=steps, label="leaflets", show_pos=True, file=sys.stderr)
            self._bar.render_progress()

    def told(self, made: Made) -> None:
        """Say it of one leaflet."""
        with _going_on():
            if self._bar:
                self._bar.update(1)
            else:
                click.echo(f"{made.outcome} {made.file}")

    def close(self) -> None:
        """End the bar, whatever became of the batch: it hides the terminal's cursor."""
        if self._bar:
            self._bar.render_finish()

    def end(self, done: Report) -> None:
        """Say what became of all: each reason once, to standard error, and the numbers last."""
        for trouble in done.troubles:
            complain(trouble.fault.error())
            _say(f"  {trouble.outcome}: {trouble.listed}")
        for fault in done.faults:
            complain(fault.error())
        _list("put away in .leaflet/outdated, for they may be out of date", done.moved)
        _list("removed", done.removed)
        if done.gone:
            _say(f"still there, though nobody asks for them: {len(done.gone)}; --prune removes them")
        if done.stopped:
            _say("stopped; the next run goes on from here")
        click.echo(", ".join(f"{name}: {count}" for name, count in done.counts.items()))


@contextmanager
def _going_on() -> Iterator[None]:
    """Let a batch go on though its log finds no room, or its terminal is gone; a reader who is done with it ends it.

    The numbers come last, and what hinders those is said.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError:
        return


def _list(what: str, files: tuple[str, ...]) -> None:
    if files:
        _say(f"{what}:")
    for file in files:
        _say(f"  {file}")


def _say(words: str) -> None:
    click.echo(words, err=True)
