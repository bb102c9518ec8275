"""How scripts are written: from which side, and whose glyphs stand in another order than their letters."""

from __future__ import annotations

import re

# Indic and Sinhala, Thai, Lao, Tibetan, Myanmar, Khmer. None runs from right to left.
_REORDERED = re.compile("[\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f]")


LEFTWARD = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
"""A letter, as a regular expression, of a script that is written right to left."""

_LEFTWARD = re.compile(LEFTWARD)


def is_leftward(text: str) -> bool:
    """Return whether some of `text` is written from right to left."""
    return _LEFTWARD.search(text) is not None


def is_reordered(text: str) -> bool:
    """Return whether the glyphs of `text` stand in another order than its letters."""
    return _REORDERED.search(text) is not None
