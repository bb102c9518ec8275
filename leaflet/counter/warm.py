"""What every worker of the counter begins with, loaded once."""

from contextlib import suppress

from leaflet.errors import LeafletError
from leaflet.press.fonts import prepare
from leaflet.press.libraries import load

with suppress(LeafletError):  # each leaflet that needs fonts says that they are missing
    prepare()
    load()

    import leaflet.press.tags

import leaflet.counter.making  # noqa: F401
