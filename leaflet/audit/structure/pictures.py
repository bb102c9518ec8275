"""What is on the page beside words: pictures and links, and what belongs to the paper and not to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from leaflet.audit.gathering import Fault, counted, faults_of
from leaflet.audit.structure.anatomy import SHOWN, Anatomy
from leaflet.audit.structure.branches import sample
from leaflet.readback.illustration import box_within, helps, page_box
from leaflet.readback.objects import is_reference
from leaflet.readback.tagtree import Annotation, Element

_DECORATION = re.compile(
    r"\s*|decorat\w*( image| picture)?|spacer|(an? )?(image|picture|graphic|photo|logo)", re.IGNORECASE
)
_TOLD = 5
_ADDRESS = re.compile(r"(https?://|www\.|mailto:|tel:)\S*", re.IGNORECASE)


def check_pictures(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield pictures that no words stand for (PDF-09), and ones that only decorate (PDF-10)."""
    figures = tuple(anatomy.elements("Figure"))
    spoken = [figure for figure in figures if figure.alt is not None or figure.actual is not None]
    mute = [figure for figure in figures if figure not in spoken]
    faults = [(figure.place(), f"a picture has no alternative text{_inside(figure)}") for figure in mute]
    for figure in spoken:
        words = figure.actual if figure.actual is not None else figure.alt or ""
        if _DECORATION.fullmatch(words):
            continue
        if not helps(words):
            faults.append((figure.place(), f"the alternative text of a picture does not say what it shows: {words!r}"))
        box = figure.attributes.get("BBox")
        if box is not None and not box_within(box, page_box(anatomy.objects, figure.place())):
            faults.append((figure.place(), f"the box of the picture {words[:SHOWN]!r} is not on its page: {box}"))
    yield from faults_of("PDF-09", faults)
    empty = [figure for figure in spoken if _DECORATION.fullmatch(figure.actual or figure.alt or "")]
    said = "a picture that says nothing is read out as one, its alternative text being"
    yield from faults_of("PDF-10", [(figure.place(), f"{said} {figure.alt!r}") for figure in empty])


def _inside(figure: Element) -> str:
    return f": {sample(figure)} stands in it" if figure.words().strip() else ""


def check_artifacts(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield what is drawn outside of the tags, and running heads and feet that are read out (PDF-11)."""
    assert anatomy.tree
    owned = {(piece.page, piece.mark) for piece in anatomy.tree.pieces()}
    for number, layer in enumerate(anatomy.layers, 1):
        lost = [words for mark, words in layer.drawn.words.items() if (number, mark) not in owned]
        if loose := [*layer.drawn.unmarked, *lost]:
            number_of = counted(len(loose), "thing on the page is", "things on the page are")
            what = ", ".join(repr(words.strip()[:SHOWN]) if words.strip() else "a picture" for words in loose[:_TOLD])
            them = "it" if len(loose) == 1 else "them"
            said = f"{number_of} neither in a tag nor an artifact, so that nobody knows whether to read {them}: {what}"
            yield Fault("PDF-11", number, said + (", ..." if len(loose) > _TOLD else ""), len(loose))
    for page, running in _running(anatomy):
        yield Fault("PDF-11", page, running, len(anatomy.layers))


def _running(anatomy: Anatomy) -> Iterator[tuple[int, str]]:
    """Yield words that are read out first or last on most pages: a running head or foot."""
    assert anatomy.tree
    by_page: dict[int, list[str]] = {}
    for piece in anatomy.tree.pieces():
        words = re.sub(rf"\b{piece.page}\b", "#", " ".join(piece.words.split()))
        if words:
            by_page.setdefault(piece.page, []).append(words)
    for end in (0, -1):
        ends = {page: words[end] for page, words in by_page.items()}
        words, times = max(Counter(ends.values()).items(), key=lambda item: item[1], default=("", 0))
        if times >= 3 and times > len(anatomy.layers) / 2:
            page = min(page for page, found in ends.items() if found == words)
            place = "head" if end == 0 else "foot"
            yield page, f"the running {place} {words[:SHOWN]!r} is read out within the text, on {times} pages"


def check_links(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield links that nobody announces, or announces by their address (PDF-14; ISO 14289-1, 7.18.5)."""
    objects = anatomy.objects
    held = {
        child.reference: element
        for element in anatomy.elements("Link", "Annot", "Reference")
        for child in element.children
        if isinstance(child, Annotation)
    }
    faults = []
    for number, page in enumerate(objects.pages, 1):
        for item in objects.items(objects.dictionary(page).get("/Annots")):
            link = objects.dictionary(item)
            if link.get("/Subtype") != "/Link":
                continue
            action = objects.dictionary(link.get("/A"))
            words = (objects.text(link.get("/Contents")) or "").strip()
            target = objects.text(action.get("/URI")) or words or "to another page"
            if anatomy.tree and not (is_reference(item) and item in held):
                faults.append((number, f"the link {target[:SHOWN]!r} is in no tag"))
            elif not words:
                faults.append((number, f"the link {target[:SHOWN]!r} has no words that announce it (Contents)"))
            elif _ADDRESS.fullmatch(words):
                faults.append((number, f"the link {words[:SHOWN]!r} is announced by its address"))
    yield from faults_of("PDF-14", faults)
