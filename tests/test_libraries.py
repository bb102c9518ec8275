"""WeasyPrint is loaded without a search for its libraries, and all of fontTools is there when it is asked for."""

from __future__ import annotations

import os
import subprocess
import sys

LOAD = "from leaflet.press import fonts, libraries; fonts.prepare(); libraries.load(); "


def run(code: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_process_is_started() -> None:
    forbidden = "import subprocess, os; subprocess.Popen = os.system = None; "
    assert run(forbidden + LOAD + "import weasyprint; print(weasyprint.__version__)").strip()


def test_the_search_and_the_collector_are_as_they_were() -> None:
    code = "import ctypes.util, gc; f = ctypes.util.find_library; " + LOAD
    assert run(code + "print(ctypes.util.find_library is f, gc.isenabled())") == "True True\n"
    assert run("import gc; gc.disable(); " + LOAD + "print(gc.isenabled())") == "False\n"


def test_what_is_seldom_called_works_when_it_is() -> None:
    code = LOAD + "from weasyprint.pdf import fonts as f; import fontTools.subset; "
    assert run(code + "print(isinstance(f.subset.Options(drop_tables=[]), fontTools.subset.Options))") == "True\n"
    code = LOAD + "import sys; print([name in sys.modules for name in libraries._SELDOM])"
    assert run(code) == "[False, False]\n"


def test_every_library_is_found_that_a_search_finds() -> None:
    names = "'gobject pango harfbuzz harfbuzz_subset harfbuzz_vector fontconfig pangoft2'.split()"
    found = f"from weasyprint.text import ffi; print([name for name in {names} if getattr(ffi, name)])"
    after = run(LOAD + found)
    assert after == run(found)
    assert "pango" in after


def test_types_known_by_heart_are_those_that_cffi_reads() -> None:
    code = (
        "from weasyprint.text.ffi import ffi; names = ('PangoRectangle *', 'PangoFcFontMap *', 'unsigned int *'); "
        "known = [ffi._parsed_types.pop(name)[0] for name in names]; print([*map(ffi.typeof, names)] == known)"
    )
    assert run(LOAD + code) == "True\n"
