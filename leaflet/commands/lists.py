"""What there is: `leaflet languages`, `leaflet editions`, and what this machine lacks: `leaflet doctor`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from leaflet.commands.shared import FORMAT
from leaflet.doctor import examine, is_well
from leaflet.edition import editions, papers
from leaflet.forms.brailletable import braille_tables
from leaflet.language import languages


@click.command("editions")
@FORMAT
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


@click.command("languages")
@FORMAT
def list_languages(form: str) -> int:
    """List the languages that leaflets can be printed in, and who has reviewed their furniture."""
    tables = braille_tables()
    known = [
        {
            "tag": language.tag,
            "name": language.name,
            "english": language.english_name,
            "direction": language.direction,
            "reviewed_by": language.reviewed_by,
            "braille": tables[language.tag].grade if language.tag in tables else "",
        }
        for language in languages()
    ]
    if form == "json":
        click.echo(json.dumps(known, ensure_ascii=False))
        return 0
    for entry in known:
        state = f"reviewed by {entry['reviewed_by']}" if entry["reviewed_by"] else "not reviewed"
        braille = f"{entry['braille']} braille" if entry["braille"] else "no braille"
        click.echo(f"{entry['tag']:8}{entry['name']} ({entry['english']}), {state}, {braille}")
    return 0


@click.command()
@FORMAT
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
