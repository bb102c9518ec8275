"""The entry: a patient's directions as the fields of a form, read as what they mean, or with what is wrong in each."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from leaflet.directions import FOOD, MEASURES, SITES, SPANS, TIMES, WEEKDAYS, Directions
from leaflet.dosing.quantity import read_quantity
from leaflet.dosing.reasons import REASONS
from leaflet.dosing.safety import slips
from leaflet.slip import Slip, staff

AMOUNTS = (*TIMES, "needed", "most")
"""The fields that hold an amount."""

COUNTS = ("wait", "every", "count", "diary")
"""The fields that hold a whole number."""

_WORDS = ("measure", "span", *WEEKDAYS, "food", "site", "reason", "other_reason", "patient", "named")
FIELDS = (*AMOUNTS, *COUNTS, *_WORDS)
"""Every field of a patient's directions."""

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "measure": ("", *MEASURES),
    "span": tuple(SPANS),
    "food": ("", *FOOD),
    "site": ("", *SITES),
    "reason": ("", *REASONS),
}
_MEANT = (*WEEKDAYS, "food", "site", "reason", "other_reason", "patient", *COUNTS)
"""Fields that say something even where no amount is given."""

LABELS: Mapping[str, str] = {
    "morning": staff("Morning"),
    "noon": staff("Noon"),
    "evening": staff("Evening"),
    "bedtime": staff("Bedtime"),
    "measure": staff("Unit"),
    "needed": staff("When needed"),
    "most": staff("Most in 24 hours"),
    "wait": staff("Hours to wait between doses"),
    "every": staff("Every how many days (2 is every other day)"),
    "count": staff("For how long"),
    "diary": staff("Rows of the diary"),
}
"""What the fields are called that may be typed wrong."""

_LONGEST = 200


@dataclass(frozen=True)
class Entry:
    """What was entered: `directions`, None without any or where they are not safe, and the `slips` in them.

    A slip stands with the name of its field, "" where it is of the whole.
    """

    directions: Directions | None
    slips: tuple[tuple[str, Slip], ...]


def read_entry(form: Mapping[str, str]) -> Entry:
    """Return what the fields of `form` say; unknown choices, which no form of ours sends, count as none."""
    fields = {name: " ".join(form.get(name, "").split())[:_LONGEST] for name in FIELDS}
    fields |= {name: _in_western_digits(fields[name]) for name in (*AMOUNTS, *COUNTS)}
    if not any(fields[name] for name in (*AMOUNTS, *_MEANT)) and not fields["named"]:
        return Entry(None, ())
    found: list[tuple[str, Slip]] = []
    amounts = {name: _amount(name, fields[name], found) for name in AMOUNTS}
    counts = {name: _count(name, fields[name], found) for name in COUNTS}
    said: dict[str, Any] = {
        name: fields[name] if fields[name] in known else known[0] for name, known in _CHOICES.items()
    }
    if not said["measure"]:
        found.append(("measure", Slip(staff("nothing says what is counted"), staff("choose a unit from the list"))))
    times = {time: amount for time in TIMES if (amount := amounts[time]) is not None}
    count, span = counts["count"], said.pop("span")
    directions = Directions(
        times=times,
        needed=amounts["needed"],
        most=amounts["most"],
        wait=counts["wait"] or 0,
        weekdays=tuple(day for day in WEEKDAYS if fields[day]),
        every=1 if counts["every"] is None else counts["every"],
        span=None if count is None else (count, span),
        patient=fields["patient"] if fields["patient"] or fields["named"] else None,
        diary=counts["diary"] or 0,
        **(said | {"reason": fields["other_reason"] or said["reason"]}),
    )
    if not found:
        found = [("", slip) for slip in slips(directions)]
    return Entry(None if found else directions, tuple(found))


def _amount(name: str, text: str, slips: list[tuple[str, Slip]]) -> Fraction | None:
    if not text:
        return None
    amount = read_quantity(text)
    if isinstance(amount, Slip):
        slips.append((name, amount))
        return None
    return amount


def _count(name: str, text: str, slips: list[tuple[str, Slip]]) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 4:
        wrong = Slip(staff("“{text}” is not a whole number"), staff("write it in digits"), {"text": text[:20]})
        slips.append((name, wrong))
        return None
    return int(text)


def _in_western_digits(text: str) -> str:
    """Return a number that was typed in the digits of another script ("٢٫٥") in those of ours."""
    points = text.replace("\N{ARABIC DECIMAL SEPARATOR}", ".").replace("\N{ARABIC THOUSANDS SEPARATOR}", ",")
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in points)
