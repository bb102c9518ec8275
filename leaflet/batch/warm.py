"""What every worker of the batch begins with, loaded once."""

import leaflet.batch.make  # noqa: F401
from leaflet.worker import warm

warm()
