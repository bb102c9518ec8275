"""The catalog of one monograph in one language: where it is, how it stands, and how it follows its source."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from leaflet.language import SOURCE_LANGUAGE, Language
from leaflet.messages import Message, messages
from leaflet.monograph import Monograph
from leaflet.po import Catalog, Entry

SAME = "same on purpose"
"""What a translator's comment says of a text that stays as it is in the source."""

_NEAR = 0.6
_UNDATED = "YEAR-MO-DA HO:MI+ZONE"


@dataclass(frozen=True)
class Rendering:
    """One message and what the catalog has for it; `stale`: it has the translation of what the source said before.

    `entry` is None where the catalog does not know the message.
    """

    message: Message
    entry: Entry | None
    stale: bool

    @property
    def translated(self) -> bool:
        """Return whether there is a translation of what the source says now."""
        return self.entry is not None and bool(self.entry.text.strip()) and not self.entry.fuzzy

    @property
    def same(self) -> bool:
        """Return whether the translator has said that the text stays as it is."""
        comments = self.entry.comments if self.entry else ()
        return any(comment.strip().casefold().startswith(SAME) for comment in comments)


def catalog_path(monograph: Path, language: Language) -> Path:
    """Return where the translation of the monograph in the file `monograph` is kept."""
    return monograph.parent / "locales" / language.tag / f"{monograph.stem}.po"


def renderings(monograph: Monograph, catalog: Catalog) -> Iterator[Rendering]:
    """Yield each message of `monograph`, once, with what `catalog` has for it."""
    known = {entry.key: entry for entry in catalog.entries}
    wanted = {message.key: message for message in reversed(messages(monograph))}
    outdated = {entry.context for entry in catalog.entries if entry.key not in wanted}
    for message in reversed(wanted.values()):
        entry = known.get(message.key)
        yield Rendering(message, entry, entry.fuzzy if entry else message.context in outdated)


_Key = tuple[str, str]


def refresh(monograph: Monograph, language: Language, catalog: Catalog | None) -> Catalog:
    """Return the catalog of `monograph` in `language`, brought up to what the monograph says now.

    A text that has moved keeps its translation; a changed one keeps that of the text it was, marked as fuzzy and with
    what the source said then. What the source no longer has is kept at the end as obsolete. A review of the whole
    ends when a text is new or changed.
    """
    old = catalog or Catalog({}, ())
    known = {entry.key: entry for entry in sorted((*old.obsolete, *old.entries), key=lambda entry: bool(entry.text))}
    places: dict[_Key, list[Message]] = {}
    for message in messages(monograph):
        places.setdefault(message.key, []).append(message)
    found = {key: known[key] for key in places if key in known}
    left = {key: entry for key, entry in known.items() if key not in places and entry.text}
    for key, origin in _kin([key for key in places if key not in found], left):
        if key not in found and origin in left:
            found[key] = _adopted(key, left.pop(origin))
    entries = tuple(
        replace(
            found.get(key, Entry(*key, ("",))),
            context=key[0],
            source=key[1],
            references=tuple(dict.fromkeys(f"{monograph.path.name}:{message.line}" for message in stood)),
            notes=tuple(filter(None, (stood[0].note,))),
        )
        for key, stood in places.items()
    )
    headers = _headers(monograph, language, old.headers)
    if any(key not in found or found[key].source != key[1] for key in places):
        headers |= {"X-Reviewed-By": "", "X-Reviewed-On": ""}
    return Catalog(headers, entries, tuple(left.values()), old.comment)


def _kin(wanted: Sequence[_Key], left: Mapping[_Key, Entry]) -> tuple[tuple[_Key, _Key], ...]:
    """Return each key in `wanted` with each in `left` whose translation may serve it, the nearest pair first."""
    pairs = [(_likeness(key, entry), key, origin) for key in wanted for origin, entry in left.items()]
    near = sorted((pair for pair in pairs if pair[0] >= _NEAR), key=lambda pair: -pair[0])
    return tuple((key, origin) for _, key, origin in near)


def _likeness(key: _Key, entry: Entry) -> float:
    """Return how near a text is to what `entry` translates.

    3: it was made of this very text, which was changed and changed back; 2: the same in another section; up to 1: much
    the same in this one.
    """
    context, text = key
    if entry.fuzzy and (entry.context, entry.previous) == key:
        return 3
    if entry.source == text:
        return 2
    if entry.context != context:
        return 0
    matcher = difflib.SequenceMatcher(None, entry.source, text, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _NEAR else 0


def _adopted(key: _Key, entry: Entry) -> Entry:
    """Return the translation in `entry` as one of the text `key`: fuzzy, unless it is of the same text."""
    if entry.source == key[1]:
        return entry
    before = entry.previous if entry.fuzzy and entry.previous else entry.source
    return replace(entry, fuzzy=True, previous="" if before == key[1] else before)


def _headers(monograph: Monograph, language: Language, old: Mapping[str, str]) -> dict[str, str]:
    """Return the header fields: what a translator has filled in stays."""
    fresh = {
        "Project-Id-Version": monograph.name,
        "PO-Revision-Date": _UNDATED,
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": language.english_name,
        "Language": language.tag.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": SOURCE_LANGUAGE,
        "X-Source-Version": "",
        "X-Reviewed-By": "",
        "X-Reviewed-On": "",
    }
    return {**fresh, **old, "X-Source-Version": monograph.version}


def translator(catalog: Catalog) -> str:
    """Return who has made the translation, without an address; "" where nobody has filled it in."""
    name = catalog.headers.get("Last-Translator", "").partition("<")[0].strip()
    return "" if name == "FULL NAME" else name


def reviewed(catalog: Catalog) -> tuple[str, str]:
    """Return who has reviewed the translation and on which day (ISO 8601).

    Both are "" where nobody has, or where the translation was changed after that day.
    """
    name, day = (catalog.headers.get(f"X-Reviewed-{field}", "") for field in ("By", "On"))
    revised = catalog.headers.get("PO-Revision-Date", "")[:10]
    try:
        last = date.fromisoformat(day)
        if not name or (revised != _UNDATED[:10] and revised and date.fromisoformat(revised) > last):
            return "", ""
    except ValueError:
        return "", ""
    return name, last.isoformat()
