"""The body as headed parts: headings found however they are marked (#, underlined, bold lines), text kept by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from leaflet.reader.headings import recognise
from leaflet.reader.source import Line

_ATX = re.compile(r"^ {0,3}(#{1,6})(?:\s+|(?=[^\s#\d]))(.*)$")
_CLOSING = re.compile(r"(?<!\s)\s+#+$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_BOLD_LINE = re.compile(r"^ {0,3}(?:\*\*|__)(?P<heading>[^*_]+?)(?:\*\*|__)\s*:?(?P<rest>.*)$")
_WHOLE_FENCE = re.compile(r"^\s*```+\s*(?:markdown|md)?\s*$", re.IGNORECASE)
_LONGEST_UNDERLINED = 80
BOLD_LEVEL = 3


@dataclass(frozen=True)
class Part:
    """What stands under one heading, up to the next. The first part of a body may have no heading ("", level 0)."""

    heading: str
    level: int
    line: int
    lines: tuple[Line, ...]

    def has_words(self) -> bool:
        """Tell whether anything but white space stands below the heading."""
        return any(line.text.strip() for line in self.lines)


def outline(body: tuple[Line, ...]) -> tuple[Part, ...]:
    """Return the parts of `body` in source order.

    Bold lines count as headings only where real ones don't name what every monograph must have.
    """
    lines = _unwrapped(body)
    marked = _marked_headings(lines)
    parts = _parts(lines, marked)
    found = {kind.name for part in parts if (kind := recognise(part.heading).kind)}
    if {"usage", "dosage"} <= found:
        return parts
    return _parts(lines, {**_bold_headings(lines), **marked})


def bold_headings(lines: tuple[Line, ...]) -> tuple[tuple[int, str], ...]:
    """Return the lines that a known heading in bold begins, as line number and kind."""
    found = [(lines[index].number, recognise(bold.heading).kind) for index, bold in _bold_headings(lines).items()]
    return tuple((number, kind.name) for number, kind in found if kind)


@dataclass(frozen=True)
class _Found:
    """A heading at a line: how many lines it takes, and words on its own line that belong to the text below it."""

    heading: str
    level: int
    length: int = 1
    rest: str = ""


def _unwrapped(body: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return `body` without a code fence that is wrapped around the whole of it."""
    filled = [index for index, line in enumerate(body) if line.text.strip()]
    if len(filled) < 2 or not (_WHOLE_FENCE.match(body[filled[0]].text) and body[filled[-1]].text.strip() == "```"):
        return body
    return body[filled[0] + 1 : filled[-1]]


def _marked_headings(lines: tuple[Line, ...]) -> dict[int, _Found]:
    found = {}
    for index, line in enumerate(lines):
        if (atx := _ATX.match(line.text)) and atx[2].strip("# "):
            found[index] = _Found(_CLOSING.sub("", atx[2].strip()), len(atx[1]))
        elif index + 1 < len(lines) and (underline := _UNDERLINE.match(lines[index + 1].text)):
            before = lines[index - 1].text.strip() if index and index - 1 not in found else ""
            text = line.text.strip()
            if text and not before and _looks_like_heading(line.text):
                found[index] = _Found(text, 1 if underline[1][0] == "=" else 2, length=2)
    return found


def _looks_like_heading(text: str) -> bool:
    return (
        len(text) <= _LONGEST_UNDERLINED
        and not text.startswith("    ")
        and not re.match(r"\s*(?:[-*+>|#]\s|\d+[.)]\s)", text)
        and not text.rstrip().endswith((".", "!", ";", ","))
        and "|" not in text
    )


def _bold_headings(lines: tuple[Line, ...]) -> dict[int, _Found]:
    found = {}
    for index, line in enumerate(lines):
        if bold := _BOLD_LINE.match(line.text):
            heading, rest = bold["heading"].strip(), bold["rest"].strip()
            colon = heading.endswith(":") or line.text[bold.end("heading") :].strip("*_ ").startswith(":")
            if recognise(heading).kind and (colon or not rest):
                found[index] = _Found(heading, BOLD_LEVEL, rest=rest)
    return found


def _parts(lines: tuple[Line, ...], headings: dict[int, _Found]) -> tuple[Part, ...]:
    starts = sorted(headings)
    first = lines[: starts[0]] if starts else lines
    parts = [Part("", 0, first[0].number if first else 1, first)]
    for start, end in pairwise([*starts, len(lines)]):
        found = headings[start]
        below = lines[start + found.length : end]
        rest = (Line(lines[start].number, found.rest),) if found.rest else ()
        parts.append(Part(found.heading, found.level, lines[start].number, rest + below))
    return tuple(part for part in parts if part.heading or part.has_words())
