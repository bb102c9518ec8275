"""Pictures: words that help, and boxes on the page."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from leaflet.readback.illustration import box_within, corners, helps, page_box
from leaflet.readback.objects import Objects


@pytest.mark.parametrize("words", ["A tablet broken in two", "Une moitié de comprimé", "药片掰成了两半", "เม็ดยาสองซีก"])
def test_three_words_may_help(words: str) -> None:
    assert helps(words)


@pytest.mark.parametrize("words", ["", "picture", "two halves", "tablet.png", "IMG_0042.JPEG", "图片"])
def test_a_name_or_less_helps_nobody(words: str) -> None:
    assert not helps(words)


PAGE = (0, 0, 595, 842)


@pytest.mark.parametrize("box", [[10, 20, 50, 60], [50, 60, 10, 20], [0, 0, 595, 842], [-0.5, 0, 595.5, 842]])
def test_a_box_on_the_page_is_right(box: Any) -> None:
    assert box_within(box, PAGE)


@pytest.mark.parametrize(
    "box", [None, [], [1, 2, 3], ["a", 1, 2, 3], [10, 20, 10, 60], [10, 800, 50, 900], [-20, 0, 5, 5]]
)
def test_a_box_elsewhere_is_wrong(box: Any) -> None:
    assert not box_within(box, PAGE)


def test_corners_are_put_in_order() -> None:
    assert corners([50, 60, 10, 20]) == (10, 20, 50, 60)


def test_a_page_may_inherit_its_size() -> None:
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(300, 400))
        file.Root.Pages.MediaBox = page.MediaBox
        del page.obj["/MediaBox"]
        file.save(out := BytesIO())
    with pikepdf.open(out) as file:
        assert page_box(Objects(file), 1) == (0, 0, 300, 400)
        assert page_box(Objects(file), 7) == (0, 0, 612, 792)
