"""Other people's PDFs for the audits: one text, exported by LibreOffice and by Chromium, with tags and without."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
HTML = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Warfarin tablets</title></head><body>
<h1>Warfarin</h1><p>Take one tablet a day. Read <a href="https://example.org/warfarin">more about it</a>.</p>
<h3>A level is left out</h3><ul><li>one</li><li>two<ul><li>inner</li></ul></li></ul><ol><li>first</li></ol>
<table border="1"><tr><td>Age</td><td>Dose</td></tr><tr><td>1</td><td>2 mg</td></tr></table>
<p>Πάρτε ένα δισκίο κάθε μέρα.</p>
<p><img alt="pill.png" src="data:image/png;base64,{PIXEL}" width="40" height="40"></p></body></html>"""


@cache
def office(tagged: bool) -> bytes:
    """Return the PDF that LibreOffice exports, from a profile of its own."""
    with TemporaryDirectory() as folder:
        source = Path(folder, "text.html")
        source.write_text(HTML, "utf-8")
        wish = f'writer_web_pdf_Export:{{"UseTaggedPDF":{{"type":"boolean","value":"{str(tagged).lower()}"}}}}'
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", f"pdf:{wish}", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(".pdf").read_bytes()


@cache
def browser(tagged: bool) -> bytes:
    """Return the PDF that Chromium prints."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page()
        page.set_content(HTML)
        pdf = page.pdf(tagged=tagged)
        chromium.close()
    return pdf
