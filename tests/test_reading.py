"""Reading: lines, gaps and places of what stands on the sheets of a PDF."""

from __future__ import annotations

import pytest
from support_pages import page

from leaflet.page import Margins
from leaflet.pdf import set_page
from leaflet.readback.reading import UnreadableError, read_pdf
from leaflet.readback.sheet import Sheet
from leaflet.readback.wording import Gap

MARGINS = Margins(top=85, right=72, bottom=85, left=72)


def sheets(body: str) -> list[Sheet]:
    """Set `body` and return its sheets."""
    return list(read_pdf(set_page(page(body)), MARGINS))


def test_a_sheet_is_read_by_region() -> None:
    (sheet,) = sheets("<p>Take 45 micrograms.</p>")
    assert [line.words() for line in sheet.head] == ["Vitamin MK-7"]
    assert [line.words() for line in sheet.body] == ["Take 45 micrograms."]
    assert [line.words() for line in sheet.foot] == ["Page 1 of 1"]
    assert (sheet.width, sheet.height) == pytest.approx((595.28, 841.89), abs=0.1)
    assert sheet.smallest == pytest.approx(18, abs=0.01)
    assert not sheet.turned


def test_a_hyphen_at_a_line_end_is_a_hyphen() -> None:
    (sheet,) = sheets('<p style="width: 100pt">calcium-phosphate</p>')
    assert [line.words() for line in sheet.body] == ["calcium-", "phosphate"]


def test_each_letter_has_its_place() -> None:
    line = sheets("<p>ab c</p>")[0].body[0]
    assert line.gaps == {2: Gap.SPACE}
    assert len(line.boxes) == len(line.letters)
    assert line.boxes[0].left == pytest.approx(72, abs=0.1)
    assert [box.left for box in line.boxes] == sorted(box.left for box in line.boxes)
    assert line.after(2).words() == "c"


def test_pages_come_one_by_one() -> None:
    found = sheets('<p>one</p><p style="break-before: page">two</p>')
    assert [sheet.body[0].words() for sheet in found] == ["one", "two"]


def test_print_made_smaller_as_a_whole_is_measured() -> None:
    (sheet,) = sheets('<p style="transform: scale(.5)">small</p>')
    assert sheet.smallest == pytest.approx(9, abs=0.01)


def test_what_is_no_pdf_is_unreadable() -> None:
    with pytest.raises(UnreadableError):
        list(read_pdf(b"%PDF-1.7 and no more", MARGINS))
