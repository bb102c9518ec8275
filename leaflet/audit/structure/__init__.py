"""The structure audit of a finished PDF: what a screen reader, a search or a braille display gets of it."""
