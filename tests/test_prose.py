"""Inline Markdown: safe HTML and plain words say the same, and nothing that could run or fetch comes through."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leaflet import prose


@pytest.mark.parametrize(
    ("text", "html", "plain"),
    [
        ("<6 mg", '<span class="q">&lt;6 mg</span>', "<6 mg"),
        ("<1% & >3", '<span class="q">&lt;1</span>% &amp; <span class="q">&gt;3</span>', "<1% & >3"),
        ("**a** *b* __c__ ***d***", "<strong>a</strong> <em>b</em> <strong>c</strong> <strong><em>d</em></strong>",
        "a b c d"),
        ("K<sub>2</sub> 10<sup>6</sup>", "K<sub>2</sub> 10<sup>6</sup>", "K2 106"),
        ("a<br>b<BR/>c<br />d", "a<br>b<br>c<br>d", "a b c d"),
        ("2*3*4", "2*3*4", "2*3*4"),
        ("A_12_B", "A_12_B", "A_12_B"),
        ("a \\* b", "a * b", "a * b"),
        ("&lt;b&gt; &micro; &#181; &amp;lt;", "&lt;b&gt; µ µ &amp;lt;", "<b> µ µ &lt;"),
        ("`*x* &lt;`", "*x* &amp;lt;", "*x* &lt;"),
        ("[a](https://b.example)", '<a href="https://b.example">a</a> (https://b.example)', "a (https://b.example)"),
        ("<https://b.example>", '<a href="https://b.example">https://b.example</a>', "https://b.example"),
        ("<a@b.example>", '<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
        ("[call](tel:+15550100)", '<a href="tel:+15550100">call</a> (+15550100)', "call (+15550100)"),
        ("[a](page.html)", "a", "a"),
        ("[see b]", "[see b]", "[see b]"),
        ("{{ 7*7 }} {% x %}", "{{ 7*7 }} {% x %}", "{{ 7*7 }} {% x %}"),
        ("take 5 mg or 1 to 2 tablets", 'take <span class="q">5 mg</span> or <span class="q">1 to 2 tablets</span>',
         "take 5 mg or 1 to 2 tablets"),
    ],
)  # fmt: skip
def test_text_becomes_safe_html_and_plain_words(text: str, html: str, plain: str) -> None:
    assert not list(prose.faults(text))
    assert str(prose.html(text)) == html
    assert prose.plain(text) == plain


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<script>", "raw HTML"), ("</p>", "raw HTML"), ("<b/>", "raw HTML"), ("<!-- x", "raw HTML"), ("<!DOCTYPE x",
        "raw HTML"),
        ("<?xml", "raw HTML"), ("<sub class=x>y</sub>", "raw HTML"), ("<x-y z>", "raw HTML"), ("![a](b)", "picture"),
        ("![a][b]", "picture"), ("[a](javascript:b)", "scheme"), ("[a](java\tscript:b)", "scheme"),
        ("[a](&#106;avascript:b)", "scheme"),
        ("[a](vbscript:b)", "scheme"), ("[a](data:b)", "scheme"), ("[a](file:b)", "scheme"), ("<javascript:x>", ""),
        ("<sub>a", "not closed"), ("a</sup>", "not closed"), ("*" * 301, "marks"),
    ],
)  # fmt: skip
def test_what_may_not_stand_in_a_text_is_found(text: str, message: str) -> None:
    found = list(prose.faults(text))
    if message:
        assert any(message in fault for fault, _ in found)
    assert all(fault and hint for fault, hint in found)
    assert "javascript:" not in re.findall(r'href="([^"]*)"', str(prose.html(text)))


@pytest.mark.parametrize(
    "text", ["a < b > c", "x<y", "<5>", "5<6 and 7>6", "<->", "a <= b", "<≥", "p<0.05", "I <3 you"]
)
def test_signs_of_comparison_are_no_tags(text: str) -> None:
    assert not list(prose.faults(text))
    assert prose.plain(text) == unescape(re.sub("<[a-z/][^>]*>", "", str(prose.html(text)))) == text


PIECES = ["*", "**", "_", "`", "<", ">", "[a](", "https://b.example", "javascript:x", ")", "<sub>", "</sub>", "<br>",
          "&lt;", "\\", "!",
          "5 mg", "word", " ", "1", "&", '"', "'", "é", "(", "]", "[", ":", "<a@b.c>", "onclick=", "2*3"]  # fmt: skip


class _Reader(HTMLParser):
    """Collects the text and the tags of HTML."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.text, self.tags, self.links = "", set[str](), list[str]()
        self.feed(markup)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.text += " " if tag == "br" else ""
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert all((tag, name) in (("a", "href"), ("span", "class")) for name, _ in attrs)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_html_and_plain_words_agree_and_html_is_safe(text: str) -> None:
    read = _Reader(str(prose.html(text)))
    assert read.text.strip() == prose.plain(text).strip() or list(prose.faults(text))
    assert read.tags <= {"strong", "em", "sub", "sup", "br", "a", "span"}
    assert all(link.partition(":")[0].lower() in prose.SAFE_SCHEMES for link in read.links)


@given(st.lists(st.sampled_from((*PIECES, "![", "](", "<sub>", "http://x.org"))).map("".join))
@example("|" * 301)
def test_what_is_wrong_is_found_with_marks_and_without(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "_NOT_PLAIN", re.compile(""))
        closely = list(prose.faults(text))
    assert list(prose.faults(text)) == closely


@given(st.text(max_size=100))
def test_text_without_marks_is_untouched(text: str) -> None:
    assert prose.plain(re.sub(r"[\\`*_\[\]<&]", "", text)).split() == re.sub(r"[\\`*_\[\]<&]", "", text).split()


def test_only_whole_character_references_are_read() -> None:
    assert prose.unescape("&lt;5 &micro;g R&D &copy &#181; &nosuch;") == "<5 µg R&D &copy µ &nosuch;"


def test_a_number_glued_to_a_word_may_be_broken_with_it() -> None:
    """A word longer than the line must have somewhere to break."""
    assert "span" not in prose.html("Tel: +46-84-4685Someone@example.com")


def test_threads_use_what_others_have_done_with(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(prose, "_spare", [])
    monkeypatch.setattr(prose, "_converter", lambda make=prose._converter: made.append(make()) or made[-1])
    texts = [f"**{number}** of *these* in H<sub>{number}</sub>O" for number in range(2000, 2100)]
    for text in texts[:5]:
        with ThreadPoolExecutor(1) as fresh:
            fresh.submit(prose.html, text).result()
    assert len(made) == 1
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(prose.html, texts))
    assert len(made) <= 8
    prose._parse.cache_clear()
    assert found == [prose.html(text) for text in texts]
