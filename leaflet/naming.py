"""The names of languages: as they call themselves, as others call them, and as people type them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_ENGLISH = Locale("en")
# Names that are not CLDR's English ones, and the tags that people type for a country's language.
_ALSO = {"farsi": "fa", "mandarin": "zh-Hans", "chinese": "zh-Hans", "creole": "ht", "no": "nb", "norwegian": "nb"}
_NEAR = 0.6
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def own_name(locale: Locale) -> str:
    """Return what the language calls itself, with a capital where its script has any."""
    own = locale.languages.get(str(locale)) or locale.get_display_name() or str(locale)
    return own[0].title() + own[1:]


def name_in(locale: Locale, other: Locale) -> str:
    """Return what the language is called in the `other` one."""
    return other.languages.get(str(locale)) or locale.get_display_name(other) or str(locale)


@cache
def script(locale: Locale) -> str:
    """Return the script that the language is written in, as ISO 15924 calls it."""
    if locale.script:
        return locale.script
    likely = get_global("likely_subtags")
    full = likely.get(str(locale)) or likely.get(locale.language, "")  # it knows "zh_TW", and of "ar_SA" only "ar"
    return next((part for part in full.split("_") if len(part) == 4), "Latn")


def find(typed: str, tags: tuple[str, ...]) -> str:
    """Return the one of `tags` that `typed` means, a tag or a name; "" where none does.

    A country's variety is printed in the language at large, never one script in place of another.
    """
    return _by_tag(typed, tags) or _names(tags).get(_plain(typed), "")


def nearest(typed: str, tags: tuple[str, ...]) -> str:
    """Return the one of `tags` whose tag or name is nearest to `typed`; "" where none is near."""
    names = {**{_plain(tag): tag for tag in tags}, **_names(tags)}
    sought = _plain(typed)
    near = [name for name in names if sought in name.split()]
    near = near or difflib.get_close_matches(sought, names, n=1, cutoff=_NEAR)
    return names[near[0]] if near else ""


def _by_tag(typed: str, tags: tuple[str, ...]) -> str:
    tag = typed.strip().replace("_", "-")
    known = {each.casefold(): each for each in tags}
    tag = _ALSO.get(tag.casefold(), tag)
    if tag.casefold() in known:
        return known[tag.casefold()]
    if not _TAG.fullmatch(tag):
        return ""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return ""
    written = script(locale)
    language = _ALSO.get(locale.language, locale.language)
    for candidate in (f"{language}-{locale.territory}", f"{language}-{written}", language):
        found = known.get(candidate.casefold())
        if found and script(Locale.parse(found, sep="-")) == written:
            return found
    return ""


@cache
def _names(tags: tuple[str, ...]) -> Mapping[str, str]:
    """Return the tags by the names of their languages, plainly spelt."""
    named: dict[str, str] = {}
    for tag in tags:
        for name in _called(Locale.parse(tag, sep="-")):
            named.setdefault(_plain(name), tag)
    for code, name in (*_ENGLISH.languages.items(), *((code, name) for name, code in _ALSO.items())):
        if _plain(name) not in named and (tag := _by_tag(code, tags)):
            named[_plain(name)] = tag
    return named


def _called(locale: Locale) -> Iterator[str]:
    yield own_name(locale)
    yield name_in(locale, _ENGLISH)
    for name in (locale.get_language_name(), locale.get_display_name(), locale.get_display_name(_ENGLISH)):
        yield name or str(locale)


def _plain(name: str) -> str:
    """Return `name` without case, accents, brackets and other signs."""
    letters = unicodedata.normalize("NFKD", name.strip()).casefold()
    kept = (
        char if char.isalnum() or unicodedata.category(char) == "Mc" else " "
        for char in letters
        if not unicodedata.combining(char)
    )
    return " ".join("".join(kept).split())
