"""Relations: which numbers make a range, and which comparison belongs to which number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflet.gates.figures import read_figures
from leaflet.language import find_language


@pytest.mark.parametrize(
    ("tag", "text", "ranges"),
    [
        ("en", "45 to 180 micrograms", [(45, 180)]),
        ("en", "45–180 mg", [(45, 180)]),
        ("en", "1 mg, 3 mg and 5 mg", []),
        ("en", "1 or 2 tablets", []),
        ("es", "de 45 a 180 microgramos", [(45, 180)]),
        ("ar", "من 45 إلى 180", [(45, 180)]),
        ("ja", "4～6時間", [(4, 6)]),
    ],
)
def test_ranges(tag: str, text: str, ranges: list[tuple[int, int]]) -> None:
    figures = read_figures(text, find_language(tag))
    amounts = figures.amounts.amounts
    assert [(amounts[each.low].value, amounts[each.high].value) for each in figures.ranges] == ranges


def test_a_catalog_may_know_the_word_that_opens_a_range() -> None:
    words = {**find_language("en").words, "to": ("to", "and", "between")}
    figures = read_figures("between 45 and 180 mg, or 2 and 3 mg", replace(find_language("en"), words=words))
    assert [(each.low, each.high) for each in figures.ranges] == [(0, 1)]


@pytest.mark.parametrize(
    ("tag", "text", "said"),
    [
        ("en", "at least 4 hours", [("at least", 4)]),
        ("en", "16 and over", [("at least", 16)]),
        ("en", "8 tablets or less in 24 hours", [("at most", 8)]),
        ("en", "Do not take more than 8", [("at most", 8)]),
        ("en", "more than other people, 8 times", []),
        ("en", "fewer than 1 in 10,000", [("less than", 1)]),
        ("ja", "4時間以上", [("at least", 4)]),
        ("hi", "10 साल से कम", [("less than", 10)]),
    ],
)
def test_comparisons(tag: str, text: str, said: list[tuple[str, int]]) -> None:
    figures = read_figures(text, find_language(tag), strict=True)
    assert [
        ("/".join(each.concepts), figures.amounts.amounts[each.near[0]].value)
        for each in figures.comparisons
        if each.near
    ] == said
