"""`leaflet build`: leaflets for the medicines named."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import click

from leaflet.commands.directed import directed, read_back, read_directions
from leaflet.commands.shared import LANGUAGES, complain, formulary_for, split, wrong_calls
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.pipeline import FORMS, make_leaflet
from leaflet.press.conformance import find_conformance
from leaflet.settings import read_configuration
from leaflet.storage import put


@click.command()
@click.argument("medicine", nargs=-1, required=True)
@LANGUAGES
@click.option("-e", "--edition", "names", multiple=True, callback=split, help="clear, large or giant.")
@click.option("--paper", help="a4, letter or a5.")
@click.option("--format", "forms", multiple=True, callback=split, help="pdf, html, txt (plain text) or brf (braille).")
@click.option("--conformance", help="ua1 (PDF/UA-1 and PDF/A-2a) or ua2 (PDF/UA-2, PDF/A-4 and WTPDF).")
@click.option("--beside", metavar="TAG", help="A second language, block by block after the first.")
@directed
@click.option("--draft", is_flag=True, help="Print an unfinished translation, marked as not for patients.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path(), help="The folder to write to.")
@click.pass_obj
def build(
    options: tuple[Path | None, bool],
    medicine: tuple[str, ...],
    tags: tuple[str, ...],
    names: tuple[str, ...],
    paper: str | None,
    forms: tuple[str, ...],
    conformance: str | None,
    beside: str | None,
    line: str | None,
    patient: str | None,
    diary: int | None,
    draft: bool,
    output: Path,
) -> int:
    """Make leaflets. MEDICINE is a path to a Markdown file or a name in the formulary."""
    config, debug = options
    configuration = read_configuration(config)
    with wrong_calls():
        chosen = [find_language(tag) for tag in tags or (configuration.defaults.language,)]
        second = find_language(beside) if beside else None
        if second in chosen:
            raise LeafletError(f"{second.tag} cannot stand beside itself", "--beside", "name another language")
        sizes = [find_edition(name) for name in names or (configuration.defaults.edition,)]
        forms = forms or FORMS[:1]
        for unknown in set(forms).difference(FORMS):
            raise LeafletError(f"there is no format {unknown!r}", "--format", f"known: {', '.join(FORMS)}")
        standards = find_conformance(conformance or configuration.defaults.conformance).name
    directions = read_directions(medicine, line, patient, diary)
    if directions:
        read_back(directions, [*chosen, *([second] if second else [])], configuration)
    formulary = formulary_for(configuration, medicine)
    failed = False
    made: dict[Path, str] = {}
    for name, language, edition, form in product(medicine, chosen, sizes, forms):
        try:
            leaflet = make_leaflet(
                formulary.find(name),
                language,
                edition,
                find_paper(paper or configuration.defaults.paper, edition),
                configuration,
                datetime.now(UTC).date(),
                beside=second,
                directions=directions,
                draft=draft,
                form=form,
                conformance=standards,
            )
            target = output / leaflet.file
            if target in made:
                raise LeafletError(f"{made[target]} has just been written to {target}", name, "rename one of the two")
            put(target, leaflet.data)
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


def _bug(error: Exception, name: str) -> LeafletError:
    """Return a fault of the program as an error that leaves the other medicines alone."""
    return LeafletError(
        f"the program itself failed: {type(error).__name__}: {error}",
        name,
        "nothing was written; report it with the monograph and what `leaflet --debug build` shows",
    )
