"""The audit of web pages: each thing that is wrong is found in its place, and what is right is left alone."""

from __future__ import annotations

import pytest

from leaflet.audit.rule import rules
from leaflet.audit.webpage import check_html

GOOD = """<!DOCTYPE html>
<html lang="en"><head><title>Examplin</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script type="application/ld+json">{"name": "Examplin"}</script>
<style>p { text-align: start; background: url("data:image/png;base64,xx") }</style></head>
<body><header>The pharmacy</header><main>
<h1>Examplin</h1><h2>How to take it</h2><h3>Children</h3><h2>Storage</h2>
<p>Take it <a href="https://x.example/how">whole</a>. <a href="#top"><img src="data:," alt="Up"></a></p>
<p lang="ar" dir="rtl">خذ قرصا <strong>واحدا</strong></p><p>The word for a tablet is قرص there.</p>
<table><tr><th scope="col">Age</th><th scope="col">Dose</th></tr><tr><th scope="row">Child</th><td>1</td></tr></table>
<table role="presentation"><tr><td>left</td><td>right</td></tr></table>
<svg role="img"><title>A square</title></svg><svg aria-hidden="true"><use href="#a"/></svg><img src="data:," alt="">
</main></body></html>"""


def _with(before: str, after: str) -> str:
    assert before in GOOD
    return GOOD.replace(before, after, 1)


WRONG = {
    "FMT-01": (
        _with("</head>", "<script>alert(1)</script></head>"),
        _with("</head>", '<script src="a.js"></script></head>'),
        _with("</head>", '<link rel="stylesheet" href="style.css"></head>'),
        _with("<p>Take", '<p onclick="go()">Take'),
        _with("https://x.example/how", "javascript:go()"),
        _with('src="data:,"', 'src="a.png"'),
        _with('src="data:,"', 'src="data:," srcset="data:, 1x, https://x.example/b.png 2x"'),
        _with('url("data:image/png;base64,xx")', "url(//x.example/a.png)"),
        _with("<style>", '<style>@import "a.css";'),
        _with("<p>Take", '<p style="background: url(a.png)">Take'),
        _with("<h3>", '<iframe src="https://x.example"></iframe><h3>'),
    ),
    "FMT-02": (
        _with("initial-scale=1", "initial-scale=1, user-scalable=no"),
        _with("initial-scale=1", "maximum-scale=1.0"),
        _with("<title>Examplin</title>", "<title> </title>"),
        _with("<title>Examplin</title>", ""),
        _with("<title>", '<meta http-equiv="refresh" content="30"><title>'),
        _with("text-align: start", "text-align:justify"),
        _with("<p>Take", '<p align="justify">Take'),
        _with(">whole</a>", "></a>"),
        _with('alt="Up"', 'alt=""'),
    ),
    "FMT-03": (
        _with('<html lang="en">', "<html>"),
        _with('lang="en"', 'lang="english_uk"'),
        _with(' dir="rtl"', ""),
        _with('lang="ar" dir="rtl"', 'lang="ar" dir="ltr"'),
        _with("<main>", "<div>").replace("</main>", "</div>"),
        _with("</main>", "</main><main>More</main>"),
        _with("<h1>Examplin</h1>", "<h1>Examplin</h1><h1>Examplin</h1>"),
        _with("<h1>Examplin</h1>", ""),
        _with("<h3>Children</h3>", "<h4>Children</h4>"),
        _with("<h3>Children</h3>", "<h3> </h3>"),
        _with("<h3>Children</h3>", '<p role="heading" aria-level="5">Children</p>'),
        _with('<th scope="row">', "<th>"),
        _with(' role="presentation"', ""),
        _with('src="data:," alt="">\n', 'src="data:,">\n'),
        _with("<title>A square</title>", ""),
    ),
}
RIGHT = {
    "FMT-01": (GOOD, "<p>A page of a few words</p>"),
    "FMT-02": (GOOD, _with("initial-scale=1", "initial-scale=1, maximum-scale=5, user-scalable=yes")),
    "FMT-03": (
        GOOD,
        _with("<h1>", '<h1 role="presentation">').replace(
            "<header>", '<header><p role="heading" aria-level="1">A</p>'
        ),
        _with("</main>", "</main><main hidden>More</main>"),
        _with('<html lang="en">', '<html lang="zh-Hant-TW">'),
    ),
}


@pytest.mark.parametrize(("rule", "html"), [(rule, html) for rule, pages in WRONG.items() for html in pages])
def test_what_is_wrong_is_found_and_nothing_else(rule: str, html: str) -> None:
    findings = list(check_html(html, "x.html"))
    assert {finding.rule for finding in findings} in ({rule}, {rule, "FMT-03"})
    assert findings[0].where.startswith("x.html:")
    assert findings[0].instead


@pytest.mark.parametrize(("rule", "html"), [(rule, html) for rule, pages in RIGHT.items() for html in pages])
def test_what_is_right_is_left_alone(rule: str, html: str) -> None:
    assert rule not in {finding.rule for finding in check_html(html, "x.html")}


def test_a_finding_names_the_line_the_words_and_how_often() -> None:
    pictures = _with(' alt="Up"', "").replace("</main>", "\n<img src='pills.png'>\n<img src='x.png'></main>")
    finding = next(each for each in check_html(pictures, "x.html") if "words in its place" in each.message)
    assert finding.where == "x.html:8"
    assert "(3 times; the first is named)" in finding.message


def test_every_rule_is_in_the_table() -> None:
    known = {
        name: rule for name, rule in rules().items() if name in ("FMT-01", "FMT-02", "FMT-03", "FMT-04", "FMT-07")
    }
    assert len(known) == 5
    assert {name for name, rule in known.items() if rule.checked} == WRONG.keys() == RIGHT.keys()
    assert all(rule.on == (("html",) if rule.checked else ()) for rule in known.values())


def test_anybodys_export_is_read() -> None:
    """A word processor's page: no main part, no h1, tables without headers."""
    html = (
        "<HTML><HEAD><META HTTP-EQUIV='content-type' CONTENT='text/html'><TITLE></TITLE></HEAD>"
        "<BODY LANG='en-GB'><P ALIGN=JUSTIFY>Take one<BR>tablet<TABLE><TR><TD>1<TD>2</TABLE>"
        "<IMG SRC='leaflet_html_1.png'><H3>Storage</H3></BODY></HTML>"
    )
    messages = " ".join(finding.message for finding in check_html(html, "x.html"))
    for words in (
        "language",
        "0 main",
        "0 headings",
        "'Storage' of level 3",
        "names neither",
        "png",
        "title",
        "justified",
    ):
        assert words in messages
