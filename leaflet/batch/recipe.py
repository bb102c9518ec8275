"""What a leaflet is made of: every file, setting and version that can change a byte of it, as two keys.

The inputs are all that its text comes from, found without making it; the page is the finished HTML with all that sets
it. A leaflet is made anew only when both have changed: a comment in a template alters the inputs alone. A form that is
not set in type has no page: that it is the same is seen when it is written.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

from leaflet import resources
from leaflet.batch.digests import Digests, digest
from leaflet.configuration import Braille, Configuration, Counter, Defaults, Folders, Printing
from leaflet.edition import Edition, Paper
from leaflet.press import fonts

_HOUSE = Path(resources.__file__).parent
_ELSEWHERE = {"audit", "batch", "commands", "counter", "cli.py", "doctor.py", "progress.py"}
_ELSEWHERE |= {"__init__.py", "__main__.py", "storage.py", "printer.py", "printing", "settings.py", "slip.py"}
_ELSEWHERE |= {"directions.py", "dosing", "fitting.py", "worker.py"}
"""Rooms that no leaflet of a batch passes through."""

_SETTING = ("pdf.py", "proof.py", "press", "readback")
"""Rooms that a page passes through after it is composed."""

_COMPOSERS = ("babel", "icu4py", "jinja2", "markdown", "markupsafe", "pyyaml", "segno")
_SETTERS = ("cssselect2", "deflate", "fonttools", "pillow", "pydyf", "pyphen", "tinycss2", "tinyhtml5", "weasyprint")
_LIBRARIES = (("pango-1.0.so.0", "pango_version_string"), ("harfbuzz.so.0", "hb_version_string"))
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PICTOGRAM = re.compile(r'class="pictogram ([\w-]+)')
_TONGUE = re.compile(r'\blang="([\w-]+)"')


class Recipe:
    """What leaflets of one configuration are made of; `digests` looks at the files."""

    def __init__(self, configuration: Configuration, digests: Digests) -> None:
        self._configuration = configuration
        self._digests = digests
        self._known: dict[str, str] = {}

    def inputs(self, language: str, edition: Edition, paper: Paper, form: str, conformance: str) -> str:
        """Return the digest of all that leaflets of a kind come from, but for their monograph and its catalog."""
        parts = [
            asdict(edition),
            asdict(paper),
            conformance if form == "pdf" else "",
            language,
            self._digests.file(resources.folder("locales") / f"{language}.po"),
            self._once("program", self._program),
            self._once(form, lambda: self._form(form)),
        ]
        return digest(repr(parts).encode())

    def _once(self, name: str, find: object) -> str:
        if name not in self._known:
            self._known[name] = digest(repr(find()).encode())  # type: ignore[operator]
        return self._known[name]

    def _program(self) -> object:
        """Return what every leaflet comes from; the words of the source language are those that gates compare with."""
        locales = resources.folder("locales")
        rooms = [path for path in _HOUSE.iterdir() if path.name not in _ELSEWHERE]
        return (
            asdict(_printed(self._configuration)),
            self._digests.files(_code(rooms)),
            self._digests.files(_all(resources.folder("templates"))),
            self._digests.files((locales / "en.po", locales / f"{self._configuration.defaults.language}.po")),
            sorted(path.name for path in locales.glob("*.po")),
            versions(_COMPOSERS),
        )

    def _form(self, form: str) -> object:
        styles = resources.folder("styles")
        if form == "pdf":
            shared = [path for path in _all(styles) if path.suffix in {".css", ".svg", ".toml"}]
            return self._digests.files(shared), self._digests.files(fonts.files()), self._setters()
        pictures = self._digests.files(_all(styles / "pictograms"))
        web = self._digests.files((styles / "web" / "web.css", styles / "fonts.toml"))
        return (web, pictures) if form == "html" else (web, pictures, self._braille() if form == "brf" else "")

    def page(self, html: str, hand: str, conformance: str, used: str) -> str:
        """Return the key of a finished page and of all that sets it; `used` are the font families it is set in.

        `hand` is the class of a page that is not written in its language's usual hand.
        """
        styles = resources.folder("styles")
        drawn = sorted(set(_PICTOGRAM.findall(html)))
        names = set(_reached(html, hand, used.split(",")))
        parts = (
            html,
            conformance,
            self._once("rules", lambda: [_COMMENT.sub("", path.read_text("utf-8")) for path in _sheets(styles)]),
            [self._digests.file(styles / "pictograms" / f"{name}.svg") for name in drawn],
            self._digests.files(path for path in fonts.files() if path.name in names),
            self._once("setters", self._setters),
        )
        return digest(repr(parts).encode())

    def _setters(self) -> object:
        rooms = self._digests.files(_code([_HOUSE / name for name in _SETTING]))
        return rooms, versions(_SETTERS), libraries()

    def _braille(self) -> object:
        """Return what decides how braille is written: our settings, liblouis, its tables and ours."""
        styles = resources.folder("styles")
        ours = self._digests.files((styles / "braille.toml", *_all(styles / "braille")))
        program = shutil.which("lou_translate")
        if not program:
            return asdict(self._configuration.braille), ours
        import subprocess  # noqa: PLC0415 - slow to import, and only braille needs it

        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
        tables = Path(program).parents[1] / "share" / "liblouis" / "tables"
        return asdict(self._configuration.braille), ours, said, self._digests.files(_all(tables))


def _printed(settings: Configuration) -> Configuration:
    """Return the settings that may stand on a page; the rest chooses what is made, and is in its name or its key."""
    defaults = Defaults(language=settings.defaults.language)
    apart = {"braille": Braille(), "printing": Printing(), "counter": Counter(), "folders": Folders()}
    return replace(settings, defaults=defaults, check={}, path=None, **apart)  # type: ignore[arg-type]


def _code(rooms: list[Path]) -> Iterator[Path]:
    """Yield the Python files in `rooms`, which are files or folders."""
    for room in rooms:
        yield from room.rglob("*.py") if room.is_dir() else [room]


def _all(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _sheets(styles: Path) -> list[Path]:
    return sorted(styles.glob("*.css"))


def _reached(html: str, hand: str, used: list[str]) -> Iterator[str]:
    """Yield the files of the fonts that the text of a page tries, in each of its languages, up to those it is set in.

    What stands before a font that is used might take a character from it; what stands after it can't.
    """
    by_name = {family.name: family for family in fonts.families()}
    main, *others = dict.fromkeys(_TONGUE.findall(html)) or [""]
    own = {name for name in used if main in by_name[name].languages}
    for tag in (main, *others):
        stack = fonts.stack(tag, (tag, hand) if hand else ())
        sought = set(used) if tag == main else set(used) - own
        last = max((place for place, name in enumerate(stack) if name in sought), default=0)
        for name in stack[: last + 1]:
            yield from by_name[name].files


@cache
def versions(packages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the Python and the `packages` that are installed, with their versions."""
    return (sys.version, *sorted(each for each in installed() if each.partition("-")[0] in packages))


@cache
def installed() -> frozenset[str]:
    """Return what is installed, as "name-version", by the names of folders: to read them takes too long."""
    found = set()
    for place in filter(os.path.isdir, sys.path):
        for entry in os.listdir(place):
            name, _, rest = entry.partition("-")
            if rest.endswith((".dist-info", ".egg-info")):
                found.add(f"{name.lower().replace('.', '_')}-{rest.rpartition('.')[0]}")
    return frozenset(found)


@cache
def libraries() -> tuple[str, ...]:
    """Return the versions of the libraries of the system that set the type, as far as they are found by name."""
    found = []
    for name, function in _LIBRARIES:
        with suppress(OSError):
            call = getattr(ctypes.CDLL(f"lib{name}"), function)
            call.restype = ctypes.c_char_p
            found.append(f"{name} {call().decode()}")
    with suppress(OSError, ValueError):
        said = ctypes.c_char_p.in_dll(ctypes.CDLL("libfribidi.so.0"), "fribidi_version_info").value or b""
        found.append(said.partition(b"\n")[0].decode())
    return tuple(found)
