"""The receipt: what a printer has answered to a job, as staff are told it; nothing in it is assumed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from leaflet.errors import LeafletError
from leaflet.printing.ipp import Answer
from leaflet.slip import staff

TICK = 0.25
"""Seconds between two looks at a job."""


class State(StrEnum):
    """What has become of a job, in words for staff."""

    DONE = staff("printed")
    PRINTING = staff("being printed")
    WAITING = staff("waiting in line")
    STOPPED = staff("stopped")
    SENT = staff("accepted; after that the printer did not answer")
    LOST = staff("not printed: the printer has ended the job")


_JOB_STATES = {
    3: State.WAITING,
    4: State.WAITING,
    5: State.PRINTING,
    6: State.STOPPED,
    7: State.LOST,
    8: State.LOST,
    9: State.DONE,
}
"""By what RFC 8011, 5.3.7 calls them: pending, held, processing, stopped, canceled, aborted, completed."""

_PRINTER_STOPPED = 5

WORDS: Mapping[str, str] = {
    "media-empty": staff("there is no paper"),
    "media-needed": staff("it waits for paper"),
    "media-jam": staff("paper is jammed"),
    "input-tray-missing": staff("a paper tray is missing"),
    "output-area-full": staff("the output tray is full"),
    "door-open": staff("a door is open"),
    "cover-open": staff("a cover is open"),
    "interlock-open": staff("a cover is open"),
    "toner-empty": staff("toner is used up"),
    "marker-supply-empty": staff("toner or ink is used up"),
    "paused": staff("somebody has paused it"),
    "moving-to-paused": staff("somebody has paused it"),
    "shutdown": staff("it is switched off"),
    "offline": staff("it does not answer"),
    "connecting-to-device": staff("it does not answer"),
    "timed-out": staff("it does not answer"),
    "document-format-error": staff("it cannot read the file"),
    "document-unprintable-error": staff("it cannot read the file"),
    "aborted-by-system": staff("it gave the job up"),
    "job-canceled-at-device": staff("somebody has ended the job at the printer"),
    "job-canceled-by-operator": staff("somebody has ended the job"),
    "job-canceled-by-user": staff("somebody has ended the job"),
}
"""What stops printers, by the keywords of RFC 8011, 5.3.8 and 5.4.12, without their endings."""

_ENDINGS = ("-error", "-warning", "-report")
_QUIET = frozenset(("none", "job-printing", "job-completed-successfully", "job-incoming", "job-queued", "processing"))


@dataclass(frozen=True)
class Receipt:
    """What a printer has answered: its number for the job, the state of it, and why, as keywords of IPP."""

    printer: str
    job: int
    state: State
    reasons: tuple[str, ...] = ()

    @property
    def is_trouble(self) -> bool:
        """Tell whether somebody has to look after the printer."""
        return self.state in (State.STOPPED, State.SENT, State.LOST) or any(reason in WORDS for reason in self.reasons)

    def words(self, translate: Callable[[str], str] = str) -> str:
        """Return it in words, each of them put into another language by `translate`."""
        reasons = dict.fromkeys(translate(WORDS.get(reason, reason)) for reason in self.reasons)
        return ": ".join(filter(None, (translate(self.state), ", ".join(reasons))))


def watch(look: Callable[[], tuple[Answer, Answer]], printer: str, job: int, seconds: float) -> Receipt:
    """Return what has become of a `job` once it is printed, ended or in trouble, or after so many `seconds`.

    `look` asks for the job's attributes and for the printer's. A printer that has taken the job and then does not
    answer may well print it.
    """
    end = time.monotonic() + seconds
    while True:
        try:
            receipt = _read(*look(), printer, job)
        except LeafletError:
            receipt = Receipt(printer, job, State.SENT)
        over = receipt.state in (State.DONE, State.LOST) or (receipt.is_trouble and receipt.state is not State.SENT)
        if over or time.monotonic() >= end:
            return receipt
        time.sleep(TICK)


def _read(job: Answer, printer: Answer, name: str, number: int) -> Receipt:
    found = job.first("job-state")
    state = _JOB_STATES.get(found if isinstance(found, int) else 0, State.WAITING)
    ended = state in (State.DONE, State.LOST)
    if not ended and printer.first("printer-state") == _PRINTER_STOPPED:
        state = State.STOPPED
    given = (*job.all("job-state-reasons"), *(() if state is State.DONE else printer.all("printer-state-reasons")))
    reasons = dict.fromkeys(_base(str(reason)) for reason in given)
    known = tuple(reason for reason in reasons if reason in WORDS)
    others = tuple(reason for reason in reasons if reason not in known and reason not in _QUIET)
    return Receipt(name, number, state, known or (others if state in (State.STOPPED, State.LOST) else ()))


def _base(reason: str) -> str:
    """Return a keyword without the ending that says how grave it is; a document's error keeps its own."""
    if reason in WORDS:
        return reason
    return next((reason.removesuffix(ending) for ending in _ENDINGS if reason.endswith(ending)), reason)
