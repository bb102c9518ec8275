"""A file put in place whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from leaflet.errors import LeafletError


def put(target: Path, data: bytes, scratch: Path | None = None) -> None:
    """Write `data` to `target` by way of a temporary file beside it, or in the folder `scratch` on the same disk.

    LeafletError where that cannot be; what was there before is then still there.
    """
    name = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=scratch or target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, target)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        raise LeafletError(
            f"cannot be written: {error.strerror}", str(target), "check the folder and the space on the disk"
        ) from None
