"""`leaflet batch`, the command itself: what it says, and that neither people nor signals nor disks break it."""

import json
import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from smallest import formulary

from leaflet.cli import run
from leaflet.errors import LeafletError

COMMAND = [sys.executable, "-m", "leaflet", "batch"]
SMALL = ["-e", "clear", "--paper", "a5"]
NAMES = tuple(f"m{number:02}" for number in range(6))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    formulary(tmp_path / "f", "one", "two", translated=("one",))
    return tmp_path


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def start(*arguments: str, **rest: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **rest,
    )


def test_all_languages_are_those_with_a_catalog_and_every_form_is_made(here: Path, capsys) -> None:
    assert run(["batch", "f", "-l", "all", *SMALL, "--format", "pdf,html", "--format", "txt,brf", "-o", "out"]) == 0
    assert files(here / "out") == {
        f"{name}.clear.{form}" for name in ("one.en", "one.es", "two.en") for form in ("pdf", "html", "txt", "brf")
    }
    said = capsys.readouterr()
    assert said.err == "to make: 12, fresh: 0, refused: 0\n"
    assert len(re.findall("^made ", said.out, re.MULTILINE)) == 12
    assert said.out.endswith("made: 12, fresh: 0, refused: 0, failed: 0\n")


def test_one_bad_monograph_is_told_once_and_the_others_are_made(here: Path, capsys) -> None:
    (here / "f/bad.md").write_text("---\ntitle: Bad\n---\n## Usage\nIt eases pain.\n")
    assert run(["batch", "f", "-l", "en,es", "-e", "clear,large", "--format", "txt,html", "-o", "out"]) == 1
    assert len(files(here / "out")) == 12
    said = capsys.readouterr()
    assert said.err.count("there is no dosage section") == 1
    bad = "bad.en.clear.html, bad.en.clear.txt, bad.en.large.html, bad.en.large.txt"
    assert f"  refused: {bad}\n" in said.err
    assert said.err.count("there is no translation into Spanish") == 1
    assert "two.es.clear.html" in said.err
    assert "and 2 more" in said.err
    assert said.out.endswith("made: 12, fresh: 0, refused: 12, failed: 0\n")


def test_json_is_a_line_a_leaflet_and_the_numbers_last(here: Path, capsys) -> None:
    (here / "f/bad.md").write_text("---\ntitle: Bad\n---\n## Usage\nIt eases pain.\n")
    for made in (2, 0):
        assert run(["batch", "f", *SMALL, "--format", "txt,json", "-o", "out"]) == 1
        *lines, numbers = map(json.loads, capsys.readouterr().out.splitlines())
        outcomes = {line["file"]: line["outcome"] for line in lines}
        assert outcomes["bad.en.clear.txt"] == "refused"
        assert len(outcomes) == made + 1
        (fault,) = next(line["faults"] for line in lines if line["outcome"] == "refused")
        assert fault["message"] == "there is no dosage section"
        assert numbers.items() >= {"made": made, "fresh": 2 - made, "refused": 1, "failed": 0, "planned": 3}.items()


def test_a_report_is_json_with_a_page_beside_it(here: Path) -> None:
    (here / "f/bad.md").write_text("---\ntitle: Bad\n---\n## Usage\nIt eases pain.\n")
    assert run(["batch", "f", *SMALL, "--format", "txt", "-o", "out", "--report", "reports/night.json"]) == 1
    told = json.loads((here / "reports/night.json").read_text())
    assert [line["outcome"] for line in told["leaflets"]] == ["refused", "made", "made"]
    assert "there is no dosage section" in (here / "reports/night.html").read_text()


@pytest.mark.parametrize(
    ("report", "status", "said"),
    [
        ("night.html", 2, "is where the readable report goes; name night.json"),
        ("f", 2, "is a directory"),
        (".", 2, "is a directory"),
        ("taken.json", 1, "taken.html: cannot be written: Is a directory"),
        ("f/one.md/night.json", 1, "cannot be written: Not a directory"),
        ("/proc/night.json", 1, "/proc/night.json: cannot be written"),
        ("/dev/null", 1, "/dev/null: cannot be written: Is not a file"),
    ],
)
def test_a_report_that_cannot_be_written_is_refused_before_anything_is_made(
    here: Path, capsys, report: str, status: int, said: str
) -> None:
    (here / "taken.html").mkdir()
    assert run(["batch", "f", *SMALL, "--format", "txt", "-o", "out", "--report", report]) == status
    assert said in capsys.readouterr().err
    assert not (here / "out").exists()


def test_a_report_that_finds_no_room_in_the_end_is_said_after_the_numbers(
    here: Path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LeafletError("cannot be written: No space left on device", "night.json", "make room")

    monkeypatch.setattr("leaflet.commands.batch.put", full)
    assert run(["batch", "f", *SMALL, "--format", "txt", "-o", "out", "--report", "night.json"]) == 1
    said = capsys.readouterr()
    assert said.out.endswith("made: 2, fresh: 0, refused: 0, failed: 0\n")
    assert said.err.endswith("night.json: cannot be written: No space left on device\n  hint: make room\n")


def test_prune_lists_what_it_removes_and_without_it_the_batch_says_so(here: Path, capsys) -> None:
    arguments = ["batch", "f", *SMALL, "--format", "txt", "-o", "out"]
    assert run([*arguments, "-l", "all"]) == 0
    (here / "f/two.md").unlink()
    capsys.readouterr()
    assert run(arguments) == 0
    assert "still there, though nobody asks for them: 2; --prune removes them" in capsys.readouterr().err
    assert run([*arguments, "--prune"]) == 0
    assert capsys.readouterr().err.endswith("removed:\n  one.es.clear.txt\n  two.en.clear.txt\n")
    assert files(here / "out") == {"one.en.clear.txt"}


def test_what_is_put_away_is_said(here: Path, capsys) -> None:
    arguments = ["batch", "f", *SMALL, "--format", "txt", "-o", "out"]
    assert run(arguments) == 0
    (here / "f/two.md").write_text("---\ntitle: Two\n---\n")
    assert run(arguments) == 1
    assert "put away in .leaflet/outdated, for they may be out of date:\n  two.en.clear.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["f", "--format", "doc"], 2, "there is no format 'doc'"),
        (["none"], 2, "none: is not a folder"),
        (["f", "-e", "huge"], 2, "there is no edition 'huge'"),
        (["f", "-l", "klingon"], 2, "there is no language 'klingon'"),
        (["f", "-o", "/proc/leaflets"], 1, "/proc/leaflets: cannot be written to"),
        (["f", "-o", "f/one.md"], 1, "f/one.md: cannot be written to"),
        (["f", "--scheduler", "tcp://127.0.0.1:9"], 1, "there is no Dask scheduler"),
        (["f", "--timeout", "nan"], 2, "'nan' is not a valid integer"),
        (["f", "--memory", "99999999999"], 2, "is not in the range"),
        (["f", "--jobs", "5000"], 2, "is not in the range"),
        (["f", "--scheduler", "garbage"], 2, "'garbage' is not an address such as tcp://192.168.0.5:8786"),
        (["f", "--scheduler", "tcp://127.0.0.1:99999"], 2, "is not an address"),
        (["f", "--scheduler", "http://[::1]:8786"], 2, "is not an address"),
    ],
)
def test_a_call_that_cannot_be_carried_out_says_why(here: Path, capsys, monkeypatch, arguments, status, said) -> None:
    monkeypatch.setattr("leaflet.batch.cluster.CONNECTING", 0.5)
    assert run(["batch", "-o", "out", "--format", "txt", *arguments]) == status
    assert said in capsys.readouterr().err


def test_a_terminal_sees_a_bar_with_the_time_left(here: Path) -> None:
    ours, theirs = pty.openpty()
    formulary(here / "f", *NAMES)
    arguments = ["f", *SMALL, "--jobs", "1", "-o", "out"]
    out = subprocess.run([*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=theirs, text=True, check=True).stdout
    os.close(theirs)
    shown = os.read(ours, 10000).decode()
    os.close(ours)
    assert out == "made: 8, fresh: 0, refused: 0, failed: 0\n"
    assert re.search(r"leaflets .*8/8", shown)
    assert re.search(r"\d/8\s+\d\d:\d\d:\d\d", shown)


def test_a_batch_that_cannot_go_on_leaves_the_terminal_as_it_was(here: Path) -> None:
    ours, theirs = pty.openpty()
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        arguments = ["f", *SMALL, "-o", "out", "--scheduler", address]
        assert subprocess.run([*COMMAND, *arguments], stderr=theirs, check=False).returncode == 1
    os.close(theirs)
    shown = os.read(ours, 10000).decode()
    os.close(ours)
    hidden, cursor, rest = shown.rpartition("\x1b[?25h")
    assert "0/2" in hidden
    assert cursor
    assert rest.lstrip().startswith(f"{address}: there is no Dask scheduler")


def _is_running(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("how", ["the keyboard", "SIGTERM", "SIGKILL"])
def test_a_batch_that_is_stopped_loses_nothing_and_the_next_goes_on(here: Path, how: str) -> None:
    formulary(here / "f", *NAMES)
    arguments = ["f", *SMALL, "-o", "out", "--jobs", "2"]
    with start(*arguments) as batch:
        for _ in range(2):
            assert batch.stdout.readline().startswith("made ")
        began = time.monotonic()
        if how == "the keyboard":
            os.killpg(batch.pid, signal.SIGINT)
        else:
            batch.send_signal(signal.Signals[how])
        out, err = batch.communicate(timeout=20)
    assert time.monotonic() - began < 2
    while _is_running(batch.pid) and time.monotonic() - began < 3:
        time.sleep(0.05)
    assert not _is_running(batch.pid)
    if how != "SIGKILL":
        assert batch.returncode == 1
        assert "stopped; the next run goes on from here" in err
        assert not (here / "out/.leaflet/unfinished").exists()
    finished = files(here / "out")
    assert 2 <= len(finished) < 8
    for name in finished:
        pikepdf.open(here / "out" / name).close()
    known = out.count("made ") + 2
    assert run(["batch", *arguments, "--report", "report.json"]) == 0
    told = json.loads((here / "report.json").read_text())
    assert told["fresh"] >= known - 2  # the line may be out before its leaflet is in the manifest
    assert told["made"] + told["fresh"] == 8
    assert len(files(here / "out")) == 8


@pytest.mark.parametrize("later", [0, 0.2, 0.4])
def test_a_batch_that_is_stopped_while_its_workers_begin_says_no_more_than_that(here: Path, later: float) -> None:
    formulary(here / "f", *NAMES)
    with start("f", *SMALL, "-o", "out") as batch:
        said = batch.stderr.readline()
        time.sleep(later)
        began = time.monotonic()
        os.killpg(batch.pid, signal.SIGINT)
        out, err = batch.communicate(timeout=20)
    assert time.monotonic() - began < 2
    assert (batch.returncode, said + err) == (
        1,
        "to make: 8, fresh: 0, refused: 0\nstopped; the next run goes on from here\n",
    )
    assert out.endswith("refused: 0, failed: 0\n")
    assert not (here / "out/.leaflet/unfinished").exists()


def test_a_batch_that_is_not_to_hear_the_end_of_the_terminal_goes_on(here: Path) -> None:
    formulary(here / "f", *NAMES)
    with start("f", *SMALL, "-o", "out", preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) as batch:
        assert batch.stdout.readline().startswith("made ")
        os.killpg(batch.pid, signal.SIGHUP)
        assert batch.communicate(timeout=60)[0].endswith("made: 8, fresh: 0, refused: 0, failed: 0\n")


def test_a_second_batch_into_the_same_folder_waits_and_both_end_well(here: Path) -> None:
    formulary(here / "f", *NAMES)
    with start("f", *SMALL, "-o", "out") as first:
        assert first.stderr.readline() == "to make: 8, fresh: 0, refused: 0\n"
        with start("f", *SMALL, "-o", "out", "-l", "en,es") as second:
            assert second.stderr.readline() == "another batch is at work in this folder: waiting for it\n"
            assert first.communicate(timeout=60)[0].endswith("made: 8, fresh: 0, refused: 0, failed: 0\n")
            assert second.communicate(timeout=60)[0].endswith("made: 1, fresh: 8, refused: 7, failed: 0\n")
    assert len(files(here / "out")) == 9


@pytest.fixture
def narrow(here: Path) -> Iterator[Path]:
    """A disk that has room for a few leaflets beside its ballast."""
    disk = here / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], check=True)
    (disk / "ballast").write_bytes(bytes(150_000))
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_said_plainly_and_the_next_run_goes_on(here: Path, narrow: Path, capsys) -> None:
    formulary(here / "f", *NAMES)
    arguments = ["batch", "f", *SMALL, "-o", str(narrow)]
    assert run(arguments) == 1
    said = capsys.readouterr()
    assert said.err.count("cannot be written: No space left on device") == 1
    counts = {name: int(count) for name, count in re.findall(r"(\w+): (\d+)", said.out.splitlines()[-1])}
    finished = {name for name in files(narrow) if name.endswith(".pdf")}
    assert 0 < len(finished) == counts["made"] < 8
    for name in finished:
        pikepdf.open(narrow / name).close()
    (narrow / "ballast").unlink()
    subprocess.run(["mount", "-o", "remount,size=20m", narrow], check=True)
    assert run(arguments) == 0
    assert len({name for name in files(narrow) if name.endswith(".pdf")}) == 8
