"""The words of the counter: a catalog for each language of its staff, `locales/counter/*.po`."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from babel import Locale

from leaflet import naming, resources
from leaflet.counter.labels import MEASURES, SITES
from leaflet.po import read_catalog
from leaflet.slip import Slip

SOURCE = "en"
_ISOLATED = "\N{FIRST STRONG ISOLATE}%s\N{POP DIRECTIONAL ISOLATE}"
_NAMES: Mapping[str, Mapping[str, str]] = {"measure": MEASURES, "site": SITES}


@dataclass(frozen=True, eq=False)
class Words:
    """What the counter says in one language: its tag, its own name, its direction, its messages."""

    tag: str
    name: str
    direction: str
    messages: Mapping[str, str] = field(repr=False)

    def text(self, message: str, **values: Any) -> str:
        """Return `message` in this language, values put in; in English where its catalog lacks it.

        From right to left each value keeps its own order among the words (UAX 9).
        """
        said = self.messages.get(message) or message
        if self.direction == "rtl":
            values = {name: _ISOLATED % value if isinstance(value, str) else value for name, value in values.items()}
        return said.format(**values) if values else said

    def slip(self, slip: Slip) -> tuple[str, str]:
        """Return what is wrong and what to do; units and places among the values are named, typed words are not."""
        values = {
            name: self.text(_NAMES[name].get(str(value), str(value))) if name in _NAMES else value
            for name, value in slip.values.items()
        }
        return self.text(slip.message, **values), self.text(slip.hint, **values)


@cache
def all_words() -> Mapping[str, Words]:
    """Return every language that the counter speaks, by tag."""
    folder = resources.folder("locales") / "counter"
    return {path.stem: _read(path.stem) for path in sorted(folder.glob("*.po"))}


def find_words(*tags: str) -> Words:
    """Return the first of the languages `tags` that the counter speaks, English where it speaks none of them."""
    known = all_words()
    return next((known[tag] for tag in tags if tag in known), known[SOURCE])


def _read(tag: str) -> Words:
    catalog = read_catalog(resources.folder("locales") / "counter" / f"{tag}.po")
    locale = Locale.parse(tag, sep="-")
    return Words(
        tag=tag,
        name=naming.own_name(locale),
        direction="rtl" if locale.character_order == "right-to-left" else "ltr",
        messages={entry.source: entry.text for entry in catalog.entries if not entry.fuzzy},
    )


def in_order(text: str) -> str:
    """Return what sorts `text` among others in a list: accents do not part it from its neighbours."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
