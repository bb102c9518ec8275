"""What the tests share: the option `--all`, the public corpus, and a monograph's file from its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import corpus as material
import counters
import printers
import pytest
from counters import Asker, Counter
from hypothesis import settings
from printers import Printer

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of what is tested
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--all`, which reads ten times as many made-up monographs and question layouts."""
    parser.addoption("--all", action="store_true", help="try many more made-up monographs")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of public test material; tests that need it skip where it is not."""
    if not material.HERE.is_dir():
        pytest.skip(f"the public corpus is not at {material.HERE}: set LEAFLET_CORPUS")
    return material.HERE


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Return a function that writes a file's text and returns its path."""

    def write_file(text: str | bytes) -> Path:
        path = tmp_path / "medicine.md"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write_file


@pytest.fixture(scope="session")
def share(request: pytest.FixtureRequest) -> int:
    """How many times the usual number of samples to try."""
    return 10 if request.config.getoption("--all") else 1


@pytest.fixture(scope="session")
def seed(corpus: Path) -> Path:
    """The one monograph in the shape that users have."""
    return corpus / "seed/vitamin-mk-7.md"


@pytest.fixture(scope="module")
def printer() -> Iterator[Printer]:
    """A printer in software."""
    with printers.printer() as running:
        yield running


@pytest.fixture(scope="module")
def print_server(printer: Printer) -> Iterator[str]:
    """A print server with two queues, the printer's and one whose printer is away."""
    away = f"ipp://localhost:{printers.free_port()}/ipp/print"
    with printers.print_server(("Counter", printer.uri), ("Away", away)) as address:
        yield address


@pytest.fixture
def cups(print_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what prints use that print server."""
    monkeypatch.setenv("CUPS_SERVER", print_server)


@pytest.fixture(scope="module")
def counter() -> Iterator[Counter]:
    """A counter with a few medicines."""
    with counters.counter() as running:
        yield running


@pytest.fixture
def asker(counter: Counter) -> Asker:
    """Somebody new at a browser."""
    return counter.asker()
