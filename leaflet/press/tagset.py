"""Which structure element of a PDF stands for an HTML element, and what it says of itself (ISO 32000-1, 14.8)."""

from __future__ import annotations

from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

_KINDS = {
    **dict.fromkeys(("div", "aside", "header", "footer", "nav", "address", "figure", "details"), "Div"),
    **dict.fromkeys(("ul", "ol", "dl"), "L"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "figcaption": "P",
    "summary": "P",
    "li": "LBody",
    "li::marker": "Lbl",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
}
_KINDS_2 = {
    **_KINDS,
    "aside": "Aside",
    "article": "Sect",
    "strong": "Strong",
    "em": "Em",
    "sub": "Span",
    "sup": "Span",
}
"""What PDF 2.0 has other or further elements for (ISO 32000-2, 14.8.4)."""

NAMESPACE = "http://iso.org/pdf2/ssn"
"""The elements of PDF 2.0 (ISO 32000-2, 14.8.6); one that stands in no namespace is of PDF 1.7."""

ROLES = {"Strong": "/Span", "Em": "/Span", "Aside": "/Div"}
"""What a reader that knows no PDF 2.0 takes its further elements for; poppler leaves out what it does not know."""

_FORMER = frozenset({"BlockQuote"})
"""Elements that only PDF 1.7 has."""

GROUPS = frozenset({"/Document", "/Part", "/Art", "/Sect", "/Div", "/Aside", "/BlockQuote"})
"""Elements that hold blocks: words right inside them get a paragraph of their own."""

INLINE = frozenset({"Link", "Span", "Strong", "Em"})
"""Elements that stand in a line of words."""

RAISED = {"sub": "/Sub", "sup": "/Sup"}

POINTS = 0.75
"""Points in a CSS pixel."""

_NUMBERINGS = {
    "none": "None",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}


def label(element: Any) -> str:
    """Return the words of an HTML element and all in it, on one line."""
    return " ".join("".join(element.itertext()).split())


def description(element: Any) -> str | None:
    """Return what a picture shows, "" where it only decorates, None where nobody said."""
    if element.get("aria-hidden") == "true":
        return ""
    if element.tag == "img":
        alt: str | None = element.get("alt")
        return alt
    title = element.find("{http://www.w3.org/2000/svg}title")
    return None if title is None else label(title)


def kind(element: Any, tag: str, second: bool = False) -> str:
    """Return the structure type for a box of `element`, "" where the element says nothing that a reader needs.

    `second` asks for the elements of PDF 2.0.
    """
    return "" if tag == "a" and not element.get("href") else (_KINDS_2 if second else _KINDS).get(tag, "")


def is_second(kind: str) -> bool:
    """Return whether a structure type is one of PDF 2.0."""
    return kind not in _FORMER


def words(box: Any, ends: frozenset[Any]) -> str:
    """Return the text of `box` without the marks of where its lines may break; a space follows what is in `ends`."""
    text: str = box.text.replace("\N{ZERO WIDTH SPACE}", "")
    return f"{text} " if box in ends else text


def cell_ends(box: Any) -> frozenset[Any]:
    """Return the last text of each cell in `box`, which PDFium runs into the next cell where it is an ActualText."""
    cells = (part for part in box.descendants() if isinstance(part, boxes.TableCellBox))
    texts = ([part for part in cell.descendants() if isinstance(part, boxes.TextBox)] for cell in cells)
    return frozenset(text[-1] for text in texts if text)


def raised(tag: str) -> Any:
    """Return the attributes of a figure or word that stands lower or higher than its line (ISO 32000-2, 14.8.5.4)."""
    return pydyf.Dictionary({"O": "/Layout", "TextPosition": RAISED[tag]})


def numbering(box: Any, second: bool = False) -> Any:
    """Return the attributes of a list: how its items are marked, in PDF 2.0 where it is `second`."""
    tag = box.element_tag
    if tag == "dl" and second:
        return pydyf.Dictionary({"O": "/List", "ListNumbering": "/Description"})
    style = "none" if tag == "dl" else box.style["list_style_type"]
    usual = "Disc" if tag == "ul" else "Decimal"
    name = _NUMBERINGS.get(style, usual) if isinstance(style, str) else usual
    return pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{name}"})


def cell(box: Any) -> Any:
    """Return the attributes of a table cell: what it spans, and whether it heads a row or a column."""
    attributes = pydyf.Dictionary({"O": "/Table"})
    if box.element_tag == "th":
        rows = box.element.get("scope", "col") in {"row", "rowgroup"}
        attributes["Scope"] = "/Row" if rows else "/Column"
    if box.colspan != 1:
        attributes["ColSpan"] = box.colspan
    if box.rowspan != 1:
        attributes["RowSpan"] = box.rowspan
    return attributes


def corners(box: Any, page_height: float) -> Any:
    """Return the attributes of a picture: its box in points, from the foot of a page `page_height` points high."""
    left, top = box.content_box_x() * POINTS, page_height - box.content_box_y() * POINTS
    sides = pydyf.Array((left, top - box.height * POINTS, left + box.width * POINTS, top))
    return pydyf.Dictionary({"O": "/Layout", "BBox": sides})
