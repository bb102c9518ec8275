"""Safety: what is impossible or unsafe in directions, all of it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from leaflet.directions import (
    LONGEST_DIARY,
    LONGEST_PAUSE,
    LONGEST_TEXT,
    LONGEST_WAIT,
    MEASURES,
    SPANS,
    Directions,
    Measure,
)
from leaflet.dosing.reasons import REASONS
from leaflet.errors import refuse
from leaflet.slip import Slip, staff

_DOSES = re.compile(
    r"(?<!type )\b\d"
    r"|\b(?:days?|weeks?|months?|years?|hours?|minutes?|daily|nightly|weekly|monthly|once|twice|times?|until|life|ever"
    r"|mornings?|noon|midday|evenings?|bedtime|half|quarters?|long[- ]term|food|meals?|empty|tablets?|capsules?|doses?"
    r"|drops?|puffs?|sprays?|patch(?:es)?|units?|mg|ml|micrograms?|prn)\b",
    re.IGNORECASE,
)
_PLACES = 3
"""Decimals of an amount that can be measured."""


def refuse_unsafe(directions: Directions) -> None:
    """Raise LeafletError for everything in `directions` that is impossible or unsafe."""
    refuse(slip.error("directions") for slip in slips(directions))


def slips(directions: Directions) -> Iterator[Slip]:
    """Yield everything in `directions` that is impossible or unsafe."""
    amounts = [*directions.times.values(), *([] if directions.needed is None else [directions.needed])]
    if not amounts:
        yield Slip(
            staff("no time is given"), staff("say how much in the morning, at noon, in the evening, at bedtime")
        )
    elif directions.times and directions.needed is not None:
        yield Slip(
            staff("set times and “when needed” stand together"),
            staff("give either; a leaflet for each says both"),
        )
    measure = MEASURES[directions.measure]
    if directions.most is not None:
        amounts.append(directions.most)
    for amount in dict.fromkeys(amounts):
        yield from _amount_slips(amount, directions.measure, measure, alone=amount != directions.most)
    yield from _limit_slips(directions)
    yield from _day_slips(directions)
    yield from _other_slips(directions, measure)


def _amount_slips(amount: Fraction, name: str, measure: Measure, *, alone: bool) -> Iterator[Slip]:
    values = {"amount": shown(amount), "measure": name, "most": measure.most}
    if amount <= 0:
        yield Slip(staff("an amount is {amount}"), staff("leave the time empty, or write how much"), values)
    elif measure.parts == "whole" and amount.denominator != 1:
        yield Slip(staff("{amount} cannot be taken (unit: {measure})"), staff("write a whole number"), values)
    elif measure.parts == "halves" and (2 * amount).denominator != 1:
        yield Slip(staff("{amount} cannot be taken (unit: {measure})"), staff("write whole or half numbers"), values)
    elif measure.parts == "quarters" and not _breaks(amount):
        yield Slip(
            staff("a tablet cannot be broken into {amount}"),
            staff("write whole tablets, whole ones and a half, a half, or quarters of one"),
            values,
        )
    elif measure.parts == "decimals" and (amount * 10**_PLACES).denominator != 1:
        yield Slip(staff("{amount} cannot be measured"), staff("write it with fewer decimals"), values)
    elif alone and amount > measure.most:
        yield Slip(
            staff("{amount} at once is more than anybody takes (at most {most})"),
            staff("look whether a digit is one too many, or the unit another"),
            values,
        )


def _breaks(amount: Fraction) -> bool:
    """Tell whether tablets come to `amount`: halves of any, quarters of one."""
    return amount.denominator in (1, 2) or amount in (Fraction(1, 4), Fraction(3, 4))


def _limit_slips(directions: Directions) -> Iterator[Slip]:
    most, needed, wait = directions.most, directions.needed, directions.wait
    total = sum(directions.times.values(), Fraction())
    if most is not None and directions.measure == "layer":
        yield Slip(staff("layers are not counted"), staff("leave the most out; say how many hours to wait"))
    if most is not None and total > most > 0:
        yield Slip(
            staff("{total} a day is more than the most in 24 hours, {most}"),
            staff("correct one of the two"),
            {"total": shown(total), "most": shown(most)},
        )
    if needed is None:
        if wait:
            yield Slip(staff("hours to wait go with “when needed” only"), staff("leave them out, or leave out times"))
        return
    if most is not None and needed > most > 0:
        yield Slip(
            staff("{amount} at once is more than the most in 24 hours, {most}"),
            staff("correct one of the two"),
            {"amount": shown(needed), "most": shown(most)},
        )
    if not 0 <= wait <= LONGEST_WAIT:
        yield Slip(
            staff("{wait} hours between doses are not possible"),
            staff("write 1 to {longest} hours"),
            {"wait": wait, "longest": LONGEST_WAIT},
        )
    elif not wait and most is None:
        yield Slip(
            staff("nothing says how often it may be taken"),
            staff("say how many hours to wait, or the most in 24 hours"),
        )
    elif wait and most is not None and most > needed * max(1, 24 // wait):
        yield Slip(
            staff("who waits {wait} hours cannot come to {most} in 24 hours"),
            staff("correct the hours or the most"),
            {"wait": wait, "most": shown(most)},
        )


def _day_slips(directions: Directions) -> Iterator[Slip]:
    every, named = directions.every, bool(directions.weekdays)
    if not 1 <= every <= LONGEST_PAUSE:
        yield Slip(
            staff("it cannot be taken every {count} days"),
            staff("write 2 to {longest}, or leave it out for every day"),
            {"count": every, "longest": LONGEST_PAUSE},
        )
    elif every == 1 and not named:
        return
    elif directions.needed is not None:
        yield Slip(staff("days are given, and “when needed”"), staff("leave the days out, or give times"))
    elif named and every > 1:
        yield Slip(staff("days of the week stand beside “every … days”"), staff("give either"))
    elif every > 1 and len(directions.times) > 1:  # "once in two days" is how many languages say it
        yield Slip(
            staff("every {count} days, and at several times: that can be misread"),
            staff("give one time, or days of the week"),
            {"count": every},
        )
    elif directions.measure == "patch":
        yield Slip(
            staff("who reads that a patch is not for the other days may take it off"),
            staff("leave the days out here, and write by hand when to change the patch"),
        )


def _other_slips(directions: Directions, measure: Measure) -> Iterator[Slip]:
    values = {"measure": directions.measure, "site": directions.site}
    if directions.food and directions.site:
        yield Slip(staff("food goes with what is swallowed at once"), staff("leave food out, or the place"), values)
    elif directions.food and directions.food not in measure.foods:
        yield Slip(staff("this about food does not go with the unit {measure}"), staff("leave food out"), values)
    if directions.site and directions.site not in measure.sites:
        yield Slip(
            staff("the place does not go with the unit ({site}; {measure})"),
            staff("choose another place, or none"),
            values,
        )
    if directions.span is not None and not 0 < directions.span[0] <= SPANS[directions.span[1]]:
        yield Slip(
            staff("the treatment cannot last {count}"),
            staff("write 1 to {longest}, or leave it out"),
            {"count": directions.span[0], "longest": SPANS[directions.span[1]]},
        )
    if not 0 <= directions.diary <= LONGEST_DIARY:
        yield Slip(
            staff("a diary cannot have {rows} rows"),
            staff("write 1 to {longest}"),
            {"rows": directions.diary, "longest": LONGEST_DIARY},
        )
    if directions.reason not in REASONS and speaks_of_doses(directions.reason):
        yield Slip(
            staff("what it is for says how much, when or how long: “{reason}”"),
            staff("say those in their own fields; write numbers that belong to an illness in letters"),
            {"reason": directions.reason},
        )
    for text in (directions.reason, directions.patient or ""):
        if len(text) > LONGEST_TEXT or not text.replace("\N{ZERO WIDTH NON-JOINER}", "").isprintable():
            yield Slip(
                staff("a name or a reason is too long, or not plain text"),
                staff("write at most {longest} letters on one line"),
                {"longest": LONGEST_TEXT},
            )


def speaks_of_doses(reason: str) -> bool:
    """Tell whether a `reason` in somebody's own words holds numbers, or words of time or amounts in English.

    Such words belong into directions that every language can say, and that are looked after here.
    """
    return bool(_DOSES.search(reason))


def shown(amount: Fraction) -> str:
    """Return `amount` as staff read it: "2", "2.5", "1/3"."""
    if amount.denominator == 1:
        return str(amount.numerator)
    if (amount * 10**_PLACES).denominator == 1:
        return f"{float(amount):.{_PLACES}f}".rstrip("0")
    return f"{amount.numerator}/{amount.denominator}"
