"""One leaflet of a batch: what is to be made, and what became of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from leaflet.errors import LeafletError


class Outcome(StrEnum):
    """What became of a leaflet."""

    MADE = "made"
    FRESH = "fresh"
    REFUSED = "refused"
    FAILED = "failed"


class Fault(NamedTuple):
    """A mistake that stopped a leaflet, as a worker can hand it over: what, where, and what to do."""

    message: str
    where: str
    hint: str

    @classmethod
    def each(cls, error: LeafletError) -> tuple[Fault, ...]:
        """Return every mistake in `error`."""
        return tuple(cls(single.message, single.where, single.hint) for single in error.each())

    def error(self) -> LeafletError:
        """Return it as the error it was."""
        return LeafletError(*self)


class Made(NamedTuple):
    """What became of the leaflet in `file`, and what the next run wants to know of it.

    `inputs` and `page` are the two keys of what it was made of (`recipe`), `seen` are stamps of that, `fonts` the
    families that it is set in, with commas between; `digest` and `stamp` are the finished file's; `until` is the last
    day (ISO 8601) on which the same is made of the same, "" for ever; `seconds` is the time it took. `moved`: an
    earlier one, of another text perhaps, lay there and was put away.
    """

    file: str
    outcome: Outcome
    inputs: str
    seen: str = ""
    page: str = ""
    fonts: str = ""
    digest: str = ""
    stamp: str = ""
    until: str = ""
    faults: tuple[Fault, ...] = ()
    seconds: float = 0.0
    moved: bool = False


class Work(NamedTuple):
    """A leaflet to be made from the monograph in `path`: its file's name, language (a tag), edition, paper and form.

    `inputs` is the key of all that it is made of, `seen` are stamps of that, "" where they may hide a change. `before`
    is the one that lies there untouched, None where none does.
    """

    file: str
    path: Path
    language: str
    edition: str
    paper: str
    form: str
    conformance: str
    inputs: str
    seen: str = ""
    before: Made | None = None

    def refused(self, faults: tuple[Fault, ...]) -> Made:
        """Return it as refused, which it is until something changes."""
        return Made(self.file, Outcome.REFUSED, told_of(self.inputs, self.path), faults=faults)

    def failed(self, *faults: Fault) -> Made:
        """Return it as failed; the next run tries again."""
        return Made(self.file, Outcome.FAILED, self.inputs, faults=faults)


def told_of(inputs: str, path: Path) -> str:
    """Return the key of a refusal: its reasons name the place of the monograph."""
    return f"{inputs} {path}"
