"""Who has checked a leaflet's text: what its pages say about that, and nothing left unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from leaflet.language import SOURCE_LANGUAGE, Language, find_language
from leaflet.monograph import Monograph, Translation
from leaflet.sections import _


@dataclass(frozen=True)
class Review:
    """The state of a text's review: the notice at the top of every page ("" when checked), the words in the foot,
    the statement at the end, and under it where the translation comes from.
    """

    notice: str
    foot: str
    statement: str
    provenance: tuple[str, ...] = ()


def review(monograph: Monograph, language: Language, today: date) -> Review:
    """Return how the text of `monograph` in `language` stands on the day `today`."""
    provenance = tuple(_provenance(monograph.translation, language, today))
    return replace(_review(monograph, language, today), provenance=provenance)


def _review(monograph: Monograph, language: Language, today: date) -> Review:
    def unchecked(foot: str, *reasons: str) -> Review:
        advice = language.text(_("Ask your pharmacist about it before you use this medicine."))
        return Review(language.text(_("Not checked by a pharmacist")), foot, " ".join((*reasons, advice)))

    if monograph.translation and not monograph.translation.finished:
        return Review(
            language.text(_("Draft, not for patients")),
            language.text(_("Translation not finished.")),
            language.text(_("This translation is not finished. Do not give this leaflet to a patient.")),
        )
    unread = _unread_translation(monograph, language, today)
    if not _is_checked(monograph, today):
        return unchecked(
            language.text(_("Not checked.")),
            language.text(_("No pharmacist has checked this text. It is a draft.")),
            *unread,
        )
    if monograph.review_due and date.fromisoformat(monograph.review_due) < today:
        due = language.day(date.fromisoformat(monograph.review_due))
        return unchecked(
            language.text(_("Check was due on {date}."), date=due),
            language.text(_("This text should have been checked again by {date}. It may be out of date."), date=due),
            *unread,
        )
    if unread:
        read = _is_checked(monograph.translation, today)
        return unchecked(language.text(_("Not checked.") if read else _("Translation not checked.")), *unread)
    checked = language.day(date.fromisoformat(monograph.reviewed_on))
    return Review(
        "",
        language.text(_("Checked on {date}."), date=checked),
        language.text(_("Checked on {date} by {name}."), name=monograph.reviewed_by, date=checked),
    )


def _unread_translation(monograph: Monograph, language: Language, today: date) -> tuple[str, ...]:
    """Return what is to say of a translation of which the text or the words around it have not been checked."""
    if language.tag == SOURCE_LANGUAGE:
        return ()
    if not _is_checked(monograph.translation, today):
        return (language.text(_("No pharmacist has checked this translation.")),)
    if not language.reviewed_by:
        return (language.text(_("No pharmacist has checked the headings and set phrases of this leaflet.")),)
    return ()


def _is_checked(text: Monograph | Translation | None, today: date) -> bool:
    """Tell whether somebody has checked the text, on a day that has been."""
    if text is None or not (text.reviewed_by and text.reviewed_on):
        return False
    return date.fromisoformat(text.reviewed_on) <= today


def _provenance(translation: Translation | None, language: Language, today: date) -> Iterator[str]:
    """Yield where the translation comes from: who made it, of which text, and who has checked it when."""
    if translation is None:
        return
    if translation.translated_by:
        yield language.text(_("Translated by: {name}"), name=translation.translated_by)
    origin = find_language(translation.language).name_in(language.tag)
    if translation.version:
        yield language.text(
            _("Translated from: {language}, version {version}"), language=origin, version=translation.version
        )
    else:
        yield language.text(_("Translated from: {language}"), language=origin)
    if _is_checked(translation, today):
        day = language.day(date.fromisoformat(translation.reviewed_on))
        yield language.text(_("Translation checked on {date} by {name}."), name=translation.reviewed_by, date=day)
