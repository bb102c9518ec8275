"""Pictures in a PDF: whether their words help, and whether their box is where they are."""

from __future__ import annotations

import re

from leaflet.readback.objects import Objects

_FILE = re.compile(r"[\w-]+\.\w{2,5}")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def helps(words: str) -> bool:
    """Tell whether a text may help who can't see a picture: three words, and no file's name."""
    enough = len(_UNSPACED.findall(words)) >= 4 or len(words.split()) >= 3
    return enough and not _FILE.fullmatch(words.strip())


def page_box(objects: Objects, page: int) -> tuple[float, ...]:
    """Return the corners of a page (numbered from 1) in points."""
    node = objects.dictionary(objects.pages[page - 1]) if 0 < page <= len(objects.pages) else {}
    for _ in range(30):
        box = objects.get(node.get("/MediaBox"))
        if isinstance(box, list) or "/Parent" not in node:
            break
        node = objects.dictionary(node["/Parent"])
    return corners(box) or (0, 0, 612, 792)


def corners(box: object) -> tuple[float, ...]:
    """Return the corners that an array gives, the lower left one first; nothing where it gives none."""
    if not isinstance(box, list) or len(box) != 4 or not all(isinstance(side, (int, float)) for side in box):
        return ()
    left, bottom, right, top = box
    return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def box_within(box: object, page: tuple[float, ...]) -> bool:
    """Tell whether a box, as an array gives it, has a size and lies on a page; both in points."""
    sides = corners(box)
    if not sides or not page or sides[2] - sides[0] <= 0 or sides[3] - sides[1] <= 0:
        return False
    return all(side >= edge - 1 for side, edge in zip(sides[:2], page[:2], strict=True)) and all(
        side <= edge + 1 for side, edge in zip(sides[2:], page[2:], strict=True)
    )
