"""Whom to turn to: names, addresses and telephone numbers as the pharmacy wrote them; on a screen, links."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from leaflet.language import Language, find_language
from leaflet.layout.measure import width
from leaflet.writing import is_leftward

_SHORTEST_LINE = 14.0
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_ADDRESS = re.compile(r"(?i:(?:https?://|www\.)[^\s<>]*[\w/]|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+))")
# Nothing is tried again with fewer digits: a number that does not end as one should is none.
_NUMBER = re.compile(
    r"(?:\(\+?\d++\)|\+?\d++)(?:[ \u00a0\u202f./-]?(?:\(\d{1,5}\)[ \u00a0-]?)?\d++)*+(?=\s*$|\s*[(（,;]|\s+/)"
)
_SHORT = range(2, 5)
"""Digits of a number such as 112: fewer are none, and as many with signs between them may be hours ("9-17")."""


@dataclass(frozen=True)
class Contact:
    """How the words of `leaflet.toml` stand on a page in `language`; `own` is the tag of the language they are in.

    Where they are `linked`, a telephone number can be called, and an address opened or written to.
    """

    language: Language
    own: str
    linked: bool = False

    def name(self, text: str) -> Markup:
        """Return a name, an address or hours, in the pharmacy's language: a voice that reads them has to know it."""
        return self._spoken(text, self._link(text))

    def phone(self, text: str) -> Markup:
        """Return a telephone number as it is written."""
        return self._in_one_piece(text, self._link(text, called=True))

    def place(self, text: str) -> Markup:
        """Return where to turn to: a telephone number, an address on the web, or the name of an office, in bold.

        It stays on one line where every page is wide enough.
        """
        kept = Markup(' class="q"') if width(text) <= _SHORTEST_LINE else ""
        shown, bold = self._link(text, called=True), Markup("<strong{}>{}</strong>")
        if _ADDRESS.match(text) or _NUMBER.match(text):
            return self._in_one_piece(text, bold.format(kept, shown))
        return bold.format(kept, self._spoken(text, shown))

    def _spoken(self, text: str, html: Markup) -> Markup:
        own = find_language(self.own)
        letters = sum(map(str.isalpha, text))
        latin = len(_LATIN.findall(text)) * 2 > letters
        if not letters or own.tag == self.language.tag or latin is not (own.script == "Latn"):
            return self._in_one_piece(text, html)
        turned = Markup(' dir="{}"').format(own.direction) if own.direction != self.language.direction else ""
        return Markup('<span lang="{}"{}>{}</span>').format(own.tag, turned, html)

    def _in_one_piece(self, text: str, html: Markup) -> Markup:
        """Return the `html` of `text` so that Latin letters keep their order leftward."""
        if not text or self.language.direction == "ltr" or is_leftward(text):
            return html
        return Markup('<span dir="ltr">{}</span>').format(html)

    def _link(self, text: str, *, called: bool = False) -> Markup:
        if not self.linked:
            return escape(text)
        number = _NUMBER.match(text) if called else None
        if number and _is_number(number[0]):
            return _linked(f"tel:{_dialled(number[0])}", number[0]) + escape(text[number.end() :])
        html, done = Markup(""), 0
        for found in _ADDRESS.finditer(text):
            scheme = "mailto:" if found["mail"] else "" if "://" in found[0] else "https://"
            html += escape(text[done : found.start()]) + _linked(f"{scheme}{found[0]}", found[0])
            done = found.end()
        return html + escape(text[done:])


def _linked(target: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(target, words)


def _is_number(text: str) -> bool:
    digits = sum(map(str.isdecimal, text))
    return digits > _SHORT[-1] or (text.isdecimal() and digits in _SHORT)


def _dialled(number: str) -> str:
    """Return the digits of `number` (RFC 3966); the (0) after a country's code is not dialled."""
    plus = "+" if "+" in number else ""
    kept = re.sub(r"\(0\)", "", number) if plus else number
    return plus + "".join(str(int(letter)) for letter in kept if letter.isdecimal())
