"""The excerpt: a difference between two texts, told with a few words on either side."""

from __future__ import annotations

from typing import NamedTuple


class Difference(NamedTuple):
    """Something on the paper that the page does not say, or the reverse; pages count from 1."""

    page: int
    message: str


def tell_apart(expected: str, found: str, at: int) -> str:
    """Return the message for two texts that part at letter `at` of both, with a few words on either side."""
    wanted, got = _excerpt(expected, at), _excerpt(found, at)
    if not found[at:].strip():
        return f"words are missing from the paper: expected {wanted!r}, found nothing after {got!r}"
    if not expected[at:].strip():
        return f"the paper says more than the leaflet: found {got!r}, expected nothing after {wanted!r}"
    numeric = any(letter.isnumeric() for text in (expected, found) for letter in _word(text, at))
    kind = "a number is not the same" if numeric else "words are not the same"
    return f"{kind} on the paper: expected {wanted!r}, found {got!r}"


def _excerpt(text: str, at: int) -> str:
    before, after = text[:at].split(" "), text[at:].split(" ")
    return (" ".join(before[-4:]) + " ".join(after[:4])).strip()


def _word(text: str, at: int) -> str:
    if text[at : at + 1] == " ":
        return text[at + 1 :].partition(" ")[0]
    return text[:at].rpartition(" ")[2] + text[at:].partition(" ")[0]
