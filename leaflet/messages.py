"""The messages of a monograph: what of it a translator translates, one a block, and the monograph with them put in.

A message's context is the kind of the section, or the field of the front matter, in which it stands. Names of brands
and of sources stay as they are on the pack and on the shelf.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from leaflet.blocks import leaves, rewrite
from leaflet.monograph import Monograph, Section

FIELDS = ("title", "generic_name", "strength", "form")
"""The fields of the front matter that are translated."""

_NOTES = {
    "title": "The medicine's name, at the top of the leaflet.",
    "generic_name": "The name of the active substance. Add the name on the pack where it is written otherwise.",
    "strength": "How much of it one piece holds.",
    "form": "What it is: tablets, drops.",
}


@dataclass(frozen=True)
class Message:
    """One text to translate: its context, its inline Markdown on one line, its source line, a note on it."""

    context: str
    text: str
    line: int
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells it from every other message of the monograph."""
        return self.context, self.text


def messages(monograph: Monograph) -> tuple[Message, ...]:
    """Return the messages of `monograph` in page order; a text that comes twice in one context comes twice."""
    return tuple(_messages(monograph))


def _messages(monograph: Monograph) -> Iterator[Message]:
    for name in FIELDS:
        if text := getattr(monograph, name):
            yield Message(name, text, 1, _NOTES[name])
    for section in monograph.sections:
        if section.heading:
            yield Message(section.kind, section.heading, section.line, "The section's heading.")
        for text, line in leaves(section.blocks):
            if text:
                yield Message(section.kind, text, line)


def put(monograph: Monograph, translate: Callable[[str, str], str]) -> Monograph:
    """Return `monograph` with each of its messages changed to what `translate` makes of its context and text."""

    def section(old: Section) -> Section:
        heading = translate(old.kind, old.heading) if old.heading else ""
        return replace(old, heading=heading, blocks=rewrite(old.blocks, lambda text: translate(old.kind, text)))

    fields: dict[str, Any] = {name: translate(name, text) for name in FIELDS if (text := getattr(monograph, name))}
    return replace(monograph, sections=tuple(map(section, monograph.sections)), **fields)
