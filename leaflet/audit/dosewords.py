"""What stands around the figures of a dose: spaces (UN-05), a second figure (UN-07), spoons (UN-09)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflet.audit.dosefigures import without_zeros
from leaflet.audit.finding import Finding
from leaflet.audit.sentences import sentences
from leaflet.audit.text import Text, Writing

_SYMBOL = r"(?:mcg|[µμ]g|mg|kg|mL|ml|мкг|мг|мл)"
_GLUED = re.compile(
    rf"(?<![\w.,-])(?P<figure>\d+(?:[.,]\d+)*)(?P<unit>{_SYMBOL}|g|(?:micro|milli)gram\w*|units?|tablets?|capsules?)\b"
)
_COLLIDED = re.compile(
    rf"(?<![\w-])(?P<name>[^\W\d_]{{4,}})(?P<figure>\d+(?:[.,]\d+)?)\s?(?P<unit>{_SYMBOL}|g|(?:micro|milli)gram\w*|units?)\b"
)
_STOPPED = re.compile(rf"\d\s?(?P<unit>{_SYMBOL})\.(?=\s+[^\W\d_A-ZА-Я]|[,;)])")
_MISSPELT = re.compile(
    r"(?:(?<=\d)|(?<=\d\s))(?:MG|Mg|mG|mgs|Mgs|MGS|ML|Ml|mls|Mls|MLS"
    r"|MCG|Mcg|GM|Gm|gm|gms|Gms|GMS|KG|Kg|kgs|KGS)(?!\w)(?!-\w)"
)
_SYMBOLS = {
    "mgs": "mg",
    "mls": "mL",
    **dict.fromkeys(("gm", "gms"), "g"),
    "kgs": "kg",
    **dict.fromkeys(("mcg", "µg", "μg"), "micrograms"),
}
_FORMS = (
    r"(?:tablet|tab|capsule|caplet|pill|puff|vial|patch|dose|pen|sachet|comprimido|cápsula|pastilla|comprimé|gélule|"
    r"Tablette|Kapsel|compress|capsul|таблет|капсул)"
)
_TWO = rf"(?<![\d.,/:x×-])(?<![\d.,]\s)(?P<first>[1-9]\d?)\s(?:x\s)?\d+(?:[.,]\d+)?\s?-?{_SYMBOL}\b"
_PAIR = re.compile(rf"{_TWO}(?=[\s-]{_FORMS})")
_ENGLISH_PAIR = re.compile(_TWO)  # no space groups thousands there: "week 1 300 mg" is two numbers, or a wrong one
_COUNTED = {"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six"}
_SPOONS = re.compile(
    r"(?<!\w)(?:(?:tea|table|dessert)[- ]?spoon(?:ful)?s?|spoon(?:fuls?|sful)|tsps?|tbsps?|"
    r"cucharad(?:it)?as?|(?:Tee|Ess)löffel\w*|"
    r"cuillères? à (?:café|soupe|thé)|cucchiain?[oi]|(?:thee|eet)lepels?|colher(?:es)? de (?:chá|sopa|café)|"
    r"(?:чайн|столов)\w+\sлож\w+)(?!\w)"
)
_DOSE_OF = re.compile(
    r"(?:\d|½|¼|\b(?:one|two|half|a|una?|dos|media|une|deux|demi\w*|ein\w*|zwei|un[oa]?|due|mezzo|een|twee|uma?|duas|meia"
    r"|од\w+|дв[ае]|пол\w*))\s+(?:level\s|full\s|\d*\s?)?(?:\w+\s)?$",
    re.IGNORECASE,
)
_METRIC = re.compile(r"\d\s?-?(?:m[lL]|мл|milli?lit)|\bmilli?lit", re.IGNORECASE)
_NOT_A_DOSE = re.compile(
    r"\s+(?:of|de|d['’]|di|van|von)\s?+(?!(?:the\s)?(?:\w+\s)?(?:liquid|medicine|syrup|suspension|solution|mixture|it|this)\b)",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:kitchen|household|do not|don't|never|no use|nunca|jamais|nicht|keinen?|non|niet|geen|não)\b", re.IGNORECASE
)
_OLD = re.compile(
    r"(?<![\w.,])\d+(?:[.,/]\d+)?(?:\s|-)?(?P<unit>grains?|gr|fl\.?\s?oz|fluid ounces?|ounces?|oz|drams?|minims?)\b\.?"
)
_WEIGHED = re.compile(r"\d\s?(?:m?g|m[lL])\b")
_DRINK = re.compile(r"\b(?:glass|water|drink|fluid|juice|milk|bottle|tube|weigh|cup|alcohol|wine|beer)", re.IGNORECASE)


def spaces(text: Text, _writing: Writing) -> Iterator[Finding]:
    """Yield figures glued to their unit or a name, units that are misspelt or have a full stop amid a sentence."""
    for found in _GLUED.finditer(text.words):
        apart = f"{without_zeros(found['figure'])} {_SYMBOLS.get(found['unit'], found['unit'])}"
        yield Finding("UN-05", text.where, f"{found[0]!r}: the number and its unit run together", f"write {apart!r}")
    for found in _COLLIDED.finditer(text.words):
        apart = f"{found['name']} {without_zeros(found['figure'])} {found['unit']}"
        yield Finding("UN-05", text.where, f"{found[0]!r}: the name and the dose run together", f"write {apart!r}")
    for found in _MISSPELT.finditer(text.words):
        unit = _SYMBOLS.get(found[0].lower(), found[0].lower().replace("ml", "mL"))
        yield Finding("UN-05", text.where, f"the unit {found[0]!r}: it is known as {unit!r}", f"write {unit!r}")
    for found in _STOPPED.finditer(text.words):
        unit = found["unit"]
        yield Finding("UN-05", text.where, f"{found[0]!r}: a full stop after the unit", f"write {unit!r} without it")


def pairs(text: Text, writing: Writing) -> Iterator[Finding]:
    """Yield a number in figures right before a strength in figures, which read as one number (UN-07)."""
    for found in (_ENGLISH_PAIR if writing.language.startswith("en") else _PAIR).finditer(text.words):
        word = _COUNTED.get(found["first"], "the count as a word")
        mend = (
            f"write {word!r} in place of {found['first']!r}, or the strength in brackets"
            if writing.language.startswith("en") and found["first"] in _COUNTED
            else f"write the count {found['first']!r} as a word, or the strength in brackets"
        )
        yield Finding("UN-07", text.where, f"{found[0]!r}: two numbers side by side", mend)


def measures(text: Text, writing: Writing) -> Iterator[Finding]:
    """Yield doses by the spoon without millilitres, in grains, drams or ounces (UN-09).

    Spoons of food and drink are no doses, nor are ounces of water.
    """
    for sentence in sentences(text.words, writing.language):
        for found in _SPOONS.finditer(sentence):
            dosed = _DOSE_OF.search(sentence, 0, found.start()) and not _NOT_A_DOSE.match(sentence, found.end())
            if dosed and not _METRIC.search(sentence) and not _REFUSED.search(sentence):
                yield Finding(
                    "UN-09",
                    text.where,
                    f"a dose by the spoon: {_around(sentence, found)!r}",
                    "write it in mL, as on an oral syringe or a measuring spoon: '5 mL'",
                )
        for found in _OLD.finditer(sentence):
            if not _DRINK.search(sentence) and not _WEIGHED.search(sentence):
                yield Finding("UN-09", text.where, f"{found[0]!r} is no metric dose", "write it in mg or mL")


def _around(sentence: str, found: re.Match[str]) -> str:
    return sentence[max(0, found.start() - 12) : found.end() + 12].strip()
