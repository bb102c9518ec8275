"""Dictation: directions typed as one line of English, "1 tablet morning, 2 tablets bedtime, with food, for 7 days"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from leaflet.directions import SITES, SPANS, TIMES, WEEKDAYS, Directions
from leaflet.dosing.quantity import QUANTITY, read_quantity
from leaflet.dosing.reasons import REASONS
from leaflet.dosing.safety import slips
from leaflet.errors import refuse
from leaflet.slip import Slip

EXAMPLE = "1 tablet morning, 2 tablets bedtime, with food, for 7 days"

_MEASURES = {
    "tablet": "tablets?", "capsule": "capsules?", "sachet": "sachets?", "mL": "ml|millilit(?:er|re)s?",
    "mg": "mg|milligrams?", "microgram": "micrograms?", "drop": "drops?", "spray": "sprays?", "puff": "puffs?",
    "unit": "units?", "patch": "patch(?:es)?", "suppository": "suppositor(?:y|ies)",
}  # fmt: skip
_UNSAFE = {
    "mcg|µg|μg|ug": "write micrograms: short forms are read as mg (ISMP)",
    "iu|u": "write units: a U is read as a zero (ISMP)",
    "cc": "write mL (ISMP)",
    "(?:tea|table)?spoon(?:ful)?s?|tsp|tbsp": "write mL: spoons differ",
    "g|grams?": "write mg",
}
_MEASURE = "|".join(f"(?P<{name}>{words})" for name, words in _MEASURES.items())
_AMOUNT = rf"(?P<amount>{QUANTITY})(?: of)?(?: an?)?"
_TIME = r"(?:in the |at |the )?(?:morning|noon|midday|evening|bedtime|night)"
_TIMES = rf"{_TIME}(?:(?: and | )(?:{_TIME}))*"
_NEEDED = r"(?:when|as|if) (?:you )?need(?:ed)?(?: it)?"
_WORN = re.compile(r"(?:take|use|inject|breathe in|inhale|put on|apply) ")
_DAYS = "|".join(WEEKDAYS)
_JOINTS = re.compile(
    rf"\s*(?:;|,(?!\d))\s*|(?<!\d)\s+(?:and|then)\s+(?={QUANTITY} ?[a-z])"
    rf"|(?<!only)(?<!with or) (?=for \d|with(?:out)? food|with (?:meals|or)|on an empty|only on |on (?:{_DAYS})"
    r"|every day|at (?:most|least) |no more than |under the tongue|in (?:the (?!morning|evening)|both |each ))"
)
_VAGUE = re.compile(
    r"(?:once|twice|(?:\w+ )?times?) (?:a|per|each|every) day|(?:once|twice|(?:\w+ )?times?) daily|daily"
    r"|every \d+ hours?"
    r"|\b(?:od|bd|bid|tds|tid|qds|qid|qd|qod|prn|hs|nocte|mane|stat)\b"
)
_SITES = {
    **{words: site for site in SITES for words in (site, f"in the {site}", f"in {site}")},
    **dict.fromkeys(("in the nose", "in each nostril", "in both nostrils", "in each side of the nose"), "nostrils"),
    **{f"in each {part}": f"both {part}s" for part in ("eye", "ear")},
    "under the tongue": "tongue",
}
_FOOD = {
    "with food": "with", "with meals": "with", "without food": "without", "on an empty stomach": "without",
    "with or without food": "either",
}  # fmt: skip
_REASONS = {reason.casefold(): reason for reason in REASONS}


def dictate(line: str) -> Directions:
    """Return the directions that `line` says; LeafletError for everything in it that is not clear or not safe."""
    heard = _Heard()
    for clause in filter(None, _JOINTS.split(" ".join(line.split()).rstrip(" ."))):
        heard.take(clause)
    if not heard.slips and not heard.measure:
        heard.slips.append(Slip("nothing says how much is taken", f"write it as in “{EXAMPLE}”"))
    refuse(slip.error("directions") for slip in heard.slips)
    directions = Directions(heard.measure, heard.times, **heard.said)
    refuse(slip.error("directions") for slip in slips(directions))
    return directions


@dataclass
class _Heard:
    """What has been understood so far, and what has not."""

    measure: str = ""
    times: dict[str, Fraction] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)
    last: Fraction | None = None

    def take(self, clause: str) -> None:
        """Understand one `clause`, or say what is wrong with it."""
        small = _WORN.sub("", clause.casefold(), count=1) if _WORN.match(clause.casefold()) else clause.casefold()
        for pattern, meaning in _CLAUSES:
            found = pattern.fullmatch(small)
            if found:
                meaning(self, found)
                return
        if re.match(r"for [^\W\d]", small):
            self.say("reason", _REASONS.get(small[4:], clause[4:].strip()))
        elif _VAGUE.search(small):
            self.wrong("“{words}” does not say when", "say at which of: morning, noon, evening, bedtime", clause)
        else:
            self.wrong(*next(_reasons_why(small), ("“{words}” is not clear", f"write it as in “{EXAMPLE}”")), clause)

    def wrong(self, message: str, hint: str, clause: str) -> None:
        self.slips.append(Slip(message, hint, {"words": clause}))

    def say(self, name: str, value: Any) -> None:
        if name in self.said and self.said[name] != value:
            self.slips.append(Slip("{what} is said twice", "say it once", {"what": name}))
        self.said[name] = value

    def quantity(self, text: str) -> Fraction | None:
        found = read_quantity(text)
        if isinstance(found, Slip):
            self.slips.append(found)
            return None
        return found

    def counted(self, found: re.Match[str]) -> Fraction | None:
        """Return the amount of a clause, and note what it is counted in."""
        name = "layer" if "layer" in found[0] else next((name for name in _MEASURES if found[name]), self.measure)
        if self.measure and name != self.measure:
            self.wrong("amounts are in two units: {words}", "give each in the same", f"{self.measure}, {name}")
        self.measure = name
        return Fraction(1) if name == "layer" else self.quantity(found["amount"])

    def dose(self, found: re.Match[str]) -> None:
        self.last = self.counted(found)
        self.at(found)

    def at(self, found: re.Match[str]) -> None:
        """Note the times of a clause for the amount said last."""
        if self.last is None:
            if not self.slips:
                self.wrong("“{words}” says no amount", f"write it as in “{EXAMPLE}”", found[0])
            return
        for word in re.findall("morning|noon|midday|evening|bedtime|night", found["times"]):
            time = {"midday": "noon", "night": "bedtime"}.get(word, word)
            if time in self.times:
                self.slips.append(Slip("{what} is said twice", "say it once", {"what": time}))
            self.times[time] = self.last
        self.times = {time: self.times[time] for time in TIMES if time in self.times}

    def needed(self, found: re.Match[str]) -> None:
        self.say("needed", self.counted(found))

    def most(self, found: re.Match[str]) -> None:
        self.say("most", self.counted(found))

    def span(self, found: re.Match[str]) -> None:
        self.say("span", (int(found["count"][:9]), found["span"]))


def _reasons_why(clause: str) -> Iterator[tuple[str, str]]:
    """Yield what is known to be wrong with a clause that is not understood: a message and a hint."""
    if re.match(rf"{QUANTITY}(?: of)?(?: an?)? \d", clause):
        yield "in “{words}” two numbers stand side by side", "leave the strength out: the leaflet's title says it"
    if re.match(r"\d+ ?(?:to|or|-|–) ?\d+", clause):
        yield "“{words}” is a choice", "give one amount; the patient must not have to choose"
    for words, hint in _UNSAFE.items():
        if re.match(rf"{QUANTITY} ?(?:{words})\b", clause):
            yield "“{words}” can be misread", hint


def _say(name: str, value: Callable[[re.Match[str]], Any]) -> Callable[[_Heard, re.Match[str]], None]:
    return lambda heard, found: heard.say(name, value(found))


_CLAUSES: tuple[tuple[re.Pattern[str], Callable[[_Heard, re.Match[str]], None]], ...] = (
    (re.compile(rf"(?:a thin layer|{_AMOUNT} ?(?:{_MEASURE})),? (?P<times>{_TIMES})"), _Heard.dose),
    (re.compile(rf"(?:a thin layer|{_AMOUNT} ?(?:{_MEASURE})),? {_NEEDED}"), _Heard.needed),
    (re.compile(rf"(?:and )?(?P<times>{_TIMES})"), _Heard.at),
    (
        re.compile(
            rf"(?:at most|no more than|not more than|most|maximum) {_AMOUNT} ?(?:{_MEASURE})?"
            r"(?: (?:in 24 hours|a day|per day))?"
        ),
        _Heard.most,
    ),
    (
        re.compile(r"(?:wait )?(?:at least )?(?P<hours>\d{1,4}) hours?(?: apart| between doses)?"),
        _say("wait", lambda found: int(found["hours"])),
    ),
    (re.compile(rf"for (?P<count>\d+) (?P<span>{'|'.join(SPANS)})s?"), _Heard.span),
    (re.compile("|".join(_FOOD)), _say("food", lambda found: _FOOD[found[0]])),
    (
        re.compile(rf"(?:only |once a week )?(?:on |every )(?P<day>{_DAYS})s?(?: only)?"),
        _say("weekday", lambda found: found["day"]),
    ),
    (re.compile("every day"), _say("weekday", lambda _found: "")),
    (re.compile("|".join(map(re.escape, _SITES))), _say("site", lambda found: _SITES[found[0]])),
)
