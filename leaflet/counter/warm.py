"""What every worker of the counter begins with, loaded once."""

import leaflet.counter.making  # noqa: F401
from leaflet.worker import warm

warm()
