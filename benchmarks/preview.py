"""How long a preview at the counter takes, beside a bare render of the same page: `python benchmarks/preview.py`.

Each is a leaflet with other directions, so that nothing is known from before. The counter answers over HTTP with all
pages as pictures, proof included; the bare render is WeasyPrint's own, of the same HTML, in a process kept warm. Both
are measured in turn, so that the machine's moods hit them alike.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from statistics import median
from urllib.parse import urlencode, urlsplit

from trial import styles

import leaflet
from leaflet import resources
from leaflet.directions import Directions
from leaflet.pipeline import lay_out

LANGUAGES = ("en", "es", "ar", "zh-Hans", "hi")
FORM = {"Content-Type": "application/x-www-form-urlencoded", "X-Part": "preview"}


@contextmanager
def counter() -> Iterator[str]:
    """Run the counter over the samples; yield its address."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "leaflet", "serve", "--port", "0"]
        with subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as run:
            assert run.stdout
            found = re.search(r"https?://\S+/", run.stdout.readline())
            assert found
            yield found[0]
            run.terminate()


class Staff:
    """Somebody at the counter, in one session."""

    def __init__(self, address: str, medicine: str) -> None:
        """Open a medicine's page."""
        place = urlsplit(address)
        self._connection = http.client.HTTPConnection(place.hostname or "", place.port)
        self._path = f"/medicines/{medicine}"
        self._connection.request("GET", self._path)
        response = self._connection.getresponse()
        page = response.read().decode()
        seal = re.search(r'name="seal" value="(\w+)"', page)
        assert seal
        self._seal = seal[1]
        self._cookie = (response.getheader("Set-Cookie") or "").partition(";")[0]

    def preview(self, language: str, amount: int) -> tuple[float, int]:
        """Return the seconds that a preview takes, and its pages."""
        fields = {"seal": self._seal, "language": language, "measure": "mg"}
        fields |= {"morning": str(amount), "bedtime": "1"}
        began = time.perf_counter()
        self._connection.request("POST", self._path, urlencode(fields), {**FORM, "Cookie": self._cookie})
        page = self._connection.getresponse().read().decode()
        seconds = time.perf_counter() - began
        pages = page.count("data:image/png")
        assert pages, page
        return seconds, pages


def bare(language: str, amount: int, medicine: str) -> str:
    """Return the same page as one HTML document."""
    edition = leaflet.find_edition("large")
    directions = Directions("mg", {"morning": Fraction(amount), "bedtime": Fraction(1)})
    layout = lay_out(
        resources.folder("monographs") / f"{medicine}.md",
        *(leaflet.find_language(language), edition, leaflet.find_paper("a4", edition)),
        *(leaflet.Configuration(), datetime.now(UTC).date()),
        directions=directions,
    )
    return layout.page.html.replace("<style>", f"<style>{styles()}</style><style>", 1)


def main() -> None:
    """Measure, and print medians."""
    parser = argparse.ArgumentParser(description="How long a preview at the counter takes.")
    parser.add_argument("--rounds", type=int, default=8, metavar="N", help="previews in each language (default: 8)")
    parser.add_argument("--languages", default=",".join(LANGUAGES), help="tags, with commas between")
    parser.add_argument("--medicine", default="warfarin", help="one of the samples in twenty languages")
    options = parser.parse_args()
    plain = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    loop = Path(__file__).with_name("contenders.py")
    renderer = subprocess.Popen(
        [sys.executable, str(loop), "weasyprint"], env=plain, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def render(html: str) -> float:
        assert renderer.stdin
        assert renderer.stdout
        print(json.dumps({"html": html}), file=renderer.stdin, flush=True)
        return float(json.loads(renderer.stdout.readline())[0])

    with renderer, counter() as address:
        staff = Staff(address, options.medicine)
        heads = "".join(f"{head:>11}" for head in ("first s", "then s", "slowest s", "bare s", "ratio", "pages"))
        print(f"{'preview of ' + options.medicine:22}{heads}")
        for language in options.languages.split(","):
            first, pages = staff.preview(language, 1)
            render(bare(language, 1, options.medicine))
            pairs = []
            for amount in range(2, options.rounds + 2):
                seconds, pages = staff.preview(language, amount)
                pairs.append((seconds, render(bare(language, amount, options.medicine))))
            ours, theirs = (median(pair[side] for pair in pairs) for side in (0, 1))
            ratio = median(one / other for one, other in pairs)
            slowest = max(one for one, _ in pairs)
            print(f"{language:22}{first:11.2f}{ours:11.2f}{slowest:11.2f}{theirs:11.2f}{ratio:11.2f}{pages:11}")
        assert renderer.stdin
        renderer.stdin.close()


if __name__ == "__main__":
    main()
