"""A crew of real worker processes makes every leaflet but the one that is bad, whatever that does to its worker."""

import os
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool

import pytest
from pebble import ProcessPool
from pebble.pool.base_pool import PoolStatus
from unruly import make, works

from leaflet.batch import crew
from leaflet.batch.crew import Limits, run_here
from leaflet.batch.work import Made, Outcome

LIMITS = Limits(seconds=2, memory=600)


def ran(*names: str, jobs: int = 2, stopped: Callable[[], bool] = lambda: False) -> dict[str, Made]:
    return {made.file.split(".")[0]: made for made in run_here(works(*names), make, jobs, LIMITS, stopped)}


def is_alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    return True


def test_whatever_happens_to_a_worker_is_told_and_the_others_are_made() -> None:
    bad = {
        "abort": "its worker ended without a word (SIGABRT)",
        "kill": "its worker ended without a word (SIGKILL)",
        "leave": "its worker ended without a word (status 3)",
        "hang": "took longer than 2 seconds",
        "greedy": "needs more memory than it may take",
        "raise": "the program itself failed: RuntimeError: what a maker never should",
    }
    good = [f"good-{number}" for number in range(20)]
    done = ran(*good[:7], *bad, *good[7:])
    assert {name: made.faults[0].message for name, made in done.items() if made.faults} == bad
    assert {name for name, made in done.items() if made.outcome == Outcome.MADE} == set(good)
    assert all(made.outcome == Outcome.FAILED and made.faults[0].hint for name, made in done.items() if name in bad)


def test_work_is_shared_and_no_worker_outlives_the_batch() -> None:
    done = ran(*[f"slow-{number}" for number in range(8)])
    workers = {made.page for made in done.values()}
    assert len(workers) == 2
    assert not any(map(is_alive, workers))


def test_a_batch_that_is_stopped_ends_at_once_with_what_is_made() -> None:
    began: list[float] = []

    def stopped() -> bool:
        return bool(began)

    done = []
    for made in run_here(works("good", "slow", "hang", "deaf", "good-2"), make, 2, Limits(60), stopped):
        done.append(made)
        if len(done) == 2:
            began.append(time.monotonic())
    assert time.monotonic() - began[0] < 2
    assert {made.file.split(".")[0] for made in done} == {"good", "slow"}
    assert not any(is_alive(made.page) for made in done)


def test_a_worker_makes_room_for_a_new_one_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_TASKS", 3)
    done = ran(*[f"good-{number}" for number in range(9)], jobs=1)
    assert len(done) == 9
    assert len({made.page for made in done.values()}) == 3


def test_more_workers_than_there_is_work_for_are_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    teams = []
    monkeypatch.setattr(crew, "ProcessPool", lambda **rest: teams.append(rest["max_workers"]) or ProcessPool(**rest))
    assert len(ran("good", "good-2", jobs=1000)) == 2
    assert teams == [2]


def test_more_workers_than_the_system_allows_are_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(ProcessPool, "_start_pool", full)
    assert ran("good")["good"].faults[0].message == "no worker lives long enough to begin it"


def test_no_work_needs_no_crew() -> None:
    assert ran() == {}


@pytest.mark.parametrize("jobs", [1, 3])
def test_leaving_the_loop_early_ends_every_worker(jobs: int) -> None:
    running = run_here(works("good", *[f"slow-{number}" for number in range(20)]), make, jobs, LIMITS, lambda: False)
    first = next(running)
    running.close()
    assert not is_alive(first.page)


def test_when_no_worker_can_begin_every_leaflet_fails_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew.Team, "get_ready", lambda _: False)
    done = ran("good", "good-2")
    assert {made.outcome for made in done.values()} == {Outcome.FAILED}
    assert {made.faults[0].message for made in done.values()} == {"no worker lives long enough to begin it"}


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_crew_that_breaks_is_begun_anew_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    schedule, given = ProcessPool.schedule, []

    def breaking(self: ProcessPool, *arguments: object, **rest: object) -> object:
        given.append(schedule(self, *arguments, **rest))
        if len(given) == number:
            self._context.status = PoolStatus.ERROR
        return given[-1]

    monkeypatch.setattr(ProcessPool, "schedule", breaking)
    names = {f"slow-{number}" for number in range(6)}
    done = ran(*names, jobs=1)
    assert set(done) == names
    assert {made.outcome for made in done.values()} == {Outcome.MADE}
