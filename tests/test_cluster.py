"""A real Dask scheduler with two worker processes, which can't see the formulary, makes the same leaflets."""

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from smallest import formulary

from leaflet.batch import cluster
from leaflet.batch.cluster import Parcel, open_parcel, run_there
from leaflet.batch.digests import Digests
from leaflet.batch.make import make
from leaflet.batch.manifest import opened
from leaflet.batch.plan import Order, plan
from leaflet.batch.recipe import Recipe
from leaflet.batch.run import Task
from leaflet.batch.work import Made, Outcome, Work
from leaflet.configuration import Configuration, Pharmacy
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError

CLEAR = find_edition("clear")
TODAY = date(2026, 11, 22)
SETTINGS = Configuration(Pharmacy("Corner Pharmacy"))
NAMES = tuple(f"m{number:02}" for number in range(10))
HIDDEN = 'mount -t tmpfs none "$0" && exec "$@"'


def task(folder: Path, output: Path, form: str = "pdf", stopped: Callable[[], bool] = lambda: False) -> Task:
    (output / "unfinished").mkdir(parents=True)
    order = Order(folder, ("en", "es"), ((CLEAR, find_paper("a5", CLEAR)),), (form,), every=True)
    digests = Digests()
    with opened(output, lambda: None) as manifest:
        works = plan(order, Recipe(SETTINGS, digests), digests, manifest, output, TODAY).works
    return Task(works, SETTINGS, TODAY, output, output / "unfinished", stopped)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@dataclass
class Cluster:
    """A scheduler and its workers, each a process."""

    folder: Path
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]

    def add(self, hidden: Path) -> None:
        """Start a worker that sees an empty folder in the place of the one `hidden`, and works elsewhere."""
        home = self.folder / f"worker-{len(self.workers)}"
        home.mkdir()
        space = ["unshare", "-m" if os.geteuid() == 0 else "-rm", "sh", "-c", HIDDEN, str(hidden)]
        arguments = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(home)]
        self.workers.append(_start("dask_worker", self.address, *arguments, before=space, home=home))


def _start(name: str, *arguments: str, before: list[str], home: Path) -> subprocess.Popen[bytes]:
    command = [*before, sys.executable, "-m", f"distributed.cli.{name}", *arguments]
    with (home / "log").open("wb") as log:
        return subprocess.Popen(command, cwd=home, stdout=subprocess.DEVNULL, stderr=log)


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    return formulary(tmp_path / "formulary", *NAMES, translated=NAMES[:2])


@pytest.fixture
def running(tmp_path: Path, made_up: Path) -> Generator[Cluster, None, None]:
    home = tmp_path / "scheduler"
    home.mkdir()
    place = home / "address"
    arguments = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(place)]
    scheduler = _start("dask_scheduler", *arguments, before=[], home=home)
    while not place.exists() or not place.read_text().rstrip().endswith("}"):
        time.sleep(0.05)
    address = place.read_text().split('"address": "')[1].split('"')[0]
    found = Cluster(tmp_path, address, scheduler, [])
    for _ in range(2):
        found.add(hidden=made_up)
    yield found
    for process in (*found.workers, scheduler):
        process.kill()
        process.wait()


def test_the_same_leaflets_to_the_byte_though_a_worker_is_killed(
    running: Cluster, made_up: Path, tmp_path: Path
) -> None:
    done: list[Made] = []
    for made in run_there(task(made_up, tmp_path / "there"), running.address, 60):
        done.append(made)
        if len(done) == 3:
            running.workers[0].send_signal(signal.SIGKILL)
    assert {made.outcome for made in done} == {Outcome.MADE}, [made for made in done if made.faults]
    assert len(done) == 12
    local = task(made_up, tmp_path / "here")
    here = [make(work, SETTINGS, TODAY, local.folder, local.scratch) for work in local.works]
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert {made._replace(stamp="", seconds=0) for made in done} == {
        made._replace(stamp="", seconds=0) for made in here
    }


def test_a_scheduler_that_dies_fails_what_is_left_and_a_stop_ends_at_once(
    running: Cluster, made_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[Made] = []
    for made in run_there(task(made_up, tmp_path / "one", stopped=lambda: bool(stopped)), running.address, 60):
        stopped.append(made)
        began = time.monotonic()
    assert time.monotonic() - began < 2
    assert len(stopped) < 12
    monkeypatch.setattr(cluster, "_PATIENCE", 1.0)
    done: list[Made] = []
    for made in run_there(task(made_up, tmp_path / "two"), running.address, 60):
        done.append(made)
        if len(done) == 1:
            running.scheduler.send_signal(signal.SIGKILL)
    assert len(done) == 12
    lost = [made for made in done if made.outcome == Outcome.FAILED]
    assert lost
    assert {made.faults[0].message for made in lost} == {"the cluster has no scheduler, or no worker"}
    assert len(contents(tmp_path / "two")) == 12 - len(lost)
    assert not logging.getLogger("distributed.client").isEnabledFor(logging.ERROR), "it has been said above"


@pytest.fixture
def work(made_up: Path, tmp_path: Path) -> Work:
    return task(made_up, tmp_path / "out", "txt").works[0]


def test_a_parcel_is_contents_and_what_is_refused_names_the_senders_place(work: Work, made_up: Path) -> None:
    work.path.write_text("---\ntitle: Bad\n---\n## Usage\nIt eases pain.\n")
    parcel = Parcel.pack(work)
    made_up.rename(made_up.with_name("gone"))
    made, data = open_parcel(parcel, SETTINGS, TODAY, 60)
    assert data is None
    assert made == work.refused(made.faults)._replace(seconds=made.seconds)
    assert made.faults[0].where.startswith(str(work.path))


def test_a_worker_with_other_fonts_or_versions_says_so(work: Work) -> None:
    made, data = open_parcel(Parcel.pack(work._replace(inputs="of other fonts")), SETTINGS, TODAY, 60)
    assert (made.outcome, data) == (Outcome.FAILED, None)
    assert "other fonts, libraries or another version" in made.faults[0].message


def test_a_leaflet_that_hangs_on_a_worker_fails_and_the_worker_ends(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(cluster, "_open", lambda *_: time.sleep(2))
    monkeypatch.setattr(cluster, "_END", 0.1)
    monkeypatch.setattr(os, "_exit", ended.append)
    made, data = open_parcel(Parcel.pack(work), SETTINGS, TODAY, 0.1)
    assert (made.faults[0].message, data) == ("took longer than 0.1 seconds", None)
    time.sleep(0.3)
    assert ended == [1]


def test_no_scheduler_is_said_plainly(made_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECTING", 0.3)
    with pytest.raises(LeafletError, match="there is no Dask scheduler"):
        next(run_there(task(made_up, tmp_path / "out"), "tcp://127.0.0.1:9", 60))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(LeafletError, match=r"there is no Dask scheduler: nobody answers within 0\.3 seconds"):
            next(run_there(task(made_up, tmp_path / "silent"), address, 60))
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(LeafletError, match="not installed"):
        next(run_there(task(made_up, tmp_path / "other"), "tcp://127.0.0.1:9", 60))
