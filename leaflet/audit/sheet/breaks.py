"""What may not be torn apart: words, numbers with their units, a heading and its text (LP-07, LP-08, LP-23)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from leaflet.audit.gathering import Fault
from leaflet.audit.sheet.passages import HYPHENS, Passage, Setting

_FORCED = "\N{HYPHEN}"
"""Sets itself only where a program splits a word."""

_NUMBER = re.compile(r"(?:^|[\s(<>≤≥~±])\d[\d.,]*$")
_UNIT = re.compile(
    r"(?:micrograms?|milligrams?|grams?|kilograms?|mcg|[µμ]g|mg|kg|g|mL|ml|dl|dL|cl|litres?|liters?|l|L|IU|IE|UI|UE"
    r"|mmol|mol|mEq|%|°\s?[CF]|℃|мг|мкг|мл|г|ملغ|ملغم|مل)(?:/\w+)?(?![\w'’-])"
)
_DIGITS_END, _DIGITS_START = re.compile(r"\+?\d[\d ()]*\d$"), re.compile(r"\d[\d ]*\d\b")
_PHONE = 7
"""Digits that make a telephone number."""


def check_breaks(setting: Setting) -> Iterator[Fault]:
    """Yield words and amounts that are split over two lines, and headings that stand last on a page."""
    whole = _Words(setting)
    sheets = setting.print.sheets
    for sheet in sheets:
        page, passages = sheet.number, setting.on(sheet)
        for passage in passages:
            yield from (Fault("LP-07", page, f"the word {word!r} is split") for word in whole.split(passage))
            yield from (Fault("LP-08", page, fault) for fault in _amounts(passage))
        lowest = min(passages, key=lambda passage: passage.lines[-1].baseline, default=None)
        if lowest and sheet is not sheets[-1] and setting.heading(lowest) and lowest.size > setting.body:
            yield Fault("LP-23", page, f"the heading {lowest.text!r} stands last on its page, apart from its text")


class _Words:
    """The words of a print, by which a hyphen that belongs to a word is told from one that splits it."""

    def __init__(self, setting: Setting) -> None:
        inner = [text for passage in setting.passages for text in _whole_words(passage)]
        words = re.findall(r"[^\W\d_]+(?:[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}][^\W\d_]+)*", " ".join(inner).lower())
        self._known = frozenset(words)
        self._parts = frozenset(part for word in words if "-" in word for part in word.split("-"))
        ends = [pair for passage in setting.passages for pair in _hyphened(passage)]
        self._many = len(ends) > max(2, sum("-" in word for word in words))

    def split(self, passage: Passage) -> Iterator[str]:
        """Yield the words that a line's end splits, with the hyphen at which it does."""
        for before, after, hyphen in _hyphened(passage):
            left, right = before.lower(), after.lower()
            if f"{left}-{right}" in self._known:
                continue
            both_known = {left.rsplit("-", 1)[-1], right} <= self._known | self._parts
            if hyphen == _FORCED or left + right in self._known or (self._many and not both_known):
                yield f"{before}-{after}"


def _whole_words(passage: Passage) -> Iterator[str]:
    """Yield the lines of a passage without the words that a hyphen at a line's end may have split."""
    split = False
    for line in passage.lines:
        text = line.text.partition(" ")[2] if split else line.text
        split = line.text[-1] in HYPHENS
        yield text.rpartition(" ")[0] if split else text


def _hyphened(passage: Passage) -> Iterator[tuple[str, str, str]]:
    """Yield what stands before and after a hyphen at the end of a line, and the hyphen."""
    for line, after in pairwise(passage.lines):
        hyphen = line.text[-1]
        left, right = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", line.text[:-1]), re.match(r"[^\W\d_]+", after.text)
        if hyphen in HYPHENS and left and right:
            yield left[0], right[0], hyphen


def _amounts(passage: Passage) -> Iterator[str]:
    for line, after in pairwise(passage.lines):
        number, unit = _NUMBER.search(line.text), _UNIT.match(after.text)
        if number and unit:
            yield f"{number[0].strip()} {unit[0]}".join(("the amount '", "' is split over two lines"))
        end, start = _DIGITS_END.search(line.text), _DIGITS_START.match(after.text)
        digits = [sum(map(str.isdigit, part[0])) for part in (end, start) if part]
        house = end and re.fullmatch(r"[1-9]\d?", end[0].strip()) and digits[-1] >= _PHONE
        if end and start and not house and sum(digits) >= _PHONE:
            yield f"the number '{end[0]} {start[0]}' is split over two lines"
