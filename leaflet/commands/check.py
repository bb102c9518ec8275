"""`leaflet check`: monographs, catalogs and finished files held against the rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

import click

from leaflet.audit.finding import Finding
from leaflet.audit.inspection import SUFFIXES, find_files, inspect, reading_grades
from leaflet.audit.rule import SEVERITIES, Rule, rules
from leaflet.audit.verapdf import is_installed
from leaflet.commands.shared import FORMAT, complain, wrong_calls
from leaflet.configuration import Configuration
from leaflet.edition import find_edition
from leaflet.errors import LeafletError
from leaflet.settings import read_configuration

_FOUND = SEVERITIES[:-1]


@click.command()
@click.argument("path", nargs=-1, type=click.Path(path_type=Path))
@click.option("-e", "--edition", "size", help="The edition that a PDF is held against, where its name tells none.")
@click.option("--fail-on", type=click.Choice(_FOUND), default="error", help="The least severity that gives status 1.")
@click.option("--grades", is_flag=True, help="Show how hard each section is to read, and by which formula.")
@click.option("--rules", "listing", is_flag=True, help="List the rules, with their sources, and check nothing.")
@FORMAT
@click.pass_obj
def check(
    options: tuple[Path | None, bool],
    path: tuple[Path, ...],
    size: str | None,
    fail_on: str,
    grades: bool,
    listing: bool,
    form: str,
) -> int:
    """Hold files against the rules. PATH is a monograph, a catalog, a PDF, HTML, text or braille, or a folder."""
    configuration = read_configuration(options[0])
    if listing:
        _list(_in_force(configuration), form)
        return 0
    if not path:
        raise click.UsageError("name a file or a folder to check, or --rules")
    with wrong_calls():
        edition = find_edition(size or configuration.defaults.edition)
    refused: list[LeafletError] = []
    found: list[Finding] = []
    table: list[dict[str, object]] = []
    files = list(_files(path, refused))
    for file in files:
        try:
            found += sorted(inspect(file, edition, configuration.braille, refused), key=_place)
            if grades:
                table += ({"file": str(file), **asdict(grade)} for grade in reading_grades(file))
        except LeafletError as error:
            refused += error.each()
    if not is_installed() and any(SUFFIXES[file.suffix] == "pdf" for file in files):
        click.echo("the standards that PDFs claim were not checked: pip install 'pharmacy-leaflet[ua]'", err=True)
    known = _in_force(configuration)
    found = [finding for finding in found if known[finding.rule].severity != "off"]
    report = [_report(finding, known[finding.rule]) for finding in found]
    if form == "json":
        mistakes = [{"where": each.where, "message": each.message, "instead": each.hint} for each in refused]
        whole = {"files": len(files), "findings": report, "refused": mistakes, **({"grades": table} if grades else {})}
        click.echo(json.dumps(whole, ensure_ascii=False))
    else:
        for mistake in refused:
            complain(mistake)
        for line in (*_grades(table), *_lines(report), _sum(report, len(files), len(refused))):
            click.echo(line)
    failing = _FOUND[: _FOUND.index(fail_on) + 1]
    return int(bool(refused) or any(each["severity"] in failing for each in report))


def _in_force(configuration: Configuration) -> dict[str, Rule]:
    """Return every rule, with the severity that the pharmacy gives it."""
    return {
        name: replace(rule, severity=configuration.check.get(name, rule.severity)) for name, rule in rules().items()
    }


def _files(paths: Iterable[Path], refused: list[LeafletError]) -> Iterator[Path]:
    for path in paths:
        try:
            yield from find_files(path)
        except LeafletError as error:
            refused += error.each()


def _place(finding: Finding) -> tuple[int, ...]:
    """Return the numbers in a place, line or page, by which findings in one file are put in order."""
    return tuple(map(int, re.findall(r"\d+", re.sub(r"^.*(?=:|, pages? )", "", finding.where))))


def _report(finding: Finding, rule: Rule) -> dict[str, str]:
    return {
        "where": finding.where,
        "rule": finding.rule,
        "severity": rule.severity,
        "message": finding.message,
        "instead": finding.instead or rule.instead,
        "source": rule.source,
    }


def _lines(report: list[dict[str, str]]) -> Iterator[str]:
    for each in report:
        yield f"{each['where']}: {each['severity']} {each['rule']}: {each['message']}"
        if each["instead"]:
            yield f"  instead: {each['instead']}"
        yield f"  source: {each['source']}"


def _sum(report: list[dict[str, str]], files: int, refused: int) -> str:
    counts = [f"{severity}: {sum(each['severity'] == severity for each in report)}" for severity in _FOUND]
    return ", ".join((f"files checked: {files}", *counts, *([f"refused: {refused}"] if refused else [])))


def _grades(table: list[dict[str, object]]) -> Iterator[str]:
    for each in table:
        scale = f"{each['value']:g} (aim {each['target']:g}, limit {each['limit']:g})"
        yield f"{each['where']}: {each['section']}, {each['formula']}: {scale}"


def _list(known: dict[str, Rule], form: str) -> None:
    if form == "json":
        click.echo(json.dumps([asdict(rule) for rule in known.values()], ensure_ascii=False))
        return
    for rule in known.values():
        decided = ", ".join(
            {"design": "by design", "check": "checked", "person": "by a person"}[how] for how in rule.decided
        )
        on = f" ({', '.join(rule.on)})" if rule.on else ""
        click.echo(f"{rule.id}  {rule.asks}")
        click.echo(f"       {rule.severity + ', ' if rule.checked else ''}{decided}{on}: {rule.how}")
        click.echo(f"       source: {rule.source}")
