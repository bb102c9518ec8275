"""The command line: its commands, and with which status it ends."""

import os
import subprocess
import sys

import click
import pytest

from leaflet.cli import main, run
from leaflet.errors import LeafletError


@pytest.mark.parametrize("arguments", [["build"], ["biuld"], ["build", "x.md", "--nope"]])
def test_a_wrong_call_ends_with_status_2(arguments, capsys):
    assert run(arguments) == 2
    assert capsys.readouterr().err


def test_help_does_not_wait_for_the_typesetter():
    code = (
        "import sys; from leaflet.cli import run; run(['--help']); run(['build', '--help']);"
        "assert not {'weasyprint', 'pypdfium2', 'pikepdf'} & set(sys.modules), sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_the_module_runs_as_a_program():
    done = subprocess.run([sys.executable, "-m", "leaflet", "editions"], check=True, capture_output=True, text=True)
    assert "giant" in done.stdout


def test_every_command_says_what_it_is_for(capsys):
    context = click.Context(main)
    assert run(["--help"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert run([name, "--help"]) == 0
        assert command.help.partition(".")[0] in " ".join(capsys.readouterr().out.split())
        assert name in shown


@pytest.mark.parametrize(
    ("raised", "status", "said"),
    [
        (LeafletError("is broken", "x.md:3", "mend it"), 1, "x.md:3: is broken\n  hint: mend it\n"),
        (click.exceptions.Abort(), 1, "stopped\n"),
        (
            OSError(28, "No space left on device"),
            1,
            "nothing more can be written: No space left on device\n  hint: make room, and run it again\n",
        ),
    ],
)
def test_what_stops_a_command_is_said_and_told_by_the_status(monkeypatch, capsys, raised, status, said):
    def stop():
        raise raised

    monkeypatch.setitem(main.commands, "stop", click.Command("stop", callback=stop))
    assert run(["stop"]) == status
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize("closed", [(1,), (2,), (0, 1, 2)])
def test_nobody_has_to_listen(tmp_path, closed):
    (tmp_path / "f").mkdir()
    (tmp_path / "f/x.md").write_text("---\ntitle: X\n---\n## Usage\nFor pain.\n## Dosage\n1 tablet.\n")
    arguments = ["batch", "f", "--format", "txt", "-o", "out"]
    subprocess.run(
        [sys.executable, "-m", "leaflet", *arguments],
        cwd=tmp_path,
        check=True,
        preexec_fn=lambda: [os.close(each) for each in closed],
    )
    assert [path.name for path in (tmp_path / "out").glob("*.txt")] == ["x.en.large.txt"]


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("module", ["leaflet.cli", "leaflet.configuration", "leaflet.formulary"])
def test_a_signal_is_heeded_while_the_program_is_still_loading(module, number):
    code = f"""
import os, signal, sys

class Moment:
    def find_spec(name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.{number})

sys.meta_path.insert(0, Moment)
from leaflet.__main__ import entry
sys.argv[1:] = ["build", "vitamin-mk-7"]
entry()
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", "stopped")


def test_the_version_is_told(capsys):
    assert run(["--version"]) == 0
    assert "leaflet, version " in capsys.readouterr().out
