"""Whether a process that goes on making leaflets stays as small as it was: `python benchmarks/memory.py`."""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import date
from itertools import islice, product
from pathlib import Path

import recombined

import leaflet

LANGUAGES = ("en", "es", "ar", "zh-Hans", "hi")
EARLY = 50
"""Leaflets after which all is loaded that every further one needs."""


def resident() -> float:
    """Return how much memory this process has in use now, in MiB; Linux only."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Make leaflets of different monographs in five languages, and print the size early and at the end."""
    parser = argparse.ArgumentParser(description="Whether memory stays flat from leaflet to leaflet.")
    parser.add_argument("--leaflets", type=int, default=300, metavar="N", help="how many to make (default: 300)")
    count = max(parser.parse_args().leaflets, 2)
    early = min(EARLY, max(count // 6, 1))
    edition = leaflet.find_edition("large")
    paper = leaflet.find_paper("a4", edition)
    before = after = 0.0
    with tempfile.TemporaryDirectory() as folder:
        paths = recombined.write(Path(folder), -(-count // len(LANGUAGES)), LANGUAGES)
        for number, (path, tag) in enumerate(islice(product(paths, LANGUAGES), count), 1):
            language = leaflet.find_language(tag)
            leaflet.make_leaflet(path, language, edition, paper, leaflet.Configuration(), date(2026, 1, 1))
            after = resident()
            before = after if number <= early else before
    print(f"{before:.0f} MiB after {early} leaflets, {after:.0f} MiB after {count}: {after / before:.2f} times")


if __name__ == "__main__":
    main()
