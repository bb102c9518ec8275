"""Who waits hears what came of it, or nothing as soon as the batch is stopped."""

import threading
import time

import pytest

from leaflet.batch.patience import await_unless


def test_what_is_waited_for_comes_back() -> None:
    assert await_unless(lambda: False, lambda: "ready") == "ready"


def test_what_goes_wrong_there_goes_wrong_here() -> None:
    def fail() -> None:
        raise EOFError

    with pytest.raises(EOFError):
        await_unless(lambda: False, fail)


def test_a_stop_is_heeded_though_nothing_comes() -> None:
    never = threading.Event()
    began = time.monotonic()
    assert await_unless(lambda: time.monotonic() > began + 0.2, lambda: never.wait(30)) is None
    assert time.monotonic() - began < 1
    never.set()
