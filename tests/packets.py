"""Real leaflets for the tests of packets, made once a run, and packets read back."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image

from leaflet.cli import run

_LANGUAGES = "en,es,ar,hi,zh-Hans"


@cache
def leaflets() -> Path:
    """Return a folder with one medicine in five languages, in the smallest print, on A4."""
    folder = Path(tempfile.mkdtemp(prefix="leaflet-packets-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    assert run(["build", "vitamin-mk-7", "-l", _LANGUAGES, "-e", "clear", "-o", str(folder)]) == 0
    return folder


def leaflet(language: str) -> Path:
    """Return the leaflet in this language."""
    return leaflets() / f"vitamin-mk-7.{language}.clear.pdf"


def pictures(path: Path) -> list[Image.Image]:
    """Return each page as it is printed."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.render(scale=0.7).to_pil().convert("L") for page in pdf]


def words(path: Path) -> list[str]:
    """Return the text of each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]
