"""How a text speaks to its reader: person and voice, times of the day, numbers, sums, claims and links (RD)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from leaflet.audit.addresses import ADDRESS, without_addresses
from leaflet.audit.finding import Finding
from leaflet.audit.jargon import hard_words
from leaflet.audit.lengths import length
from leaflet.audit.sentences import sentences
from leaflet.audit.text import Text, Writing
from leaflet.audit.wordlists import WordList, even, wordlist

_NOT_OURS = frozenset(("sources", "other_names", "brand_names"))
_NAMED = frozenset(("RD-09", "RD-13", "RD-16"))
"""What names, strengths and forms are held against too: they are no sentences, but may say what nothing may."""

_NOT_DIRECTIONS = frozenset(("side_effects", "how_it_works", "disclaimer", "storage"))
_RISKS = frozenset(("side_effects", "side_effects_groups"))

_PERCENT = re.compile(
    r"(?:[<≤]\s?|\b(?:less|fewer) than )?(?<![\w.,])(?:\d[\d.,]{0,9}\s?(?:[-–—]|to)\s?)?\d[\d.,]{0,9}\s?"
    r"(?:[%٪％]|percent\b|per cent\b)"
)
_UNIT = r"(?:mg|g|kg|mcg|[µμ]g|ml|mL|l|L|IU|%|°\s?[CF]|℃|мг|г|мл|мкг)"
_NUMBER = r"\d{1,9}(?:[.,]\d{1,9}){0,3}"
_NO_RANGE = r"(?![\d/:]|[-–—]\w|\w{0,9}[-–—]\d)"
_SPAN = re.compile(
    rf"(?<![^\W\u3040-\u9fff\uac00-\ud7af])(?<![.,/:+)#-])(?<!\d[-–—])(?P<low>{_NUMBER})(?:\s?{_UNIT})?"
    rf"\s?[-–—~～〜]\s?(?P<high>{_NUMBER}){_NO_RANGE}(?P<unit>\s?(?:{_UNIT}(?!\w)|[^\W\d_]+)?)"
)
_KNOWN = re.compile(rf"\s?{_UNIT}$")
_STREET = re.compile(r"[^\W\d_]*[^\W\d_a-zà-ÿ][^\W\d_]*\s$")
_LARGEST_BARE = 120
_ROADS = frozenset(("rue", "rua", "via", "calle", "avenue", "boulevard", "quai", "ul"))
_DATE = re.compile(r"(?<![\w/.-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![\w/-])")
_BY_WEIGHT = re.compile(
    r"(?:mcg|[µμ]g|mg|g|mL|ml|IU|units?|micrograms?|milligrams?|tablets?|capsules?|puffs?|drops?|мг|мкг|мл)\s?(?:/|\bper\b|на|pro|por|par|per|al)\s?(?:\d{1,3}\s?)?"
    r"(?:kg|кг|kilo\w*|килограмм\w*|m²|m2|м²|м2)(?!\w)",
    re.IGNORECASE,
)
_BY_TABLE = "give the dose itself, in a table by weight or age, or write “Your doctor works out your dose”"
_CLAIM = re.compile(r"\bthis medication guide\b|\bmedication guide\b", re.IGNORECASE)
_COMPARED = "say how many people it is with the medicine, and how many without: “1 in 100, not 3 in 100”"
_FEWEST_WORDS = 2.5  # of English, for what they say in each language

_Check = Callable[[str, Text, WordList, str], Iterator[tuple[str, str]]]


def check_wording(writing: Writing) -> Iterator[Finding]:
    """Yield what `writing` says in a way that its reader may not understand.

    One finding for each rule, text and advice: it quotes every phrase that the advice is for.
    """
    words = wordlist(writing.language)
    texts = tuple(text for text in writing.texts if text.section not in _NOT_OURS)
    for text in texts:
        said = even(text.words)
        for rule, check in _CHECKS.items():
            if text.kind == "name" and rule not in _NAMED:
                continue
            found: dict[str, dict[str, None]] = {}
            for phrase, advice in check(said, text, words, writing.language):
                found.setdefault(advice, {})[phrase] = None
            for advice, phrases in found.items():
                quoted = ", ".join(f"“{phrase}”" for phrase in phrases)
                yield Finding(rule, text.where, f"{_FAULTS[rule]}: {quoted}", advice)
    yield from hard_words(writing, tuple(text for text in texts if text.kind != "name"))


def _voice(said: str, _text: Text, words: WordList, _language: str) -> Iterator[tuple[str, str]]:
    """Yield the passive voice and the third person (RD-07)."""
    for found, advice in words.find("voice", said):
        yield found[0], advice


def _timing(said: str, text: Text, words: WordList, language: str) -> Iterator[tuple[str, str]]:
    """Yield dose times that leave the hours to the reader, and doses in words (RD-09).

    A time of day in the same sentence or the next one is enough; a limit ("up to 4 times a day") and a medicine for
    when it is needed have none.
    """
    if text.section in _NOT_DIRECTIONS or text.kind in ("heading", "question"):
        return
    pieces = sentences(said, language)
    for number, sentence in enumerate(pieces):
        near = " ".join(pieces[number : number + 2])
        for found, advice in words.find("timing", sentence):
            rest = near.replace(found[0], " ", 1)
            limit = words.has("limit", sentence[max(0, found.start() - 45) : found.start()])
            if not (limit or words.has("daytime", rest) or words.has("needed", sentence)):
                yield found[0], advice
        for found, advice in words.find("directed", sentence):
            if not words.has("unless", sentence[: found.start()]):
                yield found[0], advice
        for found, advice in words.find("numbers", sentence):
            yield found[0], advice


def _chances(said: str, text: Text, words: WordList, _language: str) -> Iterator[tuple[str, str]]:
    """Yield percentages of people, where no "1 in 10" stands beside them (RD-12)."""
    if words.has("natural", said):
        return
    for found in _PERCENT.finditer(said):
        after = said[found.end() : found.end() + 40]
        if words.has("strength", after) or words.has("strength", said[max(0, found.start() - 30) : found.start()]):
            continue
        if words.ends("relative", said[: found.start()].rstrip(), longest=90):
            yield found[0].strip(), _COMPARED
        elif text.section in _RISKS or words.has("people", after):
            yield found[0].strip(), _natural(found[0])


def _natural(percentage: str) -> str:
    """Return what to write for `percentage`: how many of how many people."""
    number = re.findall(r"\d+(?:[.,]\d+)?", percentage)[-1].replace(",", ".")
    share = float(number)
    for whole in (100, 1000, 10000):
        count = round(share * whole / 100, 6)
        if count >= 1 and count == int(count):
            less = "fewer than " if percentage.startswith(("<", "less", "fewer")) else ""
            return f"write how many people: “{less}{int(count)} in {whole:,} people”"
    return "write how many people: “1 in 100 people”"


def _spans(said: str, _text: Text, words: WordList, _language: str) -> Iterator[tuple[str, str]]:
    """Yield ranges with a dash, and dates in figures only (RD-13)."""
    for found in _SPAN.finditer(said):
        unit = found["unit"].strip()
        if _is_span(found, said[: found.start()], words):
            written = (words.span or "{low} to {high}").format(low=found["low"], high=found["high"])
            yield found[0].strip(), f"write “{written}{' ' if unit else ''}{unit}”, with the word"
    for found in _DATE.finditer(said):
        yield found[0], "write the month as a word"


def _is_span(found: re.Match[str], before: str, words: WordList) -> bool:
    """Tell whether two numbers with a dash are a range, and no telephone number, post code, house number or years."""
    low, high = (re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", found[key]).replace(",", ".") for key in ("low", "high"))
    if low.count(".") > 1 or high.count(".") > 1 or not float(low) < float(high):
        return False
    if _KNOWN.match(found["unit"]):
        return True
    if re.match(r"0\d", low) or re.match(r"0\d", high) or (len(low) == 4 and low[:2] in ("19", "20")):
        return False
    unit = found["unit"].strip()
    if found["unit"][:1].isspace() and (unit.islower() or words.has("counted", unit)):
        return unit not in _ROADS
    return not found["unit"].strip("\u3400-\u9fff") and float(high) <= _LARGEST_BARE and not _STREET.search(before)


def _sums(said: str, _text: Text, words: WordList, language: str) -> Iterator[tuple[str, str]]:
    """Yield what the reader has to work out (RD-14); what a professional works out is none."""
    for sentence in sentences(said, language):
        if words.has("decided", sentence):
            continue
        for found in _BY_WEIGHT.finditer(sentence):
            yield found[0], _BY_TABLE
        for found, advice in words.find("sums", _BY_WEIGHT.sub(" ", sentence)):
            if not words.ends("refused", sentence[: found.start()].rstrip()):
                yield found[0], advice


def _claims(said: str, text: Text, words: WordList, _language: str) -> Iterator[tuple[str, str]]:
    """Yield what only an approved leaflet may say of itself (RD-16)."""
    for found in _CLAIM.finditer(said):
        headed = text.kind == "name" or (text.kind == "heading" and not found.start())
        if headed or found[0].casefold().startswith("this"):
            yield found[0], "leave it out, or write “leaflet”"
    for found, advice in words.find("claims", said):
        yield found[0], advice


def _links(said: str, text: Text, words: WordList, language: str) -> Iterator[tuple[str, str]]:
    """Yield links whose words say nothing of where they lead (RD-20).

    An address by itself in a print is to be copied from the paper: it is no link's text.
    """
    measures = length(language.partition("-")[0])
    fewest = round(measures.sentence(_FEWEST_WORDS) * (measures.letters_per_word or 1))
    for sentence in sentences(said, language):
        told = sum(map(str.isalpha, without_addresses(sentence)))
        for found in ADDRESS.finditer(sentence):
            before = sentence[: found.start()]
            if "://" not in found[0]:
                continue
            if not before.endswith("("):
                if told < fewest and (told or text.section):
                    yield found[0], "put words before it that say what is there: “[Yellow Card scheme](https://…)”"
            elif vague := words.ends("link", before[:-1].rstrip()):
                yield vague, "write what is there: “[Yellow Card scheme](https://…)”"


_CHECKS: dict[str, _Check] = {
    "RD-07": _voice,
    "RD-09": _timing,
    "RD-12": _chances,
    "RD-13": _spans,
    "RD-14": _sums,
    "RD-16": _claims,
    "RD-20": _links,
}
_FAULTS = {
    "RD-07": "does not speak to the reader",
    "RD-09": "leaves the time or the dose to be worked out",
    "RD-12": "a risk in percent",
    "RD-13": "a range or date in signs",
    "RD-14": "leaves a sum to the reader",
    "RD-16": "says what only an approved leaflet may say",
    "RD-20": "a link that does not say where it leads",
}
