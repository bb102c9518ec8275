"""The fonts that a page may use and no others: a private fontconfig, made in the user's cache.

What is installed besides changes nothing, and a character that none of our fonts has is seen, not guessed.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from leaflet import resources
from leaflet.errors import LeafletError

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{folder}/files</dir>
<cachedir>{folder}/cache</cachedir>
<config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


@dataclass(frozen=True)
class Family:
    """A font family of `styles/fonts.toml`: its file names, the Debian package that holds them, who prefers it.

    One in another `hand` than its language is printed in by default ("ur", "nastaliq") is first on pages of that class
    alone, and has there the `leading` that it needs.
    """

    name: str
    regular: str
    package: str
    bold: str = ""
    required: bool = False
    languages: tuple[str, ...] = ()
    hand: tuple[str, ...] = ()
    leading: float = 0.0

    @property
    def files(self) -> tuple[str, ...]:
        """Return the names of its files, regular first."""
        return tuple(filter(None, (self.regular, self.bold)))

    @property
    def command(self) -> str:
        """Return the command that installs it on Debian and its kin."""
        return f"apt-get install {self.package}"


@cache
def _data() -> tuple[tuple[Path, ...], tuple[Family, ...]]:
    with (resources.folder("styles") / "fonts.toml").open("rb") as file:
        data = tomllib.load(file)
    return tuple(Path(folder).expanduser() for folder in data["folders"]), tuple(map(_family, data["family"]))


def _family(entry: dict[str, Any]) -> Family:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return Family(**values)


@cache
def _find(name: str) -> Path | None:
    places = (folder / name for folder in _data()[0])
    return next((place.resolve() for place in places if place.is_file()), None)


def families() -> tuple[Family, ...]:
    """Return every family that leaflets know, installed or not, in the order of the stack."""
    return _data()[1]


def missing() -> tuple[Family, ...]:
    """Return the families that lack a file on this machine."""
    return tuple(family for family in families() if not all(map(_find, family.files)))


def files() -> tuple[Path, ...]:
    """Return the font files that pages are set in.

    LeafletError names the package of every required family that is not installed.
    """
    absent = missing()
    lacking = [family for family in absent if family.required]
    if lacking:
        names = ", ".join(family.name for family in lacking)
        packages = " ".join(sorted({family.package for family in lacking}))
        raise LeafletError(
            f"the fonts that leaflets are printed in are not installed: {names}",
            where=", ".join(map(str, _data()[0])),
            hint=f"apt-get install {packages}",
        )
    found = {_find(name): None for family in families() if family not in absent for name in family.files}
    return tuple(path for path in found if path)


def in_hand(hand: str) -> Family:
    """Return the family that is written in `hand` ("nastaliq"); LeafletError where it is not installed."""
    family = next(family for family in families() if hand in family.hand)
    if family in missing():
        raise LeafletError(f"the font for {hand} is not installed: {family.name}", hint=family.command)
    return family


def stack(language: str = "", hand: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the installed families in the order that text in `language` (a tag), or in a `hand` of it, tries them."""
    absent = missing()
    base, *others = (family for family in families() if family not in absent)
    others.sort(key=lambda family: (not hand or hand != family.hand, language not in family.languages))
    return tuple(family.name for family in (base, *others))


def stylesheet() -> str:
    """Return the CSS that gives every text its stack, and each language that prefers a family its own.

    Elements that say no language take the stack of the one around them, which is quicker than to ask each of them.
    """
    absent = missing()
    tags = [tag for family in families() if family not in absent for tag in family.languages]
    hands = [family.hand for family in families() if family not in absent and family.hand]
    rules = [
        (":root", stack()),
        *((_in(tag), stack(tag)) for tag in tags),
        *((f".{hand}{_in(tag)},.{hand} {_in(tag)}", stack(tag, (tag, hand))) for tag, hand in hands),
    ]
    return "\n".join(f"{selector}{{font-family:{','.join(map(repr, names))}}}" for selector, names in rules)


def _in(tag: str) -> str:
    """Return the selector of elements that say that they are in a language."""
    return f'[lang|="{tag}" i]'


def _write(folder: Path, name: str, paths: tuple[Path, ...]) -> Path:
    """Put links to `paths` and their fonts.conf into `folder`/`name`, whole or not at all; return fonts.conf."""
    from html import escape  # noqa: PLC0415 - slow to import, and once a machine is enough

    final = folder / name
    if not final.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder))
        (made / "files").mkdir()
        for path in paths:
            (made / "files" / path.name).symlink_to(path)
        (made / "fonts.conf").write_text(_CONFIGURATION.format(folder=escape(str(final), quote=False)), "utf-8")
        try:
            made.replace(final)
        except OSError:
            shutil.rmtree(made)
            if not final.is_dir():
                raise
    return final / "fonts.conf"


@cache
def prepare() -> Path:
    """Make fontconfig see our fonts alone, and return its configuration; call it before weasyprint is imported.

    The folder lies in the user's cache (XDG_CACHE_HOME), or in a temporary one where that cannot be written. It is
    named after the fonts, so that a font package that changes gets a new one.
    """
    paths = files()
    state = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
    name = f"fonts-{hashlib.sha256(repr((_CONFIGURATION, state)).encode()).hexdigest()[:16]}"
    try:
        configuration = _write(resources.kept(), name, paths)
    except OSError:
        temporary = Path(tempfile.mkdtemp(prefix="leaflet-"))
        atexit.register(shutil.rmtree, temporary, ignore_errors=True)
        configuration = _write(temporary, name, paths)
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    return configuration


@cache
def _characters() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import, and only an error asks for it

    codes: set[int] = set()
    for path in files():
        with TTFont(path, fontNumber=0, lazy=True) as font:  # the faces of a collection share their characters
            codes.update(font.getBestCmap())
    return frozenset(codes)


def unprintable(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that no font of ours has, each once, in order; to explain a missing glyph."""
    visible = (char for char in dict.fromkeys(text) if unicodedata.category(char) not in {"Cc", "Cf", "Zl", "Zp"})
    return tuple(char for char in visible if ord(char) not in _characters() and not "\ufe00" <= char <= "\ufe0f")
