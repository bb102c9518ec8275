"""Looking a medicine up: a few letters of any of its names, typing slips forgiven, or a code as a scanner types it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from leaflet.counter.codes import scanned
from leaflet.counter.shelf import Medicine

MOST = 12
"""Medicines that are shown; who sees none that fits types on."""

_FORGIVEN = ((8, 2), (4, 1))
"""From how many letters on so many slips are forgiven: a letter wrong, lacking, too many, or two changed about."""


def look_up(typed: str, medicines: Sequence[Medicine]) -> tuple[Medicine, ...]:
    """Return those of `medicines` that `typed` may mean, the likeliest first; by a code only those that have it."""
    codes = scanned(typed)
    coded = tuple(medicine for medicine in medicines if medicine.codes & codes)
    sought = _plain(typed)
    if coded or not sought:
        return coded
    ranks = ((_rank(sought, medicine), place) for place, medicine in enumerate(medicines))
    ranked = [(rank, place) for rank, place in ranks if rank is not None]
    if any(rank < _SLIPS for rank, _ in ranked):  # who typed a name right means no other
        ranked = [pair for pair in ranked if pair[0] < _SLIPS]
    return tuple(medicines[place] for _, place in sorted(ranked)[:MOST])


_SLIPS = 10


def _rank(sought: str, medicine: Medicine) -> int | None:
    """Return how well a medicine fits, 0 the best: its title begins so, another name, a word; then the slips."""
    slips = next((slips for letters, slips in _FORGIVEN if len(sought) >= letters), 0)
    best = None
    for number, name in enumerate(map(_plain, medicine.names)):
        later = min(number, 1)
        if name.startswith(sought):
            return later
        if any(name.startswith(sought, at + 1) for at, letter in enumerate(name) if letter == " "):
            best = min(best or 9, 2 + later)
        elif slips and (missed := _missed(sought, name, slips)) is not None:
            best = min(_SLIPS * missed + later, best) if best is not None else _SLIPS * missed + later
    return best


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
