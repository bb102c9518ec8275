"""Instructions: a patient's directions as words of their language, each a whole message of its catalog.

Explicit, as USP <17> asks: how much at which time of the day, never "twice daily". Nothing is put together from words:
a catalog has each amount, each time around an amount, and each sentence; so plural forms and word order are its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from leaflet.directions import MEASURES, Directions
from leaflet.dosing.doses import dose, unbroken
from leaflet.dosing.reasons import REASONS
from leaflet.errors import LeafletError
from leaflet.language import Language
from leaflet.sections import _, ngettext

HEADS: Mapping[str, str] = {
    # Translators: a time of the day, alone at the head of a column: short.
    "morning": _("Morning"),
    # Translators: a time of the day, alone at the head of a column: short.
    "noon": _("Noon"),
    # Translators: a time of the day, alone at the head of a column: short.
    "evening": _("Evening"),
    # Translators: when one goes to bed, alone at the head of a column: short.
    "bedtime": _("Bedtime"),
}
"""The four times as heads of columns."""

DAYS: Mapping[str, str] = {
    # Translators: a day of the week, as it stands in a list or in the diary.
    "monday": _("Monday"),
    # Translators: a day of the week, as it stands in a list or in the diary.
    "tuesday": _("Tuesday"),
    # Translators: a day of the week, as it stands in a list or in the diary.
    "wednesday": _("Wednesday"),
    # Translators: a day of the week, as it stands in a list or in the diary.
    "thursday": _("Thursday"),
    # Translators: a day of the week, as it stands in a list or in the diary.
    "friday": _("Friday"),
    # Translators: a day of the week, as it stands in a list or in the diary.
    "saturday": _("Saturday"),
    # Translators: a day of the week, as it stands in a list or in the diary.
    "sunday": _("Sunday"),
}
"""The days of the week."""

_AT: Mapping[str, str] = {
    # Translators: {dose} is an amount such as "2 tablets"; the whole stands in "Take {doses}." and the like.
    "morning": _("{dose} in the morning"),
    # Translators: {dose} is an amount such as "2 tablets"; at about 12 in the middle of the day.
    "noon": _("{dose} at noon"),
    # Translators: {dose} is an amount such as "2 tablets"; at about 18:00.
    "evening": _("{dose} in the evening"),
    # Translators: {dose} is an amount such as "2 tablets"; when the patient goes to bed.
    "bedtime": _("{dose} at bedtime"),
}
# Translators: {dose} is an amount such as "2 tablets"; only when the patient feels the need, not at set times.
_NEEDED = _("{dose} when you need it")

# Translators: {doses} is one dose or several with commas between, {dose} the last one: "... and 2 tablets at bedtime".
_AND = _("{doses} and {dose}")

_USED: Mapping[str, str] = {
    # Translators: swallow; {doses} is such as "1 tablet in the morning and 2 tablets at bedtime".
    "take": _("Take {doses}."),
    # Translators: from an inhaler; {doses} is such as "2 puffs in the morning and 2 puffs in the evening".
    "inhale": _("Breathe in {doses}."),
    # Translators: {doses} is such as "10 units in the morning and 8 units at bedtime".
    "inject": _("Inject {doses}."),
    # Translators: on the skin; {doses} is such as "1 patch in the morning" or "a thin layer at bedtime".
    "put on": _("Put on {doses}."),
    # Translators: drops, sprays, suppositories; {doses} is such as "1 drop in the morning and 1 drop at bedtime".
    "use": _("Use {doses}."),
}

# Translators: on which days the medicine is taken.
_EVERY_DAY = _("Every day.")
_ONLY_ON: Mapping[str, str] = {
    # Translators: the medicine is taken once a week, which can save a life: make it plain.
    "monday": _("Only on Mondays. Not on any other day."),
    # Translators: the medicine is taken once a week, which can save a life: make it plain.
    "tuesday": _("Only on Tuesdays. Not on any other day."),
    # Translators: the medicine is taken once a week, which can save a life: make it plain.
    "wednesday": _("Only on Wednesdays. Not on any other day."),
    # Translators: the medicine is taken once a week, which can save a life: make it plain.
    "thursday": _("Only on Thursdays. Not on any other day."),
    # Translators: the medicine is taken once a week, which can save a life: make it plain.
    "friday": _("Only on Fridays. Not on any other day."),
    # Translators: the medicine is taken once a week, which can save a life: make it plain.
    "saturday": _("Only on Saturdays. Not on any other day."),
    # Translators: the medicine is taken once a week, which can save a life: make it plain.
    "sunday": _("Only on Sundays. Not on any other day."),
}
# Translators: {days} are names of days of the week with commas between; the medicine is taken on no other days.
_ONLY_ON_THESE = _("Only on these days: {days}. Not on any other day.")
# Translators: {count} is 2 (every other day) or more; the medicine is taken on one day, and not on those that follow.
_EVERY = ngettext("Every {count} day. Not on the days between.", "Every {count} days. Not on the days between.")
_FOOD: Mapping[str, str] = {
    # Translators: together with a meal or a snack.
    "with": _("Take it with food."),
    # Translators: so that it comes into an empty stomach.
    "before": _("Take it half an hour before you eat."),
    # Translators: as soon as a meal is over.
    "after": _("Take it right after you eat."),
    # Translators: when one has not eaten for some time.
    "without": _("Take it on an empty stomach."),
    # Translators: food makes no difference.
    "either": _("You can take it with food or without food."),
}
# Translators: insulin that goes with a meal.
_INJECTED_WITH_FOOD = _("Inject it when you eat.")
_SITES: Mapping[str, str] = {
    # Translators: where eye drops go.
    "right eye": _("Use it in the right eye only."),
    # Translators: where eye drops go.
    "left eye": _("Use it in the left eye only."),
    # Translators: where eye drops go: as much in one eye as in the other.
    "both eyes": _("Use this amount in each eye."),
    # Translators: where ear drops go.
    "right ear": _("Use it in the right ear only."),
    # Translators: where ear drops go.
    "left ear": _("Use it in the left ear only."),
    # Translators: where ear drops go: as much in one ear as in the other.
    "both ears": _("Use this amount in each ear."),
    # Translators: where nose drops or a nose spray go: as much on one side as on the other.
    "nostrils": _("Use this amount in each side of the nose."),
    # Translators: the medicine is left to melt under the tongue, or is sprayed there.
    "tongue": _("Use it under the tongue."),
}
# Translators: the least time between two doses that are taken only when needed.
_WAIT = ngettext(
    "Wait at least {count} hour before you use it again.", "Wait at least {count} hours before you use it again."
)
# Translators: {dose} is an amount such as "8 tablets", in the form that it has alone.
_MOST = _("Do not use more than this in 24 hours: {dose}.")
_SPANS: Mapping[str, str] = {
    # Translators: how long the patient goes on with the medicine.
    "day": ngettext("Do this for {count} day.", "Do this for {count} days."),
    # Translators: how long the patient goes on with the medicine.
    "week": ngettext("Do this for {count} week.", "Do this for {count} weeks."),
    # Translators: how long the patient goes on with the medicine.
    "month": ngettext("Do this for {count} month.", "Do this for {count} months."),
}
# Translators: {reason} is what the pharmacist has typed in this language, such as "pain in the knee".
_REASON = _("What it is for: {reason}")


@dataclass(frozen=True)
class Instructions:
    """What directions say in one language, as HTML: the `first` sentence, and the `others` after it.

    `days` says on which days alone, "" where on all. `cells` are the amounts by their times, as they stand in a table;
    the numeral in each is an element of its own.
    """

    first: Markup
    days: Markup
    others: tuple[Markup, ...]
    cells: Mapping[str, Markup]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return every sentence in plain words."""
        return tuple(sentence.striptags() for sentence in self._all)

    @property
    def together(self) -> Markup:
        """Return all of it as one paragraph."""
        return Markup(" ").join(self._all)

    @property
    def _all(self) -> tuple[Markup, ...]:
        return tuple(filter(None, (self.first, self.days, *self.others)))


def instruct(directions: Directions, language: Language, typed: Language) -> Instructions:
    """Return `directions` in `language`; words that were typed are in the language `typed`.

    LeafletError where a part of them cannot be said in `language`: directions are never half in another.
    """
    measure = directions.measure
    verb = "use" if directions.site == "tongue" else MEASURES[measure].verb  # "to take" is to drink in many languages
    cells = {time: dose(amount, measure, language) for time, amount in directions.times.items()}
    doses = [language.markup(_AT[time], dose=unbroken(words)) for time, words in cells.items()]
    if directions.needed is not None:
        doses.append(language.markup(_NEEDED, dose=unbroken(dose(directions.needed, measure, language))))
    return Instructions(
        first=language.markup(_USED[verb], doses=_together(doses, language)),
        days=_days(directions, language),
        others=tuple(_others(directions, language, typed)),
        cells=cells,
    )


def _together(doses: list[Markup], language: Language) -> Markup:
    """Return all `doses` in one, with a comma between them wherever the language has no word."""
    *before, last = doses
    if not before:
        return last
    return language.markup(_AND, doses=Markup(language.join(before)), dose=last)  # noqa: S704 - it is of markup


def _days(directions: Directions, language: Language) -> Markup:
    """Return on which days alone it is taken, "" for every day or where it is taken when needed."""
    if directions.every > 1:
        return language.plural_markup(_EVERY, directions.every, count=escape(language.number(directions.every)))
    if len(directions.weekdays) > 1:
        names = (language.text(DAYS[day]) for day in directions.weekdays)
        return language.markup(_ONLY_ON_THESE, days=language.join(names))
    return language.markup(_ONLY_ON[directions.weekdays[0]]) if directions.weekdays else Markup("")


def _others(directions: Directions, language: Language, typed: Language) -> Iterator[Markup]:
    """Yield what is to be said besides how much and when, the weightiest first."""
    if directions.times and not directions.weekdays and directions.every == 1:
        yield language.markup(_EVERY_DAY)
    if directions.wait:
        yield language.plural_markup(_WAIT, directions.wait, count=escape(language.number(directions.wait)))
    if directions.most is not None:
        yield language.markup(_MOST, dose=unbroken(dose(directions.most, directions.measure, language)))
    if directions.food:
        injected = MEASURES[directions.measure].verb == "inject"
        yield language.markup(_INJECTED_WITH_FOOD if injected else _FOOD[directions.food])
    if directions.site:
        yield language.markup(_SITES[directions.site])
    if directions.span:
        count, unit = directions.span
        yield language.plural_markup(_SPANS[unit], count, count=escape(language.number(count)))
    if directions.reason in REASONS:
        yield language.markup(REASONS[directions.reason])
    elif directions.reason:
        if language.tag != typed.tag:
            raise LeafletError(
                f"the reason is in {typed.english_name}, the leaflet in {language.english_name}",
                "directions",
                f"choose one that leaflet can say in every language: {', '.join(REASONS)}; or leave it out",
            )
        yield language.markup(_REASON, reason=directions.reason)
