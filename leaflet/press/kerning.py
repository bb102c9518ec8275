"""Kerning that every viewer sees: a line is shown without empty strings, and each of its gaps is one number.

WeasyPrint writes `<000e>0<>618<0045>` where a mark stands over a letter. To ISO 32000-1, 9.4.3, that is the same as
`<000e>618<0045>`; PDFium, which is in Chrome and Edge, drops numbers around the empty string, and draws letters over
one another. This wraps one public method of WeasyPrint's streams.
"""

from __future__ import annotations

import re
from typing import Any

_EMPTY = "<>"
_GAP = re.compile(r"[-.\d]*(?:<>[-.\d]*)+")
_NUMBER = re.compile(r"-?[.\d]+")
_DIGITS = 3


def joined(shown: str) -> str:
    """Return hexadecimal strings and numbers that show what `shown` does, none of the strings empty.

    Numbers that then follow each other are one, their sum, in thousandths of an em.
    """
    return _GAP.sub(_sum, shown).replace("><", "") if _EMPTY in shown else shown


def _sum(gap: re.Match[str]) -> str:
    total = round(sum(map(float, _NUMBER.findall(gap[0]))), _DIGITS)
    return f"{total:.{_DIGITS}f}".rstrip("0").rstrip(".") if total else ""


def let_kerning_be_seen() -> None:
    """Teach WeasyPrint to show text without empty strings; doing it twice changes nothing."""
    from weasyprint.pdf.stream import Stream  # noqa: PLC0415 - the typesetter is imported when the first page comes

    if getattr(Stream.show_text, "is_joined", False):
        return
    show = Stream.show_text

    def show_text(self: Any, text: str) -> None:
        """Show strings of glyphs, and numbers for how far the pen goes back between them."""
        show(self, joined(text))

    show_text.is_joined = True  # type: ignore[attr-defined]
    Stream.show_text = show_text
