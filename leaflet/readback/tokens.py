"""Tokens: a page's structure as one row, from HTML or from tags, so that the two can be laid side by side."""

from __future__ import annotations

from typing import NamedTuple

from leaflet.readback.wording import fold


class Begin(NamedTuple):
    """An element begins: its structure type, and what it says of itself, name and value in turn."""

    kind: str
    says: tuple[str, ...] = ()


class Words(NamedTuple):
    """Letters without white space, each in one spelling, in one language."""

    letters: str
    language: str


class End(NamedTuple):
    """An element ends."""

    kind: str


Token = Begin | Words | End


class _Letters(dict[int, str]):
    """How each character is compared; one that PDFium puts for a hyphen at the end of a line is a hyphen."""

    def __missing__(self, code: int) -> str:
        letter = "-" if code == 2 else chr(code)
        self[code] = folded = "" if letter.isspace() else fold(letter)
        return folded


_LETTERS = _Letters()


def read_letters(text: str) -> str:
    """Return the letters of `text` as they are compared."""
    return text.translate(_LETTERS)


def tongue(tag: str | None) -> str:
    """Return a language tag as it is compared."""
    return (tag or "").replace("_", "-").lower()


def add_words(tokens: list[Token], letters: str, language: str) -> None:
    """Put `letters` at the end of a row, where they join words in the same language."""
    last = tokens[-1] if tokens else None
    if isinstance(last, Words) and last.language == language:
        tokens[-1] = Words(last.letters + letters, language)
    else:
        tokens.append(Words(letters, language))
