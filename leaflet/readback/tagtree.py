"""The tag tree of a PDF, ours or anyone's: what a screen reader is told, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from leaflet.readback.objects import Objects, is_reference, read_text

_DEEPEST = 150
"""How many levels of a tree are read; nobody writes as many, but a broken file may."""

_STANDARD = frozenset(("http://iso.org/pdf/ssn", "http://iso.org/pdf2/ssn"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Something drawn on a page (numbered from 1), by the number of its mark, with its words ("" for a picture)."""

    page: int
    mark: int
    words: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation on a page, what kind it is, and the words that say what it is for."""

    page: int
    reference: str
    kind: str
    contents: str


@dataclass(frozen=True, slots=True)
class Element:
    """One structure element: its standard type, and what it says of itself.

    `language` is the one in force. `alt` and `actual` stand for what is drawn, None where it speaks for itself.
    `attributes` are by name, whoever owns them; `page` is where it says to be, 0 where it does not.
    """

    kind: str
    language: str
    children: tuple[Element | Piece | Annotation, ...] = ()
    alt: str | None = None
    actual: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    page: int = 0

    def elements(self) -> Iterator[Element]:
        """Yield this element and all under it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def parts(self) -> Iterator[Element]:
        """Yield the elements right under this one."""
        return (child for child in self.children if isinstance(child, Element))

    def pieces(self) -> Iterator[Piece]:
        """Yield what is drawn for this element and all under it, in reading order."""
        waiting: list[Element | Piece | Annotation] = [self]
        while waiting:
            found = waiting.pop()
            if isinstance(found, Piece):
                yield found
            elif isinstance(found, Element):
                waiting += reversed(found.children)

    def words(self) -> str:
        """Return what a screen reader says of this element and all under it."""
        if self.actual is not None or self.alt is not None:
            return self.actual if self.actual is not None else self.alt or ""
        return "".join(
            child.words if isinstance(child, Piece) else child.words() if isinstance(child, Element) else ""
            for child in self.children
        )

    def place(self) -> int:
        """Return the page that the element begins on, 0 where nothing of it is on a page."""
        return next((piece.page for piece in self.pieces()), self.page)


class _Reader:
    """Reads one tree; what refers to nothing, to itself or to what was read before is left out."""

    def __init__(self, objects: Objects, words: Sequence[Mapping[int, str]]) -> None:
        self.get, self.items, self.text = objects.get, objects.items, objects.text
        self.objects = objects
        self.words = words
        self.pages = {page: number for number, page in enumerate(objects.pages, 1)}
        root = objects.dictionary(objects.catalog.get("/StructTreeRoot"))
        self.kids = root.get("/K")
        self.roles = objects.dictionary(root.get("/RoleMap"))
        self.classes = objects.dictionary(root.get("/ClassMap"))
        self.seen: set[str] = set()

    def kind(self, node: Mapping[str, Any]) -> str:
        """Return the standard type of a node: through its namespace's roles, or the tree's."""
        name = self.get(node.get("/S"))
        if "/NS" not in node and not self.roles:
            return str(name or "")[1:]
        space = self.objects.dictionary(node.get("/NS"))
        for _ in range(8):  # a map of roles may go round in circles
            if not isinstance(name, str):
                return ""
            if read_text(self.get(space.get("/NS"))) in _STANDARD:
                break
            roles = self.objects.dictionary(space.get("/RoleMapNS")) if space else self.roles
            role = self.get(roles.get(name))
            if isinstance(role, list) and len(role) > 1:
                name, space = self.get(role[0]), self.objects.dictionary(role[1])
            elif isinstance(role, str) and role != name:
                name = role
            else:
                break
        return str(name)[1:]

    def attributes(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the attributes of a node, its own before those of its classes."""
        names = [name for name in self.items(node.get("/C")) if isinstance(name, str)]
        owners = [self.classes[name] for name in names if name in self.classes]
        found: dict[str, Any] = {}
        for holder in (*owners, node.get("/A")):
            for item in self.items(holder):
                for key, value in self.objects.dictionary(item).items():
                    found[key[1:]] = self.get(value)
        return found

    def element(self, node: Mapping[str, Any], language: str, page: int, depth: int) -> Element:
        """Return a node as an element; `language` and `page` are those of the node around it."""
        get = node.get
        own = self.text(get("/Lang")) if "/Lang" in node else None
        language = language if own is None else own
        page = self.page(node, page)
        attributes = self.attributes(node) if "/A" in node or "/C" in node else {}
        return Element(
            self.kind(node),
            language,
            tuple(self.children(get("/K"), language, page, depth + 1)),
            self.text(get("/Alt")) if "/Alt" in node else None,
            self.text(get("/ActualText")) if "/ActualText" in node else None,
            attributes,
            page,
        )

    def children(self, kids: Any, language: str, page: int, depth: int) -> Iterator[Element | Piece | Annotation]:
        """Yield what is under a node, in its order."""
        for kid in self.items(kids) if depth < _DEEPEST else ():
            if type(kid) is int:
                yield self.piece(page, kid)
                continue
            if is_reference(kid):
                if kid in self.seen:
                    continue
                self.seen.add(kid)
            value = self.get(kid)
            if type(value) is int:
                yield self.piece(page, value)
            elif isinstance(value, dict):
                kind = value.get("/Type")
                if kind == "/MCR":
                    mark = self.get(value.get("/MCID"))
                    if type(mark) is int:
                        yield self.piece(self.page(value, page), mark)
                elif kind == "/OBJR":
                    yield self.annotation(value.get("/Obj"), self.page(value, page))
                elif "/S" in value:
                    yield self.element(value, language, page, depth)

    def page(self, node: Mapping[str, Any], page: int) -> int:
        """Return the number of the page that a node says to be on, `page` where it says nothing."""
        place = node.get("/Pg")
        return self.pages.get(place, page) if isinstance(place, str) else page

    def piece(self, page: int, mark: int) -> Piece:
        """Return a piece with what is drawn for it, nothing where the page has no such piece."""
        words = self.words[page - 1] if 0 < page <= len(self.words) else {}
        return Piece(page, mark, words.get(mark, ""))

    def annotation(self, target: Any, page: int) -> Annotation:
        """Return the annotation, or other thing, that an element holds."""
        found = self.objects.dictionary(target)
        kind, contents = str(self.get(found.get("/Subtype")) or "/"), self.text(found.get("/Contents"))
        return Annotation(page, target if is_reference(target) else "", kind[1:], contents or "")


def read_tags(objects: Objects, words: Sequence[Mapping[int, str]]) -> Element | None:
    """Return the tag tree of a PDF under an element without a type, None where the PDF has no tags.

    `words` are what is drawn on each page, by the number of its mark.
    """
    reader = _Reader(objects, words)
    if reader.kids is None:
        return None
    language = objects.text(objects.catalog.get("/Lang")) or ""
    return Element("", language, tuple(reader.children(reader.kids, language, 0, 0)))
