"""Directions: what this patient takes and when, as entered at the counter.

The four times are those of the Universal Medication Schedule (USP <17>; Institute of Medicine, 2008).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

TIMES = ("morning", "noon", "evening", "bedtime")
"""When a medicine is taken, in the order of the day."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

FOOD = ("with", "before", "after", "without", "either")
"""How food goes with it: with it, half an hour before, right after, on an empty stomach, or as one likes."""

SPANS = {"day": 366, "week": 52, "month": 24}
"""In what a duration is counted, and the longest that is one."""

LONGEST_PAUSE = 31
"""Days from one day on which a medicine is taken to the next."""

LONGEST_WAIT = 72
"""Hours between two doses that are taken when needed."""

LONGEST_TEXT = 80
"""Characters of a name or a reason: what stands on one or two lines of large print."""

LONGEST_DIARY = 31
"""Rows of a diary: a month of days."""


class Measure(NamedTuple):
    """What an amount is counted in, as `MEASURES` names it.

    `verb` is how it is used. It comes in "whole" pieces, in "halves", in "quarters", or in "decimals" with a few
    places. `most` is the greatest amount at once that is no slip of the finger. `foods` are what may be said of food,
    and `sites` where it may be used.
    """

    verb: str
    parts: str
    most: int
    foods: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


_EYES_AND_EARS = ("right eye", "left eye", "both eyes", "right ear", "left ear", "both ears")
MEASURES: Mapping[str, Measure] = {
    "tablet": Measure("take", "quarters", 30, foods=FOOD, sites=("tongue",)),
    "capsule": Measure("take", "whole", 30, foods=FOOD),
    "sachet": Measure("take", "whole", 10, foods=FOOD),
    "mL": Measure("take", "decimals", 200, foods=FOOD),
    "mg": Measure("take", "decimals", 5000, foods=FOOD),
    "microgram": Measure("take", "decimals", 5000, foods=FOOD),
    "drop": Measure("use", "whole", 50, foods=FOOD, sites=(*_EYES_AND_EARS, "nostrils")),
    "spray": Measure("use", "whole", 10, sites=("nostrils", "tongue")),
    "puff": Measure("inhale", "whole", 20),
    "unit": Measure("inject", "halves", 300, foods=("with",)),
    "patch": Measure("put on", "whole", 6),
    "layer": Measure("put on", "whole", 1),
    "suppository": Measure("use", "whole", 2),
}
"""What amounts are counted in; a layer is a thin one, of cream or the like, and there is only one."""

SITES = tuple(dict.fromkeys(site for measure in MEASURES.values() for site in measure.sites))
"""Where a medicine may be used."""


@dataclass(frozen=True)
class Directions:
    """What one patient takes: amounts of one `measure` at set `times`, or one when `needed`.

    `times` holds only times at which something is taken. `wait` are the hours between two doses taken when needed,
    0 where nothing is said; `most` is the greatest amount in 24 hours. `weekdays` are the only days on which it is
    taken, none for every day; or it is taken on one day in `every` so many. `food` is one of `FOOD`, `site` of
    `SITES`, "" where nothing is said. `span` is how long: a count and one of `SPANS`. `reason` is what it is for, one
    of `reasons.REASONS` or words of the patient's language. `diary` is how many rows a diary has, 0 for none.
    `patient` is None where no name line is wanted, "" for an empty one. None of it shows where the value is logged.
    """

    measure: str
    times: Mapping[str, Fraction] = field(default_factory=dict, hash=False)
    needed: Fraction | None = None
    wait: int = 0
    most: Fraction | None = None
    weekdays: tuple[str, ...] = ()
    every: int = 1
    food: str = ""
    site: str = ""
    span: tuple[int, str] | None = None
    reason: str = ""
    patient: str | None = None
    diary: int = 0

    def __repr__(self) -> str:
        """Return what may stand in a log: that there are directions, and nothing of them."""
        return "Directions(...)"
