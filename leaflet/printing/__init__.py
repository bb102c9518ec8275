"""Printing: a finished PDF sent to a queue of CUPS or to a driverless printer, and what that answers."""
