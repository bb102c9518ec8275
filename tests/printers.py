"""Printers without hardware: CUPS' own IPP printer in software, and a print server of our own with a queue."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""
_COMMAND = """#!/bin/sh
env > "$0.env"
while [ -e "$0.empty" ]; do echo 'STATE: +media-empty-error' >&2; sleep 0.1; done
[ ! -e "$0.hang" ] || sleep 60
echo 'STATE: -media-empty-error' >&2
[ ! -e "$0.broken" ]
"""
_SERVER = """Listen localhost:{port}
DefaultAuthType None
WebInterface No
Browsing No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
SubscriptionPrivateAccess all
SubscriptionPrivateValues none
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""


@dataclass(frozen=True)
class Printer:
    """A printer in software: its address, its folder, and the program that it hands each job to."""

    uri: str
    folder: Path
    command: Path

    def jobs(self) -> list[bytes]:
        """Return the files that have been printed, in order."""
        found = sorted(self.folder.glob("spool/*.pdf"), key=lambda path: int(path.name.partition("-")[0]))
        return [path.read_bytes() for path in found]

    def attributes(self) -> dict[str, str]:
        """Return the attributes of the last job."""
        lines = Path(f"{self.command}.env").read_text().splitlines()
        return dict(line.removeprefix("IPP_").split("=", 1) for line in lines if line.startswith("IPP_"))

    @contextmanager
    def trouble(self, kind: str) -> Iterator[None]:
        """Let the printer be out of paper ("empty"), hang, or end every job ("broken")."""
        mark = Path(f"{self.command}.{kind}")
        mark.touch()
        try:
            yield
        finally:
            mark.unlink()
            time.sleep(0.3)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("localhost", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def printer() -> Iterator[Printer]:
    """Run a printer in software that takes PDFs, prints on both sides, and has A4 and Letter."""
    with tempfile.TemporaryDirectory(prefix="printer") as name:
        folder = Path(name)
        (folder / "spool").mkdir()
        command = folder / "take"
        command.write_text(_COMMAND)
        command.chmod(0o755)
        (folder / "bus.conf").write_text(_BUS.format(folder=folder))
        bus = ["dbus-daemon", f"--config-file={folder}/bus.conf", "--print-address", "--nofork", "--nopidfile"]
        with _running(bus, folder, stdout=subprocess.PIPE) as daemon:
            assert daemon.stdout
            address = daemon.stdout.readline().decode().strip()
            port = free_port()
            program = [
                _program("ippeveprinter"),
                "-r",
                "off",
                "-2",
                "-p",
                str(port),
                "-d",
                str(folder / "spool"),
                "-k",
            ]
            program += ["-f", "application/pdf", "-c", str(command), "Counter"]
            with _running(program, folder, DBUS_SYSTEM_BUS_ADDRESS=address):
                _wait_for(port)
                yield Printer(f"ipp://localhost:{port}/ipp/print", folder, command)


@contextmanager
def print_server(*devices: tuple[str, str]) -> Iterator[str]:
    """Run a print server of CUPS with queues (name, printer's address) in a folder of its own; yield its address."""
    with tempfile.TemporaryDirectory(prefix="cups") as name:
        folder = Path(name)
        folder.chmod(0o755)
        port = free_port()
        (folder / "cupsd.conf").write_text(_SERVER.format(port=port))
        files = {"ServerRoot": folder, "RequestRoot": folder / "spool", "CacheDir": folder / "cache"}
        files |= {"StateDir": folder / "state", "TempDir": folder / "spool", "ServerKeychain": folder}
        files |= {f"{each}Log": folder / f"{each.lower()}.log" for each in ("Access", "Error", "Page")}
        for place in ("spool", "cache", "state"):
            (folder / place).mkdir()
        lines = [f"{key} {value}\n" for key, value in files.items()]
        (folder / "cups-files.conf").write_text("".join([*lines, "Sandboxing relaxed\n", f"SystemGroup {_group()}\n"]))
        program = [_program("cupsd"), "-f", "-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf"]
        with _running(program, folder):
            _wait_for(port)
            address = f"localhost:{port}"
            for queue, device in devices:
                add = [_program("lpadmin"), "-h", address, "-p", queue, "-E", "-v", device, "-m", "raw"]
                subprocess.run(add, check=True, capture_output=True)
            yield address


def _group() -> str:
    import grp

    return grp.getgrgid(os.getgid()).gr_name


def _program(name: str) -> str:
    """Return where a program of the system is; one that is missing is a fault of the machine, not to be skipped."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    assert found, f"{name} is not installed: run ./quickstart test"
    return found


@contextmanager
def _running(
    command: list[str], folder: Path, stdout: int = subprocess.DEVNULL, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdout=stdout, stderr=log, env={**os.environ, **environment}, start_new_session=True
        )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if process.stdout:
            process.stdout.close()


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("localhost", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"nothing listens at port {port}")
