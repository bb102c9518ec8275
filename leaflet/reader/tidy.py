"""Markdown as people write it -> Markdown as Python-Markdown reads it, line for line, no word touched.

Its dialect wants a blank line before a list or a table and four spaces for each level of a list; a collection of
monographs has all the other habits too: two or three spaces, typed bullets, "-item".
"""

from __future__ import annotations

import re

from leaflet import prose
from leaflet.errors import LeafletError, refuse
from leaflet.reader.source import Line

DEEPEST = 6
"""How deep lists and quotes may be nested; a seventh level would leave no room for words on a large-print page."""

_FENCE = re.compile(r"^\s*(```+|~~~+)")
_RULE = re.compile(r"^ {0,3}(?:(?:[-_*]\s*){3,}|={3,}|#{1,6})\s*$")
_MARKER = re.compile(r"^(\s*)([*+-]|\d{1,9}[.)])(\s+)(?=\S)")
_MARKERS = re.compile(r"(?:(?:[*+-]|\d{1,9}[.)])\s+)*")
_TYPED_BULLET = re.compile(r"^(\s*)[•●▪◦‣·∙○■–]\s*(?=\S)")
_TIGHT_BULLET = re.compile(r"^(\s*)-(?=[A-Za-z])")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_ENDS_IN_QUANTITY = re.compile(r"(?:\d|\b(?:mcg|mg|g|kg|mL|ml|IU|units?|to|from|than))\s*$")


def tidy(lines: tuple[Line, ...], where: str) -> tuple[Line, ...]:
    """Return `lines` in the parser's own form; `where` is the file, for messages. Line numbers stay with the text."""
    errors = [
        LeafletError("there is a code block", f"{where}:{line.number}", "delete the ``` lines; a leaflet has no code")
        for line in lines
        if _FENCE.match(line.text)
    ]
    errors += [
        LeafletError(
            f"one line has more than {prose.MOST_MARKS} Markdown marks",
            f"{where}:{line.number}",
            "split it, or delete the marks",
        )
        for line in lines
        if prose.too_many_marks(line.text)
    ]
    refuse(errors)
    plain = [Line(line.number, "" if _RULE.match(line.text) else line.text.expandtabs(4)) for line in lines]
    return tuple(_nested(_bulleted(_spaced_tables(plain)), where))


def _spaced_tables(lines: list[Line]) -> list[Line]:
    """Put a blank line before and after each table."""
    result: list[Line] = []
    inside = False
    for index, line in enumerate(lines):
        follows = lines[index + 1].text if index + 1 < len(lines) else ""
        starts = "|" in line.text and "|" in follows and bool(_TABLE_RULE.match(follows)) and not inside
        ends = inside and "|" not in line.text
        if (starts or ends) and line.text.strip():
            result.append(Line(line.number, ""))
        inside = (inside or starts) and not ends
        result.append(line)
    return result


def _bulleted(lines: list[Line]) -> list[Line]:
    """Write typed bullets as Markdown's: "• one" always, "-one" where such lines stand together."""
    result = []
    for index, line in enumerate(lines):
        text = _TYPED_BULLET.sub(r"\1* ", line.text)
        around = lines[max(index - 1, 0) : index] + lines[index + 1 : index + 2]
        if _TIGHT_BULLET.match(text) and any(_TIGHT_BULLET.match(other.text) for other in around):
            text = _TIGHT_BULLET.sub(r"\1- ", text)
        result.append(Line(line.number, text))
    return result


def _nested(lines: list[Line], where: str) -> list[Line]:
    """Indent every list by four spaces a level and set each item apart from what stands before it."""
    result: list[Line] = []
    open_items: list[int] = []  # the column of each item's marker
    before = ""
    for line in lines:
        text, indent = line.text.strip(), len(line.text) - len(line.text.lstrip())
        marker = _MARKER.match(line.text)
        if not text:
            if before:
                result.append(Line(line.number, ""))
        elif line.text.lstrip().startswith(">"):
            _refuse_depth(_QUOTE.match(line.text)[0].count(">"), line, where)  # type: ignore[index]
            open_items = []
            result.append(Line(line.number, line.text.strip()))
        elif marker and (open_items or not before or _interrupts(before, marker, line.text)):
            rest = line.text[marker.end() :]
            open_items = [column for column in open_items if indent >= column + 2]
            prefix = "    " * len(open_items)
            open_items.append(indent)
            if before:
                result.append(Line(line.number, ""))
            _refuse_depth(len(open_items) + len(_MARKERS.match(rest)[0].split()), line, where)  # type: ignore[index]
            result.append(Line(line.number, f"{prefix}{marker[2].replace(')', '.')} {rest}"))
        else:
            if not before:
                open_items = [column for column in open_items if indent >= column + 2]
            result.append(Line(line.number, "    " * len(open_items) + line.text.lstrip()))
        before = text and result[-1].text
    return result


def _interrupts(before: str, marker: re.Match[str], text: str) -> bool:
    """Tell whether a list starts right below the paragraph line `before`: "- 180 mcg" under "from 45" does not."""
    rest = text[marker.end() :]
    if marker[2] in "*+-":
        return not (rest[:1].isdigit() and _ENDS_IN_QUANTITY.search(before)) and marker[2] != "+"
    return marker[2] in ("1.", "1)")


def _refuse_depth(depth: int, line: Line, where: str) -> None:
    if depth > DEEPEST:
        raise LeafletError(
            f"lists or quotes are nested more than {DEEPEST} deep",
            f"{where}:{line.number}",
            "write it flatter; nobody can follow it on paper",
        )
