"""`leaflet print`: a leaflet is made, sent to a real printer in software, and its answer told."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from printers import Printer, free_port
from test_build import GOOD

from leaflet.cli import run

LINE = "1 tablet morning, 2 tablets bedtime"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "testamine.md").write_text(GOOD)
    return tmp_path


def test_a_leaflet_is_printed_and_nothing_is_left_on_the_disk(
    here: Path, printer: Printer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["print", "testamine.md", "--printer", printer.uri, "--copies", "2", "-e", "clear"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("testamine.en.clear: ")
    assert printer.jobs()[-1].startswith(b"%PDF-")
    assert printer.attributes()["COPIES"] == "2"
    assert printer.attributes()["MEDIA"] == "iso_a4_210x297mm"
    assert [path.name for path in here.iterdir()] == ["testamine.md"]


def test_it_prints_the_very_leaflet_that_build_makes(here: Path, printer: Printer) -> None:
    assert run(["print", "testamine.md", "--printer", printer.uri]) == 0
    assert run(["build", "testamine.md"]) == 0
    assert printer.jobs()[-1] == (here / "testamine.en.large.pdf").read_bytes()


def test_settings_say_where_and_how(here: Path, printer: Printer) -> None:
    (here / "leaflet.toml").write_text(
        f'[printing]\nprinter = "{printer.uri}"\nsides = "one"\ntray = "manual"\n[defaults]\npaper = "letter"\n'
    )
    assert run(["print", "testamine.md"]) == 0
    told = printer.attributes()
    assert told["SIDES"] == "one-sided"
    assert told["MEDIA_COL"] == "{media-size={x-dimension=21590 y-dimension=27940} media-source=manual}"


def test_directions_are_confirmed_first(
    here: Path, printer: Printer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["print", "testamine.md", "--printer", printer.uri, "--directions", LINE]
    before = len(printer.jobs())
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: "n")
    assert run(asked) == 1
    assert len(printer.jobs()) == before
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: "y")
    assert run(asked) == 0
    assert run([*asked, "--yes"]) == 0
    assert len(printer.jobs()) == before + 2
    assert "Take 1 tablet in the morning and 2 tablets at bedtime." in capsys.readouterr().err.replace("\xa0", " ")


AT_A_TERMINAL = """
import fcntl, sys, termios
from leaflet.cli import run
fcntl.ioctl(int(sys.argv[1]), termios.TIOCSCTTY, 0)
sys.exit(run(sys.argv[2:]))
"""


def typed_at_a_terminal(folder: Path, command: list[str], line: str, answer: bytes | None) -> int:
    """Run a command that reads `line` from a pipe, with somebody who types `answer` at its terminal, if it has one."""
    keyboard, terminal = pty.openpty()
    begun = ["-m", "leaflet"] if answer is None else ["-c", AT_A_TERMINAL, str(terminal)]
    process = subprocess.Popen(
        [sys.executable, *begun, *command],
        cwd=folder,
        stdin=subprocess.PIPE,
        start_new_session=True,
        pass_fds=(terminal,),
    )
    os.write(keyboard, answer or b"")
    process.communicate(line.encode(), timeout=120)
    os.close(keyboard)
    os.close(terminal)
    return process.returncode


@pytest.mark.parametrize(
    ("answer", "status", "printed"), [(b"y\n", 0, 1), (b"n\n", 1, 0), (b"\n", 1, 0), (None, 2, 0)]
)
def test_directions_from_a_pipe_are_confirmed_at_the_terminal(
    here: Path, printer: Printer, answer: bytes | None, status: int, printed: int
) -> None:
    before = len(printer.jobs())
    asked = ["print", "testamine.md", "--printer", printer.uri, "--directions", "-"]
    assert typed_at_a_terminal(here, asked, LINE, answer) == status
    assert len(printer.jobs()) == before + printed


def test_trouble_is_told_and_ends_with_status_1(
    here: Path, printer: Printer, capsys: pytest.CaptureFixture[str]
) -> None:
    with printer.trouble("empty"):
        assert run(["print", "testamine.md", "--printer", printer.uri]) == 1
    assert "there is no paper" in capsys.readouterr().out


def test_a_refusal_never_stops_the_rest(here: Path, printer: Printer, capsys: pytest.CaptureFixture[str]) -> None:
    before = len(printer.jobs())
    assert run(["print", "none.md", "testamine.md", "--printer", printer.uri]) == 1
    assert "none.md: cannot be read" in capsys.readouterr().err
    assert len(printer.jobs()) == before + 1


def test_no_printer_is_an_error(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CUPS_SERVER", f"localhost:{free_port()}")
    assert run(["print", "testamine.md"]) == 1
    assert "no printer is named" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--copies", "0"], ["-e", "giant", "--paper", "a5"], ["--sides", "three"]])
def test_a_wrong_call_prints_nothing(here: Path, option: list[str]) -> None:
    assert run(["print", "testamine.md", *option]) == 2
