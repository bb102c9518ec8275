"""A language as a leaflet needs it: its tag, names, direction, and its catalog of furniture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from babel import Locale
from babel.messages.pofile import read_po

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


@cache
def find_language(tag: str) -> Language:
    """Return the language called `tag` (a BCP 47 tag that has a catalog in `locales/`)."""
    folder = resources.folder("locales")
    path = folder / f"{tag}.po"
    known = sorted(file.stem for file in folder.glob("*.po"))
    if tag not in known:
        raise LeafletError(f"there is no language {tag!r}", hint=f"choose one of: {', '.join(known)}")
    with path.open("rb") as file:
        catalog = read_po(file, locale=tag.replace("-", "_"))
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
        reviewed_by=dict(catalog.mime_headers).get("X-Reviewed-By", ""),
        messages=messages,
    )
