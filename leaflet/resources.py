"""Where things are: what ships with the program, and what it keeps for the next run."""

from __future__ import annotations

import os
from pathlib import Path

from leaflet.errors import LeafletError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder `name` ("templates", "styles", "locales" or "monographs") that ships with the program.

    An installed wheel keeps it inside the package, a checkout at its top level.
    """
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise LeafletError(
        f"the folder {name!r} that ships with leaflet is missing",
        where=str(_PACKAGE),
        hint="install it again: pip install --force-reinstall pharmacy-leaflet",
    )


def kept() -> Path:
    """Return the folder in the user's cache (XDG_CACHE_HOME) for what is kept from one run to the next."""
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "leaflet"
