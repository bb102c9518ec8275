"""The cover sheet: it says what is in the packet and how to print it, and counts itself."""

import io
import re

import pypdfium2
import pytest

from leaflet.batch.cover import Row, make_cover
from leaflet.batch.imposition import flat, paired, sheets
from leaflet.edition import papers

A4, A5 = (next(paper for paper in papers() if paper.name == name) for name in ("a4", "a5"))


def _row(number: int, pages: int = 8, copies: int = 1, draft: bool = False) -> Row:
    return Row(number, f"warfarin-{number}, Arabic, large", copies, pages, copies * sheets(flat(pages)), draft)


def _words(rows, paper=A4, sheet="A4", lay=flat, **choices) -> tuple[str, int]:
    cover = make_cover("tuesday", rows, paper, sheet, lay, **choices)
    with pypdfium2.PdfDocument(io.BytesIO(cover.pdf)) as pdf:
        assert len(pdf) == cover.pages
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf), cover.pages


def test_it_says_how_to_print():
    said, _ = _words([_row(1)])
    for words in ("long edge", "actual size", "never “fit to page”", "A4, 90 g/m", "matt, white or off-white"):
        assert words in said
    assert "For printing only" in said
    assert "1 leaflet on 5 sheets, this cover sheet counted" in said
    assert "short edge" not in said
    assert "spiral" not in said
    assert "draft" not in said


def test_a_booklet_is_turned_on_the_short_edge():
    said, _ = _words([_row(1)], A5, "A4", paired, booklet=True, leftward=True)
    assert "short edge" in said
    assert "long edge" not in said
    assert "fold on the right" in said


def test_leaflets_too_long_for_staples_are_named_one_by_one():
    said, _ = _words([_row(1, 20), _row(2, 21), _row(3, 30)])
    assert "2. warfarin-2, Arabic, large: 21 pages" in said
    assert "3. warfarin-3, Arabic, large: 30 pages" in said
    assert "1. warfarin-1" not in said


def test_a_long_list_takes_several_pages_and_is_whole():
    rows = [_row(number, copies=2) for number in range(1, 61)]
    said, pages = _words(rows)
    assert pages > 2
    own = sheets(flat(pages))
    assert f"120 leaflets on {60 * 8 + own} sheets" in said
    assert all(f"warfarin-{number}," in said for number in range(1, 61))


def test_it_says_on_which_sheets_each_leaflet_is():
    said, pages = _words([_row(1, 8, 3), _row(2, 2), _row(3)])
    assert sheets(flat(pages)) == 1
    assert "this cover first" in said
    assert [cells[-1] for cells in re.findall(r"warfarin-\d, Arabic, large (\d+) (\d+) (\S+)", said)] == [
        "2–13",
        "14",
        "15–18",
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_the_list_begins_right_under_its_heading(count):
    rows = [_row(1), *(_row(number, 30) for number in range(2, 2 + count))]
    cover = make_cover("tuesday", rows, A4, "A3", paired, booklet=True, leftward=True)
    with pypdfium2.PdfDocument(io.BytesIO(cover.pdf)) as pdf:
        (page,) = [text for each in pdf if "What is in it" in (text := each.get_textpage().get_text_range())]
    assert "warfarin-1, Arabic" in page


def test_the_longest_name_leaves_room_for_the_numbers():
    row = Row(1, f"{'acetylsalicylicacid' * 3}, Portuguese of Brazil and Simplified Chinese, giant", 9999, 120, 9999)
    cover = make_cover("tuesday", [row], A5, "A5", flat)
    with pypdfium2.PdfDocument(io.BytesIO(cover.pdf)) as pdf:
        for page in pdf:
            assert max(page.get_textpage().get_charbox(at)[2] for at in range(page.get_textpage().count_chars())) < (
                page.get_width() - 40
            )


def test_drafts_are_marked():
    said, _ = _words([_row(1, draft=True), _row(2)])
    assert "Some are drafts, not for patients" in said
    assert said.count("(draft)") == 1
