"""A team: processes that heed nobody but the batch, cry out where that is wanted, and end all at once."""

import os
import subprocess
import sys
import time

import pytest

from leaflet.batch.team import ForkServerProcess, Team

CODE = """
import os, signal
from leaflet.batch.team import Team

team = Team(lambda: False, loud={loud})
assert team.get_ready()
member = team.context.Process(target={target}, args={arguments})
member.start()
{rest}
member.join()
os._exit(member.exitcode != 0)
"""


def ran(target: str, arguments: str, *, loud: bool = False, rest: str = "") -> subprocess.CompletedProcess[str]:
    """Begin a member of a team in a process of its own."""
    code = CODE.format(target=target, arguments=arguments, loud=loud, rest=rest)
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, start_new_session=True
    )


@pytest.mark.parametrize("loud", [False, True])
def test_a_worker_cries_out_only_where_that_is_wanted(loud: bool) -> None:
    done = ran("os.write", '(2, b"alas")', loud=loud)
    assert (done.returncode, "alas" in done.stderr) == (0, loud)


def test_what_the_batch_says_is_its_own() -> None:
    done = ran("os.write", '(1, b"alas")', loud=True)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("number", ["SIGINT", "SIGHUP"])
def test_what_a_terminal_sends_to_all_is_not_heard(number: str) -> None:
    rest = f"signal.signal(signal.{number}, signal.SIG_IGN); os.killpg(0, signal.{number})"
    done = ran("signal.sigtimedwait", "({signal.SIGUSR1}, 0.5)", rest=rest)
    assert (done.returncode, done.stderr) == (0, "")


def test_nobody_begins_when_the_batch_is_stopped() -> None:
    team = Team(lambda: True)
    with pytest.raises(InterruptedError):
        team.context.Process(target=int)


def test_all_end_at_once() -> None:
    team = Team(lambda: False)
    assert team.get_ready()
    members = [team.context.Process(target=time.sleep, args=(60,)) for _ in range(3)]
    for member in members:
        member.start()
    team.context.Process(target=int)  # never started
    began = time.monotonic()
    team.end()
    for member in members:
        member.join()
    assert time.monotonic() - began < 2
    assert {member.exitcode for member in members} == {-9}


@pytest.mark.parametrize("error", [EOFError, ConnectionRefusedError])
def test_a_team_that_cannot_begin_says_so(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def ended(_: object) -> None:
        raise error

    monkeypatch.setattr(ForkServerProcess, "start", ended)
    assert not Team(lambda: False).get_ready()


@pytest.mark.parametrize("file", [1, 2])
def test_what_was_open_is_as_it_was(file: int) -> None:
    before = os.fstat(file)
    assert Team(lambda: False).get_ready()
    assert os.path.samestat(before, os.fstat(file))


def test_what_is_closed_stays_closed() -> None:
    code = """
import os
from leaflet.batch.team import Team

for file in (1, 2):
    os.close(file)
os._exit(not Team(lambda: False).get_ready())
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
