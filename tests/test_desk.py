"""The desk: judged once and made once while nothing changes, and nothing of a patient is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from counters import stock
from dosed import FULL

from leaflet.configuration import Configuration, Printing
from leaflet.counter import desk as room
from leaflet.counter.desk import Desk
from leaflet.counter.making import Made, Wish
from leaflet.counter.offers import Offer
from leaflet.counter.session import Sessions
from leaflet.counter.shelf import Shelf
from leaflet.counter.workshop import FailedError, Workshop
from leaflet.slip import Slip


class Bench:
    """Makes what is ordered at once, and remembers what it was."""

    def __init__(self) -> None:
        self.orders: list[tuple[str, Any]] = []
        self.fails = False

    async def order(self, who: str, task: Callable[..., Any], *arguments: Any) -> Any:
        self.orders.append((who, task.__name__))
        if self.fails:
            raise FailedError("it took longer than {seconds} seconds", seconds=30)
        return task(*arguments)

    def close(self) -> None:
        pass


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    stock(tmp_path)
    bench: Any = Bench()
    assert hasattr(Workshop, "order")
    return Desk(Configuration(), Shelf(tmp_path), bench, Sessions("", secure=False))


def orders(desk: Desk) -> list[tuple[str, str]]:
    """Return what has been ordered."""
    bench: Any = desk.workshop
    return list(bench.orders)


def wish(desk: Desk, **changes: Any) -> Wish:
    """Return a wish for the leaflet of a medicine."""
    return replace_wish(Wish(desk.shelf.folder / "testamine.md", "es", "large", "a4"), **changes)


def replace_wish(wish: Wish, **changes: Any) -> Wish:
    """Return a wish with changes."""
    return wish._replace(**changes)


def test_a_leaflet_is_made_once_while_nothing_changes(desk: Desk) -> None:
    async def work() -> list[Made | Slip]:
        made = [await desk.make("a", wish(desk)), await desk.make("b", wish(desk))]
        path = desk.shelf.folder / "locales/es/testamine.po"
        path.write_text(path.read_text().replace("Alivia el dolor.", "Calma el dolor."))
        return [*made, await desk.make("a", wish(desk))]

    first, second, third = asyncio.run(work())
    assert first is second
    assert first != third
    assert len(orders(desk)) == 2


@pytest.mark.parametrize("change", ["language", "edition", "paper", "beside", "form"])
def test_each_wish_is_another_leaflet(desk: Desk, change: str) -> None:
    other = {"language": "en", "edition": "clear", "paper": "letter", "beside": "en", "form": "txt"}[change]

    async def work() -> None:
        await desk.make("a", wish(desk))
        await desk.make("a", wish(desk, **{change: other}))

    asyncio.run(work())
    assert len(orders(desk)) == 2


def test_a_patients_leaflet_is_never_kept(desk: Desk) -> None:
    async def work() -> None:
        for _ in range(2):
            assert isinstance(await desk.make("a", wish(desk, directions=FULL)), Made)

    asyncio.run(work())
    assert len(orders(desk)) == 2
    assert "García" not in repr(vars(desk))
    assert desk._made == {}


def test_old_leaflets_make_room(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        for edition in ("clear", "large", "giant"):
            await desk.make("a", wish(desk, edition=edition, language="en"))

    monkeypatch.setattr(room, "MOST_KEPT", 50_000)
    asyncio.run(work())
    assert 0 < len(desk._made) < 3


def test_refusals_are_told_and_not_kept(desk: Desk) -> None:
    stale = wish(desk, path=desk.shelf.folder / "oldamine.md")

    async def work() -> list[Made | Slip]:
        return [await desk.make("a", stale), await desk.make("a", stale)]

    assert all(isinstance(made, Made) and made.faults for made in asyncio.run(work()))
    assert len(orders(desk)) == 2


def test_a_workshop_that_fails_is_told(desk: Desk) -> None:
    bench: Any = desk.workshop
    bench.fails = True
    slip = asyncio.run(desk.make("a", wish(desk)))
    assert isinstance(slip, Slip)
    assert slip.message == "it took longer than {seconds} seconds"


def test_languages_are_glanced_at_first_and_judged_behind_the_scenes(desk: Desk) -> None:
    medicine = desk.shelf.find("badamine")
    assert medicine

    async def work() -> tuple[list[bool], list[bool]]:
        first = await desk.offers("a", medicine)
        await asyncio.gather(*desk._judging)
        second = await desk.offers("a", medicine)
        return [bool(each.reason) for each in first if isinstance(each, Offer)], [
            bool(each.reason) for each in second if isinstance(each, Offer)
        ]

    assert asyncio.run(work()) == ([False, False], [False, True])
    assert orders(desk) == [("a", "offered"), ("background", "judged")]


def test_printers_are_those_of_the_machine_and_of_the_settings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "queues", lambda: ("Counter", "Back"))
    assert asyncio.run(desk.printers()) == ("Counter", "Back")
    desk.configuration = replace(desk.configuration, printing=Printing("ipp://192.0.2.7/ipp/print"))
    assert asyncio.run(desk.printers()) == ("ipp://192.0.2.7/ipp/print", "Counter", "Back")
