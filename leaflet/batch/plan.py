"""The plan of a batch: which leaflets there are to be, which of them are fresh or refused, and which are gone."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from leaflet.batch.digests import Digests, digest, settled, stamps
from leaflet.batch.recipe import Recipe
from leaflet.batch.work import Fault, Made, Work, told_of
from leaflet.edition import Edition, Paper
from leaflet.errors import LeafletError, refuse

SOURCE_LANGUAGE = "en"
"""That of `leaflet.language`, which is slow to import."""


class Order(NamedTuple):
    """What is asked for: the monographs of a formulary in languages (tags), editions with their paper, and forms.

    `every` language: each medicine in those that it has a catalog for; otherwise one that lacks is refused.
    """

    formulary: Path
    languages: tuple[str, ...]
    sizes: tuple[tuple[Edition, Paper], ...]
    forms: tuple[str, ...] = ("pdf",)
    conformance: str = "ua1"
    every: bool = False


class Kind(NamedTuple):
    """What leaflets have in common that differ in their medicine only; `inputs` is the key of what they share."""

    language: str
    edition: str
    paper: str
    form: str
    inputs: str


class Plan(NamedTuple):
    """What is to be done: leaflets to make, those that are refused before that, and those that stand.

    `fresh` are the files that are as they should be, `copied` those of them whose stamp is new. `refused` are known to
    be, `lacking` is new. `gone` are files that nobody asks for now, `lost` leaflets that somebody else took away.
    `faults` are those of the formulary itself.
    """

    works: tuple[Work, ...]
    fresh: tuple[str, ...]
    copied: tuple[Made, ...]
    refused: tuple[Made, ...]
    lacking: tuple[Made, ...]
    gone: tuple[str, ...]
    lost: tuple[str, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def size(self) -> int:
        """Return how many leaflets there are to be."""
        return len(self.works) + len(self.fresh) + len(self.refused) + len(self.lacking)


class Known(Protocol):
    """What earlier runs made in a folder, as `manifest.Manifest` tells it."""

    def standing(self, day: str) -> dict[str, str]:
        """Return the stamps of what each leaflet was made of, and its own, by its file; "" where `day` is too late."""

    def find(self, file: str) -> Made | None:
        """Return what became of one."""


def plan(order: Order, recipe: Recipe, digests: Digests, known: Known, folder: Path, today: date) -> Plan:
    """Return what is to be done in `folder`, where `known` is what earlier runs made there.

    What has the stamps that it had is fresh without another look; of the rest the contents decide. LeafletError where
    there are no monographs, or two of one name.
    """
    there = stamps(folder)
    day = today.isoformat()
    standing = known.standing(day)
    asked: list[str] = []
    works: list[Work] = []
    fresh: list[str] = []
    copied: list[Made] = []
    refused: list[Made] = []
    lacking: list[Made] = []
    for file, kind, medicine, seen, catalog in _wanted(order, recipe):
        asked.append(file)
        if standing.get(file) == f"{kind[4]} {seen} {catalog} {there.get(file)}":
            fresh.append(file)
            continue
        before = known.find(file)
        left = _untouched(folder / file, before, there.get(file))
        whole = settled(seen, digests.began) and settled(catalog or "", digests.began)
        work = _work(
            order,
            kind,
            medicine,
            digests,
            file=file,
            seen=f"{kind.inputs} {seen} {catalog}" if whole else "",
            before=left,
        )
        if before and before.inputs == told_of(work.inputs, work.path):
            refused.append(before)
        elif catalog is None and kind.language != SOURCE_LANGUAGE:
            lacking.append(work.refused((_lacking(work),)))
        elif left and left.inputs == work.inputs and (not left.until or day <= left.until):
            fresh.append(file)
            copied.append(left._replace(seen=work.seen))
        else:
            works.append(work)
    gone = set(standing).difference(asked) if len(standing) > len(fresh) else ()
    # Those of one text together, so that a worker reads it once.
    works.sort(key=lambda work: (work.path.name, work.language, work.edition, work.form))
    return Plan(
        *(tuple(works), tuple(fresh), tuple(copied), tuple(refused), tuple(lacking)),
        gone=tuple(sorted(file for file in gone if file in there)),
        lost=tuple(sorted(file for file in gone if file not in there)),
        faults=tuple(_strays(order)) if order.every else (),
    )


def _wanted(order: Order, recipe: Recipe) -> Iterator[tuple[str, Kind, str, str, str | None]]:
    """Yield every leaflet that there is to be: file, kind, medicine, and the stamps of monograph and catalog."""
    monographs = _monographs(order.formulary)
    for tag in order.languages:
        translated = tag != SOURCE_LANGUAGE
        catalogs = stamps(order.formulary / "locales" / tag, ".po") if translated else {}
        every = order.every and translated
        if every and not catalogs:
            continue
        for (edition, paper), form in product(order.sizes, order.forms):
            made_of = recipe.inputs(tag, edition, paper, form, order.conformance)
            kind = Kind(tag, edition.name, paper.name, form, made_of)
            ending = f".{tag}.{edition.name}.{form}"
            for medicine, seen in monographs.items():
                catalog = catalogs.get(medicine)
                if catalog or not every:
                    yield medicine + ending, kind, medicine, seen, catalog


def _work(order: Order, kind: Kind, medicine: str, digests: Digests, **rest: Any) -> Work:
    path = order.formulary / f"{medicine}.md"
    catalog = order.formulary / "locales" / kind.language / f"{medicine}.po"
    text = digests.file(catalog) if kind.language != SOURCE_LANGUAGE else ""
    inputs = f"{kind.inputs} {digests.file(path)} {text}"
    return Work(path=path, conformance=order.conformance, **{**kind._asdict(), "inputs": inputs}, **rest)


def _monographs(folder: Path) -> dict[str, str]:
    """Return the stamp of each monograph by the medicine's name; hidden files are none."""
    found = {name: seen for name, seen in stamps(folder, ".md").items() if not name.startswith(".")}
    if not found:
        raise LeafletError("there are no monographs", str(folder), "put them there, as NAME.md")
    refuse(
        LeafletError("its name cannot be printed", f"{folder}: {f'{name}.md'!a}", "rename it")
        for name in sorted(found)
        if not name.isprintable()
    )
    if len({name.casefold() for name in found}) < len(found):
        seen: dict[str, str] = {}
        for name in sorted(found):
            other = seen.setdefault(name.casefold(), name)
            if other != name:
                raise LeafletError(
                    f"{other}.md has the same name", str(folder / f"{name}.md"), "rename one of the two"
                )
    return found


def _strays(order: Order) -> Iterator[Fault]:
    """Yield what is wrong with folders of catalogs in no language that there is: nobody would miss their leaflets."""
    for path in sorted((order.formulary / "locales").glob("*/")):
        if path.name not in order.languages and any(path.glob("*.po")):
            hint = "call it by a tag such as pt-BR; `leaflet languages` lists them"
            yield Fault("is not called after a language", str(path), hint)


def _lacking(work: Work) -> Fault:
    from leaflet.language import find_language  # noqa: PLC0415 - slow to import, and seldom asked

    folder, tag = work.path.parent, work.language
    command = f"leaflet translate update {shlex.quote(str(folder))}/*.md -l {tag}"
    return Fault(
        f"there is no translation into {find_language(tag).english_name}",
        str(folder / "locales" / tag),
        f"`{command}` makes catalogs there, which a translator fills in",
    )


def _untouched(path: Path, before: Made | None, now: str | None) -> Made | None:
    """Return what is known of the leaflet in `path` where it is the very file that was made, None where it is not."""
    if before is None or now is None or not before.digest:
        return None
    if before.stamp == now:
        return before
    try:
        same = digest(path.read_bytes()) == before.digest
    except OSError:
        return None
    return before._replace(stamp=now) if same else None
