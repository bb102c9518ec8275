"""The rules of an audit, read from the tables in `rules/`: what each asks, who says so, and how it is decided."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

SEVERITIES = ("error", "warning", "advice", "off")
"""How much a finding matters, the worst first; a rule that is off is not looked at."""

DECIDED = ("design", "check", "person")
"""How a rule is decided: met by every leaflet of this program, looked for by `leaflet check`, or left to a person."""

SUBJECTS = ("monograph", "catalog", "pdf", "html", "txt", "brf")
"""What a rule can be checked on."""


@dataclass(frozen=True)
class Rule:
    """One rule.

    `asks` is what must be so, `source` the guideline and clause that says so, `decided` how ("design", "check",
    "person"; several may hold), `severity` how much a finding matters, `on` the kinds of file it is checked on, `how`
    what the check measures and against which limit, `instead` what to do where it finds something.
    """

    id: str
    asks: str
    source: str
    decided: tuple[str, ...]
    severity: str
    how: str
    on: tuple[str, ...] = ()
    instead: str = ""

    @property
    def checked(self) -> bool:
        """Return whether a machine looks for it."""
        return "check" in self.decided


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its id, in the order of the tables' names and of each table."""
    found: dict[str, Rule] = {}
    for path in sorted((Path(__file__).parent / "rules").glob("*.toml")):
        for name, entry in tomllib.loads(path.read_text("utf-8")).items():
            if name in found:
                raise ValueError(f"{path}: the rule {name} stands there twice")
            decided, on = (tuple(entry.pop(key, ())) for key in ("decided", "on"))
            found[name] = Rule(id=name, decided=decided, on=on, **entry)
    return MappingProxyType(found)
