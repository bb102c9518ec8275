"""The tags that a screen reader follows: one structure element for one HTML element, in reading order.

WeasyPrint's own tags make no artifacts of headers and footers, break an element where the page breaks, and say nothing
of languages, list markers and heading cells; so this room builds the whole tree. It touches private parts of
WeasyPrint: the function `weasyprint.pdf.add_tags`, whose place it takes, and `Page._page_box`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint.formatting_structure import boxes

from leaflet.errors import LeafletError
from leaflet.press import tagset
from leaflet.press.destinations import lead_to_elements
from leaflet.press.marked import MarkedPage
from leaflet.writing import is_reordered


class _Tree:
    """The structure tree of one PDF while it grows, page after page."""

    def __init__(self, pdf: Any, language: str, second: bool) -> None:
        self.pdf = pdf
        self.language = language
        self.second = second
        self.annotations: list[tuple[Any, bytes]] = []
        self.unwanted: list[Any] = []
        self.languages: dict[int, str] = {}
        self.headings: list[Any] = []
        self.anchors: dict[str, Any] = {}
        self.nodes: dict[tuple[Any, str], Any] = {}
        self.parents = pydyf.Dictionary({"Nums": pydyf.Array()})
        self.root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        pdf.add_object(self.parents)
        pdf.add_object(self.root)
        self.namespace = pydyf.Dictionary({"Type": "/Namespace", "NS": pydyf.String(tagset.NAMESPACE)})
        if second:
            pdf.add_object(self.namespace)
            self.root["Namespaces"] = pydyf.Array([self.namespace.reference])
            self.root["RoleMap"] = pydyf.Dictionary(tagset.ROLES)
        self.page: MarkedPage
        self.document = self._new("Document", self.root)
        self.root["ParentTree"] = self.parents.reference
        self.root["K"] = pydyf.Array([self.document.reference])

    def _new(self, kind: str, parent: Any, language: str | None = None) -> Any:
        node = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{kind}", "P": parent.reference, "K": pydyf.Array()})
        if parent is not self.root:
            node["Pg"] = self.page.reference
        spoken = self._spoken(parent)
        if language and language != spoken:
            node["Lang"] = pydyf.String(language)
        if self.second and tagset.is_second(kind):
            node["NS"] = self.namespace.reference
        self.pdf.add_object(node)
        self.languages[node.number] = language or spoken
        if "K" in parent:
            parent["K"].append(node.reference)
        return node

    def _spoken(self, node: Any) -> str:
        """Return the language that is in force in `node`."""
        return self.languages.get(node.number, self.language)

    def _paragraph(self, group: Any) -> Any:
        """Return the paragraph at the end of `group` that holds words without an element of their own."""
        key = (group.number, "")
        paragraph = self.nodes.get(key)
        if paragraph is None or group["K"][-1] != paragraph.reference:
            paragraph = self.nodes[key] = self._new("P", group)
        return paragraph

    def _item(self, parent: Any, tag: str, element: Any) -> Any:
        """Return the list item that a label or a body belongs to; a `dt` begins one, a `dd` goes on with it."""
        key = (parent.number, "LI") if tag in {"dt", "dd"} else (element, "LI")
        if tag == "dt" or key not in self.nodes:
            self.nodes[key] = self._new("LI", parent, element.get("lang") if tag == "li" else None)
        return self.nodes[key]

    def _node(self, box: Any, parent: Any) -> Any:
        """Return the structure element that `box` belongs to, made when its HTML element is met first."""
        element, tag = box.element, box.element_tag
        if element is None or tag in {"html", "body"}:
            return parent
        key = (element, tag)
        if key not in self.nodes:
            self.nodes[key] = self._made(box, parent, tagset.kind(element, tag, self.second))
        return self.nodes[key]

    def _made(self, box: Any, parent: Any, kind: str) -> Any:
        element, tag = box.element, box.element_tag
        language = element.get("lang") if tag == element.tag else None
        if not kind and language and language != self._spoken(parent):
            kind = "Span"
        if not kind:
            return parent
        if tag == "li::marker":
            # The marker comes from inside the item's body, and stands before it.
            item = self.nodes[element, "LI"]
            label = self._new(kind, item)
            item["K"].insert(0, item["K"].pop())
            return label
        if tag in {"li", "dt", "dd"}:
            return self._new(kind, self._item(parent, tag, element), language)
        if kind in tagset.INLINE and parent["S"] in tagset.GROUPS:
            parent = self._paragraph(parent)
        node = self._new(kind, parent, language)
        if kind == "L":
            node["A"] = tagset.numbering(box, self.second)
        elif kind in {"TH", "TD"}:
            node["A"] = tagset.cell(box)
        elif self.second and tag in tagset.RAISED:
            node["A"] = tagset.raised(tag)
        return node

    def walk(self, box: Any, parent: Any) -> None:
        """Put `box` and all in it under `parent`, in reading order."""
        box = getattr(box, "_box", box)  # an absolutely placed box stands behind a placeholder
        if isinstance(box, boxes.MarginBox):
            place = "Header" if box.at_keyword.startswith("@top") else "Footer"
            self.discard(box, {"Type": "/Pagination", "Subtype": f"/{place}"})
        elif isinstance(box, boxes.TextBox):
            self._text(box, parent)
        elif isinstance(box, boxes.ReplacedBox):
            self._picture(box, parent)
        elif box.element_tag in {"thead", "tfoot"} and (box.element, box.element_tag) in self.nodes:
            self.discard(box, {"Type": "/Pagination"})  # repeated on the next page
        else:
            node = self._node(box, parent)
            self._find(box, node)
            if box.link_annotation:
                self._link(box, node)
            for child in box.children:
                self.walk(child, node)

    def _find(self, box: Any, node: Any) -> None:
        """Keep what a bookmark or a link may lead to."""
        if box.bookmark_label and box.style["bookmark_level"] != "none":
            self.headings.append(node)
        if box.style["anchor"]:
            self.anchors.setdefault(box.style["anchor"], node)

    def _text(self, box: Any, node: Any) -> None:
        mark = self.page.marks.pop(box)
        if node["S"] in tagset.GROUPS:
            if not box.text.strip():
                self.page.discard(mark, {"Type": "/Layout"})
                return
            node = self._paragraph(node)
        if is_reordered(box.text):
            self.page.say(mark, tagset.words(box, self.page.ends))
        self._own(node, mark)

    def _own(self, node: Any, mark: int) -> None:
        self.page.owners[mark] = node.reference
        if node["Pg"] == self.page.reference:
            node["K"].append(mark)
        else:
            node["K"].append(pydyf.Dictionary({"Type": "/MCR", "Pg": self.page.reference, "MCID": mark}))

    def _picture(self, box: Any, parent: Any) -> None:
        mark = self.page.marks.pop(box)
        element = box.element
        description = tagset.description(element) if box.element_tag == element.tag else ""
        if description is None:
            name = element.get("src", element.tag.rpartition("}")[2])[:60]
            raise LeafletError(
                f"the picture {name!r} has no words that say what it shows",
                hint='give it an alt text (a title inside an svg), or alt="" where it only decorates',
            )
        if not description:
            self.page.discard(mark, {"Type": "/Layout"})
            self._find(box, parent)
            return
        node = self._new("Figure", self._paragraph(parent) if parent["S"] in tagset.GROUPS else parent)
        node["Alt"] = pydyf.String(description)
        node["A"] = tagset.corners(box, self.page.height)
        self._find(box, node)
        self._own(node, mark)

    def _link(self, box: Any, node: Any) -> None:
        annotation = box.link_annotation
        if box.element_tag != "a" or node["S"] != "/Link":
            self.unwanted.append(annotation)  # of a part of the link, which the link's own covers
            return
        annotation["Contents"] = pydyf.String(tagset.label(box.element))
        node["K"].append(pydyf.Dictionary({"Type": "/OBJR", "Pg": self.page.reference, "Obj": annotation.reference}))
        self.annotations.append((annotation, node.reference))

    def discard(self, box: Any, kind: dict[str, str]) -> None:
        """Make all that is drawn in `box` an artifact, and take its links away."""
        for part in box.descendants():
            self._find(part, self.document)
            if part in self.page.marks:
                said = isinstance(part, boxes.TextBox) and is_reordered(part.text)
                self.page.discard(self.page.marks.pop(part), kind, tagset.words(part, self.page.ends) if said else "")
            if part.link_annotation:
                self.unwanted.append(part.link_annotation)


def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: list[Any]) -> None:
    """Do what `weasyprint.pdf.add_tags` does: give `pdf` a structure tree for what its streams have marked."""
    second = str(pdf_version) >= "2.0"
    tree = _Tree(pdf, document.metadata.lang or "", second)
    numbers = tree.parents["Nums"]
    sheets = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    for number, (page, sheet, stream) in enumerate(zip(document.pages, sheets, page_streams, strict=True)):
        tree.page = MarkedPage(sheet.reference, page, stream)
        for child in page._page_box.children:
            tree.walk(child, tree.document)
        if tree.page.marks:
            raise LeafletError(f"page {number + 1} shows something that its tags do not know", hint="report this")
        if second:
            tree.page.name_ornaments()
        numbers.extend((number, pydyf.Array(tree.page.owners)))
        unwanted = {annotation.reference for annotation in tree.unwanted}
        if unwanted and "Annots" in sheet:
            sheet["Annots"] = pydyf.Array([kept for kept in sheet["Annots"] if kept not in unwanted])
    for annotation in tree.unwanted:
        annotation.clear()
    for number, (annotation, owner) in enumerate(tree.annotations, start=len(sheets)):
        annotation["StructParent"] = number
        numbers.extend((number, owner))
    if second:
        lead_to_elements(pdf, tree.headings, tree.anchors, [annotation for annotation, _ in tree.annotations])
    pdf.catalog["StructTreeRoot"] = tree.root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


@contextmanager
def complete() -> Iterator[None]:
    """Let the PDFs that WeasyPrint writes meanwhile have these tags."""
    theirs = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = theirs
