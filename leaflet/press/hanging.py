"""Spaces at the end of a line hang: they take no room, so that a line which fits is not broken early.

The text layer keeps the space between the last word of a line and the first of the next only where white space is
preserved (`pre-wrap`). CSS Text 3, 4.1.3, lets such a space hang over the edge; WeasyPrint counts it as part of the
line, and breaks a line with a bold word or a quantity in it at the wrong place. This mends that one private function.
"""

from __future__ import annotations

from typing import Any


def let_spaces_hang() -> None:
    """Teach WeasyPrint that preserved spaces hang at the end of a line; doing it twice changes nothing."""
    from weasyprint.layout import inline  # noqa: PLC0415 - the typesetter is imported when the first page comes

    if getattr(inline.trailing_whitespace_size, "hangs", False):
        return
    measure = inline.trailing_whitespace_size

    def trailing_whitespace_size(context: Any, box: Any) -> float:
        """Return the width of the spaces that `box` ends with, preserved ones included."""
        text = box
        while getattr(text, "children", None):
            text = text.children[-1]
        words = getattr(text, "text", "")
        if not words.endswith(" ") or text.style["white_space"] != "pre-wrap":
            return float(measure(context, box))
        space, _, _ = inline.split_text_box(context, text.copy_with_text(" "), None, 0)
        return float(space.width) * (len(words) - len(words.rstrip(" ")))

    trailing_whitespace_size.hangs = True  # type: ignore[attr-defined]
    inline.trailing_whitespace_size = trailing_whitespace_size
