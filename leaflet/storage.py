"""A file put in place whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leaflet.errors import LeafletError


def put(target: Path, data: bytes, scratch: Path | None = None) -> None:
    """Write `data` to `target` by way of a temporary file beside it, or in the folder `scratch` on the same disk.

    LeafletError where that cannot be; what was there before is then still there.
    """
    name = ""
    with _said(target):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=scratch or target.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(name, 0o666 & ~umask)
            os.replace(name, target)
            name = ""
        finally:
            if name:
                Path(name).unlink(missing_ok=True)


def make_ready(target: Path) -> None:
    """Make the folder of `target`; LeafletError where no file can be put there, before work is done for it in vain."""
    with _said(target):
        if target.exists() and not target.is_file():
            raise OSError(errno.EINVAL, os.strerror(errno.EISDIR) if target.is_dir() else "Is not a file")
        target.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=target.parent).close()


@contextmanager
def _said(target: Path) -> Iterator[None]:
    """Say plainly why `target` cannot be written."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(errno.ENOTDIR) if isinstance(error, FileExistsError) else error.strerror
        raise LeafletError(
            f"cannot be written: {reason}", str(target), "check the folder and the space on the disk"
        ) from None
