"""The plain text of a leaflet: a file to be read aloud, to be enlarged on any screen, or to be put into braille."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet.forms.fidelity import refuse_changed, refuse_lost, refuse_unlike
from leaflet.forms.flow import read_flow
from leaflet.forms.pieces import Flow, Piece, Source, visible


def plain_text(leaflet: Source) -> str:
    """Return what `leaflet` says as plain text, proved word by word; LeafletError where a word would be lost.

    One paragraph is one line, which any program breaks to its own width. Structure is said by what is heard: blank
    lines around headings, "1." and "-" before items, and no lines drawn of signs, which a screen reader would read. A
    heading inside a section is said as a term is: with a colon, and what follows it on the very next line.
    """
    flow = read_flow(leaflet.html)
    refuse_lost(leaflet)
    refuse_unlike(flow, leaflet)
    text = "".join(_lines(flow))
    refuse_changed(flow, text, leaflet.name)
    return text


def _lines(flow: Flow) -> Iterator[str]:
    if flow.notice:
        yield f"{visible(flow.notice)}\n"
    begun, before = bool(flow.notice), None
    for piece in flow.heard:
        yield "\n" * (_blank_lines(piece, before) if begun else 0)
        yield from _block(piece)
        begun, before = True, piece
    if flow.state:
        yield f"\n{visible(flow.state)}\n"


def _blank_lines(piece: Piece, before: Piece | None) -> int:
    if before and before.is_subheading:
        return 0
    match piece.kind:
        case "heading":
            return 1 if piece.is_subheading else 2
        case "paragraph":
            return 0 if piece.level else 1
        case "item":
            return 1 if piece.first and piece.level == 1 else 0
        case _:
            return 1 if piece.first else 0


def _block(piece: Piece) -> Iterator[str]:
    """Yield the lines of one piece; what stands in a list begins where its words do, not where its number does."""
    first = rest = "  " * (0 if piece.kind == "heading" else piece.level)
    if piece.kind == "item":
        marker = piece.marker or "-"
        first = "  " * (piece.level - 1) + (f"{marker} " if piece.runs else marker)
    words = visible("".join(run.words for run in piece.spoken))
    for line in words.split("\n"):
        yield f"{first}{line}\n"
        first = rest
