"""What a leaflet costs, beside other ways to the same paper: `python benchmarks/speed.py [--monographs 10]`.

The same distinct monographs in five languages go through every contender, one after the other and every monograph
through all before the next one's turn, so that the machine's moods hit them alike. What a contender needs that is not
installed (Chromium, Playwright, Typst) is left out, and said so.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

import recombined
from contenders import memory
from trial import STAGES, Cost, ask, plain, staged, styles, warm

LANGUAGES = ("en", "es", "ar", "zh-Hans", "hi")
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
CONTENDERS = {
    "leaflet": "leaflet batch, one worker, proof included",
    "weasyprint": "HTML(string=...).write_pdf(), plain loop",
    "chromium": "one Chromium that stays open",
    "typst": "one Typst compiler that stays open",
    "leaflet once": "leaflet build, once a file",
    "weasyprint once": "weasyprint command, once a file",
    "chromium once": "chromium --print-to-pdf, once a file",
}
NEEDS = {"chromium": ("playwright", "chromium"), "chromium once": ("", "chromium"), "typst": ("typst", "")}
TARGETS = {"weasyprint": 2.0, "weasyprint once": 6.0, "chromium once": 6.0, "chromium": 1.2}
"""How many times the CPU of a leaflet a contender has to take: the median over the languages."""


class Round(NamedTuple):
    """One monograph in one language through all contenders, and the CPU of the stages on their own."""

    language: str
    costs: dict[str, Cost]
    stages: dict[str, float]


def measure(
    folder: Path, count: int, languages: tuple[str, ...], names: list[str]
) -> Iterator[Round | dict[str, float]]:
    """Yield the figures of `count` monographs in each language, then each warm contender's memory in MiB.

    A first, uncounted monograph warms up.
    """
    paths = recombined.write(folder, count + 1, languages)
    shared = styles()
    with ExitStack() as stack:
        kept = {name: stack.enter_context(warm(name)) for name in names if not name.endswith(" once")}
        for number, path in enumerate(paths):
            first = number % len(languages)  # which of them reads the source for the others changes
            for tag in (*languages[first:], *languages[:first]):
                stages, request = staged(path, tag, shared)
                costs = {name: ask(kept[name], request) if name in kept else _once(name, request) for name in names}
                if number:
                    yield Round(tag, costs, stages)
        yield {name: memory(process.pid) for name, process in kept.items()}


def _once(name: str, request: dict[str, str]) -> Cost:
    """Run a command for one document."""
    file = Path(request["file"])
    target = file.with_suffix(".pdf")
    match name:
        case "weasyprint once":
            command = [sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", str(file), str(target)]
        case "chromium once":
            command = [*CHROMIUM, f"--print-to-pdf={target}", str(file)]
        case _:
            command = [sys.executable, "-m", "leaflet", "build", request["path"], "-l", request["language"]]
            command += ["-o", str(file.parent)]
            target = file.parent / f"{Path(request['path']).stem}.{request['language']}.large.pdf"
    start = time.perf_counter()
    before = os.times()
    subprocess.run(command, env=plain(), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after, wall = os.times(), time.perf_counter() - start
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall, cpu, target.stat().st_size)


def report(
    rounds: list[Round], sizes: dict[str, float], names: list[str], languages: tuple[str, ...]
) -> Iterator[str]:
    """Yield the lines that say what was measured: medians, and medians of the ratios within each round."""
    yield f"{len(rounds) // len(languages)} monographs in {', '.join(languages)}; medians, one interleaved run"
    yield ""
    yield f"{'':45}{'wall s':>8}{'CPU s':>8}{'KiB':>7}{'MiB':>6}"
    for name in names:
        wall, cpu, size = (median(each.costs[name][part] for each in rounds) for part in range(3))
        yield f"{CONTENDERS[name]:45}{wall:8.3f}{cpu:8.3f}{size / 1024:7.0f}{sizes.get(name, 0):6.0f}"
    yield ""
    yield f"{'CPU, times that of leaflet':29}" + "".join(f"{tag:>9}" for tag in languages) + f"{'median':>9}"
    for name in names:
        if name != "leaflet":
            yield _ratios(name, "leaflet", rounds, languages)
        if name == "weasyprint once" and "leaflet once" in names:
            yield _ratios(name, "leaflet once", rounds, languages)
    yield ""
    if "weasyprint" in names:
        both = (((each.costs["leaflet"], each.costs["weasyprint"]) for each in _of(tag, rounds)) for tag in languages)
        shares = (median(ours.size / theirs.size for ours, theirs in pairs) for pairs in both)
        yield f"{'bytes, of the plain loop':29}" + "".join(f"{share:9.2f}" for share in shares)
        yield ""
    yield f"{'CPU of the stages, ms':29}" + "".join(f"{tag:>9}" for tag in languages)
    for stage in STAGES:
        spent = (median(each.stages[stage] for each in _of(tag, rounds)) for tag in languages)
        yield f"{stage:29}" + "".join(f"{1000 * seconds:9.1f}" for seconds in spent)


def _ratios(name: str, base: str, rounds: list[Round], languages: tuple[str, ...]) -> str:
    times = [
        median(each.costs[name].cpu / max(each.costs[base].cpu, 1e-9) for each in _of(tag, rounds))
        for tag in languages
    ]
    least = TARGETS.get(name) if base == "leaflet" else 1.0
    verdict = "" if least is None else f"  {'ok' if median(times) >= least else 'BELOW'} {least:.1f}"
    title = name if base == "leaflet" else f"{name} : {base}"
    return f"{title:29}" + "".join(f"{each:9.2f}" for each in (*times, median(times))) + verdict


def _of(tag: str, rounds: list[Round]) -> list[Round]:
    return [each for each in rounds if each.language == tag]


def needed(name: str) -> str:
    """Return what a contender needs and this machine lacks."""
    module, program = NEEDS.get(name, ("", ""))
    return module if module and not find_spec(module) else program if program and not shutil.which(program) else ""


def main() -> None:
    """Measure, and print what came out."""
    parser = argparse.ArgumentParser(description="What a leaflet costs, beside other ways to the same paper.")
    parser.add_argument("--monographs", type=int, default=10, metavar="N", help="how many to make (default: 10)")
    parser.add_argument("--languages", default=",".join(LANGUAGES), help="tags, with commas between")
    parser.add_argument("--only", default=",".join(CONTENDERS), help="contenders beside leaflet, with commas between")
    options = parser.parse_args()
    asked = {"leaflet", *options.only.split(",")}
    lacking = {name: needed(name) for name in CONTENDERS if name in asked}
    names = [name for name, lack in lacking.items() if not lack]
    languages = tuple(options.languages.split(","))
    count = max(options.monographs, 1)
    rounds: list[Round] = []
    sizes: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for each in measure(Path(folder), count, languages, names):
            if isinstance(each, dict):
                sizes = each
                continue
            rounds.append(each)
            if sys.stderr.isatty():
                print(f"\r{len(rounds)} of {count * len(languages)}", end="", file=sys.stderr)
    print("\n".join(report(rounds, sizes, names, languages)))
    for name, lack in lacking.items():
        if lack:
            print(f"left out: {CONTENDERS[name]} ({lack} is not installed)")


if __name__ == "__main__":
    main()
