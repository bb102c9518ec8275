"""Imposition: every page once, and folded sheets that read in order from whichever side the language begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.batch.imposition import Side, flat, folded, paired, sheets

PAGES = st.integers(1, 200)


def _printed(sides):
    return [page for side in sides for page in side.pages if page is not None]


def _read(sides, leftward):
    """Fold the sheets, printed on both sides and turned on the short edge, and leaf through them."""
    sheets_of = [(sides[at].pages, sides[at + 1].pages) for at in range(0, len(sides), 2)]
    # A leaf is half a sheet. Turned on the short edge, the back's right half lies behind the front's left half.
    left = [(front[0], back[1]) for front, back in sheets_of]
    right = [(front[1], back[0]) for front, back in sheets_of]
    first, last = (left, right) if leftward else (right, left)
    leaves = [*first, *((back, front) for front, back in reversed(last))]
    return [page for leaf in leaves for page in leaf]


@given(PAGES)
def test_every_page_is_printed_once(pages):
    for sides in (flat(pages), folded(pages), folded(pages, leftward=True), paired(pages)):
        assert sorted(_printed(sides)) == list(range(pages))
        assert len(sides) == 2 * sheets(sides)


@given(PAGES, st.booleans())
def test_a_folded_booklet_reads_in_order_with_blanks_at_its_end(pages, leftward):
    read = _read(folded(pages, leftward=leftward), leftward)
    assert read[:pages] == list(range(pages))
    assert set(read[pages:]) <= {None}
    assert len(read) - pages < 4


@given(PAGES)
def test_right_to_left_is_the_mirror_image(pages):
    mirrored = tuple(Side(side.pages[::-1]) for side in folded(pages))
    assert folded(pages, leftward=True) == mirrored


@given(PAGES)
def test_flat_and_paired_pages_stand_in_reading_order(pages):
    assert _printed(flat(pages)) == _printed(paired(pages)) == list(range(pages))


@pytest.mark.parametrize(("pages", "flat_sheets", "folded_sheets"), [(1, 1, 1), (2, 1, 1), (3, 2, 1), (5, 3, 2)])
def test_blank_pages_fill_sheets(pages, flat_sheets, folded_sheets):
    assert sheets(flat(pages)) == flat_sheets
    assert sheets(folded(pages)) == sheets(paired(pages)) == folded_sheets


def test_the_outer_sheet_of_eight_pages_is_as_printers_know_it():
    assert [side.pages for side in folded(8)] == [(7, 0), (1, 6), (5, 2), (3, 4)]
