"""Expressions that are misread, and what to write in their place: the rules UN-01 to UN-09."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from leaflet.audit.abbreviations import micrograms, shortened
from leaflet.audit.dosefigures import figures
from leaflet.audit.dosewords import measures, pairs, spaces
from leaflet.audit.finding import Finding
from leaflet.audit.symbols import symbols
from leaflet.audit.text import Text, Writing

_CHECKS: tuple[Callable[[Text, Writing], Iterator[Finding]], ...] = (
    micrograms,
    figures,
    shortened,
    spaces,
    symbols,
    pairs,
    measures,
)


def check_expressions(writing: Writing) -> Iterator[Finding]:
    """Yield each error-prone expression in `writing` (ISMP's list; Joint Commission's "Do Not Use" list), by place.

    One finding for each rule, text and advice: it names every expression that the same words mend.
    """
    for text in writing.texts:
        found: dict[tuple[str, str], list[Finding]] = {}
        for check in _CHECKS:
            for finding in check(text, writing):
                found.setdefault((finding.rule, finding.instead), []).append(finding)
        for _, alike in sorted(found.items(), key=lambda each: each[0][0]):
            yield replace(alike[0], message="; ".join(dict.fromkeys(finding.message for finding in alike)))
