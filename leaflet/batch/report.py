"""What became of a batch: the numbers, every leaflet that was refused or failed with its reasons, as JSON and HTML."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from leaflet.batch.work import Fault, Made, Outcome

_SHOWN = 6
"""Files that are named before the rest is counted."""


class Trouble(NamedTuple):
    """One reason for which leaflets were refused or failed, and their files."""

    fault: Fault
    outcome: Outcome
    files: tuple[str, ...]

    @property
    def listed(self) -> str:
        """Return the names of its files, the first of them where they are many."""
        more = len(self.files) - _SHOWN
        return ", ".join(self.files[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


class Report(NamedTuple):
    """What became of each leaflet of a batch: `leaflets` that were at work in the order of their files, `fresh` ones.

    `gone` are files that nobody asks for and that are still there, `removed` those that no longer are. `seconds` is
    how long the batch took. `stopped`: somebody stopped it, and what is not named was not begun. `faults` are those of
    the batch itself.
    """

    leaflets: tuple[Made, ...]
    fresh: tuple[str, ...]
    gone: tuple[str, ...]
    removed: tuple[str, ...]
    planned: int
    seconds: float
    stopped: bool = False
    faults: tuple[Fault, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Return how many were made, fresh, refused and failed."""
        counted = Counter(made.outcome for made in self.leaflets)
        counted[Outcome.FRESH] += len(self.fresh)
        return {outcome.value: counted[outcome] for outcome in Outcome}

    @property
    def well(self) -> bool:
        """Return whether everything that was planned is there."""
        counts = self.counts
        return not (counts["refused"] or counts["failed"] or self.stopped or self.faults)

    @property
    def moved(self) -> tuple[str, ...]:
        """Return the leaflets of an earlier text that were put away."""
        return tuple(made.file for made in self.leaflets if made.moved)

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """Return each reason once, with all the leaflets that it stopped."""
        found: dict[tuple[str, Fault], list[str]] = {}
        for made in self.leaflets:
            for fault in made.faults:
                where = fault._replace(where="" if fault.where == made.file else fault.where)
                found.setdefault((made.outcome, where), []).append(made.file)
        return tuple(
            Trouble(fault, Outcome(outcome), tuple(dict.fromkeys(files))) for (outcome, fault), files in found.items()
        )

    def numbers(self) -> dict[str, Any]:
        """Return the numbers for other programs."""
        return {
            **self.counts,
            "planned": self.planned,
            "seconds": round(self.seconds, 3),
            "stopped": self.stopped,
            "gone": list(self.gone),
            "removed": list(self.removed),
            "faults": [fault._asdict() for fault in self.faults],
        }

    def data(self) -> dict[str, Any]:
        """Return it all for other programs."""
        fresh = [line(Made(file, Outcome.FRESH, "")) for file in self.fresh]
        lines = [*(line(made) for made in self.leaflets), *fresh]
        return {**self.numbers(), "leaflets": sorted(lines, key=lambda each: str(each["file"]))}

    def html(self) -> str:
        """Return it as a page for people."""
        from leaflet.layout.template import render  # noqa: PLC0415 - slow to import, and seldom asked

        return render("report.html", report=self)


def line(made: Made) -> dict[str, Any]:
    """Return what became of one leaflet for other programs."""
    return {
        "file": made.file,
        "outcome": str(made.outcome),
        "seconds": round(made.seconds, 3),
        **({"faults": [fault._asdict() for fault in made.faults]} if made.faults else {}),
        **({"moved": True} if made.moved else {}),
    }
