"""A language as a leaflet needs it: its tag, names, direction, script, and its catalog of furniture."""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from leaflet import naming, resources
from leaflet.errors import LeafletError
from leaflet.numerals import WESTERN, in_digits, own_digits
from leaflet.po import Catalog, read_catalog

SOURCE_LANGUAGE = "en"
"""The language that monographs and furniture are written in; every other one is a translation."""

CHECK = "check"
"""The msgctxt of words that are never printed: by them a translation's numbers are checked."""

_COMMAS = {"Arab": "، ", "Hans": "，", "Hant": "，", "Jpan": "、", "Ethi": "፣ "}


@dataclass(frozen=True, eq=False)
class Language:
    """A language that leaflets can be printed in; `text` and `plural` give its furniture.

    `digits` are those that numbers on the page are written with, `counter` the CSS counter style for them. `words` are
    the ways in which its texts write a concept of `gates.lexicon` ("at least": "al menos", "o más"), the
    usual one first; "*" at an end stands for any further letters.
    """

    tag: str
    locale: Locale
    direction: str
    reviewed_by: str
    messages: Mapping[str, tuple[str, ...]] = field(repr=False)
    words: Mapping[str, tuple[str, ...]] = field(repr=False)
    plurals: str = "n != 1"
    digits: str = WESTERN
    counter: str = "decimal"

    @property
    def name(self) -> str:
        """Return the language's own name."""
        return naming.own_name(self.locale)

    @property
    def english_name(self) -> str:
        """Return the language's name in English."""
        return self.name_in("en")

    def name_in(self, tag: str) -> str:
        """Return the language's name in the language called `tag`."""
        return naming.name_in(self.locale, Locale.parse(tag, sep="-"))

    @property
    def script(self) -> str:
        """Return the script that it is written in, as ISO 15924 calls it ("Latn", "Arab", "Hans")."""
        return naming.script(self.locale)

    @cache  # noqa: B019 - there are as many languages as catalogs
    def with_own_digits(self) -> Language:
        """Return the language with the digits of its script, where it has any, on the page; names keep theirs."""
        digits, counter = own_digits(self.locale)
        return replace(self, digits=digits, counter=counter)

    def numerals(self, text: str) -> str:
        """Return `text` with its numbers in the language's digits."""
        return in_digits(text, self.digits)

    def text(self, message: str, **values: Any) -> str:
        """Return the furniture `message` (English, with `{placeholders}`) in this language, values put in.

        LeafletError when the catalog does not have it: a patient's page never falls back to English.
        """
        return _put(self._strings(message)[0], values)

    def plural(self, message: str, number: float, **values: Any) -> str:
        """Return the furniture `message` in the form that `number` takes."""
        return _put(self._form(message, number), values)

    def _form(self, message: str, number: float) -> str:
        strings = self._strings(message)
        form = gettext.c2py(self.plurals)(int(number)) if number == int(number) else len(strings) - 1
        return strings[min(form, len(strings) - 1)]

    def _strings(self, message: str) -> tuple[str, ...]:
        if message not in self.messages:
            raise LeafletError(
                f"the furniture has no translation of {message!r}",
                where=f"locales/{self.tag}.po",
                hint="translate it there; a leaflet is never printed half in another language",
            )
        return self.messages[message]

    def markup(self, message: str, **values: str) -> Markup:
        """Return the furniture `message` as HTML; a value is escaped unless it is HTML itself."""
        return escape(self.text(message)).format(**values)

    def plural_markup(self, message: str, number: float, **values: str) -> Markup:
        """Return the furniture `message` as HTML in the form that `number` takes."""
        return escape(self._form(message, number)).format(**values)

    def number(self, value: float) -> str:
        """Return `value` as this language writes numbers."""
        return self.numerals(format_decimal(value, locale=self.locale))

    def day(self, day: date) -> str:
        """Return `day` as this language writes dates, all on one line (UKAAF G003: such pieces are not split)."""
        written = format_date(day, "long", locale=self.locale)
        return self.numerals(written).replace(" ", "\N{NO-BREAK SPACE}")

    def join(self, parts: Iterable[str]) -> str:
        """Return those of `parts` that say something, with the language's comma between them."""
        return _COMMAS.get(self.script, ", ").join(filter(None, parts))


def _put(text: str, values: Mapping[str, Any]) -> str:
    """Put `values` into `text`; one that ends with a full stop ("2026 г.") takes none after it."""
    for name, value in values.items():
        if str(value).endswith("."):
            text = text.replace(f"{{{name}}}.", f"{{{name}}}")
    return text.format(**values) if values else text


def languages() -> tuple[Language, ...]:
    """Return every language that has a catalog, by tag."""
    return tuple(map(_language, _tags()))


@cache
def _tags() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in resources.folder("locales").glob("*.po")))


def find_language(name: str) -> Language:
    """Return the language called `name`: a tag as people type it ("pt_BR", "zh-CN", "no"), or a name of it.

    Names are the language's own and the English one; case and accents do not matter. LeafletError names the nearest.
    """
    tag = naming.find(name, _tags())
    if tag:
        return _language(tag)
    near = naming.nearest(name, _tags())
    hint = f"did you mean {near!r} ({_language(near).english_name})? " if near else ""
    raise LeafletError(f"there is no language {name!r}", hint=f"{hint}`leaflet languages` lists them")


@cache
def _language(tag: str) -> Language:
    catalog = read_catalog(resources.folder("locales") / f"{tag}.po")
    locale = Locale.parse(tag, sep="-")
    ready = [entry for entry in catalog.entries if not entry.fuzzy and all(entry.strings)]
    return Language(
        tag=tag,
        locale=locale,
        direction="rtl" if locale.character_order == "right-to-left" else "ltr",
        reviewed_by=catalog.headers.get("X-Reviewed-By", ""),
        messages={entry.source: entry.strings for entry in ready if entry.context != CHECK},
        words={entry.source: _ways(entry.text) for entry in ready if entry.context == CHECK},
        plurals=_plurals(catalog),
    )


def _ways(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (way.strip() for way in text.split(";"))))


def _plurals(catalog: Catalog) -> str:
    """Return gettext's rule for plural forms, an expression in n."""
    rule = catalog.headers.get("Plural-Forms", "").partition("plural=")[2]
    return rule.split("nplurals")[0].strip("; ") or "n != 1"
