"""One contender in a process of its own, kept warm: `python contenders.py NAME`.

A request a line comes in as JSON: a monograph's path, its language, and the same text as HTML and as Typst. The answer
goes out: seconds (wall, CPU) and bytes of the PDF. CPU is that of all processes that belong to the contender.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

TODAY = date(2026, 1, 1)
_TICK = os.sysconf("SC_CLK_TCK")

_last: dict[str, Path] = {}

Request = dict[str, str]
Setter = Callable[[Request], bytes]


def forget(path: Path) -> None:
    """Forget what is known of blocks: those of these monographs come again, those of a formulary do not.

    The blocks of the source are kept from one language of a monograph, which is at `path`, to the next.
    """
    from leaflet import monograph, prose  # noqa: PLC0415
    from leaflet.gates import block, inline, script  # noqa: PLC0415

    if path != _last.get("path"):
        for known in (block.faults, block._said, script._words, inline.words, inline._read, prose._parse):
            known.cache_clear()
        monograph._monograph.cache_clear()
    _last["path"] = path


def leaflet_batch() -> Setter:
    """Make leaflets as a worker of `leaflet batch` does: read, translate, compose, set, proof."""
    from leaflet import Configuration, find_edition, find_paper  # noqa: PLC0415
    from leaflet.batch.make import form  # noqa: PLC0415
    from leaflet.batch.work import Work  # noqa: PLC0415

    configuration, paper = Configuration(), find_paper("a4", find_edition("large"))

    def set_leaflet(request: Request) -> bytes:
        path = Path(request["path"])
        forget(path)
        work = Work("x.pdf", path, request["language"], "large", paper.name, "pdf", "ua1", "")
        made, data = form(work, configuration, TODAY)
        if data is None:
            raise SystemExit(f"{request['path']}: {made.faults}")
        return data

    return set_leaflet


def weasyprint_loop() -> Setter:
    """Set HTML as a plain loop does."""
    from weasyprint import HTML  # noqa: PLC0415

    return lambda request: HTML(string=request["html"]).write_pdf(pdf_variant="pdf/ua-1")  # type: ignore[no-any-return]


def chromium_kept() -> Setter:
    """Print HTML with one Chromium that stays open, a new page for each document."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    browser = (
        sync_playwright()
        .start()
        .chromium.launch(
            executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
    )

    def print_page(request: Request) -> bytes:
        page = browser.new_page()
        page.goto(Path(request["file"]).as_uri())
        data = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
        page.close()
        return data

    return print_page


def typst_kept() -> Setter:
    """Compile Typst markup with one compiler that stays open, to PDF/UA-1."""
    import typst  # noqa: PLC0415

    from leaflet.press import fonts  # noqa: PLC0415

    folder = fonts.prepare().parent / "files"
    compiler = typst.Compiler(font_paths=[str(folder)], ignore_system_fonts=True)
    return lambda request: compiler.compile(input=request["typst"].encode(), format="pdf", pdf_standards="ua-1")


SETTERS = {
    "leaflet": leaflet_batch,
    "weasyprint": weasyprint_loop,
    "chromium": chromium_kept,
    "typst": typst_kept,
}


def descendants(process: int) -> Iterator[int]:
    """Yield a process and all that it has started; Linux only."""
    yield process
    with suppress(FileNotFoundError):  # it may have ended since
        for task in Path(f"/proc/{process}/task").glob("*/children"):
            for child in _read(task).split():
                yield from descendants(int(child))


def _read(path: Path) -> str:
    """Return what a file of `/proc` says, nothing where its process has just ended."""
    try:
        return path.read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _cpu(name: str) -> float:
    """Return the CPU seconds used so far; of Chromium only the browser's, not those of what drives it."""
    if name != "chromium":
        return time.process_time()
    seconds = 0.0
    for process in descendants(os.getpid()):
        fields = _read(Path(f"/proc/{process}/stat")).rpartition(")")
        if "(chrom" in fields[0]:
            seconds += sum(map(int, fields[2].split()[11:15])) / _TICK
    return seconds


def memory(process: int) -> float:
    """Return how much memory a process and all that it has started use, in MiB, what they share counted once."""
    kilobytes = 0
    for each in descendants(process):
        for line in _read(Path(f"/proc/{each}/smaps_rollup")).splitlines():
            kilobytes += int(line.split()[1]) if line.startswith("Pss:") else 0
    return kilobytes / 1024


def main() -> None:
    """Answer requests until there are no more."""
    name = sys.argv[1]
    set_document = SETTERS[name]()
    for line in sys.stdin:
        request = json.loads(line)
        wall, cpu = time.perf_counter(), _cpu(name)
        data = set_document(request)
        print(json.dumps((time.perf_counter() - wall, _cpu(name) - cpu, len(data))), flush=True)


if __name__ == "__main__":
    main()
