"""How long a leaflet takes, beside WeasyPrint alone: `python benchmarks/speed.py [--monographs 50]`.

Every monograph goes through all contenders before the next one's turn, so that the machine's moods hit them alike.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

import pikepdf

import leaflet
import monographs
from leaflet import resources
from leaflet.press import fonts

CONTENDERS = {
    "a": "leaflet, warm: read, compose, set, proof",
    "b": "HTML(string=...).write_pdf(), warm",
    "c": "weasyprint command, once a file",
    "d": "leaflet build command, once a file",
}
STAGES = ("read", "compose", "set", "proof")
TODAY = date(2026, 1, 1)
MOST_OF_BARE = 0.8
MOST_OF_SETTING = 1 / 3

_Value = TypeVar("_Value")


class Seconds(NamedTuple):
    """How long something took."""

    wall: float
    cpu: float


class Round(NamedTuple):
    """One monograph through all contenders, and the stages of (a) on their own."""

    pages: int
    bare_pages: int
    contenders: dict[str, Seconds]
    stages: dict[str, Seconds]


def measure(folder: Path, count: int) -> Iterator[Round]:
    """Yield the figures of `count` monographs, which are written to `folder`; the first, uncounted one warms up."""
    language, edition = leaflet.find_language("en"), leaflet.find_edition("large")
    paper = leaflet.find_paper("a4", edition)
    styles = _styles()
    plain = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    with _bare(plain) as bare:
        for number, path in enumerate(monographs.write(folder, count + 1)):
            whole, made = _timed(
                lambda path=path: leaflet.make_leaflet(path, language, edition, paper, leaflet.Configuration(), TODAY)
            )
            stages: dict[str, Seconds] = {}
            stages["read"], monograph = _timed(lambda path=path: leaflet.translate(leaflet.read(path), language))
            stages["compose"], page = _timed(
                lambda text=monograph: leaflet.compose(
                    text, language, edition, paper, leaflet.Configuration(), today=TODAY
                )
            )
            stages["set"], pdf = _timed(lambda page=page: leaflet.set(page))
            stages["proof"], _ = _timed(lambda pdf=pdf, page=page: leaflet.proof(pdf, page))

            html, peer = path.with_suffix(".html"), path.with_suffix(".pdf")
            html.write_text(page.html.replace("<style>", f"<style>{styles}</style><style>", 1), "utf-8")
            contenders = {
                "a": whole,
                "b": bare(html.read_text("utf-8")),
                "c": _run(["weasyprint", "--pdf-variant", "pdf/ua-1", str(html), str(peer)], plain),
                "d": _run(["leaflet", "build", str(path), "-o", str(folder)], plain),
            }
            with pikepdf.open(peer) as file:
                bare_pages = len(file.pages)
            if number:
                yield Round(made.proof.pages, bare_pages, contenders, stages)


def report(rounds: list[Round]) -> Iterator[str]:
    """Yield the lines that say what was measured: medians, and medians of the ratios within each round."""
    pages, bare_pages = (sum(each[field] for each in rounds) / len(rounds) for field in (0, 1))
    yield f"{len(rounds)} monographs, {pages:.1f} pages each on average ({bare_pages:.1f} by WeasyPrint alone, which"
    yield "breaks some lines early); medians in seconds, of one interleaved run"
    yield ""
    yield f"{'':46}{'wall':>8}{'CPU':>8}"
    for name, title in CONTENDERS.items():
        wall, cpu = (median(each.contenders[name][clock] for each in rounds) for clock in (0, 1))
        yield f"{name}  {title:43}{wall:8.3f}{cpu:8.3f}"
    yield ""
    for over, under in ("ab", "ac", "dc"):
        wall, cpu = (
            median(each.contenders[over][clock] / each.contenders[under][clock] for each in rounds) for clock in (0, 1)
        )
        yield f"{over}/{under}{'':43}{wall:8.2f}{cpu:8.2f}" + (_verdict(cpu, MOST_OF_BARE) if under == "b" else "")
    yield ""
    spent = {name: median(each.stages[name].cpu for each in rounds) for name in STAGES}
    for name in STAGES:
        yield f"{name:46}{spent[name]:16.4f}{spent[name] / sum(spent.values()):8.1%}"
    proving = median(each.stages["proof"].cpu / each.stages["set"].cpu for each in rounds)
    yield f"{'proof/set':46}{proving:16.2f}{_verdict(proving, MOST_OF_SETTING)}"


def _verdict(ratio: float, most: float) -> str:
    return f"  {'within' if ratio <= most else 'OVER'} {most:.2f}"


def _timed(work: Callable[[], _Value]) -> tuple[Seconds, _Value]:
    wall, cpu = time.perf_counter(), time.process_time()
    value = work()
    return Seconds(time.perf_counter() - wall, time.process_time() - cpu), value


def _styles() -> str:
    """Return the style sheets that every leaflet shares, as one text that can stand in any document."""
    folder = resources.folder("styles").resolve()
    sheets = [fonts.stylesheet(), *(path.read_text("utf-8") for path in sorted(folder.glob("*.css")))]
    return "\n".join(sheets).replace("url(", f"url({folder.as_uri()}/")


@contextmanager
def _bare(environment: dict[str, str]) -> Iterator[Callable[[str], Seconds]]:
    """Keep a process warm that sets documents with WeasyPrint and nothing else."""
    program = Path(__file__).with_name("bare.py")
    with subprocess.Popen(
        [sys.executable, str(program)], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        asked, answers = process.stdin, process.stdout

        def write_pdf(html: str) -> Seconds:
            print(json.dumps(html), file=asked, flush=True)
            return Seconds(*json.loads(answers.readline()))

        yield write_pdf


def _run(command: list[str], environment: dict[str, str]) -> Seconds:
    """Run a command of this environment to its end, and count what its own children use."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *command], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
    return Seconds(wall, usage.ru_utime + usage.ru_stime)


def main() -> None:
    """Measure, and print what came out."""
    parser = argparse.ArgumentParser(description="How long a leaflet takes, beside WeasyPrint alone.")
    parser.add_argument("--monographs", type=int, default=50, metavar="N", help="how many to make (default: 50)")
    count = max(parser.parse_args().monographs, 1)
    with tempfile.TemporaryDirectory() as folder:
        rounds = []
        for each in measure(Path(folder), count):
            rounds.append(each)
            if sys.stderr.isatty():
                print(f"\r{len(rounds)} of {count}", end="\n" if len(rounds) == count else "", file=sys.stderr)
    print("\n".join(report(rounds)))


if __name__ == "__main__":
    main()
