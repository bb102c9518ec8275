"""The receipt says what the printer has answered, and no more than that."""

from __future__ import annotations

import pytest

from leaflet.errors import LeafletError
from leaflet.printing.ipp import Answer, Group, Value
from leaflet.printing.receipt import WORDS, Receipt, State, watch


def seen(job: int, *reasons: str, printer: int = 4, told: tuple[str, ...] = ("none",)) -> tuple[Answer, Answer]:
    """Return what a look at a job shows."""
    its: dict[str, tuple[Value, ...]] = {"job-state": (job,), "job-state-reasons": reasons}
    whole: dict[str, tuple[Value, ...]] = {"printer-state": (printer,), "printer-state-reasons": told}
    return Answer(0, {Group.JOB: its}), Answer(0, {Group.PRINTER: whole})


@pytest.mark.parametrize(
    ("look", "words"),
    [
        (seen(9, "job-completed-successfully"), "printed"),
        (seen(9, told=("media-empty-error",)), "printed"),
        (seen(5, "job-printing"), "being printed"),
        (seen(3), "waiting in line"),
        (seen(4), "waiting in line"),
        (seen(5, told=("media-empty-error",)), "being printed: there is no paper"),
        (seen(3, printer=5, told=("media-jam-error", "door-open-report")), "stopped: paper is jammed, a door is open"),
        (seen(6, printer=5, told=("paused",)), "stopped: somebody has paused it"),
        (seen(6, printer=5, told=("fuser-over-temp-error",)), "stopped: fuser-over-temp"),
        (seen(8, "aborted-by-system"), "not printed: the printer has ended the job: it gave the job up"),
        (seen(7, "job-canceled-at-device"), "not printed: the printer has ended the job: somebody has ended the job"),
        (seen(5, told=("toner-low-warning",)), "being printed"),
        (seen(0), "waiting in line"),
    ],
)
def test_what_is_seen_is_said(look: tuple[Answer, Answer], words: str) -> None:
    assert watch(lambda: look, "Counter", 1, 0).words().startswith(words)


def test_a_job_is_watched_until_it_is_printed() -> None:
    looks = iter([seen(3), seen(5), seen(9)])
    assert watch(lambda: next(looks), "Counter", 7, 60) == Receipt("Counter", 7, State.DONE)


def test_trouble_is_told_at_once() -> None:
    looks = iter([seen(5), seen(5, told=("media-empty",))])
    receipt = watch(lambda: next(looks), "Counter", 7, 60)
    assert receipt.is_trouble
    assert receipt.reasons == ("media-empty",)


def silent() -> tuple[Answer, Answer]:
    raise LeafletError("the printer cannot be reached", "printer", "")


def test_a_printer_that_is_silent_after_it_took_the_job_is_not_taken_for_one_that_refused() -> None:
    receipt = watch(silent, "Counter", 7, 0)
    assert receipt == Receipt("Counter", 7, State.SENT)
    assert receipt.is_trouble
    assert receipt.words() == "accepted; after that the printer did not answer"


def test_a_short_silence_is_waited_out() -> None:
    looks = iter([silent, lambda: seen(5), silent, lambda: seen(9)])

    def look() -> tuple[Answer, Answer]:
        return next(looks)()

    assert watch(look, "Counter", 7, 60).state is State.DONE


def test_a_receipt_can_be_said_in_another_language() -> None:
    receipt = Receipt("Counter", 1, State.STOPPED, ("media-empty", "media-empty"))
    assert receipt.words(str.upper) == "STOPPED: THERE IS NO PAPER"
    assert all(WORDS.values())
