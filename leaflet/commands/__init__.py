"""The commands of the command line, one file each; with `cli.py` the only rooms that print."""
