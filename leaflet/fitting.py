"""Fitting: whether a patient's directions can be those of this medicine, by its form, strength and own text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain

from leaflet import prose
from leaflet.blocks import Block, Table, leaves
from leaflet.directions import MEASURES, Directions
from leaflet.dosing.safety import shown
from leaflet.errors import refuse
from leaflet.monograph import Monograph
from leaflet.slip import Slip, staff

_INJECTED = ("injection", "injectable", "pen", "vial", "syringe", "insulin")
_FORMS: Mapping[str, tuple[str, ...]] = {
    "tablet": ("tablet", "mg", "microgram"), "capsule": ("capsule", "mg", "microgram"), "sachet": ("sachet", "mg"),
    "powder": ("sachet", "mL", "mg"), "granule": ("sachet", "mL", "mg"), "liquid": ("mL", "mg", "microgram"),
    "syrup": ("mL", "mg", "microgram"), "oral": ("mL", "mg", "microgram", "drop"), "drop": ("drop", "mL"),
    "spray": ("spray",), "inhaler": ("puff",), "patch": ("patch",), "cream": ("layer",), "ointment": ("layer",),
    "gel": ("layer",), "lotion": ("layer",), "suppositor": ("suppository",),
    **dict.fromkeys(_INJECTED, ("", "unit")),
}  # fmt: skip
"""What a medicine may be counted in, by how the words for its form begin, the usual first.

What is injected has no usual one: nobody should find units chosen for it that were meant to be millilitres; of those
and of weights the directions would say "take".
"""

_NOT_SWALLOWED = re.compile(
    r"\b(?:vagin|pessar|rectal|enema|inhal|nebuli|infus|implant|nasal|topical|cutaneous|shampoo|mouthwash|gargle)"
    r"|\b(?:eyes?|ears?|nose|skin)\b",
    re.IGNORECASE,
)
"""Forms of medicines that are not swallowed, though they may come as tablets, capsules or a liquid."""

_ENDING = 3
"""Letters that a word for a form may have more: "suppositor-ies", but not "gel-atin"."""

_MEASURES = {
    "tablet": "tablets?", "capsule": "capsules?", "sachet": "sachets?", "mL": "ml", "mg": "mg|milligrams?",
    "microgram": "micrograms?|mcg|µg", "g": "g|grams?", "drop": "drops?", "spray": "sprays?", "puff": "puffs?",
    "unit": "units?", "patch": "patch(?:es)?", "suppository": "suppositor(?:y|ies)",
}  # fmt: skip
_AMOUNT = re.compile(
    r"(?<![\w.,])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)\s?-?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _MEASURES.items())
    + r")\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(r",(?!\d)|;|\b(?:and|or|to)\b|–")
_RANGE = re.compile(r"(\d)((?: ?–|,?(?: and| or| to)|,) ?(\d[\d.,]* ?(mg|micrograms?|g)\b))")
"""Two numbers with one unit, "45 to 180 micrograms", in which the first means the same."""
_IN_A_DAY = r"(?:in (?:any |every )?24 hours|(?:in )?(?:a|one|each|every|per|any) day|daily)"
_AT_MOST = re.compile(
    rf"\b(?:(?:no|not|never)\b.*?\bmore than|at most|up to|maximum of)(?P<amounts>.*?){_IN_A_DAY}", re.IGNORECASE
)
_FOR_SOME = re.compile(r"\b(?:if|child|children|older|over|under|aged?|kidneys?|liver|start)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
_HEAD = re.compile(rf"\b(?:most|maximum|no more than)\b.*{_IN_A_DAY}", re.IGNORECASE)
_WEEKLY = re.compile(
    r"\b(?:once a week|one day (?:a|each|every) week|same day (?:of )?(?:each|every) week)\b", re.IGNORECASE
)
_DAILY = re.compile(r"\b(?:(?:once|twice|times?) (?:a|each|every) day|every day|daily)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no)\b", re.IGNORECASE)
_MICROGRAMS = {"microgram": 1, "mg": 1000, "g": 1_000_000}
_PIECES = ("tablet", "capsule")
_MOST_PIECES = 30
"""Tablets at once that nobody takes, and so what a dose by weight cannot come to."""


def usual_measure(form: str, strength: str) -> str:
    """Return what a medicine of this `form` ("tablets") is counted in as a rule, "" where that is not plain.

    Where there are several strengths, a dose is a weight.
    """
    usual = {known[0] for known in _known(form)}
    if usual and usual <= set(_PIECES) and len(_strengths(strength)) > 1:
        return next((measure for measure, _ in _amounts(strength) if measure in ("mg", "microgram")), "")
    return usual.pop() if len(usual) == 1 else ""


def _known(form: str) -> Iterator[tuple[str, ...]]:
    for word in re.findall(r"[^\W\d_]+", form.casefold()):
        yield from (
            known for start, known in _FORMS.items() if word.startswith(start) and len(word) <= len(start) + _ENDING
        )


def refuse_misfits(directions: Directions, monograph: Monograph) -> None:
    """Raise LeafletError (ManyErrors when several) where `directions` do not go with the medicine of `monograph`."""
    refuse(slip.error(monograph.path.name) for slip in misfits(directions, monograph))


def misfits(directions: Directions, monograph: Monograph) -> Iterator[Slip]:
    """Yield everything in `directions` that does not go with the medicine of `monograph`, as its source tells it."""
    known, measure = set(chain.from_iterable(_known(monograph.form))), directions.measure
    if known and measure not in known:
        values = {"measure": measure, "form": monograph.form}
        yield Slip(staff("the unit {measure} does not go with “{form}”"), staff("choose another unit"), values)
        return
    if _NOT_SWALLOWED.search(monograph.form) and MEASURES[measure].verb == "take":
        yield Slip(
            staff("this is not swallowed (“{form}”), and the directions would say to take it"),
            staff("choose another unit; or leave the directions out, and write by hand how it is used"),
            {"form": monograph.form},
        )
        return
    strengths = _strengths(monograph.strength)
    if measure in (*_PIECES, "mL") and len(strengths) > 1:
        yield Slip(
            staff("the leaflet is for several strengths ({strength}): the unit {measure} does not say how much"),
            staff("give the dose in mg or micrograms"),
            {"strength": monograph.strength, "measure": measure},
        )
        return
    if known & set(_PIECES) and measure in _MICROGRAMS and strengths:
        yield from _weights(directions, strengths, monograph.strength)
    sentences = tuple(_sentences(monograph))
    yield from _too_much(directions, sentences, _tables(monograph), strengths)
    if len(directions.weekdays) != 1 and directions.times and (monograph.once_weekly or _says_weekly(sentences)):
        yield Slip(
            staff("the leaflet says that this medicine is taken once a week"),
            staff("choose the one day on which it is taken"),
        )


def _strengths(text: str) -> tuple[Fraction, ...]:
    """Return the strengths of pieces in micrograms; more than one for a choice, of "500 mg/30 mg" the first."""
    whole = _RANGE.sub(r"\1 \4\2", text)
    found = (next(_weighed(part), None) for part in _CHOICE.split(whole))
    return tuple(dict.fromkeys(weight for weight in found if weight))


def _weighed(text: str) -> Iterator[Fraction]:
    for measure, amount in _amounts(text):
        if measure in _MICROGRAMS:
            yield amount * _MICROGRAMS[measure]


def _amounts(text: str) -> Iterator[tuple[str, Fraction]]:
    """Yield every amount in English words, with what it is counted in."""
    for found in _AMOUNT.finditer(text):
        yield str(found.lastgroup), Fraction(found["number"].replace(",", ""))


def _weights(directions: Directions, strengths: tuple[Fraction, ...], strength: str) -> Iterator[Slip]:
    """Yield the doses by weight that tablets or capsules of such `strengths` cannot come to."""
    unit = Fraction(math.gcd(*(int(each * 8) for each in strengths)), 8)
    for amount in dict.fromkeys(filter(None, (*directions.times.values(), directions.needed))):
        pieces = amount * _MICROGRAMS[directions.measure] / max(strengths)
        parts = amount * _MICROGRAMS[directions.measure] / unit
        if pieces > _MOST_PIECES or parts.denominator not in (1, 2, 4):
            yield Slip(
                staff("{amount} {measure} cannot be taken with a strength of {strength}"),
                staff("look whether the unit or a digit is another"),
                {"amount": shown(amount), "measure": directions.measure, "strength": strength},
            )


def _too_much(
    directions: Directions, sentences: Iterable[str], tables: Iterable[Table], strengths: tuple[Fraction, ...]
) -> Iterator[Slip]:
    """Yield that more is taken in a day than the greatest amount that the monograph allows anybody."""
    day = _day(directions)
    stated = [most for sentence in sentences for most in _stated(sentence)]
    stated += [most for table in tables for most in _tabled(table)]
    in_measure = [most for name, amount in stated if (most := _as(directions.measure, name, amount, strengths))]
    if in_measure and day > max(in_measure):
        yield Slip(
            staff("it comes to {day} in 24 hours; the leaflet says: no more than {most} (unit: {measure})"),
            staff("correct the amount, the hours to wait or the most in 24 hours"),
            {"day": shown(day), "most": shown(max(in_measure)), "measure": directions.measure},
        )


def _day(directions: Directions) -> Fraction:
    """Return the greatest amount in 24 hours that is in keeping with directions."""
    if directions.needed is None:
        return sum(directions.times.values(), Fraction())
    freely = directions.needed * (-(-24 // directions.wait) if directions.wait else 1)
    return (
        min(directions.most, freely) if directions.most is not None and directions.wait else directions.most or freely
    )


def _as(measure: str, name: str, amount: Fraction, strengths: tuple[Fraction, ...]) -> Fraction | None:
    """Return an `amount` of what is called `name` in another `measure`; None where that cannot be told."""
    if name == measure:
        return amount
    if name in _MICROGRAMS and measure in _MICROGRAMS:
        return amount * _MICROGRAMS[name] / _MICROGRAMS[measure]
    if len(strengths) != 1:
        return None
    if name in _MICROGRAMS and measure in _PIECES:
        return amount * _MICROGRAMS[name] / strengths[0]
    if name in _PIECES and measure in _MICROGRAMS:
        return amount * strengths[0] / _MICROGRAMS[measure]
    return None


def _stated(sentence: str) -> Iterator[tuple[str, Fraction]]:
    """Yield the amounts that a sentence allows at most; none where it is for some people alone."""
    found = _AT_MOST.search(sentence)
    if found and not _FOR_SOME.search(sentence):
        yield from _amounts(found["amounts"])


def _tabled(table: Table) -> Iterator[tuple[str, Fraction]]:
    for column, head in enumerate(table.header.cells):
        if _HEAD.search(prose.plain(head)):
            for row in table.rows:
                yield from _amounts(prose.plain(row.cells[column]))


def _says_weekly(sentences: Iterable[str]) -> bool:
    """Tell whether a text says that the medicine is taken once a week, and nowhere that it is taken every day."""
    said = [sentence for sentence in sentences if not _NOT.search(sentence)]
    return any(map(_WEEKLY.search, said)) and not any(map(_DAILY.search, said))


def _sentences(monograph: Monograph) -> Iterator[str]:
    for text, _ in leaves(_dosage(monograph)):
        yield from _SENTENCE.split(prose.plain(text))


def _tables(monograph: Monograph) -> Iterator[Table]:
    yield from (block for block in _dosage(monograph) if isinstance(block, Table))


def _dosage(monograph: Monograph) -> tuple[Block, ...]:
    """Return what the monograph says of doses; what it says of others, among interactions, is left aside."""
    return tuple(block for section in monograph.sections if section.kind == "dosage" for block in section.blocks)
