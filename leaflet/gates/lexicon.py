"""The concepts by which a translation's numbers are checked; each language's catalog gives its words for them."""

from __future__ import annotations

from fractions import Fraction


def pgettext(_context: str, message: str) -> str:
    """Mark `message` for the catalogs in `locales/`, under a msgctxt of its own."""
    return message


UNITS = {
    pgettext("check", "microgram"): "mass-microgram",
    pgettext("check", "milligram"): "mass-milligram",
    pgettext("check", "gram"): "mass-gram",
    pgettext("check", "kilogram"): "mass-kilogram",
    pgettext("check", "milliliter"): "volume-milliliter",
    pgettext("check", "liter"): "volume-liter",
    pgettext("check", "international unit"): "",
    pgettext("check", "percent"): "concentr-percent",
    pgettext("check", "degree Celsius"): "temperature-celsius",
    pgettext("check", "degree Fahrenheit"): "temperature-fahrenheit",
    pgettext("check", "second"): "duration-second",
    pgettext("check", "minute"): "duration-minute",
    pgettext("check", "hour"): "duration-hour",
    pgettext("check", "day"): "duration-day",
    pgettext("check", "week"): "duration-week",
    pgettext("check", "month"): "duration-month",
    pgettext("check", "year"): "duration-year",
}
"""The units, and what CLDR calls them."""

AT_LEAST = pgettext("check", "at least")
AT_MOST = pgettext("check", "at most")
MORE = pgettext("check", "more than")
LESS = pgettext("check", "less than")
COMPARISONS = (AT_LEAST, AT_MOST, MORE, LESS)
DENIED = {MORE: AT_MOST, LESS: AT_LEAST}
"""What a comparison says after a "not"."""

TO = pgettext("check", "to")
NOT = pgettext("check", "not")

ONE = pgettext("check", "one")
ONCE = pgettext("check", "once")
NUMBERS = {
    pgettext("check", "half"): Fraction(1, 2),
    ONE: Fraction(1),
    ONCE: Fraction(1),
    pgettext("check", "two"): Fraction(2),
    pgettext("check", "twice"): Fraction(2),
    pgettext("check", "three"): Fraction(3),
    pgettext("check", "four"): Fraction(4),
    pgettext("check", "five"): Fraction(5),
    pgettext("check", "six"): Fraction(6),
    pgettext("check", "seven"): Fraction(7),
    pgettext("check", "eight"): Fraction(8),
    pgettext("check", "nine"): Fraction(9),
    pgettext("check", "ten"): Fraction(10),
}
"""The numbers that are written as words, and their values."""

SYMBOLS = {
    "mg": "milligram",
    "g": "gram",
    "kg": "kilogram",
    "µg": "microgram",
    "mcg": "microgram",
    "ml": "milliliter",
    "l": "liter",
    "%": "percent",
    "°C": "degree Celsius",
    "°F": "degree Fahrenheit",
    "h": "hour",
    "min": "minute",
    "ng": "ng",
    "pg": "pg",
    "mmol": "mmol",
    "µmol": "µmol",
    "nmol": "nmol",
    "pmol": "pmol",
    "mol": "mol",
    "mEq": "mEq",
    "mmHg": "mmHg",
    "kcal": "kcal",
    "kJ": "kJ",
    "mm": "mm",
    "cm": "cm",
    "<": LESS,
    ">": MORE,
    "≤": AT_MOST,
    "≥": AT_LEAST,
}
"""What every language knows."""

MEASURES = (*UNITS, "ng", "pg", "mmol", "µmol", "nmol", "pmol", "mol", "mEq", "mmHg", "kcal", "kJ", "mm", "cm")
"""Every unit that is looked for, those included that have a symbol only."""
