"""`leaflet check`: what it finds is told with place, rule, source and advice; its status follows the severity."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from leaflet.audit.rule import rules
from leaflet.cli import run

MONOGRAPH = """---
title: Testamine
version: "2026-11"
sources: ["A book"]
---

## Usage

It is for pain.

## Contraindications

Do not take it if you are under 12.

## Dosage

Take 1 tablet twice daily with 5 mcg of water.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "testamine.md").write_text(MONOGRAPH)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def called(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = run(["check", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_finding_has_place_severity_rule_advice_and_source(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = called(capsys, "testamine.md")
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert any(line.startswith("testamine.md:17: error UN-01: ") and "mcg" in line for line in lines)
    place = next(number for number, line in enumerate(lines) if "UN-01" in line)
    assert lines[place + 1].startswith("  instead: ")
    assert "micrograms" in lines[place + 1]
    assert lines[place + 2].startswith("  source: ")
    assert lines[-1] == "files checked: 1, error: 1, warning: 1, advice: 0"


def test_findings_stand_in_the_order_of_their_places(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = MONOGRAPH.replace("It is for pain.", "It is for pain. Take 1.0 mg.").replace("under 12", "under 12 U")
    (folder / "testamine.md").write_text(text)
    report = json.loads(called(capsys, "testamine.md", "--format", "json")[1])
    places = [int(finding["where"].rpartition(":")[2]) for finding in report["findings"]]
    assert places == sorted(places)
    assert len(places) > 3


def test_the_status_follows_the_severity(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "testamine.md").write_text(MONOGRAPH.replace("5 mcg of ", ""))
    assert called(capsys, "testamine.md")[0] == 0
    assert called(capsys, "testamine.md", "--fail-on", "warning")[0] == 1
    (folder / "testamine.md").write_text(
        MONOGRAPH.replace("twice daily with 5 mcg of water", "with water in the morning")
    )
    assert called(capsys, "testamine.md", "--fail-on", "advice") == (
        0,
        "files checked: 1, error: 0, warning: 0, advice: 0\n",
        "",
    )


def test_the_pharmacy_sets_severities(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "leaflet.toml").write_text('[check]\nUN-01 = "advice"\nRD-09 = "off"\n')
    status, out, _ = called(capsys, "testamine.md")
    assert status == 0
    assert "advice UN-01" in out
    assert "RD-09" not in out
    (folder / "leaflet.toml").write_text('[check]\nUN-1 = "advice"\nRD-09 = "loud"\n')
    status, _, err = called(capsys, "testamine.md")
    assert status == 1
    assert "unknown rule 'UN-1' in [check]" in err
    assert "did you mean 'UN-01'?" in err
    assert "'RD-09' in [check] is 'loud'" in err


def test_json_is_pure_and_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "broken.md").write_text("no monograph")
    status, out, err = called(capsys, ".", "--format", "json", "--grades")
    report = json.loads(out)
    assert (status, err, report["files"]) == (1, "", 2)
    assert {finding["rule"] for finding in report["findings"]} == {"UN-01", "RD-09"}
    assert {"where", "rule", "severity", "message", "instead", "source"} == set(report["findings"][0])
    assert report["refused"]
    assert all(mistake["where"].startswith("broken.md") for mistake in report["refused"])


def test_a_file_that_cannot_be_read_stops_no_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nonsense")
    status, out, err = called(capsys, "broken.pdf", "none.md", "testamine.md")
    assert status == 1
    assert "broken.pdf" in err
    assert "none.md: there is no such file" in err
    assert "testamine.md:17: error UN-01" in out
    assert re.search(r"files checked: 2, .*, refused: [23]$", out)


def test_every_rule_can_be_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = called(capsys, "--rules")
    assert status == 0
    assert all(f"{name}  {rule.asks}" in out and rule.source in out for name, rule in rules().items())
    (folder / "leaflet.toml").write_text('[check]\nUN-01 = "advice"\n')
    listed = {rule["id"]: rule for rule in json.loads(called(capsys, "--rules", "--format", "json")[1])}
    assert set(listed) == set(rules())
    assert listed["UN-01"]["severity"] == "advice"


def test_grades_are_told_with_their_formula(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = " ".join(["Take this medicine with a glass of water."] * 5)
    (folder / "testamine.md").write_text(MONOGRAPH.replace("It is for pain.", long))
    out = called(capsys, "testamine.md", "--grades")[1]
    assert "testamine.md:9: usage, Flesch-Kincaid grade (Kincaid et al. 1975): " in out


def test_without_a_path_the_call_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = called(capsys)
    assert status == 2
    assert "--rules" in err
