"""`python -m leaflet`, and what the shell calls: nothing slow is loaded here, so that Ctrl-C is heeded at once."""

import gc
import os
import signal
import sys

_MANY = 100_000
"""So many new objects have garbage looked for: what is loaded stays, and to go through it takes a tenth of a run."""


def entry() -> None:
    """Run the program for the shell; a signal to end, or the end of the terminal, stops it as Ctrl-C does."""
    try:
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) == signal.SIG_DFL:  # nohup has it otherwise
                signal.signal(number, signal.default_int_handler)
        for name in ("stdout", "stderr"):  # where one is closed, in its place
            setattr(sys, name, getattr(sys, name) or open(os.devnull, "w"))  # noqa: SIM115 - as long as the program runs
        gc.set_threshold(_MANY)
        from leaflet.cli import run  # noqa: PLC0415 - takes a while, in which somebody may change their mind

        status = run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        os._exit(1)  # nobody may be reading what is still to be written
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # all is done and said
    sys.exit(status)


if __name__ == "__main__":
    entry()
