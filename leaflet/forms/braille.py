"""The braille of a leaflet: a file for an embosser or a braille display, in its language's own six-dot braille."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from leaflet.errors import LeafletError
from leaflet.forms import louis
from leaflet.forms.braillepage import Block, document, head_lines, lay, paginate, read_back
from leaflet.forms.brailletable import braille_tables, find_braille
from leaflet.forms.fidelity import refuse_lost, refuse_miscounted, refuse_unlike
from leaflet.forms.flow import read_flow
from leaflet.forms.pieces import Flow, Piece, Run, Source

CELLS = range(20, 81)
"""How many cells a line may have; 40 are usual."""

LINES = range(10, 61)
"""How many lines a page may have; 25 are usual."""

Text = tuple[Run, ...]


def braille(leaflet: Source, cells: int = 40, lines: int = 25) -> str:
    """Return `leaflet` in ASCII braille (BRF), in lines of so many `cells` and pages of so many `lines`, proved.

    Bold print and the dots before list items are not said: braille tells them by the layout. LeafletError where a
    language has no braille table, where a character has no braille, or where liblouis is not installed.
    """
    _refuse_size("cells a line", cells, CELLS)
    _refuse_size("lines a page", lines, LINES)
    flow = read_flow(leaflet.html)
    refuse_lost(leaflet)
    refuse_unlike(flow, leaflet)
    pieces = tuple(_pieces(flow))
    notice, title = (Run(flow.notice, flow.language),), flow.title
    words = _translate([notice, title, *(text for _, text in pieces)], flow, leaflet.name)
    head, blocks = words[0] or words[1], tuple(_blocks([piece for piece, _ in pieces], words[2:]))
    mark = find_braille(flow.language).continued
    laid = tuple(lay(blocks, cells, mark))
    most = 4 * len(laid) // lines + 10
    counted = [(Run(str(number), flow.language),) for number in range(most + 1)]
    numbers = _translate(counted, flow, leaflet.name)

    def top(number: int) -> list[str]:
        return head_lines(head, numbers[number], cells, whole=bool(flow.notice))

    if len(top(most)) > lines // 3:
        raise LeafletError(
            f"the braille page is too small for what stands on every page: {cells} cells, {lines} lines",
            where=leaflet.name,
            hint="take more cells or lines; 40 cells and 25 lines are usual",
        )
    pages = list(paginate(laid, lines, top))
    text = document(pages)
    expected = [word for block in blocks for word in block.cells.split()]
    found = read_back(text, [len(top(number)) for number, _ in enumerate(pages, 1)])
    refuse_miscounted(expected, found, leaflet.name, mark)
    return text


def _refuse_size(what: str, size: int, allowed: range) -> None:
    if size not in allowed:
        raise LeafletError(
            f"braille of {size} {what} is not possible",
            where="braille",
            hint=f"take {allowed.start} to {allowed.stop - 1}; 40 cells and 25 lines are usual",
        )


def _pieces(flow: Flow) -> Iterator[tuple[Piece, Text]]:
    """Yield each line of each piece that is not only for the eye, the state of the text last."""
    for piece in flow.heard:
        number = (Run(f"{piece.marker} ", flow.language),) if piece.marker else ()
        for text in _lines((*number, *piece.said)):
            yield piece, text
    if flow.state:
        yield Piece("paragraph", (), first=True), (Run(flow.state, flow.language),)


def _lines(runs: Text) -> Iterator[Text]:
    """Yield `runs` line by line, where the leaflet breaks them itself."""
    line: list[Run] = []
    for run in runs:
        first, *more = run.words.split("\n")
        line.append(Run(first, run.language))
        for words in more:
            yield tuple(line)
            line = [Run(words, run.language)]
    yield tuple(line)


def _translate(texts: Iterable[Text], flow: Flow, where: str) -> list[str]:
    """Return each of `texts` in braille, words in another language in that one's: one run of liblouis for each."""
    texts = list(texts)
    done: dict[Run, str] = {}

    def table(run: Run) -> str:
        return _table(run.language, flow)

    for tag, group in groupby(sorted({run for text in texts for run in text}, key=table), key=table):
        words = list(group)
        found = louis.translate(
            [run.words for run in words], find_braille(tag), aside=tag != flow.language, where=where
        )
        done |= dict(zip(words, found, strict=True))
    return [" ".join("".join(_spaced(run, done[run]) for run in text).split()) for text in texts]


def _table(language: str, flow: Flow) -> str:
    """Return whose braille words in `language` have; a name among others has theirs where there is none for it."""
    return language if language in braille_tables() or language in flow.languages else flow.language


def _spaced(run: Run, cells: str) -> str:
    """Return the braille of a run with the space that parts it from its neighbours."""
    return f"{' ' * run.words[:1].isspace()}{cells}{' ' * run.words[-1:].isspace()}"


def _blocks(pieces: list[Piece], cells: list[str]) -> Iterator[Block]:
    """Yield the pieces as blocks of a page: headings by level, lists and records with hanging lines.

    All items of a list have their further lines right of where its deepest items begin (BANA 8.4).
    """
    before: Piece | None = None
    for piece, depth, words in zip(pieces, _depths(pieces), cells, strict=True):
        again = piece is before
        parted = before is not None and before.kind != "heading" and not again and _is_parted(before, piece)
        match piece.kind:
            case "heading":
                yield _heading(piece.level, words)
            case "item" if not again:
                yield Block(words, 2 * (piece.level - 1), 2 * depth, before=parted)
            case "cell" | "header" | "definition":
                yield Block(words, 2 * depth, 2 * depth + 2, before=parted)
            case "paragraph" if not depth:
                yield Block(words, 0 if again else 2, 0, before=parted)
            case _:
                yield Block(words, 2 * depth + (0 if again else 2), 2 * depth, before=parted)
        before = piece


def _in_list(piece: Piece) -> bool:
    return piece.kind in ("item", "cell", "header", "definition") or (piece.kind == "paragraph" and piece.level > 0)


def _is_parted(before: Piece, piece: Piece) -> bool:
    """Tell whether a blank line stands before `piece`: it begins a list, a record or a row, or comes after one."""
    begins = piece.first and (piece.kind != "item" or piece.level == 1)
    return begins or (_in_list(before) and not _in_list(piece))


def _depths(pieces: list[Piece]) -> list[int]:
    """Return for each piece how deep the list goes in which it stands, 0 where it stands in none."""
    depths: list[int] = []
    for inside, group in groupby(pieces, key=lambda piece: piece.kind != "heading" and piece.level > 0):
        found = list(group)
        depths += [max(piece.level for piece in found) if inside else 0] * len(found)
    return depths


def _heading(level: int, words: str) -> Block:
    if level == 1:
        return Block(words, before=True, after=True, heading=True, centred=True)
    indent = 4 if level == 2 else 6
    return Block(words, indent, indent, before=True, heading=True)
