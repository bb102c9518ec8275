"""Finished files without print: braille that an embosser is to take, and plain text that is to be read aloud."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from leaflet.audit.finding import Finding

CELLS = 40
"""The usual cells of a line (11.5 inch paper)."""

LINES = 25
"""The usual lines of a page (11 inch paper)."""

_BRAILLE, _PLAIN = "FMT-05", "FMT-08"
_NOT_A_CELL = re.compile(r"[^ -~]")
_DIGITS = (("#", "ABCDEFGHIJ"), (",", "*<%?:$]\\[#"))
"""The sign before a number and the digits 1 to 9 and 0; then as French braille has them."""

_SPELLING = "\u200c\u200d\u200e\u200f\u061c"
"""Invisible characters that decide what letters look like, or from which side they are read."""

_LOST = "\ufffd\ufffc"
_GARBLED = re.compile("[\u00c2-\u00c5\u00ce-\u00d0][\u0080-\u00bf]|\u00e2\u20ac")


def check_braille(text: str, name: str, cells: int = CELLS, lines: int = LINES) -> Iterator[Finding]:
    """Yield what an embosser of so many `cells` by `lines` could not take in the file `text`, a finding a page."""
    pages = [page.splitlines() for page in text.replace("\r\n", "\n").rstrip("\x1a\f\n ").split("\f")]
    if not text.strip():
        yield Finding(_BRAILLE, name, "the file is empty")
        return
    for number, page in enumerate(pages, 1):
        faults = list(_page_faults(page, cells, lines))
        if faults:
            yield Finding(_BRAILLE, f"{name}, page {number}", "; ".join(faults))
    yield from _numbers(pages, name)


def _page_faults(page: Sequence[str], cells: int, lines: int) -> Iterator[str]:
    strange = dict.fromkeys(letter for line in page for letter in _NOT_A_CELL.findall(line))
    if any("\u2800" <= letter <= "\u28ff" for letter in strange):
        yield "it is braille in Unicode, which embossers do not take: write it as ASCII braille (BRF)"
    elif strange:
        yield f"not ASCII braille: {', '.join(f'{letter!r} (U+{ord(letter):04X})' for letter in list(strange)[:5])}"
    long = [line for line in page if len(line) > cells]
    if long:
        worst = max(long, key=len)
        yield f"{len(long)} lines are too long, up to {len(worst)} cells (at most {cells}): {worst[:60]!r}"
    if len(page) > lines:
        yield f"the page has {len(page)} lines (at most {lines}, then a form feed)"


def _numbers(pages: Sequence[Sequence[str]], name: str) -> Iterator[Finding]:
    """Yield the pages without a number, and where the numbers do not go up; one page needs none."""
    if len(pages) < 2:
        return
    found = [_number(page) for page in pages]
    bare = [str(place) for place, number in enumerate(found, 1) if number is None]
    if bare:
        where = f"{', '.join(bare[:10])}{', ...' if len(bare) > 10 else ''}"
        yield Finding(_BRAILLE, name, f"{len(bare)} of {len(pages)} pages have no number: {where}")
        return
    for place, (before, number) in enumerate(pairwise(found), 2):
        if before is not None and number is not None and number <= before:
            yield Finding(_BRAILLE, f"{name}, page {place}", f"the page number {number} comes after {before}")
            return


def _number(page: Sequence[str]) -> int | None:
    """Return the number at the end of the first or the last line of a page."""
    written = [line for line in page if line.strip()]
    for line in (*written[:1], *written[-1:]):
        word = line.split()[-1].upper()
        for sign, digits in _DIGITS:
            if len(word) > 1 and word[0] == sign and all(letter in digits for letter in word[1:]):
                return int("".join(str((digits.index(letter) + 1) % 10) for letter in word[1:]))
    return None


def check_plain(data: bytes, name: str) -> Iterator[Finding]:
    """Yield what is wrong with the `data` of a text file: as a whole, then a finding for each faulty line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = data.count(b"\n", 0, error.start) + 1
        byte = f"byte {data[error.start]:#04x} at {error.start}"
        yield Finding(_PLAIN, f"{name}:{place}", f"the file is not UTF-8: {byte}")
        return
    if not text.strip():
        yield Finding(_PLAIN, name, "the file is empty")
        return
    if not text.endswith("\n"):
        yield Finding(_PLAIN, name, "the last line has no end", "end the file with a line break")
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        faults = dict.fromkeys(fault for letter in line for fault in _letter_faults(letter))
        garbled = _GARBLED.search(line)
        if garbled:
            faults[f"{garbled[0]!r} is UTF-8 that was read as another encoding"] = None
        if faults:
            yield Finding(_PLAIN, f"{name}:{number}", "; ".join(faults))


def _letter_faults(letter: str) -> Iterator[str]:
    shown = f"U+{ord(letter):04X} ({unicodedata.name(letter, 'no name').lower()})"
    category = unicodedata.category(letter)
    if letter in _LOST:
        yield f"{shown} stands for something lost"
    elif category == "Cc" and letter != "\t":
        yield f"{shown} is a control character"
    elif category == "Cf" and letter not in _SPELLING:
        yield f"{shown} is invisible"
    elif category in ("Co", "Cn"):
        yield f"{shown} is no character that other computers know"
