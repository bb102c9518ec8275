"""The file as text: decoded, its characters checked, split into front matter and body lines with their numbers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from leaflet.errors import LeafletError, refuse

LARGEST = 2**17
"""The largest file that is read, in bytes: twenty usual monographs, or more than the longest official label."""
MOST_LINES = 2500
"""The most lines that are read; a usual monograph has sixty."""

_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_HIDDEN_IN_NUMBER = re.compile("\\d[\u00ad\u200b\u2060\ufeff]+\\d")
_OVERRIDES = {"\u202d": "U+202D", "\u202e": "U+202E"}
_OPENING = "\u202a\u202b\u2066\u2067\u2068"
_CLOSING = "\u202c\u2069"
_LONGEST = 1000
_ENDLESS = re.compile(f"[0-9A-Za-z\u00c0-\u024f]{{{_LONGEST + 1},}}")
# What UTF-8 looks like when it was read as Windows-1252 and saved again: "é" becomes "Ã©", "’" becomes "â€™".
_TWICE_ENCODED = re.compile("Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|â€[\u0080-\u00bf\u02c6\u02dc\u2013-\u2122]")
_SUSPECT = re.compile(
    f"{_CONTROLS.pattern}|{_INVISIBLE.pattern}|[{''.join(_OVERRIDES)}{_OPENING}{_CLOSING}\ufffd\u00c2\u00c3\u00e2]"
)
"""Every character without which nothing but a word's length can be wrong with a text."""


@dataclass(frozen=True)
class Line:
    """One line of the file, with its number counted from 1."""

    number: int
    text: str


@dataclass(frozen=True)
class Source:
    """A file's text: the front matter as YAML text (None without one) and the lines of the body."""

    path: Path
    front_matter: str | None
    front_matter_line: int
    body: tuple[Line, ...]

    def where(self, line: int) -> str:
        """Return the place of `line` as messages name it."""
        return f"{self.path}:{line}"


def read_source(path: Path) -> Source:
    """Read and check the text of `path`; every bad character is reported at once."""
    text = _decode(path)
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))
    if len(lines) > MOST_LINES:
        raise LeafletError(
            f"has more than {MOST_LINES} lines: no monograph has", str(path), "put one medicine in a file"
        )
    refuse(error for line in lines for error in character_faults(line.text, f"{path}:{line.number}"))
    return _split(path, tuple(Line(line.number, clean(line.text)) for line in lines))


def clean(text: str) -> str:
    """Return `text` in Unicode normal form C, without the characters that print nothing."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def character_faults(text: str, where: str) -> list[LeafletError]:
    """Return what is wrong with the characters of one paragraph or line."""
    if len(text) <= _LONGEST and not _SUSPECT.search(text):
        return []
    faults = []
    for char in sorted(set(_CONTROLS.findall(text))):
        faults.append(
            LeafletError(
                f"there is a control character U+{ord(char):04X}", where, "delete it: it can't be seen or printed"
            )
        )
    for char, code in _OVERRIDES.items():
        if char in text:
            faults.append(
                LeafletError(
                    f"there is a direction override {code}: the text would show in another order than it is written",
                    where,
                    "delete it; 45 must never look like 54",
                )
            )
    if sum(map(text.count, _OPENING)) != sum(map(text.count, _CLOSING)):
        faults.append(
            LeafletError(
                "a direction mark (isolate or embedding) is not opened and closed on the same line",
                where,
                "delete the invisible mark, or close it with U+2069",
            )
        )
    if found := _ENDLESS.search(text):
        faults.append(
            LeafletError(
                f"there is a word of {len(found[0])} letters: {found[0][:20]!r}...",
                where,
                "put spaces in, or delete it",
            )
        )
    if "\ufffd" in text:
        faults.append(
            LeafletError(
                "there is a replacement character U+FFFD: a letter was lost before the file came here",
                where,
                "put the right letter back from the original text",
            )
        )
    if found := _HIDDEN_IN_NUMBER.search(text):
        faults.append(
            LeafletError(
                f"there is an invisible character inside the number {clean(found[0])!r}",
                where,
                "type the number again, so that what is read is what is meant",
            )
        )
    if found := _TWICE_ENCODED.search(text):
        faults.append(
            LeafletError(
                f"the letters {found[0]!r} look like UTF-8 that was read in another encoding and saved again",
                where,
                "repair the text at its origin; it prints as gibberish",
            )
        )
    return faults


def _decode(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except IsADirectoryError:
        raise LeafletError("is a folder, not a monograph", str(path), "name a .md file in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LeafletError(f"cannot be read: {reason}", str(path), "check the name and the permissions") from None
    if len(data) > LARGEST:
        raise LeafletError(
            f"is larger than {LARGEST // 1024} KiB: no monograph is", str(path), "put one medicine in a file"
        )
    for bom, name in _BOMS:
        if data.startswith(bom):
            raise LeafletError(f"is in {name}, not UTF-8", str(path), "save it as UTF-8")
    if len(data) >= 8 and max(data[:400:2].count(0), data[1:400:2].count(0)) > len(data[:400]) // 4:
        raise LeafletError("is in UTF-16, not UTF-8", str(path), "save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LeafletError(
            f"is not UTF-8: byte 0x{data[error.start]:02X} can't be read", f"{path}:{line}", "save it as UTF-8"
        ) from None
    return re.sub("\r\n|[\r\u0085\u2028\u2029]", "\n", text)


def _split(path: Path, lines: tuple[Line, ...]) -> Source:
    first = next((index for index, line in enumerate(lines) if line.text.strip()), 0)
    if lines[first].text.rstrip() != "---":
        return Source(path, None, 0, lines)
    for last in range(first + 1, len(lines)):
        if lines[last].text.rstrip() in ("---", "..."):
            text = "\n".join(line.text for line in lines[first + 1 : last])
            return Source(path, text, lines[first].number, lines[last + 1 :])
    raise LeafletError(
        "the front matter is opened and never closed", f"{path}:{lines[first].number}", "put a line '---' below it"
    )
