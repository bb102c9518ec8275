"""What the tags of a PDF tell a screen reader, as a row of tokens: groups and the parts of a line leave no trace."""

from __future__ import annotations

from typing import NamedTuple

from leaflet.readback.tagtree import Annotation, Element, Piece
from leaflet.readback.tokens import Begin, End, Token, add_words, read_letters, tongue

_UNSAID = frozenset(("", "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "Aside", "NonStruct"))
_OF_WORDS = frozenset(("Span", "Strong", "Em", "Sub", "Code"))
_NUMBERED = frozenset(("Decimal", "LowerAlpha", "UpperAlpha", "LowerRoman", "UpperRoman", "Ordered"))
_BULLETED = frozenset(("Disc", "Circle", "Square", "Unordered"))
_UNNUMBERED = frozenset(("None", "Description"))


class Told(NamedTuple):
    """The tags as a row of tokens, with the page of each, and the pieces that its words are made of."""

    tokens: list[Token]
    pages: list[int]
    pieces: dict[int, list[str]]


def read_told(tree: Element) -> Told:
    """Return what a tag tree tells, in its order."""
    told = Told([], [], {})
    _tell(tree, told)
    return told


def _tell(element: Element, told: Told) -> None:
    kind = element.kind
    tokens, pages = told.tokens, told.pages
    quiet = kind in _UNSAID or kind in _OF_WORDS
    if not quiet:
        tokens.append(Begin(kind, _says(element)))
        pages.append(element.page)
    for child in element.children if kind != "Figure" else ():
        if isinstance(child, Element):
            _tell(child, told)
        elif isinstance(child, Piece):
            letters = read_letters(child.words)
            if letters:
                add_words(tokens, letters, tongue(element.language))
                if len(pages) < len(tokens):
                    pages.append(child.page)
                told.pieces.setdefault(len(tokens) - 1, []).append(letters)
    if not quiet:
        tokens.append(End(kind))
        pages.append(pages[-1])


def _says(element: Element) -> tuple[str, ...]:
    """Return what an element says of itself, as a page asks for it."""
    kind, given = element.kind, element.attributes
    if kind == "L":
        return ("marks", _marks(str(given.get("ListNumbering", "/"))[1:]))
    if kind in {"TH", "TD"}:
        span = ("columns", str(given.get("ColSpan", 1)), "rows", str(given.get("RowSpan", 1)))
        return ("scope", str(given.get("Scope", "/"))[1:], *span) if kind == "TH" else span
    if kind == "Figure":
        return ("alt", read_letters(element.alt or ""), "language", tongue(element.language))
    if kind == "Link":
        said = dict.fromkeys(read_letters(held.contents) for held in element.children if isinstance(held, Annotation))
        return ("contents", " ".join(said))
    return ()


def _marks(numbering: str) -> str:
    """Return what stands before the items of a list, by its ListNumbering; an unknown one itself."""
    for marks, names in (("numbers", _NUMBERED), ("bullets", _BULLETED), ("none", _UNNUMBERED)):
        if numbering in names:
            return marks
    return numbering
