"""The view: what a page of the counter shows of one medicine, gathered from what was chosen and what came of it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass

from leaflet.configuration import Configuration
from leaflet.counter.choices import Choices
from leaflet.counter.entry import LABELS, Entry
from leaflet.counter.making import Fault, Made
from leaflet.counter.offers import Offer
from leaflet.counter.words import Words, in_order
from leaflet.dosing.instructions import instruct
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.slip import Slip, staff

NAMED = staff("Patient's name")


@dataclass(frozen=True)
class Trouble:
    """Something wrong, for staff: the field it is in ("" for none), what and what to do; in which language that is."""

    field: str
    label: str
    message: str
    hint: str
    language: str


@dataclass(frozen=True)
class Tongue:
    """A language to choose: its tag, its own name, its name for staff; and why it cannot be printed, "" if it can."""

    tag: str
    name: str
    called: str
    direction: str
    reason: str


@dataclass(frozen=True)
class Preview:
    """The pages of a leaflet as addresses of pictures, the sheets of a copy, copies, and the directions read back.

    `said` holds language tag, direction and words, staff's own language first.
    """

    file: str
    pages: tuple[str, ...]
    sheets: int
    copies: int
    said: tuple[tuple[str, str, str], ...]


def tongues(offers: tuple[Offer, ...], words: Words) -> tuple[Tongue, ...]:
    """Return the languages that are offered, and those that are not with the reason, each in the order of names."""
    found = []
    for offer in offers:
        language = find_language(offer.tag)
        reason = words.slip(offer.reason)[0] if offer.reason else ""
        found.append(Tongue(offer.tag, language.name, language.name_in(words.tag), language.direction, reason))
    return tuple(sorted(found, key=lambda tongue: (bool(tongue.reason), in_order(tongue.called))))


def preview(
    made: Made, entry: Entry, chosen: Mapping[str, str], choices: Choices, words: Words, settings: Configuration
) -> Preview:
    """Return what is to be seen of a leaflet that was `made`."""
    pictures = tuple(f"data:image/png;base64,{base64.b64encode(page).decode()}" for page in made.pages)
    sheets = -(-len(pictures) // 2) if choices.sides == "both" else len(pictures)
    said = read_back(entry, chosen, choices, settings)
    if entry.directions and entry.directions.patient:
        said.insert(0, (words.tag, words.direction, f"{words.text(NAMED)}: {entry.directions.patient}"))
    copies = chosen.get("copies", "")
    return Preview(
        made.file, pictures, sheets, int(copies[:6]) if copies.isascii() and copies.isdigit() else 1, tuple(said)
    )


def read_back(
    entry: Entry, chosen: Mapping[str, str], choices: Choices, settings: Configuration
) -> list[tuple[str, str, str]]:
    """Return the directions in words: in the language of staff, and in those of the leaflet."""
    if entry.directions is None:
        return []
    typed = find_language(settings.defaults.language)
    said = []
    for tag in dict.fromkeys(filter(None, (choices.tongue, chosen.get("language", ""), chosen.get("beside", "")))):
        try:
            language = find_language(tag)
            sentences = instruct(entry.directions, language, typed).sentences
        except LeafletError:
            continue  # the leaflet itself says why it is none
        said.append((language.tag, language.direction, " ".join(sentences)))
    return said


def troubles(entry: Entry, made: Made | Slip | None, words: Words) -> tuple[Trouble, ...]:
    """Return everything that is wrong with what was entered, and with the leaflet made of it."""
    found = [_slip(slip, words, name) for name, slip in entry.slips]
    if isinstance(made, Slip):
        found.append(_slip(made, words))
    elif made is not None:
        found += [_slip(slip, words) for slip in made.slips]
        found += [_fault(fault) for fault in made.faults]
    return tuple(found)


def faults(found: tuple[Fault, ...]) -> tuple[Trouble, ...]:
    """Return what is wrong with a monograph."""
    return tuple(map(_fault, found))


def _slip(slip: Slip, words: Words, name: str = "") -> Trouble:
    message, hint = words.slip(slip)
    return Trouble(name, words.text(LABELS[name]) if name else "", message, hint, words.tag)


def _fault(fault: Fault) -> Trouble:
    where = f"{fault.where}: " if fault.where else ""
    return Trouble("", "", f"{where}{fault.message}", fault.hint, "en")
