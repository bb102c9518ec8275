"""Codes: what a barcode scanner types and what a monograph says, brought to one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

OIDS: Mapping[str, str] = {
    "2.16.840.1.113883.6.88": "RXNORM",
    "2.16.840.1.113883.6.73": "ATC",
    "2.16.840.1.113883.6.96": "SNOMEDCT",
    "2.16.840.1.113883.6.69": "NDC",
}
"""Code systems by the identifiers that HL7 gives them."""

_NAMES = {"RXCUI": "RXNORM", "SNOMED": "SNOMEDCT", "SCT": "SNOMEDCT", "EAN": "GTIN", "UPC": "GTIN"}
_NDC = (5, 4, 2)
_GTIN = re.compile(r"(?:\][A-Za-z]\d)?01(\d{14}).*|(\d{12,14})|(\d{8})")


def system(name: str) -> str:
    """Return a code system by its name or identifier, spelt one way: "SNOMED CT", "2.16...6.96" -> "SNOMEDCT"."""
    found = OIDS.get(name.strip().removeprefix("urn:oid:")) or re.sub(r"[^A-Za-z0-9]", "", name).upper()
    return _NAMES.get(found, found)


def keys(name: str, code: str) -> frozenset[str]:
    """Return the spellings by which the `code` of a system called `name` is found: NDC with and without its zeros."""
    plain = _plain(code)
    if system(name) == "NDC":
        return frozenset((plain, *_ten_digits(code)))
    return frozenset((plain.lstrip("0") if system(name) == "GTIN" else plain,))


def scanned(text: str) -> frozenset[str]:
    """Return what `text` may mean as a code: itself, and what stands in a GTIN (GS1 General Specifications, 3.2).

    A GTIN of a medicine in the United States holds its National Drug Code between a 3 and the check digit.
    """
    plain = _plain(text)
    found = {plain, *(_ten_digits(text) if "-" in text else ())}
    gtin = _GTIN.fullmatch(text.strip())
    digits = next(filter(None, gtin.groups()), "") if gtin else ""
    if digits and _checks(digits):
        found.add(digits.lstrip("0"))
        whole = digits.rjust(14, "0")
        if whole.startswith("003"):
            found.add(whole[3:13])
    return frozenset(filter(None, found))


def _plain(code: str) -> str:
    return re.sub(r"[\s.-]", "", code).upper()


def _ten_digits(code: str) -> Iterator[str]:
    """Yield the ten digits of a National Drug Code that is written with eleven (5-4-2): one of its zeros is added."""
    parts = code.strip().split("-") if "-" in code else [code.strip()[:5], code.strip()[5:9], code.strip()[9:]]
    if len(parts) != len(_NDC) or not all(part.isdigit() for part in parts):
        return
    yield "".join(parts)
    if tuple(map(len, parts)) == _NDC:
        for place, part in enumerate(parts):
            if part.startswith("0"):
                yield "".join((*parts[:place], part[1:], *parts[place + 1 :]))
    else:
        yield "".join(part.rjust(size, "0") for part, size in zip(parts, _NDC, strict=True))


def _checks(digits: str) -> bool:
    """Tell whether the last of `digits` is the check digit of those before it (GS1 General Specifications, 7.9)."""
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return weighed % 10 == 0
