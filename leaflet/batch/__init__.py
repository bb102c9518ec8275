"""A whole formulary at once: what is to be made, what is fresh, made by many workers, joined into packets."""
