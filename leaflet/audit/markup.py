"""The elements of an HTML document as an audit reads them: each with its words, its line and what it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


@dataclass(eq=False)
class Element:
    """An HTML element: `words` are those in it and in all its parts, `own` those in no part.

    `line` is where it begins in the file.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    parent: Element | None
    words: str = ""
    own: str = ""
    parts: list[Element] = field(default_factory=list)

    @property
    def hidden(self) -> bool:
        """Return whether nobody is shown or told this."""
        return "hidden" in self.attributes or self.attributes.get("aria-hidden") == "true"

    def around(self) -> Iterator[Element]:
        """Yield this element and those that it stands in, the nearest first."""
        inner: Element | None = self
        while inner is not None:
            yield inner
            inner = inner.parent

    def within(self, tag: str) -> Element | None:
        """Return the nearest element called `tag` that this one stands in."""
        return next((each for each in self.around() if each.tag == tag and each is not self), None)

    def inside(self) -> Iterator[Element]:
        """Yield the elements in this one, in reading order."""
        for part in self.parts:
            yield part
            yield from part.inside()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        parent = self.open[-1] if self.open else None
        element = Element(tag, given, self.getpos()[0], parent)
        self.elements.append(element)
        if parent is not None:
            parent.parts.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words += data
        if self.open:
            self.open[-1].own += data


def read_elements(html: str) -> tuple[Element, ...]:
    """Return the elements of `html` in reading order, whatever is wrong with it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(element for element in reader.elements if not any(each.hidden for each in element.around()))
