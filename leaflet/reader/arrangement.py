"""Headed parts -> sections: what belongs under what, what is a section's own, in the order of the source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leaflet.reader.headings import Meaning, recognise
from leaflet.reader.outline import Part
from leaflet.reader.source import Line
from leaflet.sections import BY_NAME, Kind

_DISCLAIMER = re.compile(
    r"^\s*(?:[-*+]\s+)?(?P<open>[*_]{0,3})(?:medical |important )?disclaimer[*_]{0,3}\s*"
    r"(?::[*_]{0,3}\s*(?P<rest>.*)|)$",
    re.IGNORECASE,
)
_DISCLAIMER_INSIDE = re.compile(
    r"(?:\*\*|__)(?:medical |important )?disclaimer\s*:?\s*(?:\*\*|__)\s*:?\s*", re.IGNORECASE
)
_ASKED = re.compile(r"^[*_\s]*(?:\d+[.)]\s*)?(?:Q(?:uestion)?\s*\d*\s*[:.)]|.*\?[*_\s]*$)", re.IGNORECASE)


@dataclass(frozen=True)
class SubPart:
    """A piece of a section: its sub-heading ("" and level 0 for what comes first), and the lines below it."""

    heading: str
    level: int
    line: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Draft:
    """A section before its text is read: kind, own heading, marked level, line, and its pieces."""

    kind: str
    heading: str
    level: int
    line: int
    pieces: tuple[SubPart, ...]


def arrange(parts: tuple[Part, ...], names: frozenset[str]) -> tuple[Draft, ...]:
    """Return the sections that `parts` make, in source order; `names` are the words of the medicine's names."""
    drafts: list[Draft] = []
    for part in (piece for whole in parts for piece in _without_disclaimer(whole, closing=whole is parts[-1])):
        meaning = recognise(part.heading, names) if part.heading else Meaning(BY_NAME["intro"])
        if drafts and _belongs(part, meaning, drafts[-1]):
            last = drafts[-1]
            piece = SubPart(part.heading, part.level, part.line, part.lines)
            drafts[-1] = Draft(last.kind, last.heading, last.level, last.line, (*last.pieces, piece))
        else:
            drafts.append(_open(part, meaning))
    return tuple(drafts)


def _belongs(part: Part, meaning: Meaning, section: Draft) -> bool:
    """Tell whether `part` is a piece of `section` rather than a section of its own."""
    kind = meaning.kind
    if section.kind == "intro" or (kind and kind.name == "disclaimer" and not meaning.own):
        return False
    if section.kind == "questions" and _ASKED.match(part.heading):
        return True
    if kind and kind.part_of == section.kind:
        return True
    if part.level <= section.level:
        return False
    known = section.kind != "other" or not any(line.text.strip() for each in section.pieces for line in each.lines)
    directly = all(piece.level >= part.level or piece.level == 0 for piece in section.pieces)
    opens = kind is not None and kind.stands_alone and not meaning.own and kind.name != section.kind
    return not (opens and known and directly)


def _open(part: Part, meaning: Meaning) -> Draft:
    kind, heading = _standing(meaning, part.heading)
    lines = (Line(part.line, meaning.rest), Line(part.line, ""), *part.lines) if meaning.rest else part.lines
    return Draft(kind, heading, part.level, part.line, (SubPart("", 0, part.line, lines),))


def _standing(meaning: Meaning, heading: str) -> tuple[str, str]:
    """Return kind and own heading of a section; a part of another that stands by itself keeps its heading."""
    kind: Kind | None = meaning.kind
    if kind is None:
        return "other", meaning.own or heading
    if kind.part_of:
        return ("other" if kind.name == "dosage_groups" else kind.part_of), heading
    return kind.name, meaning.own


def _without_disclaimer(part: Part, *, closing: bool) -> list[Part]:
    """Split off a "Disclaimer:" that the text before would swallow; `closing`: nothing but it follows in the file."""
    for index, line in enumerate(part.lines):
        if found := _DISCLAIMER.match(line.text):
            rest = found["rest"] or ""
            if found["open"] and rest.endswith(found["open"]) and rest.count(found["open"]) % 2:
                rest = rest.removesuffix(found["open"])
            return _split(part, index, ("", rest), closing=closing)
        if inside := _DISCLAIMER_INSIDE.search(line.text):
            said = line.text[: inside.start()].rstrip(), line.text[inside.end() :]
            return _split(part, index, said, closing=closing)
    return [part]


def _split(part: Part, index: int, said: tuple[str, str], *, closing: bool) -> list[Part]:
    """Return `part` without the notice at `index`, and the notice: its paragraph, or all that follows at the end."""
    line = part.lines[index].number
    notice = [Line(line, said[1])]
    following = list(part.lines[index + 1 :])
    while following and (following[0].text.strip() or not any(each.text.strip() for each in notice)):
        notice.append(following.pop(0))
    if closing and not any(_ASKED.match(each.text.strip(" *-")) for each in following):
        notice, following = [*notice, *following], []
    text = tuple(Line(each.number, each.text.lstrip()) for each in notice)
    kept = Part(part.heading, part.level, part.line, (*part.lines[:index], Line(line, said[0]), *following))
    closing_part = Part("Disclaimer", max(part.level, 1), line, text)
    return [kept, closing_part] if kept.heading or kept.has_words() else [closing_part]
