"""The proof: the finished PDF read back against the page it was set from. It can't be switched off."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from leaflet.edition import MM
from leaflet.errors import LeafletError, refuse
from leaflet.page import Page
from leaflet.readback.collation import collate
from leaflet.readback.reading import UnreadableError, read_pdf
from leaflet.readback.sheet import Box, Sheet
from leaflet.readback.tagging import Fault, prove_tags
from leaflet.readback.wording import Wording, read_html, read_words
from leaflet.writing import is_reordered

HINT = "nothing was written; report this as a fault of the program, with the monograph and these words"

_SHOWN = 60
_SLACK = 0.25
"""How far ink may stand over its margin, as a part of the print size: overhang of letters, never a letter."""

_SLANT = 0.5
"""The same, where letters lean: the stroke of a nastaliq kaf that begins a line."""


@dataclass(frozen=True)
class Proof:
    """What was read back, every word of it as it should be; `smallest` is the smallest print in points."""

    pages: int
    words: int
    passages: int
    smallest: float


def proof(pdf: bytes, page: Page) -> Proof:
    """Return what was read when `pdf` says what `page` says, all of it, and no more; LeafletError otherwise.

    Checked are the monograph's passages, every word and number in order, head and foot, print size (G003: nothing
    smaller than the body), margins, paper and glyphs; then the tags. Told is the first difference in the wording, and
    what is wrong with the first faulty page; or what is wrong with the tags up to the first that is another one.
    """
    wording = read_html(page.html)
    sheets = _sheets(pdf, page)
    lines = [(number, line) for number, sheet in enumerate(sheets, 1) for line in sheet.body]
    unlike = (_fault(page, number, message) for number, message in collate(wording, lines))
    on_sheets = (
        tuple(_fault(page, number, message) for message in _sheet_faults(sheets, number, page, wording))
        for number in range(1, len(sheets) + 1)
    )
    refuse((*_lost_passages(wording, page), *unlike, *next(filter(None, on_sheets), ())))
    refuse(_fault(page, number, message) for number, message in _tag_faults(pdf, page, sheets))
    words = 1 + sum(0 < at < len(wording.letters) for at in wording.spaces())
    return Proof(len(sheets), words, len(page.passages), min(sheet.smallest for sheet in sheets))


def _sheets(pdf: bytes, page: Page) -> tuple[Sheet, ...]:
    try:
        sheets = tuple(read_pdf(pdf, page.margins))
    except UnreadableError as error:
        raise LeafletError(f"the finished PDF can't be read: {error}", page.name, HINT) from None
    if not sheets:
        raise LeafletError("the finished PDF has no page", page.name, HINT)
    return sheets


def _fault(page: Page, number: int, message: str) -> LeafletError:
    return LeafletError(message, f"{page.name}, page {number}" if number else page.name, HINT)


def _tag_faults(pdf: bytes, page: Page, sheets: tuple[Sheet, ...]) -> Iterator[Fault]:
    """Yield what is wrong with what a screen reader is told."""
    templates = page.head + page.foot
    running = [_numbered(templates, number, len(sheets), page) for number in range(1, len(sheets) + 1)]
    return prove_tags(pdf, page.html, [sheet.drawn for sheet in sheets], running)


def _lost_passages(wording: Wording, page: Page) -> Iterator[LeafletError]:
    """Yield what of the monograph does not stand in the HTML, in order and word for word."""
    after = 0
    spaces = wording.spaces()
    for passage in page.passages:
        sought = read_words(passage.words)
        if not sought.letters:
            continue
        found = wording.letters.find(sought.letters, after)
        while found >= 0 and not _stands(sought, wording, spaces, found):
            found = wording.letters.find(sought.letters, found + 1)
        if found < 0:
            words = sought.words(0, len(sought.letters))
            yield LeafletError(
                f"the page has lost words of the monograph, or their order: {words!r}", passage.where, HINT
            )
        else:
            after = found + len(sought.letters)


def _stands(sought: Wording, wording: Wording, spaces: list[int], start: int) -> bool:
    """Tell whether the words `sought` stand at `start` with the same spaces, and are not part of longer words.

    `spaces` are those of the wording.
    """
    end = start + len(sought.letters)
    between = {at - start for at in spaces[bisect_right(spaces, start) : bisect_left(spaces, end)]}
    wanted = {at for at in sought.spaces() if 0 < at < len(sought.letters)}
    return between == wanted and all(
        at in wording.gaps or not (wording.letters[at - 1 : at].isalnum() and wording.letters[at : at + 1].isalnum())
        for at in (start, end)
    )


def _sheet_faults(sheets: tuple[Sheet, ...], number: int, page: Page, wording: Wording) -> Iterator[str]:
    """Yield what is wrong with one of the sheets, its running head and foot included."""
    sheet, before = sheets[number - 1], sheets[number - 2] if number > 1 else None
    width, height = page.paper.width * MM, page.paper.height * MM
    if sheet.turned or abs(sheet.width - width) > 1 or abs(sheet.height - height) > 1:
        turned = ", turned" if sheet.turned else ""
        size = f"{sheet.width / MM:.0f} by {sheet.height / MM:.0f} mm{turned}"
        paper = f"{page.paper.title} upright, {page.paper.width:g} by {page.paper.height:g} mm"
        yield f"the sheet is {size}: expected {paper}"
    if not sheet.body:
        yield "the page is empty: there is no text between its margins"
    if sheet.unreadable:
        yield "a letter has no glyph in the fonts: it would print as a box or not at all"
    if sheet.smallest < page.edition.size - 0.05:
        least = f"the {page.edition.name} edition has none below {page.edition.size:g}"
        yield f"print of {sheet.smallest:.4g} points: {least}"
    for name, lines, template in (("head", sheet.head, page.head), ("foot", sheet.foot, page.foot)):
        if before and "{page" not in template and lines == getattr(before, name):
            continue  # it has been read on the page before
        words = read_words(_numbered(template, number, len(sheets), page), wording.leftward)
        for difference in collate(words, [(number, line) for line in lines]):
            yield f"the {name} of the page: {difference.message}"
    yield from _misplaced(sheet, page)


def _numbered(template: str, number: int, pages: int, page: Page) -> str:
    """Return the words of a running head or foot on one page."""
    return template.replace("{page}", _numeral(number, page)).replace("{pages}", _numeral(pages, page))


def _numeral(number: int, page: Page) -> str:
    return "".join(page.digits[int(digit)] for digit in str(number))


def _misplaced(sheet: Sheet, page: Page) -> Iterator[str]:
    """Yield text that lies outside the sheet or its margins, and shapes that lie outside the sheet."""
    slack = (_SLANT if page.hand else _SLACK) * page.edition.size
    whole = Box(0, 0, sheet.width, sheet.height)
    inner = Box(page.margins.left - slack, 0, sheet.width - page.margins.right + slack, sheet.height)
    for lines, frame, name in (
        (sheet.body, inner, "its margins"),
        (sheet.head, whole, "the sheet"),
        (sheet.foot, whole, "the sheet"),
    ):
        for line in lines:
            # An ActualText has no boxes of its own: a reader deals out those of its glyphs, marks before it included.
            room = page.edition.size if is_reordered(line.letters) else 0
            roomy = Box(frame.left - room, frame.bottom, frame.right + room, frame.top)
            if not _within(line.around(), roomy):
                yield f"text lies outside {name}: {line.words()[:_SHOWN]!r}"
    if not all(_within(shape, Box(-1, -1, sheet.width + 1, sheet.height + 1)) for shape in sheet.shapes):
        yield "a picture or a line lies partly outside the sheet"


def _within(box: Box, frame: Box) -> bool:
    return box.left >= frame.left and box.bottom >= frame.bottom and box.right <= frame.right and box.top <= frame.top
