"""`./quickstart` on a machine of stubs: it installs what is lacking, once, and says what it cannot install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SYSTEM = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-noto-core"]
SYSTEM += ["liblouis-bin", "liblouis-data"]
TESTS = ["fonts-noto-cjk", "gettext", "poppler-utils", "libreoffice-writer-nogui"]
TESTS += ["cups-client", "cups-daemon", "cups-ipp-utils", "dbus-daemon"]
TOOLS = ["cat", "chmod", "cksum", "cp", "dirname", "env", "grep", "mkdir", "sed"]

STUBS = {
    "apt-get": """
        echo "apt-get $*" >>"$MACHINE/log"
        [ ! -e "$MACHINE/offline" ] || exit 100
        for word; do echo "$word" >>"$MACHINE/packages"; done
        """,
    "dpkg-query": """
        for package; do :; done
        grep -qx -e "$package" "$MACHINE/packages" && printf installed
        """,
    "sudo": """
        echo "sudo" >>"$MACHINE/log"
        exec "$@"
        """,
    "id": 'cat "$MACHINE/user"',
    "python3": """
        [ ! -e "$MACHINE/old-python" ] || exit 1
        case "$*" in
        "-c import ensurepip") exec grep -q -e "-venv$" "$MACHINE/packages" ;;
        "-c "*) exec "$PYTHON" "$@" ;;
        "-m pip --version") exit 0 ;;
        "-m venv "*)
            for venv; do :; done
            mkdir -p "$venv/bin"
            cp "$MACHINE/bin/python3" "$venv/bin/python"
            cp "$MACHINE/leaflet" "$venv/bin/leaflet"
            ;;
        esac
        echo "python $*" >>"$MACHINE/log"
        case "$*" in "-m $(cat "$MACHINE/broken")"*) exit 1 ;; esac
        """,
}
LEAFLET = """
    printf 'leaflet' >>"$MACHINE/log"
    printf ' <%s>' "$@" >>"$MACHINE/log"
    echo >>"$MACHINE/log"
    """
SAMPLE = "leaflet <build> <vitamin-mk-7> <-o> <leaflets>"


def write_script(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}")
    path.chmod(0o755)


@dataclass(frozen=True)
class Machine:
    """A folder that plays a machine: its commands, its packages, and a log of what was asked of it."""

    folder: Path

    @property
    def checkout(self) -> Path:
        return self.folder / "a checkout, with 'spaces'"

    @property
    def packages(self) -> Path:
        return self.folder / "packages"

    def quickstart(self, *arguments: str, script: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run the script in the machine's own folder; its log starts empty."""
        (self.folder / "log").write_text("")
        environment = {"PATH": str(self.folder / "bin"), "MACHINE": str(self.folder), "PYTHON": sys.executable}
        environment["OS_RELEASE"] = str(self.folder / "os-release")
        return subprocess.run(
            [script or self.checkout / "quickstart", *arguments],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def log(self) -> list[str]:
        return (self.folder / "log").read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A fresh machine: Python with its venv, root at the keyboard, none of the packages."""
    machine = Machine(tmp_path)
    commands = tmp_path / "bin"
    commands.mkdir()
    for tool in TOOLS:
        (commands / tool).symlink_to(shutil.which(tool) or pytest.fail(f"{tool} is missing"))
    for name, body in STUBS.items():
        write_script(commands / name, body)
    write_script(commands / "chromium", "")
    write_script(tmp_path / "leaflet", LEAFLET)
    (tmp_path / "user").write_text("0\n")
    (tmp_path / "broken").write_text("nothing")
    machine.packages.write_text("python3-venv\n")
    (machine.checkout / ".ci").mkdir(parents=True)
    for name in ("quickstart", "pyproject.toml", ".ci/run"):
        shutil.copy2(ROOT / name, machine.checkout / name)
    return machine


def apt_install(*packages: str) -> str:
    return " ".join(["apt-get install --yes --no-install-recommends", *packages])


def test_fresh_machine_gets_everything_then_the_sample(machine: Machine) -> None:
    done = machine.quickstart("leaflet")
    assert done.returncode == 0, done.stderr
    assert machine.log() == [
        "apt-get update --quiet",
        apt_install(*SYSTEM),
        f"python -m venv --clear {machine.checkout}/.venv",
        "python -m pip install --quiet --disable-pip-version-check --editable .",
        SAMPLE,
    ]


def test_second_run_installs_nothing(machine: Machine) -> None:
    machine.quickstart("leaflet")
    done = machine.quickstart("leaflet")
    assert machine.log() == [SAMPLE]
    assert done.stderr == ""


def test_only_what_lacks_is_asked_for(machine: Machine) -> None:
    machine.packages.write_text("\n".join(["python3-venv", *SYSTEM[:3]]) + "\n")
    machine.quickstart("leaflet")
    assert machine.log()[1] == apt_install(*SYSTEM[3:])


def test_files_are_passed_on_from_where_the_user_stands(machine: Machine) -> None:
    machine.quickstart("leaflet", "my medicine.md", "-l", "da")
    assert machine.log()[-1] == "leaflet <build> <my medicine.md> <-l> <da>"


def test_a_user_installs_through_sudo(machine: Machine) -> None:
    (machine.folder / "user").write_text("1000\n")
    assert machine.quickstart("leaflet").returncode == 0
    assert machine.log()[:4] == ["sudo", "apt-get update --quiet", "sudo", apt_install(*SYSTEM)]


def test_without_sudo_the_command_is_named_and_nothing_is_done(machine: Machine) -> None:
    (machine.folder / "user").write_text("1000\n")
    (machine.folder / "bin" / "sudo").unlink()
    done = machine.quickstart("leaflet")
    assert (done.returncode, machine.log()) == (1, [])
    assert apt_install(*SYSTEM) in done.stderr


def test_a_failed_installation_names_the_command(machine: Machine) -> None:
    (machine.folder / "offline").touch()
    done = machine.quickstart("leaflet")
    assert done.returncode == 1
    assert done.stderr.endswith(f"then run: {apt_install(*SYSTEM)}\n")


def test_python_without_venv_gets_the_package_of_its_version(machine: Machine) -> None:
    machine.packages.write_text("\n".join(SYSTEM) + "\n")
    assert machine.quickstart("leaflet").returncode == 0
    assert machine.log()[1] == apt_install(f"python3.{sys.version_info[1]}-venv")


def test_an_old_python_is_refused_with_what_to_install(machine: Machine) -> None:
    (machine.folder / "old-python").touch()
    done = machine.quickstart("leaflet")
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
    assert "apt-get install python3 python3-venv" in done.stderr


def test_a_half_done_installation_is_done_again(machine: Machine) -> None:
    (machine.folder / "broken").write_text("pip install")
    assert machine.quickstart("leaflet").returncode == 1
    (machine.folder / "broken").write_text("nothing")
    assert machine.quickstart("leaflet").returncode == 0
    assert [line[:21] for line in machine.log()] == ["python -m pip install", SAMPLE[:21]]


def test_changed_requirements_are_installed(machine: Machine) -> None:
    machine.quickstart("leaflet")
    with (machine.checkout / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    machine.quickstart("leaflet")
    assert [line[:21] for line in machine.log()] == ["python -m pip install", SAMPLE[:21]]


def test_a_moved_checkout_is_installed_again(machine: Machine) -> None:
    machine.quickstart("leaflet")
    moved = machine.checkout.rename(machine.folder / "elsewhere")
    machine.quickstart("leaflet", script=moved / "quickstart")
    assert [line[:21] for line in machine.log()] == ["python -m pip install", SAMPLE[:21]]


def test_tests_come_after_the_linters_and_take_options(machine: Machine) -> None:
    done = machine.quickstart("test", "-k", "one")
    assert done.returncode == 0, done.stderr
    assert machine.log()[3:] == [
        "python -m pip install --quiet --disable-pip-version-check --editable .[test]",
        "python -m ruff check",
        "python -m ruff format --check",
        "python -m mypy",
        f"python -m pytest -n {min(len(os.sched_getaffinity(0)), 3) + 1} -k one",
    ]


def test_what_the_tests_need_serves_leaflets_too(machine: Machine) -> None:
    machine.quickstart("test")
    machine.quickstart("leaflet")
    assert machine.log() == [SAMPLE]


def test_tests_after_a_leaflet_add_only_what_they_need(machine: Machine) -> None:
    machine.quickstart("leaflet")
    machine.quickstart("test")
    assert not any("venv --clear" in line for line in machine.log())
    assert machine.log()[1:3] == [
        apt_install(*TESTS, "chromium"),
        "python -m pip install --quiet --disable-pip-version-check --editable .[test]",
    ]


def test_without_a_browser_of_the_system_playwright_brings_one(machine: Machine) -> None:
    (machine.folder / "os-release").write_text("NAME=Ubuntu\nID=ubuntu\n")
    (machine.folder / "bin" / "chromium").unlink()
    machine.quickstart("test")
    assert not any(line.startswith("apt-get") and "chromium" in line for line in machine.log())
    assert "python -m playwright install --with-deps chromium" in machine.log()
    (machine.folder / "broken").write_text("playwright")
    done = machine.quickstart("test")
    assert done.returncode == 1
    assert "could not install the browser" in done.stderr


@pytest.mark.parametrize("broken", ["ruff check", "ruff format", "mypy", "pytest"])
def test_any_failing_check_fails_the_run_and_the_tests_speak_last(machine: Machine, broken: str) -> None:
    (machine.folder / "broken").write_text(broken)
    assert machine.quickstart("test").returncode == 1
    assert machine.log()[-1].startswith("python -m pytest")


@pytest.mark.parametrize("arguments", [[], ["laeflet"], ["--help"]])
def test_anything_else_shows_how_to_call_it(machine: Machine, arguments: list[str]) -> None:
    done = machine.quickstart(*arguments)
    assert (done.returncode, machine.log()) == (2, [])
    assert "./quickstart leaflet [FILE.md ...]" in done.stderr
    assert "./quickstart test [PYTEST OPTION ...]" in done.stderr


def test_the_build_server_runs_the_same_checks(machine: Machine) -> None:
    machine.quickstart("test")
    done = machine.quickstart(script=machine.checkout / ".ci" / "run")
    assert done.returncode == 0, done.stderr
    assert [line.split()[2] for line in machine.log()] == ["ruff", "ruff", "mypy", "pytest"]


@pytest.mark.parametrize("name", ["quickstart", ".ci/run"])
def test_scripts_can_be_run(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)
