"""`python -m leaflet`."""

from leaflet.cli import entry

entry()
