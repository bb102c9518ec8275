"""The workshop: worker processes that make what is asked for, everybody in turn, each within its time."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import TimeoutError as TooLongError
from typing import Any, NamedTuple

from pebble import ProcessExpired, ProcessPool

from leaflet.slip import Slip, staff
from leaflet.worker import begin

SECONDS = 30.0
"""What one leaflet may take before its worker is stopped."""

MEGABYTES = 1024
"""What one leaflet may take of memory."""

MOST_WAITING = 500
"""Orders in line, all together; more are turned away with a word."""

_TASKS = 500


class FailedError(Exception):
    """An order came to nothing though nothing is wrong with it: its worker hung or fell, or too many were in line."""

    def __init__(self, message: str, **values: object) -> None:
        """Say what has happened."""
        super().__init__(message)
        self.slip = Slip(message, staff("try again; if that does not help, tell who looks after the program"), values)


class _Order(NamedTuple):
    task: Callable[..., Any]
    arguments: tuple[Any, ...]
    done: asyncio.Future[Any]


class Workshop:
    """Workers, and a line for each of those who ask: whoever asks much waits behind those who ask little."""

    def __init__(self, workers: int, seconds: float = SECONDS) -> None:
        """Start the workshop; its first worker is there when the first order is."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["leaflet.counter.warm"])
        self._pool = ProcessPool(
            max_workers=workers, max_tasks=_TASKS, initializer=begin, initargs=(MEGABYTES,), context=context
        )
        self._seconds = seconds
        self._free = workers
        self._lines: OrderedDict[str, deque[_Order]] = OrderedDict()
        self._running: set[asyncio.Task[None]] = set()

    async def order(self, who: str, task: Callable[..., Any], *arguments: Any) -> Any:
        """Return what `task` makes of `arguments` in a worker; `who` asks has a line of their own.

        FailedError when the worker takes too long or falls, or when too much is in line. An order whose asker has gone
        is taken out of the line.
        """
        if sum(map(len, self._lines.values())) >= MOST_WAITING:
            raise FailedError(staff("too much is asked for at once"))
        order = _Order(task, arguments, asyncio.get_running_loop().create_future())
        self._lines.setdefault(who, deque()).append(order)
        self._next()
        return await order.done

    def close(self) -> None:
        """End every worker; what is not made by then is not made."""
        self._pool.stop()
        self._pool.join()

    def _next(self) -> None:
        while self._free and self._lines:
            who, line = self._lines.popitem(last=False)
            order = line.popleft()
            if line:
                self._lines[who] = line
            if not order.done.done():
                self._free -= 1
                running = asyncio.create_task(self._run(order))
                self._running.add(running)
                running.add_done_callback(self._running.discard)

    async def _run(self, order: _Order) -> None:
        try:
            made = self._pool.schedule(order.task, args=order.arguments, timeout=self._seconds)
            result = await asyncio.wrap_future(made)
            if not order.done.done():
                order.done.set_result(result)
        except TooLongError:
            _fail(order, FailedError(staff("it took longer than {seconds} seconds"), seconds=round(self._seconds)))
        except ProcessExpired:
            _fail(order, FailedError(staff("the program that makes leaflets has stopped")))
        except MemoryError:
            _fail(order, FailedError(staff("it needs more memory than it may take")))
        except Exception as error:
            _fail(order, FailedError(staff("the program itself failed: {kind}"), kind=type(error).__name__))
        finally:
            self._free += 1
            self._next()


def _fail(order: _Order, error: FailedError) -> None:
    if not order.done.done():
        order.done.set_exception(error)
