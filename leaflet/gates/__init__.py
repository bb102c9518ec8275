"""The gates: what a translated block must keep of its source (numbers, units, comparisons, marks, script)."""
