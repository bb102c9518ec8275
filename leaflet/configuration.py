"""The pharmacy's own settings, `leaflet.toml`: who it is, which help lines to print, what to print by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Pharmacy:
    """Who hands the leaflet over; every field is printed where given and absent where not.

    `web` is an address that leaflets carry as a QR code; {medicine}, {language} and {edition} in it stand for a
    leaflet's own.
    """

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
    conformance: str = "ua1"


@dataclass(frozen=True)
class Braille:
    """How braille is laid out: cells a line and lines a page."""

    cells: int = 40
    lines: int = 25


@dataclass(frozen=True)
class Languages:
    """How languages are set: with "western" `digits` or a script's "own"; `urdu` in "naskh" or "nastaliq" shapes."""

    digits: str = "western"
    urdu: str = "naskh"

    def hand(self, tag: str) -> str:
        """Return the hand that the language called `tag` is set in, where it is not the usual one."""
        return self.urdu if tag == "ur" and self.urdu != Languages.urdu else ""


CHOICES = {
    "digits": ("western", "own"),
    "urdu": ("naskh", "nastaliq"),
    "conformance": ("ua1", "ua2"),
    "sides": ("both", "one"),
}
"""What a key may say, where it may not say anything."""

RANGES = {"cells": (20, 80), "lines": (10, 60), "port": (1, 65535)}
"""The least and the greatest that a number may be."""

PLACEHOLDERS = ("{medicine}", "{language}", "{edition}")
"""What an address on the web may hold for a leaflet's own name, language tag and edition."""


@dataclass(frozen=True)
class Printing:
    """Where leaflets are printed: a queue of CUPS or an address (ipp://...), on "both" sides of a sheet or "one".

    "" leaves the choice of the `printer` to the machine, that of the `tray` to the printer.
    """

    printer: str = ""
    sides: str = "both"
    tray: str = ""


@dataclass(frozen=True)
class Counter:
    """The counter's web page: where it listens, and in which language it is ("" for the defaults').

    Another `address` than this machine's own needs a `token`, which staff sign in with. `hosts` are the names that
    browsers may call it by, with commas between. `certificate` and `key` are files (PEM) for https.
    """

    address: str = "127.0.0.1"
    port: int = 8000
    token: str = field(default="", repr=False)
    hosts: str = ""
    language: str = ""
    certificate: str = ""
    key: str = ""


@dataclass(frozen=True)
class Folders:
    """Folders of the pharmacy's own; a relative one counts from where `leaflet.toml` lies."""

    formulary: str = ""


@dataclass(frozen=True)
class Configuration:
    """Everything in `leaflet.toml`; without the file, its defaults. `path` is where it was read from.

    `check` gives rules of `leaflet check` another severity, by their ids.
    """

    pharmacy: Pharmacy = Pharmacy()
    help: Help = Help()
    defaults: Defaults = Defaults()
    languages: Languages = Languages()
    braille: Braille = Braille()
    printing: Printing = Printing()
    counter: Counter = Counter()
    folders: Folders = Folders()
    check: Mapping[str, str] = field(default_factory=dict, hash=False)
    path: Path | None = None
