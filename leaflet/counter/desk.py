"""The desk: all that the pages of the counter work with, and what they may keep from one request to the next."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from anyio import to_thread

from leaflet.catalog import catalog_path
from leaflet.configuration import Configuration
from leaflet.counter.lookup import Found, look_up
from leaflet.counter.making import Fault, Made, Wish, make, offered
from leaflet.counter.offers import Offer, judged
from leaflet.counter.seen import Seen
from leaflet.counter.session import Sessions
from leaflet.counter.shelf import Medicine, Shelf
from leaflet.counter.workshop import FailedError, Workshop
from leaflet.language import SOURCE_LANGUAGE, find_language
from leaflet.printing.queues import queues
from leaflet.slip import Slip

_QUEUES_STAND = 15.0
"""Seconds for which the queues of the machine are believed to be the same."""

_BACKGROUND = "background"
"""The line of what nobody waits for."""

MOST_KEPT = 64 << 20
"""Bytes of finished leaflets that are kept, those of no patient."""


class Answered(NamedTuple):
    """What a printer has answered, in words for staff; `trouble` where somebody has to look after it."""

    text: str
    trouble: bool = False


@dataclass
class Desk:
    """The counter's settings, shelf, workshop and sessions.

    `secure`: it is reached by https; `samples`: its medicines are those that ship with the program. `receipts` are the
    printer's answers that a session has not seen yet.
    """

    configuration: Configuration
    shelf: Shelf
    workshop: Workshop
    sessions: Sessions
    secure: bool = False
    samples: bool = False
    receipts: dict[str, Answered] = field(default_factory=dict)
    seen: Seen = field(init=False)
    _offers: dict[str, tuple[Any, dict[str, Offer]]] = field(default_factory=dict)
    _judging: set[asyncio.Task[None]] = field(default_factory=set)
    _made: OrderedDict[Any, Made] = field(default_factory=OrderedDict)
    _queues: tuple[str, ...] = ()
    _asked_again: float = 0.0

    def __post_init__(self) -> None:
        """Prepare the seals of what these sessions are shown."""
        self.seen = Seen(self.sessions)

    async def look_up(self, typed: str) -> Found:
        """Return the medicines that `typed` may mean."""
        return await to_thread.run_sync(lambda: look_up(typed, self.shelf.medicines()))

    async def find(self, key: str) -> Medicine | None:
        """Return the medicine called `key`, None where there is none."""
        return await to_thread.run_sync(self.shelf.find, key)

    async def printers(self) -> tuple[str, ...]:
        """Return the printers that can be chosen: the one in the settings, and the queues of this machine."""
        if time.monotonic() > self._asked_again:
            self._queues = await to_thread.run_sync(queues)
            self._asked_again = time.monotonic() + _QUEUES_STAND
        usual = self.configuration.printing.printer
        return tuple(dict.fromkeys(filter(None, (usual, *self._queues))))

    async def offers(self, who: str, medicine: Medicine) -> tuple[Offer, ...] | tuple[Fault, ...]:
        """Return the languages of a medicine, known ones while nothing has changed, or what is wrong with its text.

        At first they are only glanced at. Then each translation is judged in the background, so that one with a
        mistake is not offered again; until then, the leaflet itself is refused.
        """
        folder = medicine.path.parent / "locales"
        catalogs = await to_thread.run_sync(lambda: sorted(folder.glob(f"*/{medicine.path.stem}.po")))
        state = tuple(map(_stamp, (medicine.path, *catalogs)))
        known = self._offers.get(medicine.key)
        if known and known[0] == state:
            return tuple(known[1].values())
        found: tuple[Offer, ...] | tuple[Fault, ...] = await self.workshop.order(who, offered, medicine.path)
        good = {each.tag: each for each in found if isinstance(each, Offer)}
        if good:
            self._offers[medicine.key] = state, good
            task = asyncio.create_task(self._judge(medicine, good))
            self._judging.add(task)
            task.add_done_callback(self._judging.discard)
        return found

    async def _judge(self, medicine: Medicine, offers: dict[str, Offer]) -> None:
        """Judge the translations of a medicine one after the other, behind everybody who waits."""
        for tag, offer in tuple(offers.items()):
            if tag != SOURCE_LANGUAGE and not offer.reason:
                with suppress(FailedError):
                    offers[tag] = await self.workshop.order(_BACKGROUND, judged, medicine.path, tag)

    async def make(self, who: str, wish: Wish, *, pictures: bool = False) -> Made | Slip:
        """Return a leaflet, or what the workshop has to say instead; one for no patient in particular may be kept."""
        today = datetime.now(UTC).date()
        key = (*wish._replace(directions=None), pictures, today, *map(_stamp, _sources(wish)))
        if wish.directions is None and key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        try:
            made: Made = await self.workshop.order(who, make, wish, self.configuration, today, pictures)
        except FailedError as error:
            return error.slip
        if wish.directions is None and made.data:
            self._made[key] = made
            while sum(map(_size, self._made.values())) > MOST_KEPT:
                self._made.popitem(last=False)
        return made


def _sources(wish: Wish) -> list[Path]:
    tags = [tag for tag in (wish.language, wish.beside) if tag and tag != SOURCE_LANGUAGE]
    return [wish.path, *(catalog_path(wish.path, find_language(tag)) for tag in tags)]


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        state = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), state.st_mtime_ns, state.st_size


def _size(made: Made) -> int:
    return len(made.data) + sum(map(len, made.pages))
