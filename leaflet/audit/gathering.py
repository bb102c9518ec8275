"""Gathering: what a rule finds on many pages of one PDF is told once, with the pages and the worst case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from leaflet.audit.finding import Finding

_TOLD = 3
"""So many faults that nobody measured are told in words, the others counted."""


@dataclass(frozen=True)
class Fault:
    """What a rule does not allow on one page (from 1; 0 is the whole file), in words.

    `badness` is how far it is from right, where that is measured: of such faults the worst is told.
    """

    rule: str
    page: int
    message: str
    badness: float | None = None
    instead: str = ""


def gathered(faults: Iterable[Fault], name: str) -> Iterator[Finding]:
    """Yield one finding a rule for all its `faults` in the PDF that the user calls `name`."""
    by_rule: dict[str, list[Fault]] = {}
    for fault in faults:
        by_rule.setdefault(fault.rule, []).append(fault)
    for rule, found in by_rule.items():
        found.sort(key=lambda fault: fault.page)
        instead = next((fault.instead for fault in found if fault.instead), "")
        yield Finding(rule, place(name, (fault.page for fault in found)), _message(found), instead)


def faults_of(rule: str, faults: Iterable[tuple[int, str]]) -> Iterator[Fault]:
    """Yield the faults of one rule, each given as a page and a message."""
    return (Fault(rule, page, message) for page, message in faults)


def place(name: str, pages: Iterable[int]) -> str:
    """Return the place that `pages` of a PDF are for the user; its name alone where the whole file (0) is meant."""
    known = sorted(set(pages))
    if not known or known[0] == 0:
        return name
    return f"{name}, {'page' if len(known) == 1 else 'pages'} {_listed(known)}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 line", "2 lines"."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def _listed(pages: list[int]) -> str:
    """Return pages in words: "2, 5 and 9", "1-36"."""
    cuts = [0, *(at for at, (page, after) in enumerate(pairwise(pages), 1) if after > page + 1), len(pages)]
    parts: list[str] = []
    for first, last in pairwise(cuts):
        row = pages[first:last]
        parts += [f"{row[0]}-{row[-1]}"] if len(row) > 2 else map(str, row)
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]


def _message(faults: list[Fault]) -> str:
    measured = [(fault.badness, -fault.page, fault) for fault in faults if fault.badness is not None]
    if measured:
        worst = max(measured, key=lambda entry: entry[:2])[2]
        pages = {fault.page for fault in faults}
        return worst.message + (f" (the worst is on page {worst.page})" if len(pages) > 1 else "")
    pages_of: dict[str, list[int]] = {}
    for fault in faults:
        pages_of.setdefault(fault.message, []).append(fault.page)
    several = len({fault.page for fault in faults}) > 1 and len(pages_of) > 1
    told = [
        f"{message} (page {pages[0]})" if several and pages[0] else message
        for message, pages in list(pages_of.items())[:_TOLD]
    ]
    more = len(faults) - sum(len(pages_of[message]) for message in list(pages_of)[:_TOLD])
    return "; ".join([*told, *([f"and {more} more"] if more else [])])
