"""The front matter: YAML read as strings only, each value with its line; tricks and broken YAML are refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from leaflet.errors import LeafletError, refuse
from leaflet.reader.source import Source, character_faults, clean

_DEEPEST = 12
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True)
class Scalar:
    """A text, and the line it stands on; an empty or null value is ""."""

    text: str
    line: int


@dataclass(frozen=True)
class Sequence:
    """A YAML list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True)
class Mapping:
    """A YAML mapping; keys are unique."""

    entries: dict[str, Node]
    line: int


Node: TypeAlias = Scalar | Sequence | Mapping


def read_front_matter(source: Source) -> Mapping:
    """Return the front matter of `source`; an empty mapping when it has none."""
    if source.front_matter is None:
        return Mapping({}, 1)
    reader = _Reader(source)
    try:
        root = reader.document(yaml.parse(source.front_matter, Loader=_LOADER))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = source.front_matter_line + (mark.line + 1 if mark else 1)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise LeafletError(
            f"the front matter is not YAML: {problem}",
            source.where(line),
            "put the value in quotes when it holds a colon or begins with a sign; indent with spaces",
        ) from None
    refuse(reader.errors)
    if not isinstance(root, Mapping):
        if isinstance(root, Scalar) and not root.text:
            return Mapping({}, source.front_matter_line)
        raise LeafletError(
            "the front matter is not a list of keys and values",
            source.where(source.front_matter_line + 1),
            "write lines such as 'title: Paracetamol'",
        )
    return root


class _Reader:
    """Builds nodes from YAML events, collecting mistakes."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.errors: list[LeafletError] = []

    def document(self, events: Iterator[Any]) -> Node:
        roots = []
        for event in events:
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                roots.append(self.node(event, events, 1))
        if len(roots) > 1:
            self.complain(roots[1].line, "there is a second YAML document", "keep one block of keys and values")
        return roots[0] if roots else Scalar("", self.source.front_matter_line)

    def complain(self, line: int, message: str, hint: str) -> None:
        self.errors.append(LeafletError(f"in the front matter {message}", self.source.where(line), hint))

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        line = self.source.front_matter_line + event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            self.complain(line, f"there is an alias *{event.anchor}", "write the value out")
            return Scalar("", line)
        if event.tag not in (None, "!"):
            self.complain(line, f"there is a YAML tag {event.tag}", "delete it: every value is read as text")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, line)
        if depth > _DEEPEST:
            raise yaml.YAMLError("it is nested too deep")
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(child := next(events), yaml.SequenceEndEvent):
                items.append(self.node(child, events, depth + 1))
            return Sequence(tuple(items), line)
        return self.mapping(events, line, depth)

    def scalar(self, event: Any, line: int) -> Scalar:
        if not event.style and event.value in _NULLS:
            return Scalar("", line)
        self.errors += character_faults(event.value, self.source.where(line))
        return Scalar(clean(event.value).strip(), line)

    def mapping(self, events: Iterator[Any], line: int, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.complain(key.line, "a key is a list or a mapping", "a key is one word, such as 'title'")
            elif key.text in entries:
                self.complain(key.line, f"the key {key.text!r} stands twice", "keep the one that is right")
            else:
                entries[key.text] = value
        return Mapping(entries, line)
