"""Dosing: what one patient takes, typed in one line, and said in the words of any language."""
