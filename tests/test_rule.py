"""The rules are whole, come from a source, and each that a machine looks for is tested both ways."""

import importlib
import re
from pathlib import Path

import pytest

from leaflet.audit.rule import DECIDED, SEVERITIES, SUBJECTS, rules

GROUPS = {"LP": 29, "RD": 21, "UN": 9, "PDF": 24, "FMT": 8}
"""The groups of rules, and how many each has: large print, reading, units, the file, other forms."""

TESTS = [
    path
    for path in sorted(Path(__file__).parent.glob("test_*.py"))
    if re.search(r"^WRONG\b", path.read_text(), re.MULTILINE)
]


def test_no_rule_is_left_out() -> None:
    wanted = {f"{group}-{number:02}" for group, count in GROUPS.items() for number in range(1, count + 1)}
    assert set(rules()) == wanted


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_a_rule_says_all_that_it_must(rule) -> None:
    assert rule.asks.strip().endswith(".")
    assert rule.source.strip()
    assert rule.how.strip()
    assert rule.decided
    assert set(rule.decided) <= set(DECIDED)
    assert rule.severity in SEVERITIES[:-1]
    assert bool(rule.on) is rule.checked
    assert set(rule.on) <= set(SUBJECTS)
    assert rule.instead or not rule.checked


def test_every_checked_rule_is_tested_with_what_it_finds_and_what_it_lets_through() -> None:
    wrong: set[str] = set()
    right: set[str] = set()
    for path in TESTS:
        module = importlib.import_module(path.stem)
        wrong.update(module.WRONG)
        right.update(module.RIGHT)
    checked = {name for name, rule in rules().items() if rule.checked}
    assert checked - wrong == set()
    assert checked - right == set()
    assert (wrong | right) <= checked
