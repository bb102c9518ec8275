"""What a batch tells: to a person in words, to another program in JSON."""

import errno
import json
import os

import click
import pytest

from leaflet.batch.plan import Plan
from leaflet.batch.report import Report
from leaflet.batch.work import Fault, Made, Outcome
from leaflet.commands.ears import Machine, Person

MADE = Made("a.en.large.pdf", Outcome.MADE, "in", seconds=1.5)
REFUSED = Made("b.en.large.pdf", Outcome.REFUSED, "in", faults=(Fault("is empty", "b.md:1", "write it"),))
PLAN = Plan((), ("c.en.large.pdf",), (), (REFUSED,), (), (), ())
REPORT = Report((MADE, REFUSED), ("c.en.large.pdf",), ("d.en.large.pdf",), (), 3, 2.0, stopped=True)


def heard(ears: Machine | Person) -> None:
    ears.waiting()
    ears.planned(PLAN)
    ears.told(MADE)
    ears.close()
    ears.end(REPORT)


def test_a_person_is_told_in_words_what_to_mind_apart_from_what_is_made(capsys) -> None:
    heard(Person())
    said = capsys.readouterr()
    assert said.out == "made a.en.large.pdf\nmade: 1, fresh: 1, refused: 1, failed: 0\n"
    assert said.err.splitlines() == [
        "another batch is at work in this folder: waiting for it",
        "to make: 0, fresh: 1, refused: 1",
        "b.md:1: is empty",
        "  hint: write it",
        "  refused: b.en.large.pdf",
        "still there, though nobody asks for them: 1; --prune removes them",
        "stopped; the next run goes on from here",
    ]


def test_a_program_is_told_in_json_and_in_nothing_else(capsys) -> None:
    heard(Machine())
    said = capsys.readouterr()
    refused, made, numbers = map(json.loads, said.out.splitlines())
    assert (refused["file"], refused["outcome"]) == ("b.en.large.pdf", "refused")
    assert made == {"file": "a.en.large.pdf", "outcome": "made", "seconds": 1.5}
    assert numbers.items() >= {"made": 1, "refused": 1, "stopped": True, "gone": ["d.en.large.pdf"]}.items()
    assert said.err == "another batch is at work in this folder: waiting for it\n"


@pytest.mark.parametrize("ears", [Person(), Machine()])
def test_a_log_that_finds_no_room_stops_no_batch_but_a_reader_who_is_done_does(monkeypatch, ears) -> None:
    def fail(number: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(click, "echo", lambda *_, **__: fail(errno.ENOSPC))
    ears.told(MADE)
    with pytest.raises(OSError, match="No space"):
        ears.end(REPORT)
    monkeypatch.setattr(click, "echo", lambda *_, **__: fail(errno.EPIPE))
    with pytest.raises(BrokenPipeError):
        ears.told(MADE)
