"""Line ends: where a line may end inside what the page writes without white space."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from leaflet.readback.wording import Gap, Wording

_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_NUMBER_TORN = re.compile(r"(?:\d[.,:]|[<>≤≥=~±+$€£#(])\d")
_ENDS_WORDS = frozenset(",.:;!?)]}/")


def may_end(wording: Wording, gaps: Sequence[int], at: int, line: int) -> bool:
    """Tell whether a line that began with letter `line` may end before letter `at`, where there is no white space.

    It may after a hyphen, a dash or a slash, in scripts without spaces, and in a word that is longer than the line or
    the table cell; never within a number that would have had room. `gaps` are the places of white space, in order.
    """
    if at in wording.gaps or _fills_line(wording, gaps, at, line):
        return True
    last, following = wording.letters[at - 1], wording.letters[at]
    if _UNSPACED.match(last) or _UNSPACED.match(following) or following in "–—":
        return True
    if last.isalnum() or unicodedata.category(last)[0] == "M":
        return False
    return _NUMBER_TORN.search(wording.letters[max(at - 2, 0) : at + 1]) is None


def _fills_line(wording: Wording, gaps: Sequence[int], at: int, line: int) -> bool:
    """Tell whether the word around letter `at` is all that its line or cell has had room for."""
    gap = max(bisect_right(gaps, at) - 1, 0)
    while gap and _glued(wording, gaps[gap]):
        gap -= 1
    return gaps[gap] <= line or wording.gaps[gaps[gap]] is Gap.BLOCK


def _glued(wording: Wording, gap: int) -> bool:
    """Tell whether no line may end at white space: it is a no-break space, or next to a sign that holds on."""
    signs = wording.letters[gap] in _ENDS_WORDS or wording.letters[gap - 1] in "([{"
    return wording.gaps[gap] is Gap.GLUED or (wording.gaps[gap] is Gap.SPACE and signs)
