"""Pages written by hand: every construct that a leaflet's template needs, in one document."""

from __future__ import annotations

from leaflet.edition import find_edition, find_paper
from leaflet.page import Margins, Page

PICTOGRAM = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'%3E"
    "%3Ccircle cx='5' cy='5' r='4'/%3E%3C/svg%3E"
)
STYLE = f"""
@page{{size:A4;margin:30mm 25.4mm;@top-left{{content:element(head)}}@bottom-left{{content:element(foot)}}}}
:root{{--gap:27pt}}html{{font-size:18pt;line-height:1.5}}body{{margin:0}}
.head{{position:running(head)}}.foot{{position:running(foot)}}
.page::before{{content:counter(page)}}.pages::before{{content:counter(pages)}}
p,li,td,th,dt,dd,h1,h2,h3{{white-space:pre-wrap}}
sub,sup{{font-size:1em}}h2{{background:url("{PICTOGRAM}") no-repeat;padding-left:2em}}
aside{{border:3pt solid;padding:.5em}}ul{{list-style-type:"\\25CF  "}}
thead{{display:table-header-group}}td,th{{border:1pt solid}}
"""


def document(body: str, *, lang: str = "en", style: str = "", head: str = "") -> str:
    """Return a whole HTML document around `body`, with a running head and foot."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Vitamin MK-7: 45 micrograms</title>'
        '<meta name="author" content="The pharmacy"><meta name="description" content="A leaflet in large print">'
        '<meta name="dcterms.created" content="2026-01-02"><meta name="dcterms.modified" content="2026-02-03">'
        f"{head}<style>{STYLE}{style}</style></head><body>"
        '<div class="head">Vitamin MK-7</div>'
        '<div class="foot">Page <span class="page"></span> of <span class="pages"></span></div>'
        f"{body}</body></html>"
    )


def page(body: str, *, lang: str = "en", style: str = "", head: str = "", name: str = "vitamin-mk-7.en.large") -> Page:
    """Return a page in the large edition on A4 around `body`."""
    edition = find_edition("large")
    return Page(
        name=name,
        html=document(body, lang=lang, style=style, head=head),
        language=lang,
        edition=edition,
        paper=find_paper("a4", edition),
        margins=Margins(top=85, right=72, bottom=85, left=72),
        passages=(),
        head="Vitamin MK-7",
        foot="Page {page} of {pages}",
    )


def words(count: int) -> str:
    """Return so many plain words, each its own number."""
    return " ".join(f"word{number}" for number in range(count))


NESTED = (
    "<ul><li>level one<ul><li>level two<ol><li>level three<ul><li>level four<ol><li>level five</li></ol></li></ul>"
    "</li></ol></li></ul></li></ul>"
)
LOOSE = (
    "<ul><li><p>first paragraph</p><p>second paragraph</p></li>"
    "<li><p>other item</p><ul><li>inside</li></ul><p>after the list</p></li></ul>"
)
NUMBERED = '<ol><li value="3">third</li><li value="7">seventh</li></ol>'
TABLE = (
    "<table><caption>How much</caption><thead><tr><th>Age</th><th>Dose</th><th></th></tr></thead><tbody>"
    + "".join(f'<tr><th scope="row">{age} years</th><td>{age * 2} mg</td><td></td></tr>' for age in range(40))
    + "</tbody></table>"
)
GROUPED = (
    '<table><thead><tr><th rowspan="2">Age</th><th colspan="2" scope="colgroup">Dose</th></tr>'
    "<tr><th>Morning</th><th>Evening</th></tr></thead>"
    "<tbody><tr><td>1</td><td>2 mg</td><td>3 mg</td></tr></tbody></table>"
)
DEFINITIONS = (
    "<dl><dt>mg</dt><dd>milligram</dd><dt>mL</dt><dd><p>millilitre</p></dd><dd>a thousandth of a litre</dd></dl>"
)
LINKS = (
    '<p>Read <a href="https://example.org/mk-7">the <strong>whole</strong> story</a>, '
    '<a href="mailto:a@example.org">write to us</a>, <a href="tel:+15550100">call us</a>.</p>'
)
INLINE = (
    "<p>Take <strong>2 <em>tablets</em></strong> of vitamin K<sub>2</sub>, 10<sup>6</sup> units,<br>with food.</p>"
)
FIGURE = (
    '<p><svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 10 5"><title>A tablet broken in '
    'two halves</title><rect width="10" height="5"/></svg></p><svg xmlns="http://www.w3.org/2000/svg" width="20" '
    'height="20" aria-hidden="true"><rect width="9" height="9"/></svg>'
)
LONG = (
    f"<p>{words(250)}</p><ul><li>{words(220)}</li><li><p>{words(220)}</p></li></ul>"
    f"<blockquote><p>{words(220)}</p></blockquote><aside><p>{words(220)}</p></aside>"
    f"<dl><dt>term</dt><dd>{words(220)}</dd></dl><p>See <a href='https://example.org'>{words(220)}</a></p>"
    f"<table><tbody><tr><td>{words(220)}</td></tr></tbody></table>"
)
EVERYTHING = (
    "<main><header><h1>Vitamin MK-7</h1><p>45 micrograms, tablets</p></header>"
    f"<section><h2>What it is for</h2>{INLINE}<h3>More</h3>{LINKS}{NESTED}{LOOSE}{NUMBERED}</section>"
    f"<section><h2>How to take it</h2>{TABLE}{GROUPED}{DEFINITIONS}"
    "<blockquote><p>said by others</p></blockquote></section>"
    "<aside><h2>Warning</h2><p>Do not drive.</p>bare words</aside>"
    f"<section><h2>Pictures</h2>{FIGURE}</section><section><h2>Long ones</h2>{LONG}</section></main>"
)
