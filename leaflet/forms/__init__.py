"""The forms of a leaflet other than the PDF: for the screen, to be read aloud, in braille."""
