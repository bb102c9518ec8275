"""Looking a medicine up: a few letters of any of its names, typing slips forgiven, or a code as a scanner types it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from leaflet.counter.codes import scanned
from leaflet.counter.shelf import Medicine

MOST = 12
"""Medicines that are shown; who sees none that fits types on."""

_FORGIVEN = ((8, 2), (4, 1))
"""From how many letters on so many slips are forgiven: a letter wrong, lacking, too many, or two changed about."""


class Found(NamedTuple):
    """The `medicines` that may be meant, the likeliest first; and `only`, the one that is meant beyond doubt, if any.

    `similar`: none of them is called so, only nearly.
    """

    medicines: tuple[Medicine, ...]
    only: Medicine | None = None
    similar: bool = False


def look_up(typed: str, medicines: Sequence[Medicine]) -> Found:
    """Return those of `medicines` that `typed` may mean; by a code only those that have it.

    Beyond doubt is a code or a whole name that only one has, or the beginning of its name where no other fits: a slip
    of the finger never opens another medicine by itself.
    """
    codes = scanned(typed)
    coded = tuple(medicine for medicine in medicines if medicine.codes & codes)
    sought = _plain(typed)
    if coded or not sought:
        return Found(coded[:MOST], coded[0] if len(coded) == 1 else None)
    ranks = ((_rank(sought, medicine), place) for place, medicine in enumerate(medicines))
    ranked = sorted((rank, place) for rank, place in ranks if rank is not None)
    right = [pair for pair in ranked if pair[0] < _SLIPS]  # who typed a name right means no other
    found = tuple(medicines[place] for _, place in (right or ranked)[:MOST])
    whole = sum(rank == _WHOLE for rank, _ in right)
    sure = whole == 1 or (len(right) == 1 and right[0][0] < _WORD)
    return Found(found, found[0] if sure else None, similar=bool(ranked) and not right)


_WHOLE, _BEGINS, _WORD, _WORDS, _INSIDE, _SLIPS = 0, 1, 3, 5, 6, 10
_SHORTEST_INSIDE = 3


def _rank(sought: str, medicine: Medicine) -> int | None:
    """Return how well a medicine fits, 0 the best: a name is so, begins so, a word does, words, inside; then slips."""
    names = tuple(map(_plain, medicine.names))
    if sought in names:
        return _WHOLE
    fits = [fit + min(number, 1) for number, name in enumerate(names) if (fit := _fit(sought, name)) is not None]
    if not fits and all(
        any(f" {word}" in f" {_plain(text)}" for text in (*medicine.names, medicine.strength, medicine.form))
        for word in sought.split()
    ):
        fits = [_WORDS]
    slips = next((slips for letters, slips in _FORGIVEN if len(sought) >= letters), 0)
    if not fits and slips:
        missed = [(_missed(sought, name, slips), number) for number, name in enumerate(names)]
        fits = [_SLIPS * count + min(number, 1) for count, number in missed if count is not None]
    return min(fits, default=None)


def _fit(sought: str, name: str) -> int | None:
    if name.startswith(sought):
        return _BEGINS
    if f" {sought}" in name:
        return _WORD
    return _INSIDE if len(sought) >= _SHORTEST_INSIDE and sought in name else None


def _missed(sought: str, name: str, most: int) -> int | None:
    """Return the least slips with which `sought` begins `name` or a word of it, None for more than `most`."""
    starts = [0, *(at + 1 for at, letter in enumerate(name) if letter == " ")]
    found = min(
        OSA.distance(sought, name[start : start + size], score_cutoff=most)
        for start in starts
        for size in range(max(1, len(sought) - most), len(sought) + most + 1)
    )
    return found if found <= most else None


def _plain(text: str) -> str:
    """Return `text` as it is compared: without case, accents and signs."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = (letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join("".join(kept).split())
