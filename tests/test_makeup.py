"""What a monograph is made of: each rule found where it is broken, and silent where it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflet.audit.makeup import LONGEST_WITHOUT_SUMMARY, check_monograph
from leaflet.monograph import read
from leaflet.resources import folder

GOOD = """---
title: Fenolin
version: "2026-11"
sources: ["A book"]
---

## Usage

It eases pain.

## Precautions

Ask your doctor first.

## Dosage

How to take it:

1. Sit up.
2. Swallow 1 tablet with water.
3. If you feel sick, eat a little.

## Side effects

A rash.
"""
LONG = "You feel less pain. " * (LONGEST_WITHOUT_SUMMARY // 4)
WRONG: dict[str, tuple[tuple[str, str], ...]] = {
    "RD-03": (
        ("## Side effects", "### General\n\nTake care.\n\n## Side effects"),
        ("## Side effects", "### Children\n\n### Adults\n\nTake 1.\n\n## Side effects"),
        ("A rash.", "A rash.\n\n### In the kidneys"),
        ("A rash.", "A rash.\n\n## Side effects\n\nA cough."),
        ("## Side effects", f"## {'Many words ' * 7}\n\nTake care.\n\n## Side effects"),
    ),
    "LP-12": (
        ("It eases pain.", "IT EASES ALL PAIN."),
        ("Fenolin", "FENOLIN FOR PAIN"),
        ("Side effects", "SIDE EFFECTS SEEN"),
    ),
    "RD-04": (("It eases pain.", LONG),),
    "RD-08": (
        (
            "1. Sit up.\n2. Swallow 1 tablet with water.\n3. If you feel sick, eat a little.",
            "Sit up. Swallow 1 tablet. Drink some water.",
        ),
        ("1. Sit up.", "1. The tablet is small."),
        ("1. Sit up.", "1. You should sit up."),
    ),
    "RD-15": (("## Precautions\n\nAsk your doctor first.\n\n", ""),),
    "RD-18": (
        ('version: "2026-11"\n', ""),
        ('sources: ["A book"]\n', ""),
    ),
}
RIGHT: dict[str, tuple[tuple[str, str], ...]] = {
    "LP-12": (("", ""), ("It eases pain.", "It is for HIV, AIDS and COPD. STOP it."), ("Fenolin", "FENOLIN")),
    "RD-03": (
        ("", ""),
        ("## Side effects", "### For children\n\nTake 1.\n\n## Side effects"),
        ("## Side effects", "### For children\n\n#### Under 12\n\nTake 1.\n\n## Side effects"),
        ("## Side effects", "## More information about sleep\n\nSleep well.\n\n## Side effects"),
    ),
    "RD-04": (
        ("", ""),
        ("## Usage\n\nIt eases pain.", f"## Main points\n\n* It eases pain.\n\n## Usage\n\n{LONG}"),
    ),
    "RD-08": (
        ("", ""),
        ("1. Sit up.\n2. Swallow 1 tablet with water.\n3. If you feel sick, eat a little.", "Swallow 1 tablet."),
        ("2. Swallow 1 tablet with water.", "2. Do not chew the tablet."),
        ("3. If you feel sick, eat a little.", "3. Do this:\n    * sit up"),
    ),
    "RD-15": (("", ""), ("## Precautions", "## Contraindications"), ("## Precautions", "## Fenolin warnings")),
    "RD-18": (
        ("", ""),
        ('sources: ["A book"]\n', ""),
        ('version: "2026-11"\n', 'reviewed_by: "A. Pharmacist"\nreviewed_on: 2026-01-02\n'),
    ),
}
_SOURCES = "\n\n## Sources\n\n* A book\n"


def rules(tmp_path: Path, text: str) -> list[str]:
    """Return the rules that a monograph of this text breaks."""
    path = tmp_path / "fenolin.md"
    path.write_text(text, "utf-8")
    findings = list(check_monograph(read(path)))
    assert all(finding.where.startswith(f"{path}:") and finding.instead for finding in findings)
    return [finding.rule for finding in findings]


@pytest.mark.parametrize(("rule", "change"), [(rule, each) for rule, group in WRONG.items() for each in group])
def test_it_is_found(tmp_path: Path, rule: str, change: tuple[str, str]) -> None:
    assert change[0] in GOOD
    assert rules(tmp_path, GOOD.replace(*change)) == [rule]


@pytest.mark.parametrize(("rule", "change"), [(rule, each) for rule, group in RIGHT.items() for each in group])
def test_it_is_left_alone(tmp_path: Path, rule: str, change: tuple[str, str]) -> None:
    assert change[0] in GOOD
    text = GOOD.replace(*change) if change[0] else GOOD
    text += _SOURCES if "sources:" in change[0] else ""
    assert rules(tmp_path, text) == [], rule


def test_the_place_and_the_words_are_told(tmp_path: Path) -> None:
    path = tmp_path / "fenolin.md"
    path.write_text(GOOD.replace("1. Sit up.", "1. The tablet is small."), "utf-8")
    (finding,) = check_monograph(read(path))
    assert finding.where == f"{path}:19"
    assert "“The tablet is small.”" in finding.message


def test_our_samples_have_no_finding() -> None:
    for path in sorted(folder("monographs").glob("*.md")):
        assert list(check_monograph(read(path))) == []
