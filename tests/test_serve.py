"""Serving: on this machine by itself, on a network only with a token; and it ends when it is told to."""

from __future__ import annotations

import signal
import socket
import ssl
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import counters
import pytest
from asked import settings

from leaflet.cli import run
from leaflet.counter.serve import HEAD_SECONDS, read_certificate, refuse_open
from leaflet.errors import LeafletError, ManyErrors


def test_on_this_machine_it_is_served_without_signing_in() -> None:
    refuse_open(settings())
    refuse_open(settings(address="127.0.0.2"))
    refuse_open(settings(address="::1"))


@pytest.mark.parametrize(
    ("counter", "said"),
    [
        ({"address": "0.0.0.0"}, "nobody would have to sign in"),
        ({"address": "192.0.2.7"}, "nobody would have to sign in"),
        ({"address": "::"}, "nobody would have to sign in"),
        ({"address": "0.0.0.0", "token": "short"}, "the token is too short"),
        ({"token": "short"}, "the token is too short"),
        ({"address": "pharmacy"}, "is no address"),
        ({"certificate": "x.pem"}, "go together"),
    ],
)
def test_it_is_never_open_by_mistake(counter: dict[str, object], said: str) -> None:
    with pytest.raises(LeafletError, match=said) as caught:
        refuse_open(settings(**counter))
    assert caught.value.hint


def test_with_a_token_it_is_served_to_others() -> None:
    refuse_open(settings(address="0.0.0.0", token="long enough for that"))


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "there is no such file"),
        ({"a.pem": "x"}, "there is no such file"),
        ({"a.pem": "x", "b.pem": "y"}, "cannot be used"),
    ],
)
def test_a_certificate_that_cannot_be_used_is_told_before_anything_is_served(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    told = replace(settings(certificate="a.pem", key="b.pem"), path=tmp_path / "leaflet.toml")
    with pytest.raises((LeafletError, ManyErrors), match=said):
        read_certificate(told)
    assert read_certificate(settings()) == (None, None)


def test_it_ends_when_it_is_told_to_and_leaves_no_process() -> None:
    with counters.counter() as running:
        assert running.asker().get("/leaflets/testamine.txt").status == 200
        started = time.monotonic()
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(10) == 0
        assert time.monotonic() - started < 8
        for _ in range(30):
            left = subprocess.run(
                ["pgrep", "-ag", str(running.process.pid)], capture_output=True, text=True, check=False
            )
            if not left.stdout:
                break
            time.sleep(0.1)
        assert left.stdout == ""
        assert "Traceback" not in running.log()


def test_a_port_that_is_taken_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run(["serve", "--port", str(taken.getsockname()[1])]) == 1
    assert "cannot listen at port" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    program = "import sys; sys.modules['uvicorn'] = None\n"
    program += "from leaflet.cli import run\nsys.exit(run(['serve', '--port', '0']))"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pharmacy-leaflet[counter]" in done.stderr


def test_who_sends_half_a_request_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slow senders are shut out after a while, and keep nobody else from being served meanwhile."""
    with counters.counter() as running:
        host, port = running.address.removeprefix("http://").strip("/").split(":")
        slow = [socket.create_connection((host, int(port)), timeout=HEAD_SECONDS + 5) for _ in range(50)]
        try:
            for each in slow[:40]:
                each.sendall(b"GET / HTTP/1.1\r\nHost: local")
            assert running.asker().get("/").status == 200
            started = time.monotonic()
            assert slow[0].recv(100) == b""
            assert slow[-1].recv(100) == b""
            assert time.monotonic() - started < HEAD_SECONDS + 3
        finally:
            for each in slow:
                each.close()


def test_it_speaks_https_with_a_certificate(tmp_path: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2",
         "-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "certificate.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    text = '[counter]\ncertificate = "certificate.pem"\nkey = "key.pem"\n'
    with counters.counter(text, folder=tmp_path) as running:
        assert running.address.startswith("https://localhost:")
        port = int(running.address.rpartition(":")[2].strip("/"))
        context = ssl.create_default_context(cafile=str(tmp_path / "certificate.pem"))
        with (
            socket.create_connection(("localhost", port)) as plain,
            context.wrap_socket(plain, server_hostname="localhost") as safe,
        ):
            safe.sendall(f"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode())
            answer = b""
            while part := safe.recv(65536):
                answer += part
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"; Secure" in answer
