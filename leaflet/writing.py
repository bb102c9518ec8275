"""How scripts are written: whose glyphs stand in another order than their letters."""

from __future__ import annotations

import re

# Indic and Sinhala, Thai, Lao, Tibetan, Myanmar, Khmer. None runs from right to left.
_REORDERED = re.compile("[\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f]")


def is_reordered(text: str) -> bool:
    """Return whether the glyphs of `text` stand in another order than its letters."""
    return _REORDERED.search(text) is not None
