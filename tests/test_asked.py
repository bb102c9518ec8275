"""What a page asks for: the structure that its HTML means."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from examples import MONOGRAPH
from examples import page as composed
from weasyprint import HTML

from leaflet.readback.asked import read_asked
from leaflet.readback.tokens import Begin, End, Words


def outline(html: str) -> str:
    """Return the structure in one line: elements in brackets, words in between."""
    parts = []
    for token in read_asked(f'<html lang="en"><body>{html}</body></html>'):
        match token:
            case Begin(kind):
                parts.append(f"({kind} ")
            case Words(letters, language):
                parts.append(letters + ("" if language == "en" else f"@{language} "))
            case End():
                parts.append(")")
    return "".join(parts)


@pytest.mark.parametrize(
    ("html", "meant"),
    [
        ("<h1>a</h1><p>b <strong>c</strong></p>", "(H1 a)(P bc)"),
        ("<section>a <em>b</em><p>c</p>d<div>e</div></section>", "(P ab)(P c)(P d)(P e)"),
        ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", "(L (LI (Lbl ●)(LBody a(L (LI (Lbl ●)(LBody b)))c)))"),
        ("<ol start='3'><li>a</li><li value=7>b</li></ol>", "(L (LI (Lbl 3.)(LBody a))(LI (Lbl 7.)(LBody b)))"),
        ("<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt></dl>", "(L (LI (Lbl a)(LBody b)(LBody c))(LI (Lbl d)))"),
        ("<table><tr><th>a</th></tr></table>", "(Table (TBody (TR (TH a))))"),
        (
            "<table><caption>c</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td></td></tr></tbody></table>",
            "(Table (Caption c)(THead (TR (TH a)))(TBody (TR (TD ))))",
        ),
        ("<blockquote>a<p>b</p></blockquote>", "(BlockQuote (P a)(P b))"),
        ("<p>a <a href='https://a.org'>b</a> <a>c</a></p>", "(P a(Link b)c)"),
        ("<div><a href='https://a.org'>b</a></div>", "(P (Link b))"),
        ("<p lang='fr'>a<span lang='de'>b</span></p>", "(P a@fr b@de )"),
        ("<p><img alt='x'><img alt=''><svg><title>y</title><text>z</text></svg></p>", "(P (Figure )(Figure ))"),
        ("<div><svg aria-hidden='true'><title>y</title></svg></div><p>a</p>", "(P a)"),
        ("<div data-running><p>head</p></div><p hidden>b</p><style>c</style><p>a<br>d</p>", "(P ad)"),
    ],
)
def test_html_asks_for_its_structure(html: str, meant: str) -> None:
    assert outline(html) == meant


def test_pages_are_read_as_weasyprint_reads_them() -> None:
    """The reader trusts that templates close what they open."""
    html = re.sub("<svg.*?</svg>", "", composed(MONOGRAPH).html)  # the way back to HTML would rename it
    tree = HTML(string=html).etree_element
    assert read_asked(ElementTree.tostring(tree, encoding="unicode", method="html")) == read_asked(html)


def test_elements_say_what_they_are() -> None:
    html = (
        "<ol><li>a</li></ol><dl></dl>"
        "<table><tr><th scope='row' rowspan=2>a</th><th>b</th><td colspan=3></td></tr></table>"
        "<p><a href='x'>b <em>c</em></a><img alt='Two halves'></p>"
    )
    said = [token for token in read_asked(f"<body lang='fr'>{html}</body>") if isinstance(token, Begin) and token.says]
    assert said == [
        Begin("L", ("marks", "numbers")),
        Begin("L", ("marks", "none")),
        Begin("TH", ("scope", "Row", "columns", "1", "rows", "2")),
        Begin("TH", ("scope", "Column", "columns", "1", "rows", "1")),
        Begin("TD", ("columns", "3", "rows", "1")),
        Begin("Link", ("contents", "bc")),
        Begin("Figure", ("alt", "Twohalves", "language", "fr")),
    ]
