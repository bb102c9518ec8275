"""How long it takes to know that there is nothing to do, beside `ninja`: `python benchmarks/nothing.py`."""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import monographs
from leaflet.batch.digests import Digests, digest, stamp
from leaflet.batch.manifest import opened
from leaflet.batch.plan import Order, plan
from leaflet.batch.recipe import Recipe
from leaflet.batch.work import Made, Outcome
from leaflet.configuration import Configuration
from leaflet.edition import find_edition, find_paper
from leaflet.language import languages

TONGUES = 20
EDITION = find_edition("large")
RULE = "rule set\n  command = :\n"


def grow(home: Path, count: int) -> None:
    """Put `count` sources and as many leaflets into `home`, with the manifest of a batch that has made them all."""
    formulary, output = home / "formulary", home / "leaflets"
    tags = ["en", *[language.tag for language in languages() if language.tag != "en"][: TONGUES - 1]]
    for tag in tags[1:]:
        (formulary / "locales" / tag).mkdir(parents=True)
    for number in range(count // TONGUES):
        (formulary / f"m{number:05}.md").write_text(f"---\ntitle: M{number}\n---\n")
        for tag in tags[1:]:
            (formulary / "locales" / tag / f"m{number:05}.po").write_text(f"# {number} {tag}\n")
    output.mkdir()
    time.sleep(0.2)  # what changed a moment ago is looked at twice
    today = datetime.now(UTC).date()
    order = Order(formulary, tuple(tags), ((EDITION, find_paper("a4", EDITION)),), every=True)
    with opened(output, lambda: None) as manifest:
        digests = Digests()
        works = plan(order, Recipe(Configuration(), digests), digests, manifest, output, today).works
        made = []
        for work in works:
            path = output / work.file
            path.write_bytes(work.file.encode())
            made_of = (work.inputs, work.seen, "page", "Noto Sans", digest(work.file.encode()), stamp(path.stat()))
            made.append(Made(work.file, Outcome.MADE, *made_of))
        manifest.remember(made)
        manifest.remember_sources(digests.fresh)
    lines = [RULE]
    for work in works:
        catalog = f" formulary/locales/{work.language}/{work.path.stem}.po" if work.language != "en" else ""
        lines.append(f"build leaflets/{work.file}: set formulary/{work.path.name}{catalog}\n")
    (home / "build.ninja").write_text("".join(lines))
    subprocess.run(["ninja", "--quiet"], cwd=home, check=True)


def seconds(command: list[str], home: Path, said: str) -> float:
    """Return the CPU seconds that `command` takes with all its processes; it has to say `said`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=home, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if said not in done.stdout:
        sys.exit(f"{command[0]} found something to do: {done.stdout[-200:]}{done.stderr[-500:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rendering(home: Path) -> float:
    """Return the CPU seconds that one leaflet takes in a worker that has made some before."""
    (home / "texts").mkdir(exist_ok=True)
    texts = [str(path) for path in monographs.write(home / "texts", 4)]
    program = (
        "import sys, time, leaflet\nfrom datetime import date\nfrom pathlib import Path\n"
        "e = leaflet.find_edition('large'); p = leaflet.find_paper('a4', e); c = leaflet.Configuration()\n"
        "for text in sys.argv[1:]:\n"
        "  began = time.process_time()\n"
        "  leaflet.make_leaflet(Path(text), leaflet.find_language('en'), e, p, c, date.today())\n"
        "print(time.process_time() - began)"
    )
    done = subprocess.run([sys.executable, "-c", program, *texts], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> None:
    """Measure one after the other, round by round, and print medians of CPU seconds and their ratios."""
    parser = argparse.ArgumentParser(description="How long it takes to know that there is nothing to do.")
    parser.add_argument("--leaflets", type=int, default=20_000, metavar="N", help="sources, and leaflets (20000)")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="how often to measure (7)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        grow(home, options.leaflets)
        batch = [sys.executable, "-m", "leaflet", "batch", "formulary", "-l", "all", "-o", "leaflets"]
        os.environ.setdefault("PYTHONPATH", str(Path(__file__).parent.parent))
        found: dict[str, list[float]] = {"leaflet batch": [], "ninja": [], "five renderings": []}
        for _ in range(options.rounds):
            found["leaflet batch"].append(seconds(batch, home, f"fresh: {options.leaflets}"))
            found["ninja"].append(seconds(["ninja"], home, "no work to do"))
            found["five renderings"].append(5 * rendering(home))
    print(f"nothing to do for {options.leaflets} leaflets, CPU seconds, median of {options.rounds}")
    ours = statistics.median(found["leaflet batch"])
    for what, times in found.items():
        print(f"{what:16} {statistics.median(times):7.3f}   {ours / statistics.median(times):6.2f} times")


if __name__ == "__main__":
    main()
