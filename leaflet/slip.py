"""A slip: what is wrong with what staff entered, or what a printer answers, in words that can be translated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from leaflet.errors import LeafletError


class Slip(NamedTuple):
    """What is wrong and what to do: two texts with `{placeholders}`, and the values for them.

    Kept apart so that the counter can say them in the language of its staff.
    """

    message: str
    hint: str
    values: Mapping[str, object] = {}

    def error(self, where: str) -> LeafletError:
        """Return it as an error in English, of the place `where`."""
        return LeafletError(self.message.format(**self.values), where, self.hint.format(**self.values))


def staff(message: str) -> str:
    """Mark `message` as words for staff, for the catalogs in `locales/counter/`."""
    return message
