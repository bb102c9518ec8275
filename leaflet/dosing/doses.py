"""Doses: an amount in the words of a language, its number as an element of its own for large numerals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from markupsafe import Markup, escape

from leaflet.language import Language
from leaflet.sections import _, ngettext

AMOUNTS: Mapping[str, str] = {
    # Translators: an amount that a patient takes; it also stands alone, in a table.
    "tablet": ngettext("{count} tablet", "{count} tablets"),
    # Translators: an amount that a patient takes; it also stands alone, in a table.
    "capsule": ngettext("{count} capsule", "{count} capsules"),
    # Translators: a paper packet of powder or grains for one dose; an amount, it also stands alone, in a table.
    "sachet": ngettext("{count} sachet", "{count} sachets"),
    # Translators: an amount of a liquid; it also stands alone, in a table.
    "mL": _("{number} mL"),
    # Translators: an amount of a medicine in milligrams; it also stands alone, in a table.
    "mg": _("{number} mg"),
    # Translators: an amount in micrograms, never shortened; it also stands alone, in a table.
    "microgram": ngettext("{count} microgram", "{count} micrograms"),
    # Translators: an amount of a liquid counted in drops; it also stands alone, in a table.
    "drop": ngettext("{count} drop", "{count} drops"),
    # Translators: one press of a spray for the nose or the mouth; an amount, it also stands alone, in a table.
    "spray": ngettext("{count} spray", "{count} sprays"),
    # Translators: one breath from an inhaler; an amount, it also stands alone, in a table.
    "puff": ngettext("{count} puff", "{count} puffs"),
    # Translators: units of a medicine that is injected, such as insulin; it also stands alone, in a table.
    "unit": ngettext("{count} unit", "{count} units"),
    # Translators: a plaster that gives off a medicine through the skin; an amount, it also stands alone, in a table.
    "patch": ngettext("{count} patch", "{count} patches"),
    # Translators: an amount of cream or ointment; it also stands alone, in a table.
    "layer": _("a thin layer"),
    # Translators: a medicine for the rectum; an amount, it also stands alone, in a table.
    "suppository": ngettext("{count} suppository", "{count} suppositories"),
}
"""An amount by what it is counted in."""

PARTS: Mapping[Fraction, str] = {
    # Translators: a part of one tablet, in words, never as "1/4"; it also stands alone, in a table.
    Fraction(1, 4): _("a quarter of a tablet"),
    # Translators: a part of one tablet, in words, never as "1/2"; it also stands alone, in a table.
    Fraction(1, 2): _("half a tablet"),
    # Translators: a part of one tablet, in words, never as "3/4"; it also stands alone, in a table.
    Fraction(3, 4): _("three quarters of a tablet"),
}
_PART = Markup('<span class="part">{}</span>')
# Translators: {count} whole tablets and half of another; keep {count} a number; it also stands alone, in a table.
_AND_A_HALF = ngettext("{count} tablet and a half", "{count} tablets and a half")
_DECIMALS: Mapping[str, str] = {
    # Translators: {number} has decimals, such as 12.5.
    "microgram": _("{number} micrograms"),
    # Translators: {number} has decimals, such as 2.5; units of insulin.
    "unit": _("{number} units"),
}
_BRACKETS = re.compile(r"\((<span[^>]*>)(.*?)(</span>)\)")
_BESIDE_NUMBER = re.compile(r"(?<=\d) |(?<=\d</span>) |(?<=\)</span>) | (?=<span class=\"numeral)")

_WITH_NUMBER = re.compile(r'(?:[^ \xa0<>]+\xa0?)?<span class="numeral">[^<]*</span>(?:\xa0?[^ \xa0<>]+)?')


def dose(amount: Fraction, measure: str, language: Language) -> Markup:
    """Return an amount of a `measure` as HTML, such as `<span class="numeral">2</span> tablets`.

    Parts of a tablet are words, as the ISMP asks, for "1/2" is read as 12; and no numeral stands out where there is a
    part besides, for it would be read alone. LeafletError when the catalog lacks it.
    """
    whole = int(amount)
    if measure == "tablet" and amount != whole:
        count = escape(language.number(whole))
        return _PART.format(
            language.markup(PARTS[amount])
            if amount in PARTS
            else language.plural_markup(_AND_A_HALF, whole, count=count)
        )
    message = AMOUNTS[measure]
    if amount != whole:
        message = _DECIMALS.get(measure, message)
    number = _numeral(whole if amount == whole else float(amount), language)
    if "{count}" in message:
        return _bracketed(language.plural_markup(message, whole, count=number))
    return language.markup(message, number=number)


def _bracketed(words: Markup) -> Markup:
    """Return a dose with brackets around its number, as Arabic has them, in the element of the number."""
    return Markup(_BRACKETS.sub(r"\1(\2)\3", str(words)))  # noqa: S704 - it was markup before


def unbroken(words: Markup) -> Markup:
    """Return a dose whose number stays on one line with the words beside it, as it must in a sentence (UKAAF G003).

    Before Thai and Lao letters a no-break space is not enough.
    """
    bound = _BESIDE_NUMBER.sub("\N{NO-BREAK SPACE}", str(words))
    return Markup(_WITH_NUMBER.sub(r'<span class="q">\g<0></span>', bound))  # noqa: S704 - it was markup before


def _numeral(number: float, language: Language) -> Markup:
    return Markup('<span class="numeral">{}</span>').format(language.number(number))
