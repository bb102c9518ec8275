"""Dictation: directions typed as one line of English, "1 tablet morning, 2 tablets bedtime, with food, for 7 days"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from leaflet.directions import SITES, SPANS, TIMES, WEEKDAYS, Directions
from leaflet.dosing.misheard import EXAMPLE, misheard
from leaflet.dosing.quantity import COUNTED, QUANTITY, read_quantity
from leaflet.dosing.reasons import REASONS
from leaflet.dosing.safety import refuse_unsafe, speaks_of_doses
from leaflet.errors import refuse
from leaflet.slip import Slip

_MEASURES = {
    "tablet": "tab(?:let)?s?", "capsule": "cap(?:sule)?s?", "sachet": "sachets?", "mL": "ml|millilit(?:er|re)s?",
    "mg": "mg|milligrams?", "microgram": "micrograms?", "drop": "drops?", "spray": "sprays?", "puff": "puffs?",
    "unit": "units?", "patch": "patch(?:es)?", "suppository": "suppositor(?:y|ies)",
}  # fmt: skip
_MEASURE = "|".join(f"(?P<{name}>{words})" for name, words in _MEASURES.items())
_AMOUNT = rf"(?P<amount>{QUANTITY})(?: of)?(?: an?)?"
_TIME = r"(?:in the |at |the |every |each )?(?:morning|noon|midday|evening|(?:before )?bed(?:time)?|night)"
_TIMES = rf"{_TIME}(?:(?: and | )(?:{_TIME}))*"
_NEEDED = r"(?:when|as|if) (?:you )?need(?:ed)?(?: it)?"
_WORN = re.compile(r"(?:take|use|inject|breathe in|inhale|put on|apply) ")
_DAY = rf"(?:{'|'.join(WEEKDAYS)})s?"
_NUMBERS = {"a": 1, "an": 1, "other": 2, "second": 2} | {word: number for number, word in enumerate(COUNTED, 1)}
_COUNT = rf"(?P<count>\d+|{'|'.join(_NUMBERS)})"
_FOOD = (
    (r"with (?:food|meals)", "with"),
    (r"(?:half an hour |30 minutes )?before (?:food|meals|eating)", "before"),
    (r"(?:right )?after (?:food|meals|eating)", "after"),
    (r"without food|on an empty stomach", "without"),
    (r"with or without food", "either"),
)
_JOINTS = re.compile(
    rf"\s*(?:;|,(?!\d))\s*|(?<!\d)(?<!one)(?<!two)(?<!three)(?<!four)\s+(?:and|then)\s+(?={QUANTITY} ?[a-z])"
    rf"|(?<!only)(?<!with or)(?<!an hour)(?<!30 minutes)(?<!right) (?={'|'.join(words for words, _ in _FOOD)}"
    rf"|for (?:\d|(?:{'|'.join(_NUMBERS)}) (?:{'|'.join(SPANS)}))|only on |on {_DAY}|every (?:day|other|second|\d)"
    r"|at (?:most|least) |no more than |max(?:imum)? |under the tongue|in (?:the (?!morning|evening)|both |each ))",
    re.IGNORECASE,
)
_SITES = {
    **{words: site for site in SITES for words in (site, f"in the {site}", f"in {site}")},
    **dict.fromkeys(("in the nose", "in each nostril", "in both nostrils", "in each side of the nose"), "nostrils"),
    **{f"in each {part}": f"both {part}s" for part in ("eye", "ear")},
    "under the tongue": "tongue",
}
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
    refuse_unsafe(directions)
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
        words = small.removeprefix("for ")
        if words in _REASONS:
            self.say("reason", _REASONS[words])
        elif re.match(r"for [^\W\d]", small) and not speaks_of_doses(words):
            self.say("reason", clause[4:].strip())
        else:
            self.slips.append(misheard(clause))

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
            units = f"{self.measure}, {name}"
            self.slips.append(Slip("amounts are in two units: {units}", "give each in the same", {"units": units}))
        self.measure = name
        return Fraction(1) if name == "layer" else self.quantity(found["amount"])

    def dose(self, found: re.Match[str]) -> None:
        self.last = self.counted(found)
        self.at(found)

    def at(self, found: re.Match[str]) -> None:
        """Note the times of a clause for the amount said last."""
        if self.last is None:
            if not self.slips:
                hint = f"write it as in “{EXAMPLE}”"
                self.slips.append(Slip("“{words}” says no amount", hint, {"words": found[0]}))
            return
        for word in re.findall("morning|noon|midday|evening|bed|night", found["times"]):
            time = {"midday": "noon", "night": "bedtime", "bed": "bedtime"}.get(word, word)
            if time in self.times:
                self.slips.append(Slip("{what} is said twice", "say it once", {"what": time}))
            self.times[time] = self.last
        self.times = {time: self.times[time] for time in TIMES if time in self.times}

    def needed(self, found: re.Match[str]) -> None:
        self.say("needed", self.counted(found))

    def most(self, found: re.Match[str]) -> None:
        self.say("most", self.counted(found))

    def span(self, found: re.Match[str]) -> None:
        self.say("span", (_number(found["count"]), found["span"]))

    def days(self, found: re.Match[str]) -> None:
        """Note on which days of the week it is taken, besides those said before."""
        days = {*self.said.get("weekdays", ()), *re.findall("|".join(WEEKDAYS), found[0])}
        self.said["weekdays"] = tuple(day for day in WEEKDAYS if day in days)

    def every(self, found: re.Match[str]) -> None:
        self.say("every", _number(found["count"]) if found["count"] else 1)


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word[:9])


def _say(name: str, value: str) -> Callable[[_Heard, re.Match[str]], None]:
    return lambda heard, _found: heard.say(name, value)


_CLAUSES: tuple[tuple[re.Pattern[str], Callable[[_Heard, re.Match[str]], None]], ...] = (
    (re.compile(rf"(?:a thin layer|{_AMOUNT} ?(?:{_MEASURE})),? (?P<times>{_TIMES})"), _Heard.dose),
    (re.compile(rf"(?:a thin layer|{_AMOUNT} ?(?:{_MEASURE})),? {_NEEDED}"), _Heard.needed),
    (re.compile(rf"(?:and )?(?P<times>{_TIMES})"), _Heard.at),
    (
        re.compile(
            rf"(?:at most|no more than|not more than|most|max|maximum) {_AMOUNT} ?(?:{_MEASURE})?"
            r"(?: (?:in 24 hours|a day|per day))?"
        ),
        _Heard.most,
    ),
    (
        re.compile(r"(?:wait )?(?:at least )?(?P<hours>\d{1,4}) hours?(?: apart| between doses)?"),
        lambda heard, found: heard.say("wait", int(found["hours"])),
    ),
    (re.compile(rf"for {_COUNT} (?P<span>{'|'.join(SPANS)})s?"), _Heard.span),
    *((re.compile(words), _say("food", value)) for words, value in _FOOD),
    (re.compile(rf"(?:only )?(?:once a week )?(?:on |every )?{_DAY}(?:(?:,? and | ){_DAY})*(?: only)?"), _Heard.days),
    (re.compile(rf"(?:only |once )?every (?:{_COUNT} )?days?"), _Heard.every),
    *((re.compile(re.escape(words)), _say("site", value)) for words, value in _SITES.items()),
)
