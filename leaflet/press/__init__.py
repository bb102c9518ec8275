"""Setting type: the fonts, the tags that WeasyPrint leaves out, and what makes it quick."""
