"""How many syllables a word has: counted by its vowels, language by language, without a dictionary."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

_NOT_LETTER = re.compile(r"[\W\d_]+")


def syllables(word: str, language: str) -> int:
    """Return the number of syllables in `word`, one at the least; the parts of a compound with a hyphen are added.

    KeyError where `language` (a tag's first part) is not one of `COUNTERS`.
    """
    count = COUNTERS[language]
    parts = _NOT_LETTER.split(re.sub("['’]", "", word.lower()))
    return sum(max(1, count(part)) for part in parts if part) or 1


# English: a group of vowels is a syllable, but for an e that is not spoken, and for vowels that are spoken apart.
_EN_DROPPED = re.compile(
    r"(?<=^ev)e(?=ry|ning)"
    r"|(?<=[a-z][^aeiouyl])e(?=(?:ly|full?y?|less|ments?|ness|times?|things?|where|how|one|body)$)"
    r"|(?<=(?:^som|^car|^saf|^hom|^lif|^sid|^fac|^nos|^bas))e(?=[b-df-hj-mp-qtvwz])"
    r"|(?<=[gq])ue(?=s?$)"
    r"|(?<=[^aeioutdl])e(?=d$)|(?<=[aeiouylr]l)e(?=d$)"
    r"|(?<=[^aeiouscxzgl])(?<!diabet)e(?=s$)|(?<=[^sc])(?<=th)e(?=s$)|(?<=[aeiouylr]l)e(?=s$)"
    r"|(?<=[^aeioul])e$|(?<=[aeiouylr]l)e$"
)
_EN_APART = re.compile(
    r"(?<![cst])ia(?!ges?$)|(?<=[st])ia(?=s?$|sis)|io(?!ns?$|n[ae]|us)|(?<![ctxg])ious|(?<=r)ion(?=s?$)|iu"
    r"|(?<![ctsx])ien[tc]|^scien|iet|(?:id|st|^th|^n)eo|crea|^rea[cl]|area|idea|useas?$|rrhe|rrhoe|(?<![gq])u[ao]"
    r"|(?<=[fl])uen|luid|ruin|suic|uitio|[aeouy]ing|[aeiou]sms?$|thms?$|[sd]nt$|^coop|iol|^bio|yone"
)
_EN_GROUP = re.compile("[aeiouy]+")


def _english(word: str) -> int:
    short = _EN_DROPPED.sub("", word) if len(word) > 3 else word
    return len(_EN_GROUP.findall(short)) + len(_EN_APART.findall(word)) - word.startswith("business")


# Spanish, Portuguese: each strong vowel is a syllable; a weak one beside it belongs to it, unless it bears an accent.
_ES_WRITTEN = ((re.compile("qu"), "k"), (re.compile("gu(?=[eiéí])"), "g"), (re.compile("y$"), "i"))
_ES_NUCLEUS = re.compile("[aeoáéóíú]|(?<![aeoáéóíúiuü])[iuü]+(?![aeoáéóíúiuü])")
_PT_WRITTEN = ((re.compile("qu(?=[aeioáéíóâêôãõ])"), "k"), (re.compile("gu(?=[aeioáéíóâêôãõ])"), "g"),
               (re.compile("ã[oe]|õe"), "ã"))  # fmt: skip
_PT_STRONG = "aeoáéóíúâêôãõà"
_PT_NUCLEUS = re.compile(f"[{_PT_STRONG}]|(?<![{_PT_STRONG}iuü])[iuü]+(?![{_PT_STRONG}iuü])")
_PT_APART = re.compile(f"^[^áéíóúâêô]*?(?<![{_PT_STRONG}iu])[iu](?=[{_PT_STRONG}])")


def _spanish(word: str) -> int:
    for written, spoken in _ES_WRITTEN:
        word = written.sub(spoken, word)
    return len(_ES_NUCLEUS.findall(word))


def _portuguese(word: str) -> int:
    for written, spoken in _PT_WRITTEN:
        word = written.sub(spoken, word)
    return len(_PT_NUCLEUS.findall(word)) + len(_PT_APART.findall(word))


# French: a group of vowels is a syllable; a last e, with s or nt, is mute; é and a vowel beside it are two.
_FR_WRITTEN = (
    (re.compile("qu"), "k"),
    (re.compile("gu(?=[eéèêi])"), "g"),
    (re.compile("(?<=[aeiouéè])y(?=[aeiouéèê])|^y(?=[aeiou])"), "j"),
    (
        re.compile(
            "(?<=[aeiouyéèêâûîïô][^aeiouyéèêmgcip])ent$|(?<=nn|ss|tt|rr|sk|rd|nd|pp|rt|èg|ng)ent$|(?<=[^aeiouéè])es?$|(?<=[aiouyé])es?$"
        ),
        "",
    ),
    (re.compile("(?<=[aouyé])(?=[éèëï])|(?<=é)(?=[aeiou])|(?<=[aou])(?=[âê])"), "-"),
    (re.compile("(?<=[bcdfgptv][rl]i)(?=[aeoé])"), "-"),
)
_FR_GROUP = re.compile("[aeiouyàâäéèêëîïôöùûüœæ]+")
_FR_SPOKEN = re.compile(
    r"(?:souv|^v|^d|^c|^l|^par|^tal|prés|abs|cont|accid|évid|^prud|(?:in|dé)?différ|^réc|^m|^ag|^s|serp|torr|exc)ent$"
)


def _french(word: str) -> int:
    word = _FR_SPOKEN.sub(lambda found: found[0][:-3] + "an", word)
    for written, spoken in _FR_WRITTEN:
        word = written.sub(spoken, word)
    return len(_FR_GROUP.findall(word))


# German, Dutch: a vowel is a syllable, and so is each pair that is spoken as one.
_DE_NUCLEUS = re.compile("aa|ee(?!i)|oo|ai|au|äu|ei|eu|ie(?!nt$|nten$|nz)|ay|ey|oy|ou|(?<!q)[aeiouyäöüé]")
_NL_NUCLEUS = re.compile(
    "aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|(?<=[aeou])y|[aeiouyéèëïöü]",
)
_RU_VOWELS = frozenset("аеёиоуыэюя")


def _german(word: str) -> int:
    return len(_DE_NUCLEUS.findall(word))


def _dutch(word: str) -> int:
    return len(_NL_NUCLEUS.findall(word.replace("qu", "kw")))


def _russian(word: str) -> int:
    return sum(letter in _RU_VOWELS for letter in word)


COUNTERS: Mapping[str, Callable[[str], int]] = MappingProxyType(
    {
        "de": _german,
        "en": _english,
        "es": _spanish,
        "fr": _french,
        "nl": _dutch,
        "pt": _portuguese,
        "ru": _russian,
    }
)
"""The counters by language; Italian's formula counts letters."""
