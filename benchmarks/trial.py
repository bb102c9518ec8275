"""One trial: the same document for every contender, and what it costs a contender kept warm, or our stages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from contenders import TODAY, forget
from markup import typst

import leaflet
from leaflet import resources
from leaflet.pdf import set_page
from leaflet.press import fonts
from leaflet.proof import proof

STAGES = ("read", "translate", "compose", "set", "proof")

_OURS = ("FONTCONFIG_FILE", "PYTHONDONTWRITEBYTECODE")


class Cost(NamedTuple):
    """What one document took: seconds, and bytes of the PDF."""

    wall: float
    cpu: float
    size: float


@contextmanager
def warm(name: str) -> Iterator[subprocess.Popen[str]]:
    """Keep a contender's process warm."""
    program = Path(__file__).with_name("contenders.py")
    command = [sys.executable, str(program), name]
    with subprocess.Popen(command, env=plain(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process


def ask(process: subprocess.Popen[str], request: dict[str, str]) -> Cost:
    """Let a warm contender set a document."""
    assert process.stdin
    assert process.stdout
    print(json.dumps(request), file=process.stdin, flush=True)
    return Cost(*json.loads(process.stdout.readline()))


def staged(path: Path, tag: str, shared: str) -> tuple[dict[str, float], dict[str, str]]:
    """Return the CPU seconds of each stage, and the request for all contenders."""
    language, edition = leaflet.find_language(tag), leaflet.find_edition("large")
    paper = leaflet.find_paper("a4", edition)
    forget(path)
    clock = [time.process_time()]
    monograph = leaflet.read(path)
    clock.append(time.process_time())
    monograph = leaflet.translate(monograph, language)
    clock.append(time.process_time())
    page = leaflet.compose(monograph, language, edition, paper, leaflet.Configuration(), today=TODAY)
    clock.append(time.process_time())
    pdf = set_page(page)
    clock.append(time.process_time())
    proof(pdf, page)
    clock.append(time.process_time())
    html = page.html.replace("<style>", f"<style>{shared}</style><style>", 1)
    file = path.with_suffix(f".{tag}.html")
    file.write_text(html, "utf-8")
    request = {
        "path": str(path),
        "language": tag,
        "html": html,
        "file": str(file),
        "typst": typst(page.html, monograph.title, tag),
    }
    spent = (after - before for before, after in pairwise(clock))
    return dict(zip(STAGES, spent, strict=True)), request


def styles() -> str:
    """Return the style sheets that every leaflet shares, as one text that can stand in any document."""
    folder = resources.folder("styles").resolve()
    sheets = [fonts.stylesheet(), *(path.read_text("utf-8") for path in sorted(folder.glob("*.css")))]
    return "\n".join(sheets).replace("url(", f"url({folder.as_uri()}/")


def plain() -> dict[str, str]:
    """Return the environment without our choice of fonts, and in which Python keeps what it has compiled."""
    return {name: value for name, value in os.environ.items() if name not in _OURS}
