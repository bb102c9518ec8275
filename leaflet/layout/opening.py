"""The first page: what stands under the medicine's name, whom to call, and which of them comes first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup, escape

from leaflet.blocks import Foreign
from leaflet.configuration import Configuration
from leaflet.edition import Edition
from leaflet.language import Language
from leaflet.layout.beside import Companion
from leaflet.layout.contact import Contact
from leaflet.layout.measure import lines
from leaflet.monograph import Monograph
from leaflet.sections import _, ngettext

LONG_TITLE = 60
"""Characters; a longer name is set in the size of a heading, still larger than the text."""

# What styles/leaflet.css draws around the words, in ems: the box without its heading and items, what its sides take
# from the line, the space after the lines above it and after each fact among them; and how much narrower than bold
# regular print is.
_BOX = 3.0
_BOX_SIDES = 3.4
_GAPS = 1.0
_FACT = 0.8
_REGULAR = 0.92
_SPACE = re.compile(r"\s")
_AMOUNT = re.compile(r"(?<!\S)(?:[<>≤≥±~≈(]\s?)?\d\S*(?:\s\S*\d\S*)*\s[^\s\d]+")
"""Words with numbers in them, and the word after them: in a strength the unit, in whatever language."""


@dataclass(frozen=True)
class Opening:
    """The words of the first page: plain where they are the monograph's, HTML where they are furniture.

    `second` is the title in the language beside the patient's.
    `help` are the items of the emergency box. `box_first` says that the box would not fit under a long name on this
    page: then it stands above it, for the box has to be on the first page.
    """

    edition: Markup
    title_size: float
    variant: str
    second: str
    generic_name: str
    brand_names: str
    help: tuple[Markup, ...]
    box_first: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Return what stands under the title, in reading order."""
        return tuple(filter(None, (self.variant, self.second)))

    @property
    def facts(self) -> tuple[str, ...]:
        """Return what else the monograph says on the first page, in reading order."""
        return tuple(filter(None, (self.generic_name, self.brand_names)))


def opening(
    monograph: Monograph,
    language: Language,
    edition: Edition,
    configuration: Configuration,
    room: tuple[float, float],
    companion: Companion | None = None,
    *,
    linked: bool = False,
) -> Opening:
    """Return the first page of `monograph`; `room` is the width and the height of the text on a page, in ems.

    A `companion` is named after the patient's language, and its title stands under the patient's. Telephone numbers
    are links where they are `linked`.
    """
    measure, height = room
    pharmacy = configuration.pharmacy
    title_size = edition.title_size if len(monograph.title) <= LONG_TITLE else edition.heading_size
    variant = _joined((monograph.strength, monograph.form), language)
    label = escape(
        language.plural(
            ngettext("{language}, {edition} ({size} point)", "{language}, {edition} ({size} points)"),
            edition.size,
            language=" + ".join((language.name, *((companion.language.name_in(language.tag),) if companion else ()))),
            edition=language.text(edition.title),
            size=language.number(edition.size),
        )
    )
    items = tuple(_help(language, configuration, Contact(language, configuration.defaults.language, linked)))
    second = companion.title if companion else ""
    brand_names = language.join(monograph.brand_names)
    facts = (
        [f"{language.text(_('Generic name:'))} {monograph.generic_name}"] if monograph.generic_name else [],
        [f"{language.text(_('Other names:'))} {brand_names}"] if brand_names else [],
        [language.text(_("Your pharmacy:")), pharmacy.address, pharmacy.phone]
        if pharmacy.address or pharmacy.phone
        else [],
    )
    regular = [pharmacy.name, label, second, *chain.from_iterable(facts)]
    leading, tight = edition.leading + edition.growth, edition.tight + edition.growth
    needed = sum(lines(text, measure / _REGULAR) for text in regular if text) * leading + _GAPS
    needed += _FACT * sum(map(bool, facts))
    for text, size in ((monograph.title, title_size), (variant, edition.heading_size)):
        needed += lines(text, measure * edition.size / size) * tight * size / edition.size if text else 0
    needed += (
        _BOX
        + edition.tight * edition.heading_size / edition.size
        + leading * sum(lines(item.striptags(), (measure - _BOX_SIDES) / _REGULAR) for item in items)
    )
    return Opening(
        edition=label,
        title_size=title_size,
        variant=variant,
        second=second,
        generic_name=monograph.generic_name,
        brand_names=brand_names,
        help=items,
        box_first=needed > height,
    )


def _joined(texts: tuple[str, ...], language: Language) -> str:
    """Return `texts` in one; where one of them is not translated, all count as in that one's language."""
    joined = language.join(texts)
    foreign = next((text for text in texts if isinstance(text, Foreign)), None)
    return joined if foreign is None else Foreign.of(joined, foreign.language, foreign.mark)


def amounts(text: str) -> Markup:
    """Return `text`, a strength under the name, with each number on one line with its unit (UKAAF G003).

    They are kept by no-break spaces: between two elements that keep their lines, the space at a line's end is lost.
    """
    return escape(_AMOUNT.sub(lambda found: _SPACE.sub("\N{NO-BREAK SPACE}", found[0]), text))


def _help(language: Language, configuration: Configuration, contact: Contact) -> list[Markup]:
    """Return whom to call, the most urgent first; a number that is not configured is said in words."""
    numbers, phone = configuration.help, configuration.pharmacy.phone
    items = []
    if numbers.emergency_number:
        urgent = _("Trouble breathing? Swollen face? Took too much? Call {number} at once.")
        items.append(language.markup(urgent, number=contact.place(numbers.emergency_number)))
    else:
        urgent = _("Trouble breathing? Swollen face? Took too much? Call your local emergency number at once.")
        items.append(language.markup(urgent))
    if phone:
        items.append(language.markup(_("Any questions? Call your pharmacist: {phone}"), phone=contact.place(phone)))
    else:
        items.append(language.markup(_("Any questions? Ask your pharmacist or doctor.")))
    if numbers.medicines_helpline:
        helpline = contact.place(numbers.medicines_helpline)
        items.append(language.markup(_("Medicines helpline: {phone}"), phone=helpline))
    return items
