"""The workshop: everybody in turn, one that hangs or falls hurts nobody else, and an end is an end."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Coroutine
from typing import Any

import pytest

from leaflet.counter import workshop
from leaflet.counter.workshop import FailedError, Workshop


def double(number: int) -> int:
    """Return twice a number."""
    return 2 * number


def slowly(number: int) -> int:
    """Return a number after a while."""
    time.sleep(0.05)
    return number


def hang() -> None:
    """Never come back."""
    time.sleep(600)


def fall() -> None:
    """End the whole process."""
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    """Raise something that holds a patient's name."""
    raise ValueError("Maria García")


def eat() -> int:
    """Take more memory than any leaflet may."""
    return len(bytearray(4 << 30))


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """Run something in a loop of its own."""
    return asyncio.run(work)


def test_what_is_ordered_is_made() -> None:
    async def work() -> list[int]:
        shop = Workshop(2)
        try:
            return await asyncio.gather(*(shop.order("a", double, number) for number in range(20)))
        finally:
            shop.close()

    assert run(work()) == [2 * number for number in range(20)]


@pytest.mark.parametrize(
    ("task", "said"),
    [(hang, "it took longer than"), (fall, "has stopped"), (fail, "the program itself failed"), (eat, "more memory")],
)
def test_one_that_hangs_or_falls_hurts_nobody_else(task: Any, said: str) -> None:
    async def work() -> tuple[BaseException, list[int]]:
        shop = Workshop(2, seconds=1.5)
        try:
            bad = asyncio.ensure_future(shop.order("a", task))
            good = await asyncio.gather(*(shop.order("b", double, number) for number in range(10)))
            done = await asyncio.gather(bad, return_exceptions=True)
            again = await asyncio.gather(*(shop.order("a", double, number) for number in range(4)))
            return done[0], good + again
        finally:
            shop.close()

    error, made = run(work())
    assert isinstance(error, FailedError)
    assert said in error.slip.error("x").message
    assert "Maria" not in str(error) + error.slip.error("x").message
    assert made == [*(2 * n for n in range(10)), *(2 * n for n in range(4))]


def test_who_asks_much_waits_behind_who_asks_little() -> None:
    async def work() -> list[str]:
        shop = Workshop(1)
        order: list[str] = []

        async def ask(who: str, number: int) -> None:
            await shop.order(who, slowly, number)
            order.append(who)

        try:
            await shop.order("warm", double, 1)
            much = [asyncio.ensure_future(ask("much", number)) for number in range(12)]
            await asyncio.sleep(0.01)
            little = [asyncio.ensure_future(ask("little", number)) for number in range(2)]
            await asyncio.gather(*much, *little)
            return order
        finally:
            shop.close()

    assert [place for place, who in enumerate(run(work())) if who == "little"][-1] <= 5


def test_an_order_whose_asker_has_gone_is_not_made() -> None:
    async def work() -> bool:
        shop = Workshop(1)
        try:
            await shop.order("a", double, 1)
            first = asyncio.ensure_future(shop.order("a", slowly, 1))
            gone = asyncio.ensure_future(shop.order("a", hang))
            await asyncio.sleep(0.01)
            gone.cancel()
            await first
            return bool(await asyncio.wait_for(shop.order("a", double, 2), 10) == 4)
        finally:
            shop.close()

    assert run(work())


def test_too_much_is_turned_away_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "MOST_WAITING", 3)

    async def work() -> list[Any]:
        shop = Workshop(1)
        try:
            return await asyncio.gather(
                *(shop.order("a", slowly, number) for number in range(8)), return_exceptions=True
            )
        finally:
            shop.close()

    made = run(work())
    turned = [each for each in made if isinstance(each, FailedError)]
    assert turned
    assert all("too much is asked for" in each.slip.message for each in turned)
    assert [each for each in made if isinstance(each, int)] == list(range(8 - len(turned)))
