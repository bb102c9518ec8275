"""Pages parsed in haste: HTML that leaves nothing to guess becomes the tree that an HTML5 parser makes of it.

Every element has its end tag, every attribute its quotes, and nothing stands where the parser would move it. A page
with anything else in it, a form for example, is left to WeasyPrint's parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import cssselect2
import weasyprint

_BEGINNING, _END = "<!DOCTYPE html><html", "</html>"
_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: (?:[a-z][a-z-]*|viewBox)(?:="[^"<>]*")?)*)(/?)>|([^<]+)')
_ATTRIBUTE = re.compile(r' ([a-zB-]+)(?:="([^"]*)")?')
_SVG, _XMLNS = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/2000/xmlns/}xmlns"
_DRAWN = frozenset(("viewBox", "class", "role", "width", "height", "shape-rendering", "fill", "d", _XMLNS))
"""The attributes that a picture may have: of others the parser spells some otherwise."""
_UNCERTAIN = re.compile("[\\0\f\r\ud800-\udfff]|&(?!(?:lt|gt|amp|quot|nbsp|#34|#39);)")

_VOID = frozenset(("meta", "hr", "br", "wbr", "img"))
_WORDS = frozenset("a abbr b bdi bdo cite code em i mark q small span strong sub sup time u br wbr img svg".split())  # noqa: SIM905
_LINES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
_GROUPS = frozenset(("address", "article", "aside", "blockquote", "div", "footer", "header", "main", "nav", "section"))
_FLOW = frozenset((*_WORDS, *_LINES, *_GROUPS, "ul", "ol", "dl", "table", "hr"))
_WITHIN = {
    **dict.fromkeys((*_WORDS, *_LINES, "dt", "caption"), _WORDS),
    **dict.fromkeys((*_GROUPS, "body", "li", "dd", "th", "td"), _FLOW),
    **dict.fromkeys(("title", "style", f"{_SVG}title"), frozenset[str]()),
}
"""Elements that hold text, and what else may stand right in them."""

_AROUND = {
    "html": frozenset(("head", "body")),
    "head": frozenset(("meta", "title", "style")),
    **dict.fromkeys(("ul", "ol"), frozenset(("li",))),
    "dl": frozenset(("dt", "dd")),
    "table": frozenset(("caption", "thead", "tbody", "tfoot")),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset(("tr",))),
    "tr": frozenset(("th", "td")),
    f"{_SVG}svg": frozenset(("title", "path")),
    f"{_SVG}path": frozenset(),
}
"""Elements that hold no text, and what may stand right in them."""

_ALLOWED = {**_WITHIN, **_AROUND}
_begin_slowly = weasyprint.HTML.__init__


class _UncertainError(Exception):
    """A page leaves something to guess."""


class _Tree:
    """A tree that grows; `inside` are the elements that are open."""

    def __init__(self) -> None:
        self.inside = [Element("")]
        self.allowed = frozenset(("html",))

    def begin(self, tag: str, attributes: str, empty: bool) -> None:
        """Take the beginning of an element; of a part of a picture perhaps its end, too, when it is `empty`."""
        around = self.inside[-1]
        drawn = tag == "svg" or around.tag.startswith(_SVG)
        found = _ATTRIBUTE.findall(attributes)
        names = {_XMLNS if drawn and name == "xmlns" else name: unescape(value) for name, value in found}
        twice = len(names) < len(found) or (tag == "a" and any(each.tag == "a" for each in self.inside))
        known = names.keys() <= _DRAWN if drawn else not empty and "viewBox" not in names
        if twice or tag not in self.allowed or not known:
            raise _UncertainError
        element = SubElement(around, f"{_SVG}{tag}" if drawn else tag, names)
        if not empty and tag not in _VOID:
            self.inside.append(element)
            self.allowed = _ALLOWED[element.tag]

    def end(self, tag: str, attributes: str) -> None:
        """Take the end of an element."""
        if self.inside.pop().tag.removeprefix(_SVG) != tag or attributes:
            raise _UncertainError
        self.allowed = _ALLOWED.get(self.inside[-1].tag, frozenset())

    def text(self, text: str) -> None:
        """Take text."""
        element = self.inside[-1]
        if element.tag not in _WITHIN:
            raise _UncertainError
        text = text if element.tag == "style" or "&" not in text else unescape(text)
        if len(element):
            element[-1].tail = text
        else:
            element.text = text

    def root(self) -> Element:
        """Return the tree, which has grown."""
        if len(self.inside) > 1 or [[part.tag for part in root] for root in self.inside[0]] != [["head", "body"]]:
            raise _UncertainError
        return self.inside[0][0]


def parsed(html: str) -> Element | None:
    """Return the tree of a page, nothing where that is not certain."""
    if not (html.startswith(_BEGINNING) and html.endswith(_END)) or _UNCERTAIN.search(html):
        return None
    tree, at = _Tree(), len("<!DOCTYPE html>")
    try:
        while token := _TOKEN.match(html, at):
            closes, tag, attributes, empty, text = token.groups()
            if text is not None:
                tree.text(text)
            elif closes:
                tree.end(tag, attributes + empty)
            else:
                tree.begin(tag, attributes, bool(empty))
            at = token.end()
        return tree.root() if at == len(html) else None
    except _UncertainError:
        return None


def begin(self: Any, guess: Any = None, *rest: Any, string: str | None = None, **named: Any) -> None:
    """Take in a page."""
    alone = guess is None and not rest and named.keys() == {"base_url", "url_fetcher"}
    tree = parsed(string) if alone and string else None
    if tree is None:
        _begin_slowly(self, guess, *rest, string=string, **named)
        return
    self.base_url = weasyprint._find_base_url(tree, named["base_url"])
    self.url_fetcher, self.media_type = named["url_fetcher"], "print"
    self.wrapper_element = cssselect2.ElementWrapper.from_html_root(tree, content_language=None)
    self.etree_element = self.wrapper_element.etree_element


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yield what takes whose place: an owner, a name in it, the faster function."""
    yield weasyprint.HTML, "__init__", begin
