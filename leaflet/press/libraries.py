"""What WeasyPrint loads: libraries found without asking around, and nothing that leaflets are not made with.

WeasyPrint tries each library under the names of three systems. For every name that is not this one's, `ctypes` asks
`ldconfig`, `gcc` and `ld`, some two hundred processes in all: a third of the time of a first leaflet. On Linux they
can tell nothing but a name that the loader then looks for, and WeasyPrint asks the loader for the right one itself.
Of fontTools it loads parts that subset and vary fonts, as slow to load again; a leaflet's fonts do not vary, and
HarfBuzz subsets them.
"""

from __future__ import annotations

import ctypes.util
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")


def _none(name: str) -> str | None:
    """Find no library."""
    return None


class _Late(ModuleType):
    """Stands for a module that is loaded when one of its functions is called first."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*arguments: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*arguments, **named)

        return call


@contextmanager
def _unasked() -> Iterator[None]:
    """Let what is imported meanwhile look for no library, load nothing seldom called, and be left in peace."""
    search, collects = ctypes.util.find_library, gc.isenabled()
    late = {name: _Late(name) for name in _SELDOM if name not in sys.modules}
    ctypes.util.find_library = _none
    sys.modules.update(late)
    gc.disable()
    try:
        yield
    finally:
        ctypes.util.find_library = search
        for name in late:
            del sys.modules[name]
        if collects:
            gc.enable()


def load() -> None:
    """Import WeasyPrint; the fonts must be prepared before."""
    if "weasyprint" not in sys.modules and sys.platform == "linux":
        with _unasked():
            import_module("weasyprint.pdf")
        _know_types()


def _know_types() -> None:
    """Tell cffi the types that WeasyPrint calls by name, from functions that take them: to parse a name takes 5 ms."""
    from weasyprint.text.ffi import ffi, harfbuzz, pango, pangoft2  # noqa: PLC0415

    for name, function, place in (
        ("PangoRectangle *", pango.pango_layout_line_get_extents, 1),
        ("PangoFcFontMap *", pangoft2.pango_fc_font_map_set_config, 0),
        ("unsigned int *", harfbuzz.hb_blob_get_data, 1),
    ):
        getattr(ffi, "_parsed_types", {}).setdefault(name, (ffi.typeof(function).args[place], False))
