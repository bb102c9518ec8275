"""Inline Markdown of one leaf -> safe inline HTML, or plain words; raw HTML, pictures and unsafe links are refused."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString
from markupsafe import Markup, escape

SAFE_SCHEMES = ("https", "http", "mailto", "tel")
ALLOWED_TAGS = ("sub", "sup", "br")
MOST_MARKS = 300
"""How many Markdown marks one paragraph or table row may have; the time to read them grows with their square."""

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)(?:\s[^<>]*|/)?>|<!--|<![A-Za-z]|<\?[A-Za-z]")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PICTURE = re.compile(r"!\[[^\]]*\][(\[]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NOT_PLAIN = re.compile(r"[\\`*_\[\]<&]")
_STAR_IN_NUMBER = re.compile(r"(?<=\d)\*(?=\d)")
_UNPAIRED = re.compile(r"</?(?:sub|sup|br)\b", re.IGNORECASE)
_WRAPPERS = {tag: (Markup("<{}>").format(tag), Markup("</{}>").format(tag)) for tag in ("strong", "em", "sub", "sup")}
# A number and what it counts stay on one line (UKAAF G003: single pieces of information are not split), and so do the
# two ends of a short range; a longer one would leave a narrow column.
_LONGEST_UNBROKEN = 14
_NUMBER = r"(?<![\w.,:/\u2013-])(?:[<>≤≥±~≈=]\s?)?\d(?:[\d.,:/\u2013-]{0,12}\d)?(?![\w:/\u2013-]*\d|\w)"
_UNIT = (
    r"\s(?:micrograms?|milligrams?|grams?|kilograms?|mcg|[µμ]g|mg|kg|g|mL|ml|litres?|liters?|L|IU|units?|mmol|"
    r"tablets?|capsules?|puffs?|drops?|doses?|times?|minutes?|hours?|days?|weeks?|months?|years?|%|percent|°C|°F)(?!\w)"
)
_AMOUNT = re.compile(f"{_NUMBER}(?:{_UNIT})?")
_QUANTITY = re.compile(f"{_NUMBER}\\s(?:to|and|or|[-\u2013])\\s{_NUMBER}{_UNIT}|{_AMOUNT.pattern}")


def faults(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may not stand in a monograph's running text: a message and a hint for each."""
    if not _NOT_PLAIN.search(text) and text.count("|") <= MOST_MARKS:
        return
    for found in _TAG.finditer(text):
        name = (found[1] or "").lower()
        bare = found[0].lower() in (f"<{name}>", f"</{name}>", f"<{name}/>", f"<{name} />")
        if name in ALLOWED_TAGS and bare:
            continue
        if _AUTOLINK.fullmatch(found[0]):
            continue
        yield (
            f"raw HTML {found[0][:60]!r} is not allowed",
            "only <sub>, <sup> and <br> are; write Markdown, or '&lt;' for a less-than sign",
        )
    for found in _PICTURE.finditer(text):
        yield f"a picture is not allowed: {found[0][:60]!r}", "say in words what it shows"
    if too_many_marks(text):
        yield f"one paragraph has more than {MOST_MARKS} Markdown marks", "split it, or delete the marks"
        return
    if _UNPAIRED.search(plain(text)):
        yield "a <sub> or <sup> is opened and not closed", "write it as H<sub>2</sub>O, in one paragraph"
    for element in _parse(text).iter("a"):
        scheme = _scheme(element.get("href", ""))
        if scheme and scheme not in SAFE_SCHEMES:
            yield f"a link with the scheme {scheme!r} is not allowed", f"use one of: {', '.join(SAFE_SCHEMES)}"


def too_many_marks(text: str) -> bool:
    """Tell whether a paragraph or line has more marks than any real one."""
    return sum(map(text.count, "*_[`<&\\|")) > MOST_MARKS


def html(text: str) -> Markup:
    """Return `text` as inline HTML: strong, em, sub, sup, br, a, and span.q around a number with its unit."""
    if not _NOT_PLAIN.search(text):
        return _words(text)
    return _markup(_parse(text))


def plain(text: str) -> str:
    """Return the words of `text`, without marks; a link is followed by its address, a line break is a space."""
    if not _NOT_PLAIN.search(text):
        return text
    return "".join(_strings(_parse(text))).strip()


def unescape(text: str) -> str:
    """Return `text` with its character references ("&lt;", "&#181;") as characters; "R&D" and "&copy" stay."""
    return _ENTITY.sub(lambda found: entities.unescape(found[0]), text)


def _scheme(href: str) -> str:
    address = re.sub(r"[\x00-\x20]", "", entities.unescape(href))
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""


def _address(element: Element) -> str:
    """Return what of a link's address is printed after its words: "" when the words say it or it leads nowhere."""
    href = element.get("href", "")
    if not _scheme(href):
        return ""
    shown = re.sub(r"^(mailto|tel):", "", href)
    return "" if shown == "".join(element.itertext()).strip() else shown


def _strings(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield " "
        else:
            yield from _strings(child)
            if child.tag == "a" and _address(child):
                yield f" ({_address(child)})"
        yield child.tail or ""


def _unbroken(text: str) -> Iterator[tuple[int, int]]:
    """Yield where in `text` pieces stand that are not broken over two lines: start and end."""
    for found in _QUANTITY.finditer(text):
        short = len(found[0]) <= _LONGEST_UNBROKEN
        for piece in (found,) if short else _AMOUNT.finditer(text, found.start(), found.end()):
            if not piece[0].isdigit() and len(piece[0]) <= _LONGEST_UNBROKEN:
                yield piece.span()


def _words(text: str) -> Markup:
    pieces = []
    done = 0
    for start, end in _unbroken(text):
        pieces += [escape(text[done:start]), Markup('<span class="q">'), escape(text[start:end]), Markup("</span>")]
        done = end
    return Markup("").join([*pieces, escape(text[done:])])


def _markup(element: Element) -> Markup:
    pieces = [_words(element.text or "")]
    for child in element:
        if child.tag == "br":
            pieces.append(Markup("<br>"))
        elif child.tag == "a" and _scheme(child.get("href", "")) in SAFE_SCHEMES:
            pieces.append(Markup('<a href="{}">{}</a>').format(child.get("href"), "".join(child.itertext())))
            if address := _address(child):
                pieces.append(escape(f" ({address})"))
        elif child.tag in _WRAPPERS:
            before, after = _WRAPPERS[child.tag]
            pieces += [before, _markup(child), after]
        else:
            pieces.append(_markup(child))
        pieces.append(_words(child.tail or ""))
    return Markup("").join(pieces)


_spare: list[Markdown] = []
"""Converters at rest; making one takes longer than using it, and one at work is nobody else's."""


@lru_cache(maxsize=4096)
def _parse(text: str) -> Element:
    root = Element("div")
    leaf = Element("p")
    if too_many_marks(text):  # refused by `faults`; reading it would take minutes
        leaf.text = text
        return leaf
    leaf.text = _STAR_IN_NUMBER.sub(r"\\*", text)  # 2*3*4 is a sum, not 2, an emphasised 3, and 4
    root.append(leaf)
    try:
        converter = _spare.pop()
    except IndexError:
        converter = _converter()
    converter.treeprocessors["inline"].run(root)
    converter.treeprocessors["unescape"].run(root)
    _spare.append(converter.reset())  # after an error it is not used again
    return leaf


class _Literal(InlineProcessor):
    """Replaces what it matches by plain text, or by an allowed tag around it."""

    def __init__(self, pattern: str, converter: Markdown, replace: Callable[[re.Match[str]], Any]) -> None:
        super().__init__(pattern, converter)
        self.replace = replace

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, match: re.Match[str], data: str
    ) -> tuple[Any, int, int]:
        return self.replace(match), match.start(0), match.end(0)


def _element(tag: str, text: str | None = None, **attributes: str) -> Element:
    element = Element(tag, attributes)
    element.text = text
    return element


def _converter() -> Markdown:
    converter = Markdown()
    patterns = converter.inlinePatterns
    for name in ("reference", "image_link", "image_reference", "short_reference", "short_image_ref", "html",
                 "entity", "backtick", "autolink", "automail", "linebreak"):  # fmt: skip
        patterns.deregister(name)
    patterns.register(
        _Literal(r"(`+)(.+?)(?<!`)\1(?!`)", converter, lambda m: _element("span", AtomicString(m[2].strip()))),
        "code", 190)  # fmt: skip
    patterns.register(
        _Literal(r"<((?:https?|mailto|tel):[^\s<>]+)>", converter,
                 lambda m: _element("a", AtomicString(m[1]), href=m[1])), "address", 120)  # fmt: skip
    patterns.register(
        _Literal(r"<([^\s<>@]+@[^\s<>@]+)>", converter,
                 lambda m: _element("a", AtomicString(m[1]), href=f"mailto:{m[1]}")), "mail", 110)  # fmt: skip
    patterns.register(
        _Literal(r"(?i)<(sub|sup)>(.*?)</\1>", converter, lambda m: _element(m[1].lower(), m[2])), "raised", 90
    )
    patterns.register(_Literal(r"(?i)<br\s?/?>", converter, lambda _: _element("br")), "break", 85)
    patterns.register(
        _Literal(_ENTITY.pattern, converter, lambda m: _element("span", AtomicString(unescape(m[0])))), "entity", 80
    )
    return converter
