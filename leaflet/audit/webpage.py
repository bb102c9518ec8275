"""The audit of a web page: what its markup leaves unsaid to who cannot see it, and what it asks of a network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from leaflet.audit.finding import Finding
from leaflet.audit.markup import Element, read_elements
from leaflet.writing import LEFTWARD

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LEFTWARD = re.compile(LEFTWARD)
_LEAST_ZOOM = 5.0
"""A page may be enlarged to this at least (WCAG 2.2, 1.4.4 asks for 2; phones allow 5)."""

_SENT = {"src", "poster", "data", "background"}
_LOADED_LINKS = re.compile(r"stylesheet|icon|preload|prefetch|preconnect|manifest|modulepreload")
_URL = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""")
_DATA_SCRIPT = re.compile(r"application/(?:ld\+)?json|text/plain|text/template", re.IGNORECASE)
_SHOWN = 40

Fault = tuple[Element | None, str, str]
"""Where something is wrong, what, and what to write instead."""


def check_html(html: str, name: str) -> Iterator[Finding]:
    """Yield what is wrong with the web page `html`, ours or anyone's, called `name`: the rules FMT-01 to FMT-03.

    It is read, not drawn: contrast, reflow and the order on the screen need a browser.
    """
    elements = read_elements(html)
    for rule, checks in _CHECKS.items():
        for check in checks:
            faults = list(check(elements))
            if faults:
                yield _finding(rule, name, faults)


def _finding(rule: str, name: str, faults: list[Fault]) -> Finding:
    element, message, instead = faults[0]
    more = f" ({len(faults)} times; the first is named)" if len(faults) > 1 else ""
    return Finding(rule, f"{name}:{element.line if element else 1}", message + more, instead)


def _called(elements: Iterable[Element], *tags: str) -> Iterator[Element]:
    return (element for element in elements if element.tag in tags)


def _said(element: Element) -> str:
    """Return what an element is called for who cannot see it."""
    given = element.attributes
    pictures = (part for part in element.inside() if part.tag == "img")
    named = [given.get("aria-label", ""), element.words, *(part.attributes.get("alt", "") for part in pictures)]
    named.append(given.get("aria-labelledby", "") or given.get("title", ""))
    return " ".join(" ".join(named).split())


def _excerpt(words: str) -> str:
    plain = " ".join(words.split())
    return repr(plain if len(plain) <= _SHOWN else plain[:_SHOWN] + "...")


def _scripts(elements: tuple[Element, ...]) -> Iterator[Fault]:
    for element in elements:
        handlers = [name for name in element.attributes if re.fullmatch("on[a-z]+", name)]
        programs = element.tag == "script" and not _DATA_SCRIPT.match(element.attributes.get("type", ""))
        if programs or element.attributes.get("href", "").strip().lower().startswith("javascript:"):
            yield element, f"a program runs in the page: <{element.tag}>", "leave it out: a leaflet needs none"
        elif handlers:
            yield element, f"a program runs in the page: {handlers[0]}", "leave it out: a leaflet needs none"


def _requests(elements: tuple[Element, ...]) -> Iterator[Fault]:
    for element in elements:
        for address in _addresses(element):
            if address.strip() and not address.strip().lower().startswith(("data:", "#", "about:")):
                message = f"the page asks the network for {_excerpt(address)}, and so tells what is read"
                yield element, message, "put styles into <style> and pictures into data: addresses or inline svg"


def _addresses(element: Element) -> Iterator[str]:
    given = element.attributes
    yield from (given[name] for name in _SENT & given.keys())
    yield from (part.split()[0] for part in given.get("srcset", "").split(",") if part.strip())
    if element.tag == "link" and _LOADED_LINKS.search(given.get("rel", "").lower()):
        yield given.get("href", "")
    if element.tag in ("image", "use", "feimage"):
        yield given.get("href", "") or given.get("xlink:href", "")
    for css in (element.words if element.tag == "style" else "", given.get("style", "")):
        yield from (found[1] or found[2] or "" for found in _URL.finditer(css))


def _zoom(elements: tuple[Element, ...]) -> Iterator[Fault]:
    for element in _called(elements, "meta"):
        content = element.attributes.get("content", "").replace(" ", "").lower()
        if element.attributes.get("name", "").lower() != "viewport":
            continue
        most = re.search(r"maximum-scale=([\d.]+)", content)
        if re.search(r"user-scalable=(?:no|0)", content) or (most and float(most[1].strip(".")) < _LEAST_ZOOM):
            yield element, f"the page cannot be enlarged: {content!r}", 'write content="width=device-width"'


def _refresh(elements: tuple[Element, ...]) -> Iterator[Fault]:
    for element in _called(elements, "meta"):
        if element.attributes.get("http-equiv", "").lower() == "refresh":
            yield element, "the page changes by itself after a time", "leave the refresh out"


def _justified(elements: tuple[Element, ...]) -> Iterator[Fault]:
    for element in elements:
        css = element.words if element.tag == "style" else element.attributes.get("style", "")
        if re.search(r"text-align\s*:\s*justify", css) or element.attributes.get("align", "").lower() == "justify":
            yield element, "text is justified, with gaps between its words", "write text-align: start"


def _nameless_links(elements: tuple[Element, ...]) -> Iterator[Fault]:
    for element in _called(elements, "a", "button"):
        if ("href" in element.attributes or element.tag == "button") and not _said(element):
            yield element, "a link has no words", "say in it where it leads"


def _title(elements: tuple[Element, ...]) -> Iterator[Fault]:
    titles = [element for element in _called(elements, "title") if not element.within("svg")]
    if not any(element.words.strip() for element in titles):
        yield None, "the page has no title", "name the medicine in <title>"


def _language(elements: tuple[Element, ...]) -> Iterator[Fault]:
    page = next(_called(elements, "html"), None)
    if page is None or not page.attributes.get("lang", "").strip():
        yield page, "the page does not say its language", 'write <html lang="en">, or the language that it is in'
    for element in elements:
        tag = element.attributes.get("lang", "").strip()
        if tag and not _TAG.fullmatch(tag):
            yield element, f"{tag!r} is no language tag", 'write one such as lang="es"'


def _direction(elements: tuple[Element, ...]) -> Iterator[Fault]:
    for element in elements:
        letters = sum(letter.isalpha() for letter in element.own)
        leftward = len(_LEFTWARD.findall(element.own)) * 2 > letters
        said = next((each.attributes["dir"].lower() for each in element.around() if "dir" in each.attributes), "ltr")
        if leftward and said == "ltr":
            message = f"{_excerpt(element.own)} is written right to left, and nothing says so"
            yield element, message, 'write dir="rtl" on it, or on <html>'


def _landmark(elements: tuple[Element, ...]) -> Iterator[Fault]:
    mains = [each for each in elements if each.tag == "main" or each.attributes.get("role") == "main"]
    if len(mains) != 1:
        place = mains[1] if mains else None
        yield place, f"there are {len(mains)} main parts", "put all that the page is about into one <main>"


def _headings(elements: tuple[Element, ...]) -> Iterator[tuple[Element, int]]:
    for element in elements:
        level = element.attributes.get("aria-level", "")
        if re.fullmatch("h[1-6]", element.tag) and element.attributes.get("role") in (None, "heading"):
            yield element, int(level) if level.isdigit() else int(element.tag[1])
        elif element.attributes.get("role") == "heading":
            yield element, int(level) if level.isdigit() else 2


def _first_headings(elements: tuple[Element, ...]) -> Iterator[Fault]:
    first = [element for element, level in _headings(elements) if level == 1]
    if len(first) != 1:
        place = first[1] if first else None
        yield place, f"there are {len(first)} headings of the first level", "let the medicine's name be the one <h1>"


def _nesting(elements: tuple[Element, ...]) -> Iterator[Fault]:
    before = 0
    for element, level in _headings(elements):
        if level > before + 1:
            skipped = f"follows level {before}" if before else "is the first"
            yield element, f"the heading {_excerpt(element.words)} of level {level} {skipped}", "leave no level out"
        before = level


def _empty_headings(elements: tuple[Element, ...]) -> Iterator[Fault]:
    for element, _ in _headings(elements):
        if not _said(element):
            yield element, "a heading has no words", "leave it out, or say what follows"


def _tables(elements: tuple[Element, ...]) -> Iterator[Fault]:
    for table in _called(elements, "table"):
        if table.attributes.get("role") in ("presentation", "none"):
            continue
        heads = [each for each in table.inside() if each.tag == "th" and each.within("table") is table]
        if not heads:
            yield table, "a table names neither its columns nor its rows", 'write <th scope="col"> and scope="row"'
        for head in heads:
            scope = head.attributes.get("scope", "").lower()
            if scope not in ("col", "row", "colgroup", "rowgroup"):
                message = f"the header cell {_excerpt(head.words)} does not say what it heads"
                yield head, message, 'write scope="col" or scope="row" on it'
                break


def _pictures(elements: tuple[Element, ...]) -> Iterator[Fault]:
    for element in elements:
        given = element.attributes
        quiet = given.get("role") in ("presentation", "none") or given.get("aria-label") or "aria-labelledby" in given
        named = "alt" in given or any(part.tag == "title" for part in element.parts)
        shows = element.tag in ("img", "area") or (element.tag == "input" and given.get("type") == "image")
        if (shows or (element.tag == "svg" and given.get("role") == "img")) and not (quiet or named):
            message = f"the picture {_excerpt(given.get('src', 'svg'))} has no words in its place"
            yield element, message, 'say in alt what it shows, or write alt="" where it only decorates'


_CHECKS: dict[str, tuple[Callable[[tuple[Element, ...]], Iterator[Fault]], ...]] = {
    "FMT-01": (_scripts, _requests),
    "FMT-02": (_zoom, _refresh, _justified, _nameless_links, _title),
    "FMT-03": (_language, _direction, _landmark, _first_headings, _nesting, _empty_headings, _tables, _pictures),
}
