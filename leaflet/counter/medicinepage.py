"""The page of one medicine: what can be chosen, what was, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from leaflet.counter import labels, options
from leaflet.counter.choices import Choices
from leaflet.counter.desk import Desk
from leaflet.counter.entry import FIELDS, LABELS, Entry, read_entry
from leaflet.counter.making import Fault, Made, Wish
from leaflet.counter.offers import Offer
from leaflet.counter.shelf import Medicine
from leaflet.counter.showing import Showing
from leaflet.counter.view import Trouble, faults, preview, tongues, troubles
from leaflet.directions import TIMES
from leaflet.dosing.reasons import REASONS
from leaflet.fitting import usual_measure
from leaflet.forms.brailletable import braille_tables
from leaflet.language import SOURCE_LANGUAGE, find_language
from leaflet.slip import Slip, staff

_NOT_OFFERED = Slip(staff("this medicine cannot be printed in that language"), staff("choose one from the list"), {})
_OWN_WORDS = staff("what it is for is in your own words, and the leaflet is not in {language} alone")
_LISTED = staff("choose from the list what it is for, or leave it out")
_NO_MORE = staff("this medicine cannot be printed in {language} now")
_SAME = Slip(staff("the second language is the same as the first"), staff("choose another, or none"), {})


@dataclass(frozen=True)
class Chosen:
    """What the form says: its fields as they were sent, the day's choices, the directions in it; languages offered."""

    form: Mapping[str, str]
    choices: Choices
    entry: Entry
    offers: tuple[Offer, ...]
    faults: tuple[Fault, ...] = ()


class MedicinePage:
    """The page of `medicine`, shown to whom `showing` is for."""

    def __init__(self, desk: Desk, showing: Showing, medicine: Medicine) -> None:
        """Prepare the page; nothing is made yet."""
        self._desk = desk
        self._showing = showing
        self._medicine = medicine

    async def empty(self) -> Response:
        """Return the page before anything is chosen."""
        return self.response(await self.choose({}), None)

    async def choose(self, fields: Mapping[str, str]) -> Chosen:
        """Return what `fields` say, the day's choices where they say nothing."""
        self._printers = await self._desk.printers()
        found = await self._desk.offers(self._showing.session, self._medicine)
        offers = tuple(each for each in found if isinstance(each, Offer))
        choices = self._showing.choices.changed(fields)
        good = [each.tag for each in offers if not each.reason]
        usual = self._desk.configuration.defaults.language
        form = {
            "language": usual if usual in good else next(iter(good), SOURCE_LANGUAGE),
            "copies": "1",
            **dict.fromkeys(FIELDS, ""),
            "measure": usual_measure(self._medicine.form, self._medicine.strength),
            **{name: value for name, value in fields.items() if name in (*FIELDS, "language", "copies")},
            **{name: getattr(choices, name) for name in ("edition", "paper", "beside", "printer", "sides", "tray")},
        }
        wrong = tuple(each for each in found if isinstance(each, Fault))
        return Chosen(form, choices, read_entry(form), offers, wrong)

    async def make(self, chosen: Chosen, form: str, *, pictures: bool = False) -> Made | Slip | None:
        """Return the leaflet that was chosen, what there is to say instead, or None where the directions are wrong."""
        if chosen.entry.slips or chosen.faults:
            return None
        language, beside = chosen.form["language"], chosen.form["beside"]
        for tag in filter(None, (language, beside)):
            offer = next((each for each in chosen.offers if each.tag == tag), None)
            if offer is None:
                return _NOT_OFFERED
            if offer.reason:
                named = {"language": find_language(tag).name_in(self._showing.words.tag)}
                return Slip(_NO_MORE, offer.reason.message, {**offer.reason.values, **named})
        if language == beside:
            return _SAME
        said, own = chosen.entry.directions, self._desk.configuration.defaults.language
        if said and said.reason not in ("", *REASONS) and {language, beside} - {own, ""}:
            return Slip(_OWN_WORDS, _LISTED, {"language": find_language(own).name_in(self._showing.words.tag)})
        choices = chosen.choices
        wish = Wish(
            *(self._medicine.path, language, choices.edition, choices.paper, beside),
            directions=chosen.entry.directions,
            form=form,
        )
        return await self._desk.make(self._showing.session, wish, pictures=pictures)

    def has_shown(self, chosen: Chosen, seal: str) -> bool:
        """Tell whether the pages of exactly what is `chosen` were on the screen: they came with this `seal`."""
        return self._desk.seen.is_seal_of(seal, self._showing.session, self._medicine.key, chosen.form)

    async def show(
        self, chosen: Chosen, more: tuple[Trouble, ...] = (), *, part: bool = False, note: str = ""
    ) -> Response:
        """Return the page with the pages of what was `chosen`, made for it; the rest as `response` has it."""
        return self.response(chosen, await self.make(chosen, "pdf", pictures=True), more, part=part, note=note)

    def response(
        self,
        chosen: Chosen,
        made: Made | Slip | None,
        more: tuple[Trouble, ...] = (),
        *,
        part: bool = False,
        note: str = "",
    ) -> Response:
        """Return the page with what was `made`, and `more` trouble; of it only the `part` with the leaflet's pages.

        A `note` for staff stands above the pages.
        """
        words, settings = self._showing.words, self._desk.configuration
        wrong = (*faults(chosen.faults), *troubles(chosen.entry, made, words))
        seen = made if isinstance(made, Made) and made.pages and not wrong else None
        found = (*wrong, *more)
        values: dict[str, Any] = {
            "medicine": self._medicine,
            "printers": tuple(options.Option(name, name) for name in self._printers),
            "saves": tuple(
                (form, words.text(label))
                for form, label in labels.SAVES.items()
                if form != "brf" or chosen.form["language"] in braille_tables()
            ),
            "troubles": found,
            "faulty": {trouble.field for trouble in found if trouble.field},
            "heading": words.text(staff("This cannot be printed yet")),
            "seen": self._desk.seen.seal(self._showing.session, self._medicine.key, chosen.form) if seen else "",
            "note": words.text(note) if note else "",
            "preview": preview(seen, chosen.entry, chosen.form, chosen.choices, words, settings) if seen else None,
        }
        if part:
            return self._showing.response("preview.html", **values)
        return self._showing.response("medicine.html", **values, **self._lists(chosen))

    def _lists(self, chosen: Chosen) -> dict[str, Any]:
        """Return what the lists of the form hold."""
        words = self._showing.words
        known = tongues(chosen.offers, words)
        good = [each for each in known if not each.reason]
        own = find_language(self._desk.configuration.defaults.language)
        return {
            "form": chosen.form,
            "offered": bool(good),
            "languages": options.languages(good),
            "seconds": options.seconds(good, words),
            "others": [each for each in known if each.reason],
            "sizes": options.sizes(words),
            "papers": options.sheets(words),
            "times": TIMES,
            "labels": {name: words.text(label) for name, label in LABELS.items()},
            "measures": options.listed(labels.MEASURES, words),
            "foods": options.listed(labels.FOODS, words),
            "sites": options.listed(labels.SITES, words),
            "weekdays": options.listed(labels.WEEKDAYS, words),
            "spans": options.listed(labels.SPANS, words),
            "sides": options.listed(labels.SIDES, words),
            "reasons": options.reasons(words),
            "own": own.name_in(words.tag),
        }
