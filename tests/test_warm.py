"""What workers begin with is loaded before the first leaflet, and missing fonts don't keep them from beginning."""

import subprocess
import sys

import pytest

LOADED = "import sys, leaflet.{}.warm; print([name in sys.modules for name in {!r}])"
MADE = [("batch", "leaflet.batch.make"), ("counter", "leaflet.counter.making")]
NAMES = ("leaflet.press.tags", "weasyprint")


def ran(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize(("whose", "maker"), MADE)
def test_all_that_makes_a_leaflet_is_loaded(whose: str, maker: str) -> None:
    assert ran(LOADED.format(whose, (maker, *NAMES))) == "[True, True, True]"


@pytest.mark.parametrize(("whose", "maker"), MADE)
def test_without_fonts_a_worker_begins_all_the_same(whose: str, maker: str) -> None:
    lacking = "from leaflet.press import fonts; fonts._find = lambda name: None\n"
    assert ran(lacking + LOADED.format(whose, (maker,))) == "[True]"
