"""What every worker begins with, loaded once: fonts found, WeasyPrint and its libraries in memory."""

from contextlib import suppress

from leaflet.errors import LeafletError
from leaflet.press.fonts import prepare
from leaflet.press.libraries import load

with suppress(LeafletError):  # each leaflet that needs fonts says that they are missing
    prepare()
    load()

    import leaflet.press.tags

import leaflet.batch.make  # noqa: F401
