"""What workers begin with is loaded before the first leaflet, and missing fonts don't keep them from beginning."""

import subprocess
import sys

LOADED = "import sys, leaflet.batch.warm; print([name in sys.modules for name in {!r}])"
NAMES = ("leaflet.batch.make", "leaflet.press.tags", "weasyprint")


def ran(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.strip()


def test_all_that_makes_a_leaflet_is_loaded() -> None:
    assert ran(LOADED.format(NAMES)) == "[True, True, True]"


def test_without_fonts_a_worker_begins_all_the_same() -> None:
    lacking = "from leaflet.press import fonts; fonts._find = lambda name: None\n"
    assert ran(lacking + LOADED.format(NAMES[:1])) == "[True]"
