"""A counter for the tests: the real program in a process of its own, and somebody who asks it things over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from translated import SOURCE, TEXTS, save, spanish

from leaflet.monograph import read

MEDICINE = "testamine"


@dataclass(frozen=True)
class Answer:
    """What came back: a status, headers with small names, the body."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.data.decode()

    def json(self) -> object:
        """Return what the body says as JSON."""
        return json.loads(self.data)

    @property
    def seal(self) -> str:
        """Return what a form on the page carries."""
        found = re.search(r'name="seal" value="(\w+)"', self.text)
        assert found, self.text[:500]
        return found[1]

    @property
    def seen(self) -> str:
        """Return what vouches for the pages that are shown, "" where none are."""
        found = re.search(r'name="seen" value="([\w.]+)"', self.text)
        return found[1] if found else ""


@dataclass
class Asker:
    """Somebody at a browser without script: keeps cookies, follows nothing by itself."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 60,
    ) -> Answer:
        """Send one request and return the answer."""
        place = urlsplit(self.address)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=timeout)
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        try:
            connection.request(method, path, body, {**sent, **(headers or {})})
            response = connection.getresponse()
            data = response.read()
            for name, value in response.getheaders():
                if name.lower() == "set-cookie":
                    key, _, rest = value.partition("=")
                    self.cookies[key] = rest.partition(";")[0]
            return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, data)
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self.ask("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Answer:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        sent = kind | {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("POST", path, urlencode(fields).encode(), sent)

    def send(self, path: str, value: object) -> Answer:
        """Send JSON."""
        return self.ask("POST", path, json.dumps(value).encode(), {"Content-Type": "application/json"})


@dataclass(frozen=True)
class Counter:
    """A running counter: its address, its folder, and its process."""

    address: str
    folder: Path
    process: subprocess.Popen[str]

    @property
    def formulary(self) -> Path:
        """Return the folder of its monographs."""
        return self.folder / "formulary"

    def asker(self) -> Asker:
        """Return somebody new at a browser."""
        return Asker(self.address)

    def log(self) -> str:
        """Return what it has said so far."""
        return (self.folder / "log").read_text()


HEAD = """---
title: {title}
generic_name: testamin
brand_names: [Testex]
strength: 500 mg
form: tablets
version: 2026-11
reviewed_by: A. Pharmacist
reviewed_on: 2026-11-01
codes:
  ATC: N02BE01
  NDC: 0456-1234-05
  RxNorm: "{rxnorm}"
---
"""
TESTAMIN = {"testamin": "testamina"}


def stock(folder: Path) -> None:
    """Put medicines into a formulary: in English and Spanish, with a stale Spanish, with a wrong one, and broken."""
    body = SOURCE.rpartition("---\n")[2]
    for number, title in enumerate(("Testamine", "Oldamine", "Badamine"), 161):
        (folder / "locales/es").mkdir(parents=True, exist_ok=True)
        path = folder / f"{title.lower()}.md"
        path.write_text(HEAD.format(title=title, rxnorm=number) + body)
        monograph = read(path)
        save(spanish(monograph, texts={**TEXTS, **TESTAMIN, title: title.replace("mine", "mina")}), monograph)
    stale = folder / "oldamine.md"
    stale.write_text(stale.read_text().replace("It eases pain.", "It eases mild pain."))
    wrong = folder / "locales/es/badamine.po"
    wrong.write_text(wrong.read_text().replace("No tome más de 8", "No tome más de 9"))
    (folder / "broken.md").write_text("---\ntitle: Brokenamine\n---\n## Usage\nx\n")


@contextmanager
def counter(settings: str = "", *, folder: Path | None = None, stocked: bool = True) -> Iterator[Counter]:
    """Run `leaflet serve` with `settings` beside a formulary; end it as Ctrl-C does."""
    with tempfile.TemporaryDirectory(prefix="counter") as name:
        place = folder or Path(name)
        if stocked:
            stock(place / "formulary")
            settings = f'[folders]\nformulary = "formulary"\n{settings}'
        (place / "leaflet.toml").write_text(settings)
        with (place / "log").open("w") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "leaflet", "serve", "--port", "0"],
                cwd=place,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, "TMPDIR": str(place), "PYTHONUNBUFFERED": "1"},
                start_new_session=True,
            )
            try:
                assert process.stdout
                said = process.stdout.readline()
                found = re.search(r"https?://\S+/", said)
                assert found, (place / "log").read_text() + said
                yield Counter(found[0], place, process)
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGINT)
                try:
                    process.wait(15)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    raise
                finally:
                    process.stdout.close()
