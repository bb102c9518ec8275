"""A quantity as staff type it: whole, with decimals, or with halves and quarters; what can be misread is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from leaflet.slip import Slip, staff

_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Whole numbers that may be typed as words, from one on."""

_WORDS = {
    **{word: Fraction(number) for number, word in enumerate(COUNTED, 1)},
    **{f"{word} and a half": Fraction(2 * number + 1, 2) for number, word in enumerate(COUNTED, 1)},
    "half": Fraction(1, 2), "a half": Fraction(1, 2), "one half": Fraction(1, 2), "half a": Fraction(1, 2),
    "a quarter": Fraction(1, 4), "one quarter": Fraction(1, 4), "a quarter of a": Fraction(1, 4),
    "three quarters": Fraction(3, 4), "three quarters of a": Fraction(3, 4),
}  # fmt: skip
_FORMS = re.compile(
    r"(?P<whole>[0-9]+)(?:[.,](?P<decimals>[0-9]+)|(?P<and> and a half))?"
    r"|(?P<over>[0-9]+)/(?P<under>[0-9]+)|(?P<before>[0-9]*) ?(?P<sign>[½¼¾])"
)
_LEADING = re.compile(r"[.,]\d+")
_LONGEST = 6
_SHOWN = 20

QUANTITY = (
    "(?:"
    + "|".join(sorted((re.escape(words) for words in _WORDS), key=len, reverse=True))
    + r"|[0-9]+ and a half|[0-9]* ?[½¼¾]|[0-9]+/[0-9]+|[.,]?[0-9][0-9.,]*)"
)
"""What `read_quantity` can tell something of, as a regular expression in small letters."""


def read_quantity(text: str) -> Fraction | Slip:
    """Return the quantity that `text` says, or what is wrong with it.

    The ISMP's error-prone forms are wrong: a zero that trails ("1.0" is read as 10), one that lacks before the point
    (".5" as 5), and a point or comma before three digits, which may part thousands.
    """
    words = " ".join(text.casefold().split())
    wrong = next(_misreadings(words), None)
    return _value(words) if wrong is None else Slip(*wrong, {"text": text.strip()[:_SHOWN]})


def _misreadings(words: str) -> Iterator[tuple[str, str]]:
    """Yield how a quantity may be misread, and what to do: a message and a hint each."""
    found = _FORMS.fullmatch(words)
    if _LEADING.fullmatch(words):
        yield staff("“{text}” lacks a zero, and is read without its point"), staff("write a zero before the point")
    elif words not in _WORDS and (
        not found or not int(found["under"] or 1) or any(len(part) > _LONGEST for part in re.findall(r"\d+", words))
    ):
        yield staff("“{text}” is not an amount"), staff("write it in digits, such as 1 or 2.5")
    elif found and re.match(r"0\d", words):
        yield staff("“{text}” begins with a zero"), staff("write it without")
    elif found and len(found["decimals"] or "") >= 3 and found["whole"] != "0":
        yield staff("“{text}” can be read as thousands"), staff("write thousands without a sign, decimals shorter")
    elif found and (found["decimals"] or "").endswith("0"):
        yield staff("“{text}” ends with a zero, and is read ten times as much"), staff("write it without")


def _value(words: str) -> Fraction:
    found = _FORMS.fullmatch(words)
    if not found:
        return _WORDS[words]
    if found["sign"]:
        return int(found["before"] or 0) + _SIGNS[found["sign"]]
    if found["over"]:
        return Fraction(int(found["over"]), int(found["under"]))
    amount = Fraction(f"{found['whole']}.{found['decimals'] or 0}")
    return amount + Fraction(1, 2) if found["and"] else amount
