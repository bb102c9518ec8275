"""The command line: the only room that prints."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import click

from leaflet.configuration import Configuration, read_configuration
from leaflet.doctor import examine, is_well
from leaflet.edition import Edition, Paper, editions, find_edition, find_paper, papers
from leaflet.errors import LeafletError
from leaflet.formulary import find_formulary
from leaflet.language import Language, find_language, languages
from leaflet.pipeline import Leaflet, make_leaflet

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for programs."
)


def _split(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Take a list as repeated options, as words with commas, or both."""
    return tuple(dict.fromkeys(part.strip() for value in values for part in value.split(",") if part.strip()))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pharmacy-leaflet")
@click.option("--config", type=click.Path(path_type=Path), help="The pharmacy's settings instead of ./leaflet.toml.")
@click.option("--debug", is_flag=True, help="Stop at a fault of the program itself, and show where it is.")
@click.pass_context
def main(context: click.Context, config: Path | None, debug: bool) -> None:
    """Print medicine leaflets that the people who get them can read."""
    context.obj = (config, debug)


@main.command()
@click.argument("medicine", nargs=-1, required=True)
@click.option("-l", "--language", "tags", multiple=True, callback=_split, help="Language tag, such as en.")
@click.option("-e", "--edition", "names", multiple=True, callback=_split, help="clear, large or giant.")
@click.option("--paper", help="a4, letter or a5.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path(), help="The folder to write to.")
@click.pass_obj
def build(
    options: tuple[Path | None, bool],
    medicine: tuple[str, ...],
    tags: tuple[str, ...],
    names: tuple[str, ...],
    paper: str | None,
    output: Path,
) -> int:
    """Make leaflets. MEDICINE is a path to a Markdown file or a name in the formulary."""
    config, debug = options
    configuration = read_configuration(config)
    chosen = [find_language(tag) for tag in tags or (configuration.defaults.language,)]
    sizes = [find_edition(name) for name in names or (configuration.defaults.edition,)]
    formulary = find_formulary(configuration)
    if formulary.ours and any(len(Path(name).parts) == 1 and not Path(name).suffix for name in medicine):
        click.echo(f"using the sample monographs in {formulary.folder}; no formulary is configured", err=True)
    failed = False
    made: dict[Path, str] = {}
    for name, language, edition in product(medicine, chosen, sizes):
        try:
            path, sheet = formulary.find(name), find_paper(paper or configuration.defaults.paper, edition)
            leaflet = _make(path, language, edition, sheet, configuration)
            target = output / f"{leaflet.name}.pdf"
            if target in made:
                raise LeafletError(f"{made[target]} has just been written to {target}", name, "rename one of the two")
            _write(target, leaflet.pdf)
        except LeafletError as error:
            failed = True
            _complain(error)
        except Exception as error:
            if debug:
                raise
            failed = True
            _complain(_bug(error, name))
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


def _make(path: Path, language: Language, edition: Edition, paper: Paper, configuration: Configuration) -> Leaflet:
    return make_leaflet(path, language, edition, paper, configuration, datetime.now(UTC).date())


def _write(target: Path, data: bytes) -> None:
    """Put a file in place whole or not at all."""
    name = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, target)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        raise LeafletError(
            f"cannot be written: {error.strerror}", str(target), "check the folder and the space on the disk"
        ) from None


@main.command("editions")
@_FORMAT
def list_editions(form: str) -> int:
    """List the editions: print sizes and the papers they fit."""
    if form == "json":
        click.echo(json.dumps([asdict(edition) for edition in editions()]))
        return 0
    titles = {paper.name: paper.title for paper in papers()}
    for edition in editions():
        fits = ", ".join(titles[name] for name in edition.papers)
        click.echo(f"{edition.name:8}{edition.title}, {edition.size:g} point, on {fits}\n{'':8}{edition.guideline}")
    return 0


@main.command("languages")
@_FORMAT
def list_languages(form: str) -> int:
    """List the languages that leaflets can be printed in, and who has reviewed their furniture."""
    known = [
        {
            "tag": language.tag,
            "name": language.name,
            "english": language.english_name,
            "reviewed_by": language.reviewed_by,
        }
        for language in languages()
    ]
    if form == "json":
        click.echo(json.dumps(known, ensure_ascii=False))
        return 0
    for entry in known:
        state = f"reviewed by {entry['reviewed_by']}" if entry["reviewed_by"] else "not reviewed"
        click.echo(f"{entry['tag']:8}{entry['name']} ({entry['english']}), {state}")
    return 0


@main.command()
@_FORMAT
def doctor(form: str) -> int:
    """Say what this machine has, what it lacks, and the command that installs it."""
    findings = examine()
    if form == "json":
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            mark = "ok     " if finding.ok else "MISSING" if finding.required else "absent "
            click.echo(f"{mark} {finding.what}: {finding.detail}")
            if not finding.ok and finding.remedy:
                click.echo(f"        install it with: {finding.remedy}")
    return int(not is_well(findings))


def _complain(error: LeafletError) -> None:
    for single in error.each():
        click.echo(str(single), err=True)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments`; return its exit status: 0 well, 1 something refused, 2 a wrong call."""
    try:
        status = main.main(args=arguments, prog_name="leaflet", standalone_mode=False)
    except LeafletError as error:
        _complain(error)
        return 1
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        return 1
    except click.ClickException as error:
        error.show()
        return 2
    return status if isinstance(status, int) else 0


def entry() -> None:
    """Run the program for the shell."""
    sys.exit(run())
