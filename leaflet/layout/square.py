"""The square: a QR code that takes a phone to the pharmacy's own page about this leaflet."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from leaflet.edition import Edition
from leaflet.errors import LeafletError
from leaflet.language import Language
from leaflet.monograph import Monograph
from leaflet.sections import _

SMALLEST_MODULE = 0.5
"""The least width of one dot, in millimetres: what a phone's camera tells apart at arm's length."""

SIDE = 36
"""The width of the whole square with its quiet zone, in millimetres; a long address needs a wider one."""

QUIET = 4
"""The white border, in dots (ISO/IEC 18004, 9.1)."""


@dataclass(frozen=True)
class Square:
    """A QR code: the `address` that it opens, and the picture as an inline SVG."""

    address: str
    svg: Markup


def square(template: str, monograph: Monograph, language: Language, edition: Edition) -> Square | None:
    """Return the code for the address `template`, {medicine}, {language} and {edition} in it filled in; None for "".

    It can be read with 15% of it damaged (level M of ISO/IEC 18004) or more. LeafletError when the address is longer
    than any code holds.
    """
    if not template:
        return None
    import segno  # noqa: PLC0415 - slow to import, and only a pharmacy with a web address needs it

    address = template
    for name, value in (("medicine", monograph.name), ("language", language.tag), ("edition", edition.name)):
        address = address.replace(f"{{{name}}}", quote(value, safe=""))
    try:
        code = segno.make_qr(address, error="m")
    except segno.DataOverflowError:
        message = f"the address is too long for a QR code: {len(address)} characters"
        raise LeafletError(message, "web in [pharmacy]", "use a shorter address") from None
    dots = code.symbol_size(border=QUIET)[0]
    width = max(SIDE, dots * SMALLEST_MODULE)
    # Translators: the text that is read aloud in place of a QR code; {place} is an address on the web.
    title = escape(language.text(_("Square code that opens {place}"), place=address))
    rows = (
        f"M{x + QUIET} {y + QUIET}h{run}v1h-{run}z"
        for y, row in enumerate(code.matrix)
        for x, run in _runs(bytes(row))
    )
    svg = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="square" role="img" width="{0:g}mm" height="{0:g}mm"'
        ' viewBox="0 0 {1} {1}" shape-rendering="crispEdges"><title>{2}</title><path fill="#fff" d="M0 0h{1}v{1}H0z"/>'
        '<path d="{3}"/></svg>'
    ).format(width, dots, title, Markup("").join(map(Markup, rows)))
    return Square(address, svg)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Return where dark dots begin in `row`, and how many stand there side by side."""
    starts = [x for x, dark in enumerate(row) if dark and not (x and row[x - 1])]
    return [(x, (row + b"\0").index(0, x) - x) for x in starts]
