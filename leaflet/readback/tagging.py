"""The tags of a finished PDF against the HTML it was set from: what a screen reader is told is what the page says.

It knows nothing of how the tags are made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import zip_longest
from typing import NamedTuple

from leaflet.readback.anyorder import plain
from leaflet.readback.asked import read_asked
from leaflet.readback.drawn import Drawn
from leaflet.readback.illustration import box_within, helps, page_box
from leaflet.readback.objects import Objects, is_reference
from leaflet.readback.tagtree import Annotation, Element, read_tags
from leaflet.readback.tokens import Begin, End, Token, Words, read_letters
from leaflet.readback.told import Told, read_told
from leaflet.writing import is_leftward

_ARTIFACT = re.compile(rb"/Artifact\b\s*(?:<<([^>]*)>>\s*)?B(?:DC|MC)\b(.*?)\bEMC\b", re.DOTALL)
_SHOWN = 60
_NAMES = {
    "P": "a paragraph",
    "L": "a list",
    "LI": "a list item",
    "Lbl": "a label",
    "LBody": "the body of a list item",
    "Table": "a table",
    "TR": "a row",
    "TH": "a heading cell",
    "TD": "a cell",
    "BlockQuote": "a quotation",
    "Link": "a link",
    "Figure": "a picture",
    "Caption": "a caption",
    **{f"H{level}": f"a heading of level {level}" for level in range(1, 7)},
}


class Fault(NamedTuple):
    """What is wrong with the tags, and on which page (0 where on none)."""

    page: int
    message: str


def prove_tags(pdf: bytes, html: str, drawn: Sequence[Drawn], running: Sequence[str]) -> Iterator[Fault]:
    """Yield what is wrong with the tags of a `pdf` that was set from `html`: first what is told in another way.

    `drawn` are its pages as they are marked, `running` the words of the head and the foot of each. What must hold is
    in ISO 14289-1, clause 7; one structure element for one HTML element, also across pages, is our own rule.
    """
    import pikepdf  # noqa: PLC0415 - slow to import, and the command line's help does not need it

    with pikepdf.open(BytesIO(pdf)) as file:
        objects = Objects(file)
        tree = read_tags(objects, [page.words for page in drawn])
        if tree is None:
            yield Fault(0, "the PDF has no tags")
            return
        yield from _compare(read_asked(html), read_told(tree), is_leftward(html))
        yield from _pictures(tree, objects)
        yield from _links(tree, objects)
        contents = [page.Contents.read_bytes() for page in file.pages]
    yield from _untold(tree, drawn)
    repeated = "".join(_heads(tree))
    for number, (page, content, words) in enumerate(zip(drawn, contents, running, strict=True), 1):
        yield from (Fault(number, message) for message in _artifacts(page, content, words, repeated))


def _compare(asked: list[Token], told: Told, leftward: bool) -> Iterator[Fault]:
    """Yield where the tags differ from what the page asks for, up to the first element that is another one."""
    if asked == told.tokens:
        return

    def same(wanted: Words, found: Words, at: int) -> bool:
        return wanted.letters == found.letters or (leftward and _turned(wanted.letters, told.pieces[at]))

    for at, (wanted, found) in enumerate(zip_longest(asked, told.tokens)):
        if wanted == found:
            continue
        page = told.pages[min(at, len(told.pages) - 1)] if told.pages else 0
        if isinstance(wanted, Begin) and isinstance(found, Begin) and wanted.kind == found.kind:
            yield Fault(page, _unlike(wanted, found, _sample(told.tokens, at)))
        elif isinstance(wanted, Words) and isinstance(found, Words) and same(wanted, found, at):
            if wanted.language != found.language:
                said = f"is said to be in {found.language!r}: expected {wanted.language!r}"
                yield Fault(page, f"the language of {_sample(told.tokens, at)!r} {said}")
        else:
            yield Fault(page, _parted(asked, told.tokens, at))
            return


def _turned(letters: str, pieces: list[str]) -> bool:
    """Tell whether words are the same piece by piece: on a right-to-left page a reader turns each piece round."""
    meant, start = _plain(letters), 0
    for piece in map(_plain, pieces):
        end = start + len(piece)
        if sorted(piece) != sorted(meant[start:end]):
            return False
        start = end
    return start == len(meant)


def _plain(letters: str) -> str:
    return "".join(map(plain, letters))


def _parted(asked: list[Token], told: list[Token], at: int) -> str:
    """Return the message for two rows that part at a place."""
    runs = [tuple(_run(tokens[at:])) for tokens in (asked, told)]
    meant, said = ("".join(words.letters for words in run) for run in runs)
    if meant and meant == said:
        meant, said = (", ".join(f"{words.letters[:_SHOWN]!r} in {words.language!r}" for words in run) for run in runs)
        return f"the language of words is not the page's: expected {meant}; found {said}"
    what, other = (_described(tokens, at) for tokens in (asked, told))
    return f"the tags do not follow the page: expected {what}, found {other}"


def _run(tokens: list[Token]) -> Iterator[Words]:
    """Yield the words with which a row begins, up to the first beginning or end of an element."""
    for token in tokens:
        if not isinstance(token, Words):
            return
        yield token


def _unlike(wanted: Begin, found: Begin, sample: str) -> str:
    said, meant = (dict(zip(token.says[::2], token.says[1::2], strict=True)) for token in (found, wanted))
    parts = (f"{key} is {said[key]!r}, expected {meant[key]!r}" for key in meant if said[key] != meant[key])
    return f"{_NAMES.get(found.kind, found.kind)} ({sample!r}): {'; '.join(parts)}"


def _sample(tokens: list[Token], at: int) -> str:
    """Return the first words from a place on."""
    words = (token.letters for token in tokens[at:] if isinstance(token, Words))
    return next(words, "")[:_SHOWN]


def _described(tokens: list[Token], at: int) -> str:
    if at >= len(tokens):
        return "nothing more"
    token = tokens[at]
    if isinstance(token, Words):
        return f"the words {token.letters[:_SHOWN]!r}"
    name = _NAMES.get(token.kind, token.kind)
    return f"the end of {name}" if isinstance(token, End) else f"{name} ({_sample(tokens, at)!r})"


def _pictures(tree: Element, objects: Objects) -> Iterator[Fault]:
    """Yield pictures whose words help nobody, or whose box is not on their page in points (ISO 32000-1, 14.8.5.4)."""
    for figure in tree.elements():
        if figure.kind != "Figure":
            continue
        page, words = figure.place(), figure.alt or ""
        if not helps(words):
            yield Fault(page, f"a picture has no words that say what it shows: {words!r}")
        box = figure.attributes.get("BBox")
        if not box_within(box, page_box(objects, page)):
            yield Fault(page, f"the box of the picture {words[:_SHOWN]!r} is not on its page: {box}")


def _links(tree: Element, objects: Objects) -> Iterator[Fault]:
    """Yield links on the pages that no link element holds (ISO 14289-1, 7.18.5)."""
    held = {
        child.reference
        for element in tree.elements()
        if element.kind == "Link"
        for child in element.children
        if isinstance(child, Annotation)
    }
    for number, page in enumerate(objects.pages, 1):
        for item in objects.items(objects.dictionary(page).get("/Annots")):
            found = objects.dictionary(item)
            if found.get("/Subtype") == "/Link" and not (is_reference(item) and item in held):
                words = objects.text(found.get("/Contents")) or ""
                yield Fault(number, f"the link {words!r} is outside of the link's element")


def _untold(tree: Element, drawn: Sequence[Drawn]) -> Iterator[Fault]:
    """Yield what is drawn and neither in the tree nor an artifact."""
    owned = Counter((piece.page, piece.mark) for piece in tree.pieces())
    for number, page in enumerate(drawn, 1):
        for mark, words in page.words.items():
            if owned[number, mark] != 1:
                times = "no element" if not owned[number, mark] else "more than one element"
                yield Fault(number, f"{times} holds {words[:_SHOWN] or 'a picture'!r}, which is marked as text")
        for words in page.unmarked:
            yield Fault(number, f"{words[:_SHOWN] or 'a picture'!r} is neither in an element nor an artifact")


def _heads(tree: Element) -> Iterator[str]:
    """Yield the words that a table may repeat on its next page."""
    return (read_letters(element.words()) for element in tree.elements() if element.kind in {"THead", "TFoot"})


def _artifacts(page: Drawn, content: bytes, running: str, repeated: str) -> Iterator[str]:
    """Yield what is wrong with what is no part of a page's text: head, foot, and the repeated heads of tables."""
    shown, meant = (_plain(read_letters(words)) for words in ("".join(page.artifacts), running))
    if shown != meant:
        have, want = Counter(shown), Counter(meant)
        rest = "".join(((want - have) or (have - want - Counter(_plain(repeated)))).elements())
        if rest:
            yield f"the head and foot of the page are not its artifacts, or not these alone: {rest[:_SHOWN]!r}"
    for match in _ARTIFACT.finditer(content):
        kind = match[1] or b""
        if (b"TJ" in match[2] or b"Tj" in match[2]) and b"/Pagination" not in kind and b"/Layout" not in kind:
            yield "words that are an artifact do not say that they belong to the page, not to the text"
            return
