"""Reading a finished PDF back, and comparing it letter by letter with what went in."""
