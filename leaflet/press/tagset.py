"""Which structure element of a PDF stands for an HTML element, and what it says of itself (ISO 32000-1, 14.8)."""

from __future__ import annotations

from typing import Any

import pydyf

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
GROUPS = frozenset({"/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote"})
"""Elements that hold blocks: words right inside them get a paragraph of their own."""

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


def kind(element: Any, tag: str) -> str:
    """Return the structure type for a box of `element`, "" where the element says nothing that a reader needs."""
    return "" if tag == "a" and not element.get("href") else _KINDS.get(tag, "")


def words(text: str) -> str:
    """Return `text` without the marks of where its lines may break."""
    return text.replace("\N{ZERO WIDTH SPACE}", "")


def numbering(box: Any) -> Any:
    """Return the attributes of a list: how its items are marked."""
    tag = box.element_tag
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
