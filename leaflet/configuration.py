"""The pharmacy's own settings, `leaflet.toml`: who it is, which help lines to print, what to print by default."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from leaflet.errors import LeafletError, refuse

NAME = "leaflet.toml"


@dataclass(frozen=True)
class Pharmacy:
    """Who hands the leaflet over; every field is printed where given and absent where not."""

    name: str = ""
    address: str = ""
    phone: str = ""
    opening_hours: str = ""
    web: str = ""


@dataclass(frozen=True)
class Help:
    """Whom a patient calls: the emergency number, a medicines helpline, and where side effects are reported."""

    emergency_number: str = ""
    medicines_helpline: str = ""
    report_side_effects: str = ""


@dataclass(frozen=True)
class Defaults:
    """What is printed when the command line does not say."""

    language: str = "en"
    edition: str = "large"
    paper: str = "a4"


@dataclass(frozen=True)
class Languages:
    """How languages are set: with "western" `digits` or a script's "own"; `urdu` in "naskh" or "nastaliq" shapes."""

    digits: str = "western"
    urdu: str = "naskh"

    def hand(self, tag: str) -> str:
        """Return the hand that the language called `tag` is set in, where it is not the usual one."""
        return self.urdu if tag == "ur" and self.urdu != Languages.urdu else ""


CHOICES = {"digits": ("western", "own"), "urdu": ("naskh", "nastaliq")}
"""What a key may say, where it may not say anything."""


@dataclass(frozen=True)
class Folders:
    """Folders of the pharmacy's own; a relative one counts from where `leaflet.toml` lies."""

    formulary: str = ""


@dataclass(frozen=True)
class Configuration:
    """Everything in `leaflet.toml`; without the file, its defaults. `path` is where it was read from."""

    pharmacy: Pharmacy = Pharmacy()
    help: Help = Help()
    defaults: Defaults = Defaults()
    languages: Languages = Languages()
    folders: Folders = Folders()
    path: Path | None = None


_TABLES: dict[str, type[Pharmacy] | type[Help] | type[Defaults] | type[Languages] | type[Folders]] = {
    "pharmacy": Pharmacy,
    "help": Help,
    "defaults": Defaults,
    "languages": Languages,
    "folders": Folders,
}


def _nearest(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0)[0]
    return f"did you mean {near!r}? Known: {', '.join(known)}"


def _table(name: str, entries: object, path: Path, errors: list[LeafletError]) -> Any:
    kind = _TABLES[name]
    if not isinstance(entries, dict):
        errors.append(LeafletError(f"{name!r} is not a table", str(path), f"write [{name}] and its keys under it"))
        return kind()
    known = [field.name for field in fields(kind)]
    good = {}
    for key, value in entries.items():
        if key not in known:
            errors.append(LeafletError(f"unknown key {key!r} in [{name}]", str(path), _nearest(key, known)))
        elif not isinstance(value, str):
            errors.append(LeafletError(f"{key!r} in [{name}] is not text", str(path), f'write {key} = "..."'))
        elif value not in CHOICES.get(key, (value,)):
            choices = " or ".join(f'"{choice}"' for choice in CHOICES[key])
            errors.append(LeafletError(f"{key!r} in [{name}] is {value!r}", str(path), f"write {choices}"))
        else:
            good[key] = " ".join(value.split())
    return kind(**good)


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
    tables = {}
    for name, entries in data.items():
        if name not in _TABLES:
            errors.append(LeafletError(f"unknown table [{name}]", str(path), _nearest(name, list(_TABLES))))
        else:
            tables[name] = _table(name, entries, path, errors)
    refuse(errors)
    return Configuration(path=path, **tables)
