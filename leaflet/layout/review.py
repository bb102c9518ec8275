"""Who has checked a leaflet's text: what its pages say about that, and nothing left unsaid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from leaflet.language import Language
from leaflet.monograph import Monograph
from leaflet.sections import _

SOURCE_LANGUAGE = "en"
"""The language that furniture is written in; every other one is a translation that somebody has to check."""


@dataclass(frozen=True)
class Review:
    """The state of a text's review: the notice at the top of every page ("" when checked), the words in the foot,
    and the statement at the end.
    """

    notice: str
    foot: str
    statement: str


def review(monograph: Monograph, language: Language, today: date) -> Review:
    """Return how the text of `monograph` in `language` stands on the day `today`."""

    def day(iso: str) -> str:
        # No-break spaces: a date stays on one line (UKAAF G003, single pieces of information are not split).
        return format_date(date.fromisoformat(iso), "long", locale=language.locale).replace(" ", "\N{NO-BREAK SPACE}")

    def unchecked(foot: str, reason: str) -> Review:
        advice = language.text(_("Ask your pharmacist about it before you use this medicine."))
        return Review(language.text(_("Not checked by a pharmacist")), foot, f"{reason} {advice}")

    if not (monograph.reviewed_by and monograph.reviewed_on):
        return unchecked(
            language.text(_("Not checked.")), language.text(_("No pharmacist has checked this text. It is a draft."))
        )
    if monograph.review_due and date.fromisoformat(monograph.review_due) < today:
        due = day(monograph.review_due)
        return unchecked(
            language.text(_("Check was due on {date}."), date=due),
            language.text(_("This text should have been checked again by {date}. It may be out of date."), date=due),
        )
    if language.tag != SOURCE_LANGUAGE and not language.reviewed_by:
        return unchecked(
            language.text(_("Translation not checked.")),
            language.text(_("No pharmacist has checked this translation.")),
        )
    checked = day(monograph.reviewed_on)
    return Review(
        "",
        language.text(_("Checked on {date}."), date=checked),
        language.text(_("Checked on {date} by {name}."), name=monograph.reviewed_by, date=checked),
    )
