"""A monograph in the patient's language: nothing missing, stale, changed or mixed, or it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaflet import prose
from leaflet.blocks import Foreign
from leaflet.catalog import Rendering, catalog_path, renderings, reviewed, translator
from leaflet.errors import LeafletError, refuse
from leaflet.gates.fault import Fault
from leaflet.language import SOURCE_LANGUAGE, Language, find_language
from leaflet.messages import put
from leaflet.monograph import Monograph, Translation
from leaflet.po import Catalog, read_catalog
from leaflet.reader.source import character_faults
from leaflet.sections import _

_NAMES = ("title", "generic_name")
"""Contexts of names, which may be the same in both languages."""

_DRAFT = "leaflet build --draft prints it all the same, not for patients"


def translate(monograph: Monograph, language: Language, *, draft: bool = False) -> Monograph:
    """Return `monograph` in `language`, from its catalog `locales/<tag>/<medicine>.po` beside it.

    LeafletError, with each block, file and line and both texts, when a block is missing, fuzzy or older than its
    source, or fails a gate. As a `draft`, such blocks stand in the source language and say so.
    """
    if language.tag == SOURCE_LANGUAGE:
        return monograph
    path = catalog_path(monograph.path, language)
    if not path.exists():
        if not draft:
            raise LeafletError(
                f"{monograph.title} is not translated into {language.english_name}",
                str(monograph.path),
                f"`leaflet translate update` makes {path}, a translator fills it in; or {_DRAFT}",
            )
        return _put(monograph, language, {}, Translation(SOURCE_LANGUAGE, monograph.version, "", "", "", False))
    catalog = read_catalog(path)
    found = tuple(judged(monograph, language, catalog))
    wrong = tuple(mistake for _each, mistakes in found for mistake in mistakes)
    if not draft:
        refuse((*misplaced(catalog, language), *wrong))
    texts = {each.message.key: each.entry.text for each, mistakes in found if each.entry and not mistakes}
    return _put(monograph, language, texts, _provenance(catalog, finished=not wrong))


def mistakes(monograph: Monograph, language: Language, catalog: Catalog) -> Iterator[LeafletError]:
    """Yield what keeps the translation in `catalog` from being printed, block by block."""
    yield from misplaced(catalog, language)
    for _each, wrong in judged(monograph, language, catalog):
        yield from wrong


def judged(
    monograph: Monograph, language: Language, catalog: Catalog
) -> Iterator[tuple[Rendering, tuple[LeafletError, ...]]]:
    """Yield each message of `monograph` with what `catalog` has for it, and what keeps that from being printed."""
    origin = find_language(SOURCE_LANGUAGE)
    for each in renderings(monograph, catalog):
        yield each, tuple(_mistakes(each, monograph, origin, language, catalog))


def misplaced(catalog: Catalog, language: Language) -> Iterator[LeafletError]:
    """Yield what is wrong with a catalog that says it is in another language than its folder."""
    said = catalog.headers.get("Language", "").replace("_", "-")
    if said and said.casefold() != language.tag.casefold():
        message = f"the catalog says that it is in {said!r}, and stands where {language.english_name} is"
        yield LeafletError(message, str(catalog.path), f"move it, or write {language.tag!r} in its header")


def _mistakes(
    each: Rendering, monograph: Monograph, origin: Language, language: Language, catalog: Catalog
) -> Iterator[LeafletError]:
    message, entry = each.message, each.entry
    if entry is None or not each.translated:
        source, where = _places(each, monograph, catalog)
        said = f", the translation {entry.text!r}" if entry and entry.text else ""
        before = f", made of {entry.previous!r}" if entry and entry.previous else ""
        state = f"is older than its source{before}" if each.stale else "is missing"
        hint = "confirm or correct it and take the fuzzy mark away" if entry and entry.fuzzy else "translate it there"
        update = "" if entry else "`leaflet translate update` puts it there; "
        yield LeafletError(
            f"the translation of {message.context} {state}: {source}{said}", where, f"{update}{hint}; or {_DRAFT}"
        )
        return
    from leaflet.gates.block import faults  # noqa: PLC0415 - slow to import, and the source language has no gates

    target = entry.text
    for fault in _unprintable(target):
        _, where = _places(each, monograph, catalog)
        yield LeafletError(f"the translation of {message.context} {fault.message}: {target!r}", where, fault.hint)
    same = each.same or message.context in _NAMES
    for fault in faults(message.text, target, origin, language, same=same):
        source, where = _places(each, monograph, catalog)
        yield LeafletError(
            f"the translation of {message.context} is wrong: {fault.message}: {source}, the translation {target!r}",
            where,
            fault.hint,
        )


def _places(each: Rendering, monograph: Monograph, catalog: Catalog) -> tuple[str, str]:
    """Return what the source says and where, and where its translation stands."""
    source = f"{monograph.path.name}:{each.message.line} says {each.message.text!r}"
    return source, f"{catalog.path}:{each.entry.line}" if each.entry else str(catalog.path)


def _unprintable(text: str) -> Iterator[Fault]:
    """Yield what may not stand in the translation of one block, as it may not in a monograph."""
    if "\n" in text:
        yield Fault("has more than one line", "write it on one line; a block is one paragraph")
    for error in character_faults(text, ""):
        yield Fault(f"is wrong: {error.message}", error.hint)
    for message, hint in prose.faults(text):
        yield Fault(f"is wrong: {message}", hint)


def _put(
    monograph: Monograph, language: Language, texts: dict[tuple[str, str], str], provenance: Translation
) -> Monograph:
    mark = Foreign.of(language.text(_("Not translated:")), language.tag)

    def translated(context: str, text: str) -> str:
        found = texts.get((context, text))
        return Foreign.of(text, SOURCE_LANGUAGE, mark) if found is None else language.numerals(found)

    return replace(put(monograph, translated), translation=provenance)


def _provenance(catalog: Catalog, finished: bool) -> Translation:
    headers = catalog.headers
    by, on = reviewed(catalog)
    return Translation(
        language=headers.get("X-Source-Language") or SOURCE_LANGUAGE,
        version=headers.get("X-Source-Version", ""),
        translated_by=translator(catalog),
        reviewed_by=by,
        reviewed_on=on,
        finished=finished,
    )
