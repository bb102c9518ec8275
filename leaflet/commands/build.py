"""`leaflet build`: leaflets for the medicines named."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import click

from leaflet.commands.shared import LANGUAGES, complain, formulary_for, split, write
from leaflet.configuration import Configuration, read_configuration
from leaflet.edition import Edition, find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import Language, find_language
from leaflet.pipeline import Leaflet, make_leaflet


@click.command()
@click.argument("medicine", nargs=-1, required=True)
@LANGUAGES
@click.option("-e", "--edition", "names", multiple=True, callback=split, help="clear, large or giant.")
@click.option("--paper", help="a4, letter or a5.")
@click.option("--beside", metavar="TAG", help="A second language, block by block after the first.")
@click.option("--draft", is_flag=True, help="Print an unfinished translation, marked as not for patients.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path(), help="The folder to write to.")
@click.pass_obj
def build(
    options: tuple[Path | None, bool],
    medicine: tuple[str, ...],
    tags: tuple[str, ...],
    names: tuple[str, ...],
    paper: str | None,
    beside: str | None,
    draft: bool,
    output: Path,
) -> int:
    """Make leaflets. MEDICINE is a path to a Markdown file or a name in the formulary."""
    config, debug = options
    configuration = read_configuration(config)
    chosen = [find_language(tag) for tag in tags or (configuration.defaults.language,)]
    second = find_language(beside) if beside else None
    if second in chosen:
        raise LeafletError(f"{second.tag} cannot stand beside itself", "--beside", "name another language")
    sizes = [find_edition(name) for name in names or (configuration.defaults.edition,)]
    formulary = formulary_for(configuration, medicine)
    failed = False
    made: dict[Path, str] = {}
    for name, language, edition in product(medicine, chosen, sizes):
        try:
            path = formulary.find(name)
            leaflet = _make(path, language, edition, paper, configuration, second, draft)
            target = output / f"{leaflet.name}.pdf"
            if target in made:
                raise LeafletError(f"{made[target]} has just been written to {target}", name, "rename one of the two")
            write(target, leaflet.pdf)
        except LeafletError as error:
            failed = True
            complain(error)
        except Exception as error:
            if debug:
                raise
            failed = True
            complain(_bug(error, name))
        else:
            made[target] = name
            click.echo(target)
    return int(failed)


def _make(
    path: Path,
    language: Language,
    edition: Edition,
    paper: str | None,
    configuration: Configuration,
    second: Language | None,
    draft: bool,
) -> Leaflet:
    sheet = find_paper(paper or configuration.defaults.paper, edition)
    today = datetime.now(UTC).date()
    return make_leaflet(path, language, edition, sheet, configuration, today, beside=second, draft=draft)


def _bug(error: Exception, name: str) -> LeafletError:
    """Return a fault of the program as an error that leaves the other medicines alone."""
    return LeafletError(
        f"the program itself failed: {type(error).__name__}: {error}",
        name,
        "nothing was written; report it with the monograph and what `leaflet --debug build` shows",
    )
