"""How much two workers do, and what a cluster costs: `python benchmarks/together.py [--monographs 10]`.

Leaflets a second, by the clock: `leaflet batch` with one worker and with two, and with a Dask scheduler and two
workers on this machine; then two processes each of our worker, of a plain loop of WeasyPrint, and of a Chromium that
stays open, over the same HTML. What is not installed is left out. What else the machine does shows in every figure.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import recombined
from speed import CONTENDERS, LANGUAGES, needed
from trial import ask, plain, staged, styles, warm

PYTHON = (sys.executable, "-m")
TWO = 2
TARGETS = {"two workers, of one": 1.8, "a plain loop twice": 2.0, "Chromium twice": 2.0}
DASK = 0.15
"""How much longer than without it a batch may take with Dask."""


def batch(formulary: Path, count: int, *options: str) -> float:
    """Make `count` leaflets of a formulary with the command, anew; return leaflets a second."""
    with tempfile.TemporaryDirectory() as out:
        command = [*PYTHON, "leaflet", "batch", str(formulary), "-l", ",".join(LANGUAGES), "-o", out, *options]
        start = time.perf_counter()
        done = subprocess.run(command, env=plain(), capture_output=True, text=True, check=True)
        seconds = time.perf_counter() - start
    if f"made: {count}" not in done.stdout:
        sys.exit(f"not all was made: {done.stdout[-500:]}{done.stderr[-500:]}")
    return count / seconds


@contextmanager
def cluster() -> Iterator[str]:
    """Have a Dask scheduler with two workers of one thread on this machine; yield its address."""
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scheduler.json"

        def start(name: str, *options: str) -> None:
            command = [*PYTHON, f"distributed.cli.{name}", *options, "--no-dashboard", "--scheduler-file", str(file)]
            null = subprocess.DEVNULL
            process = subprocess.Popen(command, env=plain(), cwd=folder, stdout=null, stderr=null)
            stack.callback(process.wait)
            stack.callback(process.kill)

        start("dask_scheduler", "--host", "127.0.0.1", "--port", "0")
        while not file.exists() or not file.read_text("utf-8").rstrip().endswith("}"):
            time.sleep(0.1)
        for _ in range(TWO):
            start("dask_worker", "--nthreads", "1", "--no-nanny")
        yield json.loads(file.read_text("utf-8"))["address"]


def pair(name: str, requests: list[dict[str, str]]) -> float:
    """Let two warm processes of a contender share the documents; return documents a second."""
    with ExitStack() as stack:
        kept = [stack.enter_context(warm(name)) for _ in range(TWO)]
        for process in kept:
            ask(process, requests[0])
        start = time.perf_counter()
        with ThreadPoolExecutor(TWO) as pool:
            list(pool.map(lambda at: [ask(kept[at], request) for request in requests[at::TWO]], range(TWO)))
        return len(requests) / (time.perf_counter() - start)


def measure(folder: Path, monographs: int, rounds: int) -> dict[str, list[float]]:
    """Return leaflets a second of everything, round by round."""
    formulary = folder / "formulary"
    formulary.mkdir()
    paths = recombined.write(formulary, monographs, LANGUAGES)
    requests = [staged(path, tag, styles())[1] for path in paths for tag in LANGUAGES]
    for path in formulary.glob("*.html"):
        path.rename(folder / path.name)
    requests = [{**request, "file": str(folder / Path(request["file"]).name)} for request in requests]
    count = len(requests)
    trials: dict[str, Callable[[], float]] = {
        "leaflet batch --jobs 1": lambda: batch(formulary, count, "--jobs", "1"),
        "leaflet batch --jobs 2": lambda: batch(formulary, count, "--jobs", "2"),
    }
    found: dict[str, list[float]] = {}
    with ExitStack() as stack:
        if find_spec("distributed"):
            address = stack.enter_context(cluster())
            trials["leaflet batch --scheduler"] = lambda: batch(formulary, count, "--scheduler", address)
            trials["leaflet batch --scheduler"]()  # workers load what they need with their first leaflet
        for name in ("leaflet", "weasyprint", "chromium"):
            if not needed(name):
                trials[name] = lambda name=name: pair(name, requests)  # type: ignore[misc]
        for _ in range(rounds):
            for name, trial in trials.items():
                found.setdefault(name, []).append(trial())
    return found


def report(found: dict[str, list[float]]) -> Iterator[str]:
    """Yield the lines that say what was measured."""
    yield f"{'leaflets a second, medians':45}"
    for name, figures in found.items():
        title = f"two of: {CONTENDERS[name]}" if name in CONTENDERS else name
        yield f"{title:58}{median(figures):8.2f}"
    yield ""
    for title, name, base in (
        ("two workers, of one", "leaflet batch --jobs 2", "leaflet batch --jobs 1"),
        ("a plain loop twice", "leaflet", "weasyprint"),
        ("Chromium twice", "leaflet", "chromium"),
    ):
        if name in found and base in found:
            ratio = median(ours / theirs for ours, theirs in zip(found[name], found[base], strict=True))
            verdict = "ok" if ratio >= TARGETS[title] else "BELOW"
            yield f"{title:58}{ratio:8.2f}  {verdict} {TARGETS[title]:.1f}"
    if "leaflet batch --scheduler" in found:
        both = zip(found["leaflet batch --jobs 2"], found["leaflet batch --scheduler"], strict=True)
        more = median(without / within for without, within in both) - 1
        yield f"{'Dask takes longer by':58}{more:8.0%}  {'ok' if more < DASK else 'ABOVE'} {DASK:.0%}"


def main() -> None:
    """Measure, and print what came out."""
    parser = argparse.ArgumentParser(description="How much two workers do, and what a cluster costs.")
    parser.add_argument("--monographs", type=int, default=10, metavar="N", help="in five languages each (default: 10)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often to measure (default: 3)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(report(measure(Path(folder), options.monographs, options.rounds))))


if __name__ == "__main__":
    main()
