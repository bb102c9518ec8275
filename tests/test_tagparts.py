"""What the tags of a page say, in a PDF by Chromium."""

from __future__ import annotations

import pytest
from paper import by_chromium, drawn

from leaflet.audit.sheet.sheets import read_print
from leaflet.audit.sheet.tagparts import is_heading


def test_tags_give_kind_block_and_language() -> None:
    """A heading, a paragraph in Spanish, an item, a cell, a link."""
    text = (
        "<html lang=en><h2>Storage</h2><p lang=es>Tome una.</p><ul><li>one</ul><p>See <a href='https://x.y'>it</a></p>"
        "<table><tr><th>Dose<th>When<tr><td>2<td>noon</table>"
    )
    (sheet,) = read_print(by_chromium({"one": text})["one"], "other.pdf").sheets
    parts = {line.text: line.part for line in sheet.lines}
    assert (parts["Storage"].kind, parts["Tome una."].kind, parts["one"].kind) == ("H2", "P", "LI")
    assert (parts["Dose"].kind, parts["noon"].kind) == ("TH", "TD")
    assert {"Table", "TR"} <= parts["noon"].above
    assert (parts["Tome una."].language, parts["Storage"].language) == ("es", "en")
    blocks = [part.block for part in parts.values()]
    assert len(set(blocks)) == len(blocks)


def test_a_pdf_without_tags_has_none() -> None:
    """Then only the place tells."""
    (sheet,) = read_print(drawn("BT /F 20 Tf 100 700 Td (Hello) Tj ET"), "other.pdf").sheets
    assert (sheet.lines[0].part.kind, sheet.lines[0].part.block) == ("", None)


@pytest.mark.parametrize(
    ("kind", "heading"), [("H1", True), ("H", True), ("Title", True), ("P", False), ("Ha", False)]
)
def test_headings_have_their_tags(kind: str, heading: bool) -> None:
    """H and H with a number."""
    assert is_heading(kind) is heading
