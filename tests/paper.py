"""PDFs for the print audit: pages by Chromium, documents by LibreOffice, drawn by hand, and lines by themselves."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from leaflet.audit.sheet.printed import Box, Face, Glyph, Line, Part, Print, Run, Shape, Sheet, Space

_BROWSER = shutil.which("chromium")
_STYLE = """
@page { size: A4; margin: 25.4mm; @bottom-left { content: "Page " counter(page); font: bold 18pt "Noto Sans" } }
html { font: 18pt/1.5 "Noto Sans"; color: black } body { margin: 0 }
h1, h2 { font-size: 22pt; font-weight: bold; margin: 1em 0 0.5em; line-height: 1.25 }
p { margin: 0 0 1.5em } ul { list-style: "●  " } sup { font-size: 1em; line-height: 0 } th { text-align: start }
"""
_TEXT = """
<h1>Examplin</h1>
<p>Examplin is a medicine for pain. It begins to work after about half an hour and goes on for some hours.
Take it only when you need it, and never for more than three days without asking a pharmacist.</p>
<h2>How to take it</h2>
<p>Swallow one tablet whole, with a glass of water. You may eat before or after it. Wait until the next day
before you take one more, and keep the tablets where no child can reach or see them.</p>
"""


def page(text: str = "", style: str = "", body: str = _TEXT, language: str = "en") -> str:
    """Return an HTML page that is as it should be, with `text` after its own and `style` after its own."""
    way = "rtl" if language == "ar" else "ltr"
    head = f"<meta charset=utf-8><title>Examplin</title><style>{_STYLE}{style}</style>"
    return f"<!doctype html><html lang={language} dir={way}><head>{head}</head><body>{body}{text}</body></html>"


def _env() -> dict[str, str]:
    """Return the environment without the private fonts that a leaflet set in this process has left there."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


def by_chromium(pages: Mapping[str, str]) -> dict[str, bytes]:
    """Return each of the HTML `pages` as Chromium prints it to PDF; one browser prints them all."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, folder]
        subprocess.run(command, input=json.dumps(dict(pages)), text=True, check=True, timeout=120, env=_env())
        return {name: (Path(folder) / f"{number}.pdf").read_bytes() for number, name in enumerate(pages)}


def by_libreoffice(documents: Mapping[str, str]) -> dict[str, bytes]:
    """Return each of the flat ODT `documents` as LibreOffice exports it to PDF; it is started once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, text in documents.items():
            (folder / f"{title}.fodt").write_text(text)
        files = map(str, sorted(folder.glob("*.fodt")))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, *files]
        subprocess.run(command, check=True, capture_output=True, timeout=120, env=_env())
        return {title: (folder / f"{title}.pdf").read_bytes() for title in documents}


def drawn(content: str, *, box: tuple[int, ...] = (0, 0, 595, 842), turn: int = 0, password: str = "") -> bytes:
    """Return a PDF of one page with `content`, in Helvetica (/F) that is not in the file."""
    import pikepdf

    pdf = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    sheet = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=list(box),
        Rotate=turn,
        Contents=pdf.make_stream(content.encode()),
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
    )
    pdf.pages.append(pikepdf.Page(sheet))
    file = io.BytesIO()
    pdf.save(file, encryption=pikepdf.Encryption(user=password, owner="owner") if password else False)
    return file.getvalue()


FACE = Face("Noto-Sans", embedded=True, italic=False, bold=False)
BOLD = replace(FACE, name="Noto-Sans-Bold", bold=True)


def line(text: str, x: float = 72.0, baseline: float = 700.0, *, page: int = 1, **run: Any) -> Line:
    """Return a line of print, every letter half as wide as it is high."""
    full = {"face": FACE, "size": 18.0, "angle": 0.0, "slant": 0.0, "colour": (0, 0, 0), "thick": False}
    made = Run(**{**full, "running": False, "part": Part(), **run})
    step, glyphs, space = made.size / 2, [], Space.SET
    for at, letter in enumerate(text):
        if letter == " ":
            space = Space.SET
            continue
        glyphs.append(Glyph(letter, x + at * step, x + (at + 1) * step, baseline, made, space))
        space = Space.NONE
    return Line(tuple(glyphs), page)


def print_of(*lines: Line, shapes: tuple[Shape, ...] = (), links: tuple[Box, ...] = ()) -> Print:
    """Return the print of A4 sheets that `lines` stand on; shapes and links are those of each sheet."""
    pages = range(1, max((line.page for line in lines), default=1) + 1)
    sheets = (
        Sheet(page, 595.3, 841.9, tuple(line for line in lines if line.page == page), shapes, links) for page in pages
    )
    return Print("other.pdf", tuple(sheets), hidden=False)


def _print_all(folder: Path) -> None:
    """Print the pages on standard input; in a process of its own, as a browser wants the event loop for itself."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_BROWSER, args=["--no-sandbox"])
        tab = browser.new_page()
        for number, text in enumerate(json.load(sys.stdin).values()):
            tab.set_content(text)
            tab.pdf(path=folder / f"{number}.pdf", prefer_css_page_size=True, print_background=True, tagged=True)
        browser.close()


if __name__ == "__main__":
    _print_all(Path(sys.argv[1]))
