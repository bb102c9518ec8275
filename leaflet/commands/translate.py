"""`leaflet translate`: catalogs made and refreshed, how they stand, and what is wrong in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from leaflet.catalog import catalog_path, refresh
from leaflet.commands.shared import FORMAT, LANGUAGES, complain, formulary_for
from leaflet.errors import LeafletError
from leaflet.formulary import find_formulary
from leaflet.language import SOURCE_LANGUAGE, Language, find_language
from leaflet.monograph import Monograph, read
from leaflet.po import read_catalog, render
from leaflet.progress import Standing, State, standing
from leaflet.settings import read_configuration
from leaflet.storage import put
from leaflet.translation import mistakes

_MEDICINES = click.argument("medicine", nargs=-1)


@click.group()
def translate() -> None:
    """Make and refresh catalogs, see how they stand, and find what is wrong in them."""


@translate.command()
@_MEDICINES
@LANGUAGES
@click.pass_obj
def update(options: tuple[Path | None, bool], medicine: tuple[str, ...], tags: tuple[str, ...]) -> int:
    """Bring catalogs up to their monographs. MEDICINE is as for build; without it, every one of the formulary."""
    brought = []

    def bring_up(monograph: Monograph, language: Language) -> None:
        target = catalog_path(monograph.path, language)
        before = read_catalog(target) if target.exists() else None
        text = render(refresh(monograph, language, before)).encode()
        brought.append(target)
        if before is None or target.read_bytes() != text:
            put(target, text)
            click.echo(target)

    errors = _each(options[0], medicine, tags, bring_up)
    for error in errors:
        complain(error)
    if not (brought or errors):
        raise LeafletError(
            "no translation has been begun", hint="name a language to begin one: `leaflet translate update -l es`"
        )
    return int(bool(errors))


@translate.command()
@_MEDICINES
@LANGUAGES
@FORMAT
@click.pass_obj
def status(options: tuple[Path | None, bool], medicine: tuple[str, ...], tags: tuple[str, ...], form: str) -> int:
    """Show how the translations stand, medicine by language: current, unreviewed, stale, incomplete, faulty, none."""
    standings: list[Standing] = []
    errors = _each(options[0], medicine, tags, lambda *pair: standings.append(standing(*pair)))
    for error in errors:
        complain(error)
    if form == "json":
        click.echo(json.dumps([each.report() for each in standings], ensure_ascii=False))
    else:
        for line in _table(standings):
            click.echo(line)
    return int(bool(errors))


@translate.command()
@_MEDICINES
@LANGUAGES
@FORMAT
@click.pass_obj
def check(options: tuple[Path | None, bool], medicine: tuple[str, ...], tags: tuple[str, ...], form: str) -> int:
    """Find what keeps translations from being printed, with file and line."""
    found: list[LeafletError] = []
    checked = []

    def look(monograph: Monograph, language: Language) -> None:
        target = catalog_path(monograph.path, language)
        if target.exists():
            checked.append(target)
            found.extend(mistakes(monograph, language, read_catalog(target)))

    found += _each(options[0], medicine, tags, look)
    if not medicine:
        chosen = {find_language(tag).tag for tag in tags}
        folder = find_formulary(read_configuration(options[0])).folder
        found += (error for tag, error in _homeless(folder) if not chosen or tag in chosen)
    if form == "json":
        report = [{"where": each.where, "message": each.message, "hint": each.hint} for each in found]
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        for each in found:
            complain(each)
        click.echo(f"catalogs checked: {len(checked)}, faults found: {len(found)}")
    return int(bool(found))


def _each(
    config: Path | None,
    medicines: tuple[str, ...],
    tags: tuple[str, ...],
    act: Callable[[Monograph, Language], None],
) -> tuple[LeafletError, ...]:
    """Act on each monograph in each language asked for, or in those begun in its folder; return what was refused."""
    formulary = formulary_for(read_configuration(config), medicines)
    named = tuple(map(find_language, tags))
    if any(language.tag == SOURCE_LANGUAGE for language in named):
        raise LeafletError(f"{SOURCE_LANGUAGE} is what the monographs are written in", hint="name another language")
    refused: list[LeafletError] = []
    for name in medicines or formulary.names():
        try:
            path = formulary.find(name) if medicines else formulary.folder / f"{name}.md"
        except LeafletError as error:
            refused += error.each()
            continue
        if chosen := named or _begun(path.parent / "locales"):
            refused += _act(act, path, chosen)
    return tuple(refused)


def _act(
    act: Callable[[Monograph, Language], None], path: Path, languages: tuple[Language, ...]
) -> Iterator[LeafletError]:
    try:
        monograph = read(path)
    except LeafletError as error:
        yield from error.each()
        return
    for language in languages:
        try:
            act(monograph, language)
        except LeafletError as error:
            yield from error.each()


def _homeless(folder: Path) -> Iterator[tuple[str, LeafletError]]:
    """Yield each catalog of which the monograph is gone or has another name, and the folder of its language."""
    for path in sorted((folder / "locales").glob("*/*.po")):
        if not (folder / f"{path.stem}.md").exists():
            error = LeafletError(
                "the catalog belongs to no monograph", str(path), "rename it with its monograph, or delete it"
            )
            yield path.parent.name, error


def _begun(folder: Path) -> tuple[Language, ...]:
    """Return the languages that the formulary with the translations in `folder` is being translated into."""
    return tuple(
        _named_after(path) for path in sorted(folder.glob("*")) if path.is_dir() and path.name != SOURCE_LANGUAGE
    )


def _named_after(folder: Path) -> Language:
    try:
        language = find_language(folder.name)
    except LeafletError as error:
        raise LeafletError(error.message, str(folder), error.hint) from None
    if language.tag != folder.name:
        raise LeafletError(f"{language.english_name} is kept in {language.tag!r}", str(folder), "rename the folder")
    return language


def _table(standings: list[Standing]) -> Iterator[str]:
    """Yield the lines of a table: a medicine a row, a language a column, a state a letter; then what they mean."""
    if not standings:
        yield "no translation has been begun"
        return
    medicines = list(dict.fromkeys(each.medicine for each in standings))
    tags = list(dict.fromkeys(each.language for each in standings))
    states = {(each.medicine, each.language): each.state for each in standings}
    rows = [["", *tags]]
    rows += [[medicine, *(_letter(states.get((medicine, tag), "")) for tag in tags)] for medicine in medicines]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    for state in State:
        count = sum(each.state == state.value for each in standings)
        if count:
            yield f"{_letter(state.value)}  {state.value}: {count}"


def _letter(state: str) -> str:
    return "-" if state == State.NONE.value else state[:1].upper()
