"""The pharmacy's settings read from `leaflet.toml`, every mistake in them told at once."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from leaflet.audit.rule import SEVERITIES, rules
from leaflet.configuration import (
    CHOICES,
    PLACEHOLDERS,
    RANGES,
    Braille,
    Configuration,
    Counter,
    Defaults,
    Folders,
    Help,
    Languages,
    Pharmacy,
    Printing,
)
from leaflet.errors import LeafletError, refuse

NAME = "leaflet.toml"

_TABLES: Mapping[str, Any] = {
    "pharmacy": Pharmacy,
    "help": Help,
    "defaults": Defaults,
    "languages": Languages,
    "braille": Braille,
    "printing": Printing,
    "counter": Counter,
    "folders": Folders,
}


def _nearest(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0)[0]
    listed = f" Known: {', '.join(known)}" if len(known) < 20 else ""
    return f"did you mean {near!r}?{listed}"


def _entries(name: str, entries: object, path: Path, errors: list[LeafletError]) -> Iterator[tuple[str, Any]]:
    if isinstance(entries, dict):
        yield from entries.items()
    else:
        errors.append(LeafletError(f"{name!r} is not a table", str(path), f"write [{name}] and its keys under it"))


def _table(name: str, entries: object, path: Path, errors: list[LeafletError]) -> Any:
    known = {each.name: each.default for each in fields(_TABLES[name])}
    good: dict[str, str | int] = {}
    for key, value in _entries(name, entries, path, errors):
        if key not in known:
            errors.append(LeafletError(f"unknown key {key!r} in [{name}]", str(path), _nearest(key, list(known))))
            continue
        mistake = _mistake(key, value, type(known[key]))
        if mistake:
            errors.append(LeafletError(f"{key!r} in [{name}] {mistake[0]}", str(path), mistake[1]))
        else:
            good[key] = " ".join(value.split()) if isinstance(value, str) else value
    return _TABLES[name](**good)


def _mistake(key: str, value: object, kind: type) -> tuple[str, str] | None:
    """Return what is wrong with the `value` of a `key`, and what to write."""
    if type(value) is not kind:
        return ("is not a number", f"write {key} = 40") if kind is int else ("is not text", f'write {key} = "..."')
    least, most = RANGES.get(key, (0, 0))
    if isinstance(value, int) and not least <= value <= most:
        return f"is {value}", f"write a number from {least} to {most}"
    if isinstance(value, str) and value not in CHOICES.get(key, (value,)):
        return f"is {value!r}", "write " + " or ".join(f'"{choice}"' for choice in CHOICES[key])
    if isinstance(value, str) and key == "web" and value:
        strange = [name for name in re.findall(r"\{[^}]*\}?|\}", value) if name not in PLACEHOLDERS]
        if strange:
            return f"holds {strange[0]!r}", f"what it may hold is {', '.join(PLACEHOLDERS)}"
        if not re.fullmatch(r"https?://[^\s/]\S*", value.strip()):
            return "is no address on the web", 'write a whole one: web = "https://..."'
    return None


def _severities(entries: object, path: Path, errors: list[LeafletError]) -> Mapping[str, str]:
    known = {name: rule for name, rule in rules().items() if rule.checked}
    good = {}
    for name, severity in _entries("check", entries, path, errors):
        if name not in known:
            errors.append(LeafletError(f"unknown rule {name!r} in [check]", str(path), _nearest(name, list(known))))
        elif severity not in SEVERITIES:
            hint = "write " + " or ".join(f'"{choice}"' for choice in SEVERITIES)
            errors.append(LeafletError(f"{name!r} in [check] is {severity!r}", str(path), hint))
        else:
            good[name] = severity
    return good


def read_configuration(path: Path | None = None) -> Configuration:
    """Read `path`, or `leaflet.toml` in the working folder where there is one; every mistake is raised at once."""
    if path is None:
        path = Path(NAME)
        if not path.exists():
            return Configuration()
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise LeafletError(f"cannot be read: {error.strerror}", str(path), "check the name after --config") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LeafletError(f"is not a TOML file: {error}", str(path), "see the example in the README") from None
    errors: list[LeafletError] = []
    tables: dict[str, Any] = {}
    for name, entries in data.items():
        if name == "check":
            tables[name] = _severities(entries, path, errors)
        elif name not in _TABLES:
            errors.append(LeafletError(f"unknown table [{name}]", str(path), _nearest(name, [*_TABLES, "check"])))
        else:
            tables[name] = _table(name, entries, path, errors)
    refuse(errors)
    return Configuration(path=path, **tables)
