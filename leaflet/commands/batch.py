"""`leaflet batch`: a whole formulary in many languages, on all cores, only what changed."""

from __future__ import annotations

import gc
import json
import os
import re
from collections.abc import Generator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from leaflet.batch.plan import Order
from leaflet.batch.run import Crew, Task, run
from leaflet.batch.work import Made
from leaflet.commands.ears import Machine, Person
from leaflet.commands.shared import formulary_for, split, wrong_calls
from leaflet.configuration import Configuration, read_configuration
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.resources import folder as shipped
from leaflet.storage import make_ready, put

_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:[^\s/:]+|\[[0-9A-Fa-f:.]+\]):(?P<port>[0-9]{1,5})")
_FORMS = ("pdf", "html", "txt", "brf")
"""Those of `leaflet.pipeline`, which is slow to import."""


def _address(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Take the address of a scheduler, as Dask writes it."""
    found = _ADDRESS.fullmatch(value or "")
    if value is not None and not (found and 0 < int(found["port"]) < 1 << 16):
        raise click.BadParameter(f"{value!r} is not an address such as tcp://192.168.0.5:8786")
    return value


def _json(_context: click.Context, _parameter: click.Parameter, path: Path | None) -> Path | None:
    """Take the name of a report, beside which its readable form has room."""
    if path and path.suffix == ".html":
        raise click.BadParameter(f"{path} is where the readable report goes; name {path.with_suffix('.json')}")
    return path


@click.command()
@click.argument("formulary", required=False, type=click.Path(path_type=Path))
@click.option(
    "-l",
    "--language",
    "tags",
    multiple=True,
    callback=split,
    help="A language by tag or name; all: those that a medicine has a catalog for.",
)
@click.option("-e", "--edition", "sizes", multiple=True, callback=split, help="clear, large or giant.")
@click.option("--paper", help="a4, letter or a5.")
@click.option(
    "--format",
    "forms",
    multiple=True,
    callback=split,
    help="pdf, html, txt or brf; json tells what is done as JSON lines.",
)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The folder to write to.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 1024),
    default=os.cpu_count() or 1,
    help="Workers on this machine; one a core by default.",
)
@click.option(
    "--timeout", type=click.IntRange(1, 86_400), default=60, show_default=True, help="Seconds for one leaflet."
)
@click.option(
    "--memory",
    type=click.IntRange(128, 1 << 20),
    default=1024,
    show_default=True,
    help="Megabytes for a worker on this machine.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", callback=_address, help="Make them on the Dask cluster that is scheduled there."
)
@click.option(
    "--report",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=_json,
    help="Write a report as JSON, with HTML beside.",
)
@click.option("--prune", is_flag=True, help="Remove leaflets made earlier that this batch does not ask for.")
@click.pass_obj
def batch(
    options: tuple[Path | None, bool],
    formulary: Path | None,
    tags: tuple[str, ...],
    sizes: tuple[str, ...],
    paper: str | None,
    forms: tuple[str, ...],
    output: Path,
    jobs: int,
    timeout: int,
    memory: int,
    scheduler: str | None,
    target: Path | None,
    prune: bool,
) -> int:
    """Make the leaflets of a whole FORMULARY, a folder of monographs; without it, of the one that is configured."""
    gc.disable()  # a plan is many small values that all stay
    configuration = read_configuration(options[0])
    with wrong_calls():
        order = _order(configuration, formulary, tags, sizes, paper, forms)
    if target:
        make_ready(target)
        make_ready(target.with_suffix(".html"))
    crew: Crew = partial(_far, scheduler, timeout) if scheduler else partial(_near, jobs, timeout, memory, options[1])
    with closing(Machine() if "json" in forms else Person()) as ears:
        done = run(order, configuration, datetime.now(UTC).date(), output, crew, ears, prune=prune)
    try:
        if target:
            put(target, json.dumps(done.data(), ensure_ascii=False, indent=1).encode())
            put(target.with_suffix(".html"), done.html().encode())
    finally:
        ears.end(done)
    return int(not done.well)


def _near(jobs: int, timeout: int, memory: int, loud: bool, task: Task) -> Generator[Made, None, None]:
    """Let this machine do the task; what it needs for that is slow to import, and often there is nothing to do."""
    from leaflet.batch.crew import Limits, run_here  # noqa: PLC0415
    from leaflet.batch.make import make  # noqa: PLC0415

    gc.enable()
    settings, today = task.configuration, task.today
    maker = partial(make, configuration=settings, today=today, folder=task.folder, scratch=task.scratch)
    yield from run_here(task.works, maker, jobs, Limits(timeout, memory), task.stopped, loud=loud)


def _far(scheduler: str, timeout: int, task: Task) -> Generator[Made, None, None]:
    """Let a cluster do the task."""
    from leaflet.batch.cluster import run_there  # noqa: PLC0415

    gc.enable()
    yield from run_there(task, scheduler, timeout)


def _order(
    configuration: Configuration,
    folder: Path | None,
    tags: tuple[str, ...],
    sizes: tuple[str, ...],
    paper: str | None,
    forms: tuple[str, ...],
) -> Order:
    """Return what the command line asks for; LeafletError where it cannot be."""
    unknown = [form for form in forms if form not in {*_FORMS, "json"}]
    if unknown:
        raise LeafletError(f"there is no format {unknown[0]!r}", "--format", f"known: {', '.join(_FORMS)}, json")
    if folder and not folder.is_dir():
        raise LeafletError("is not a folder", str(folder), "name a folder of monographs")
    every = "all" in tags
    defaults = configuration.defaults
    editions = [find_edition(name) for name in sizes or (defaults.edition,)]
    return Order(
        formulary=folder or formulary_for(configuration).folder,
        languages=_every_language() if every else _chosen(tags or (defaults.language,)),
        sizes=tuple((edition, find_paper(paper or defaults.paper, edition)) for edition in editions),
        forms=tuple(form for form in forms if form != "json") or _FORMS[:1],
        conformance=defaults.conformance,
        every=every,
    )


def _every_language() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in shipped("locales").glob("*.po")))


def _chosen(names: tuple[str, ...]) -> tuple[str, ...]:
    from leaflet.language import find_language  # noqa: PLC0415 - slow to import

    return tuple(dict.fromkeys(find_language(name).tag for name in names))
