"""Letters: a row that is taken at once is the same lines as letter by letter."""

from __future__ import annotations

from typing import Any

import pytest
import support_pages

from leaflet.page import Margins
from leaflet.pdf import set_page
from leaflet.readback.letters import _Letters
from leaflet.readback.reading import read_pdf
from leaflet.readback.sheet import Line, Sheet

MARGINS = Margins(top=85, right=72, bottom=85, left=72)
BODIES = {
    "everything": support_pages.EVERYTHING,
    "accents": f"<p>Él niño pidió {support_pages.words(60)} größer, ﬁve…</p><ol><li>½ x²</li><li>2.</li></ol>",
    "right to left": "<div dir='rtl'><p>خذ ٤٥ مغ (\u200fشهرًا\u200f) ثم 180 mg مرة</p>"
    "<ul><li>אחת\u200f</li><li>2 שתיים</li></ul></div>",
    "no words": "<p>&nbsp;</p><p>\u200e\u200f</p><p>. , ●</p>",
    "hyphens": "<p style='width:90pt'>calcium-phosphate co-op 45-180 soft\u00adhyphen</p>",
    "apart": "<table><tr><td>1.</td><td>a b</td><td>●</td></tr></table>"
    "<p>a<span style='padding-left:90pt'>b 2</span></p>",
}


def said(sheets: list[Sheet]) -> list[Any]:
    """Return all that is known of the lines of each region of the sheets."""

    def parts(line: Line) -> Any:
        return line.letters, line.gaps, list(line.boxes), list(line.pens), line.turns

    regions = ((sheet.head, sheet.body, sheet.foot) for sheet in sheets)
    return [[parts(line) for line in region] for found in regions for region in found]


@pytest.mark.parametrize("name", BODIES)
def test_rows_are_read_as_letter_by_letter(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = set_page(support_pages.page(BODIES[name]))
    whole = list(read_pdf(pdf, MARGINS))
    monkeypatch.setattr(_Letters, "_takes_row", lambda *_: False)
    assert said(whole) == said(list(read_pdf(pdf, MARGINS)))


def test_most_rows_are_taken_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    takes, taken = _Letters._takes_row, []

    def counted(self: _Letters, *row: int) -> bool:
        taken.append(takes(self, *row))
        return taken[-1]

    monkeypatch.setattr(_Letters, "_takes_row", counted)
    list(read_pdf(set_page(support_pages.page(BODIES["accents"])), MARGINS))
    assert sum(taken) > len(taken) / 2


def test_what_stands_around_letters_holds_them_all() -> None:
    for line in next(read_pdf(set_page(support_pages.page("<p>Ab, g²</p>")), MARGINS)).body:
        around = line.around()
        assert all(around.left <= box.left and box.top <= around.top for box in line.boxes)
        assert around == Line(line.letters, boxes=list(line.boxes)).around()
        assert list(line.boxes[1:]) == list(line.boxes)[1:]
        assert line.boxes[-1] == list(line.boxes)[-1]
