"""A leaflet of a batch and what became of it travel between processes; faults are errors again on the other side."""

import pickle
from pathlib import Path

from leaflet.batch.work import Fault, Made, Outcome, Work, told_of
from leaflet.errors import LeafletError, ManyErrors

WORK = Work("a.en.large.pdf", Path("f/a.md"), "en", "large", "a4", "pdf", "ua1", "in")
FAULT = Fault("is empty", "a.md:1", "write it")


def test_every_mistake_of_an_error_is_a_fault_and_an_error_again() -> None:
    error = LeafletError(*FAULT)
    assert Fault.each(ManyErrors([error, LeafletError("another")])) == (FAULT, Fault("another", "", ""))
    assert str(FAULT.error()) == str(error)


def test_a_refusal_holds_for_one_place_a_failure_for_one_time() -> None:
    refused = WORK.refused((FAULT,))
    assert (refused.outcome, refused.inputs, refused.faults) == (Outcome.REFUSED, told_of("in", WORK.path), (FAULT,))
    assert refused.inputs != WORK.inputs
    failed = WORK.failed(FAULT)
    assert (failed.outcome, failed.inputs, failed.digest) == (Outcome.FAILED, "in", "")


def test_work_and_what_became_of_it_can_be_sent() -> None:
    made = Made("a.en.large.pdf", Outcome.MADE, "in", faults=(FAULT,))
    for value in (WORK, made):
        assert pickle.loads(pickle.dumps(value)) == value
