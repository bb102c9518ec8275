"""The page of one medicine: what is chosen is what is made, and what is not offered is not."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from asked import request
from counters import stock
from test_desk import Bench

from leaflet.configuration import Configuration, Defaults
from leaflet.counter import desk as room
from leaflet.counter.desk import Desk
from leaflet.counter.making import Made
from leaflet.counter.medicinepage import MedicinePage
from leaflet.counter.session import Sessions
from leaflet.counter.shelf import Shelf
from leaflet.counter.showing import Showing
from leaflet.slip import Slip


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    stock(tmp_path)
    monkeypatch.setattr(room, "queues", lambda: ("Counter",))
    bench: Any = Bench()
    settings = Configuration(defaults=Defaults(language="es"))
    desk = Desk(settings, Shelf(tmp_path), bench, Sessions("", secure=False))

    def of(key: str) -> MedicinePage:
        medicine = desk.shelf.find(key)
        assert medicine
        return MedicinePage(desk, Showing(desk, request()), medicine)

    return of


def test_the_pharmacys_language_is_chosen_where_it_can_be_printed(page: Any) -> None:
    assert asyncio.run(page("testamine").choose({})).form["language"] == "es"
    assert asyncio.run(page("oldamine").choose({})).form["language"] == "en"


def test_the_unit_begins_as_the_medicine_comes_and_stays_as_chosen(page: Any) -> None:
    assert asyncio.run(page("testamine").choose({})).form["measure"] == "tablet"
    assert asyncio.run(page("testamine").choose({"measure": "puff"})).form["measure"] == "puff"


def test_what_is_chosen_is_made(page: Any) -> None:
    async def work() -> Made | Slip | None:
        here = page("testamine")
        chosen = await here.choose({"language": "en", "edition": "clear", "paper": "a5", "morning": "1"})
        made: Made | Slip | None = await here.make(chosen, "txt")
        return made

    made = asyncio.run(work())
    assert isinstance(made, Made)
    assert made.file == "testamine.en.clear.directions.txt"


@pytest.mark.parametrize(
    "fields", [{"language": "fr"}, {"language": "es", "beside": "es"}, {"language": "es", "beside": "fr"}]
)
def test_what_is_not_offered_is_not_made(page: Any, fields: dict[str, str]) -> None:
    async def work() -> Made | Slip | None:
        here = page("testamine")
        made: Made | Slip | None = await here.make(await here.choose(fields), "pdf")
        return made

    assert isinstance(asyncio.run(work()), Slip)


def test_wrong_directions_make_nothing(page: Any) -> None:
    async def work() -> Made | Slip | None:
        here = page("testamine")
        made: Made | Slip | None = await here.make(await here.choose({"morning": "1.0"}), "pdf")
        return made

    assert asyncio.run(work()) is None


def test_a_field_of_another_page_changes_nothing(page: Any) -> None:
    chosen = asyncio.run(page("testamine").choose({"seal": "x", "path": "/etc/passwd", "medicine": "x"}))
    assert not {"seal", "path", "medicine"} & set(chosen.form)
