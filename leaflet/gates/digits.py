"""The numbers of a text that are written in digits, as its language writes them, and names that hold digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from leaflet.gates.spelling import BEFORE, LETTER, shade

_CHUNK = re.compile(
    r"(?P<clock>(?<![\d:])\d{1,2}:[0-5]\d(?![\d:]))"
    r"|(?P<mixed>(?<![\d/⁄.,])(?:\d+\s+)?\d+[/⁄]\d+(?![\d/⁄]))"
    r"|(?P<plain>(?<!\d)(?:(?<![\w.,])[.,٫])?\d+(?:[.,'٫٬]\d+)*(?P<power>\^[+-]?\d{1,2}(?!\d))?)"
)
_SPACED = re.compile(r"(?<![\d.,'])\d{1,3}(?: \d{3})+(?!\d)")
_NAME = re.compile(
    rf"{BEFORE}(?<!\d)(?:[A-Za-z]*[A-ZА-ЯΑ-Ω][A-Za-z]*-?\d+(?:[A-Za-z]+\d*)*(?:-\d+)*|{LETTER}{{4,}}-\d+)(?![.,]?\d)"
)
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"(?:^|(?<=[\s(\"'«„“]))[-−]$")
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХУΑΒΕΖΗΙΚΜΝΟΡΤΧΥ", "ABEKMHOPCTXYABEZHIKMNOPTXY")


@dataclass(frozen=True)
class Digits:
    """A number written in digits: its place and its value. `clock`: it is part of a time of day."""

    start: int
    end: int
    value: Fraction
    clock: bool = False


@dataclass(frozen=True)
class Name:
    """A name that holds digits (K2, MK-7, menaquinone-7): its place, and what is the same in every language of it."""

    start: int
    end: int
    key: str


def read_names(text: str) -> tuple[Name, ...]:
    """Return the names in `text` (folded, upper case kept)."""
    if not _DIGIT.search(text):
        return ()
    return tuple(Name(found.start(), found.end(), _key(found[0])) for found in _NAME.finditer(shade(text)))


def read_digits(text: str, decimal: str, group: str, expected: frozenset[Fraction]) -> tuple[Digits, ...]:
    """Return the numbers in `text` (folded), names left out.

    `decimal` and `group` are the signs of its language. Where an ordinary space or a full stop could be read in two
    ways, what the source has (`expected`) decides.
    """
    if not _DIGIT.search(text):
        return ()
    masked = list(text)
    for name in read_names(text):
        masked[name.start : name.end] = "_" * (name.end - name.start)
    plain = "".join(masked)
    for found in reversed(tuple(_SPACED.finditer(plain))):
        whole, parts = Fraction(found[0].replace(" ", "")), [Fraction(part) for part in found[0].split()]
        if group.isspace() or whole in expected:
            if group.isspace() and whole not in expected and expected.issuperset(parts):
                continue
            plain = plain[: found.start()] + found[0].replace(" ", "'") + plain[found.end() :]
    return tuple(_read(plain, decimal, expected))


def _read(text: str, decimal: str, expected: frozenset[Fraction]) -> Iterator[Digits]:
    for found in _CHUNK.finditer(text):
        start, end = found.span()
        if found["clock"]:
            hours, minutes = found[0].split(":")
            yield Digits(start, start + len(hours), Fraction(hours), clock=True)
            if int(minutes):
                yield Digits(end - 2, end, Fraction(minutes), clock=True)
        elif found["mixed"]:
            yield from _fraction(found)
        else:
            sign = -1 if _SIGN.search(text, 0, start) else 1
            yield from _plain(text, found, sign, decimal, expected)


def _fraction(found: re.Match[str]) -> Iterator[Digits]:
    numbers = [(part.start() + found.start(), part[0]) for part in re.finditer(r"\d+", found[0])]
    over, under = (Fraction(part) for _, part in numbers[-2:])
    if over < under <= 10:
        whole = Fraction(numbers[0][1]) if len(numbers) == 3 else 0
        yield Digits(found.start(), found.end(), whole + over / under)
        return
    for start, part in numbers:
        yield Digits(start, start + len(part), Fraction(part))


def _plain(
    text: str, found: re.Match[str], sign: int, decimal: str, expected: frozenset[Fraction]
) -> Iterator[Digits]:
    start, end = found.span()
    digits, _, power = found[0].partition("^")
    value = _value(digits, decimal)
    hours, minutes = (*re.split(r"[.,]", digits), "")[:2]
    is_hour = not hours or hours.isdigit()
    looks_like_clock = is_hour and len(minutes) == 2 and minutes < "60" and value not in expected
    if value is None or (looks_like_clock and {Fraction(hours or 0), Fraction(minutes)} <= expected):
        for part in re.finditer(r"\d+", found[0]):
            yield Digits(start + part.start(), start + part.end(), Fraction(part[0]))
        return
    yield Digits(start - (sign < 0), end, sign * value ** int(power or 1))


def _value(digits: str, decimal: str) -> Fraction | None:
    """Return what `digits` with their signs are worth; None where they are several numbers (a date, a version)."""
    signs = re.findall(r"\D", digits)
    if not signs:
        return Fraction(digits)
    last, groups = signs[-1], digits.split(signs[-1])
    if len(set(signs)) == 1 and _grouped(digits, last, decimal):
        return Fraction(digits.replace(last, ""))
    before, after = last.join(groups[:-1]), groups[-1]
    if last in ".,٫" and last not in before:
        if not signs[:-1]:
            return Fraction(f"{before or 0}.{after}")
        if len(set(signs[:-1])) == 1 and _grouped(before, signs[0], last):
            return Fraction(f"{before.replace(signs[0], '')}.{after}")
    return None


def _grouped(digits: str, sign: str, decimal: str) -> bool:
    """Tell whether `sign` groups the digits by threes, or as in 1,00,000; a decimal sign only if it comes twice."""
    if sign == decimal and digits.count(sign) == 1:
        return False
    by = re.escape(sign)
    return sign in ".,'٬" and bool(
        re.fullmatch(rf"[1-9]\d{{0,2}}(?:{by}\d{{3}})+|[1-9]\d?(?:{by}\d\d)+{by}\d{{3}}", digits)
    )


def _key(name: str) -> str:
    """Return `name` without hyphens; of one whose letters are a word, spelt otherwise elsewhere, its digits."""
    letters = name[: next(place for place, char in enumerate(name) if char.isdigit())].rstrip("-")
    if len(letters) >= 4 and not letters.isupper():
        return f"…{name[len(letters) :].lstrip('-').upper()}"
    return name.replace("-", "").upper().translate(_LOOKALIKES)
