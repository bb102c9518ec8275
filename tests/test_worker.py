"""A worker heeds its parent alone, ends with it, and takes no more memory than it may."""

import subprocess
import sys
import time
from pathlib import Path

PARENT = """
import multiprocessing, os, signal, sys, time
from leaflet.worker import begin

def work(told):
    begin(512)
    os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGHUP)
    try:
        bytearray(1 << 30)
    except MemoryError:
        told.send(os.getpid())
    time.sleep(60)

if __name__ == "__main__":
    context = multiprocessing.get_context("forkserver")
    mine, its = context.Pipe()
    context.Process(target=work, args=(its,), daemon=True).start()
    print(mine.recv(), flush=True)
    if sys.argv[1:] == ["stay"]:
        time.sleep(60)
    os._exit(0)
"""


def lives(number: int) -> bool:
    """Tell whether a process is there and not yet ended."""
    try:
        return "State:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def gone(number: int, seconds: float = 10) -> bool:
    """Tell whether a process ends within so many seconds."""
    end = time.monotonic() + seconds
    while lives(number) and time.monotonic() < end:
        time.sleep(0.05)
    return not lives(number)


def test_it_is_bounded_deaf_to_the_terminal_and_ends_with_its_parent(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(PARENT)
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=60, check=True)
    assert gone(int(done.stdout))


def test_it_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(PARENT)
    with subprocess.Popen([sys.executable, program, "stay"], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        assert lives(worker)
        parent.kill()
    assert gone(worker)
