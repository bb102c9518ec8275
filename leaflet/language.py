"""A language as a leaflet needs it: its tag, names, direction, and its catalog of furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

from babel import Locale
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from leaflet import resources
from leaflet.errors import LeafletError


@dataclass(frozen=True)
class Language:
    """A language that leaflets can be printed in; `text` and `plural` give its furniture."""

    tag: str
    locale: Locale
    direction: str
    reviewed_by: str
    messages: Mapping[str, tuple[str, ...]] = field(repr=False)

    @property
    def name(self) -> str:
        """Return the language's own name."""
        return (self.locale.get_language_name(self.tag) or self.tag).capitalize()

    @property
    def english_name(self) -> str:
        """Return the language's name in English."""
        return self.locale.get_language_name("en") or self.tag

    def text(self, message: str, **values: Any) -> str:
        """Return the furniture `message` (English, with `{placeholders}`) in this language, values put in.

        LeafletError when the catalog does not have it: a patient's page never falls back to English.
        """
        if message not in self.messages:
            raise LeafletError(
                f"the furniture has no translation of {message!r}",
                where=f"locales/{self.tag}.po",
                hint="translate it there; a leaflet is never printed half in another language",
            )
        translated = self.messages[message][0]
        return translated.format(**values) if values else translated

    def markup(self, message: str, **values: str) -> Markup:
        """Return the furniture `message` as HTML; a value is escaped unless it is HTML itself."""
        return escape(self.text(message)).format(**values)

    def number(self, value: float) -> str:
        """Return `value` as this language writes numbers."""
        return format_decimal(value, locale=self.locale)


def languages() -> tuple[Language, ...]:
    """Return every language that has a catalog, by tag."""
    return tuple(find_language(tag) for tag in _tags())


def _tags() -> list[str]:
    return sorted(file.stem for file in resources.folder("locales").glob("*.po"))


@cache
def find_language(tag: str) -> Language:
    """Return the language called `tag` (a BCP 47 tag that has a catalog in `locales/`)."""
    known = _tags()
    if tag not in known:
        raise LeafletError(f"there is no language {tag!r}", hint=f"choose one of: {', '.join(known)}")
    source = (resources.folder("locales") / f"{tag}.po").read_bytes()
    catalog = read_po(BytesIO(source), locale=tag.replace("-", "_"))
    messages = {}
    for message in catalog:
        if message.id and message.string and not message.fuzzy:
            key = message.id if isinstance(message.id, str) else message.id[0]
            messages[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    locale = Locale.parse(tag, sep="-")
    return Language(
        tag=tag,
        locale=locale,
        direction=locale.text_direction,
        reviewed_by=_reviewed_by(source.decode("utf-8")),
        messages=messages,
    )


def _reviewed_by(source: str) -> str:
    """Return who has reviewed a catalog: its X-Reviewed-By header, which babel does not keep."""
    found = re.search(r'^"X-Reviewed-By:(.*?)\\n"$', source, re.MULTILINE)
    return found[1].strip() if found else ""
