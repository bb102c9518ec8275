"""Splitting: no file ends inside a leaflet, none takes more sheets than the limit, every copy is in one of them."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.batch import splitting
from leaflet.batch.cover import Cover
from leaflet.batch.finished import Finished
from leaflet.batch.imposition import sheets
from leaflet.batch.splitting import Item, deal, find_layout, spoken
from leaflet.edition import papers
from leaflet.errors import LeafletError

PAPERS = {paper.name: paper for paper in papers()}


def _leaflet(pages=4, paper="a4", language="en", name="warfarin"):
    path = Path(f"{name}.{language}.large.pdf")
    return Finished(path, name, language, "large", "Warfarin", pages, PAPERS[paper])


@pytest.fixture(autouse=True)
def _plain_covers(monkeypatch):
    """Covers that take a page for each ten leaflets: setting them is tested in `test_cover`."""
    monkeypatch.setattr(splitting, "make_cover", lambda title, rows, *_, **__: Cover(b"", 1 + len(rows) // 10))


def _items(counts, booklet=False):
    leaflets = [_leaflet(pages) for pages, _ in counts]
    layout = find_layout(leaflets, booklet)
    items = zip(leaflets, counts, strict=True)
    return layout, [Item(at, each, copies, layout.sides(each)) for at, (each, (_, copies)) in enumerate(items, 1)]


_COUNTS = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 6)), min_size=1, max_size=30)


@settings(max_examples=60)
@given(_COUNTS, st.integers(2, 40), st.booleans())
def test_every_copy_is_in_one_file_and_none_is_too_long(counts, limit, booklet):
    layout, items = _items(counts, booklet)
    parts = list(deal(items, Path("p.pdf"), layout, limit))
    dealt = Counter()
    for number, part in enumerate(parts, 1):
        assert part.path == Path(f"p-{number}.pdf")
        own = sheets(layout.cover_sides(part.cover.pages))
        assert part.sheets == own + sum(item.row.sheets for item in part.items)
        alone = sum(item.copies for item in part.items) == 1
        assert part.sheets <= limit or alone
        dealt.update({item.number: item.copies for item in part.items})
    assert dealt == {item.number: item.copies for item in items}
    order = [item.number for part in parts for item in part.items]
    assert order == sorted(order)


@given(_COUNTS)
def test_without_a_limit_there_is_one_file(counts):
    layout, items = _items(counts)
    (part,) = deal(items, Path("p.pdf"), layout, None)
    assert part.path == Path("p.pdf")
    assert part.items == tuple(items)


@pytest.mark.parametrize(
    ("paper", "title", "width", "height"),
    [("a5", "A4", 297, 210), ("a4", "A3", 420, 297), ("letter", "Tabloid", 432, 279)],
)
def test_a_booklet_is_printed_on_paper_of_twice_the_size(paper, title, width, height):
    layout = find_layout([_leaflet(paper=paper)], True)
    assert layout.booklet
    assert layout.title.startswith(title)
    assert (layout.sheet.width * 25.4 / 72, layout.sheet.height * 25.4 / 72) == pytest.approx((width, height), abs=0.5)
    assert not find_layout([_leaflet(paper=paper)], False).booklet


def test_several_papers_are_refused_and_the_fewer_named():
    leaflets = [_leaflet(), _leaflet(name="a"), _leaflet(name="b", paper="letter"), _leaflet(name="c", paper="a5")]
    with pytest.raises(LeafletError) as caught:
        find_layout(leaflets, False)
    assert [(error.where, error.message) for error in caught.value.each()] == [
        ("b.en.large.pdf", "is on US Letter, while most of the packet is on A4"),
        ("c.en.large.pdf", "is on A5, while most of the packet is on A4"),
    ]


@pytest.mark.parametrize(
    ("language", "leftward"),
    [("ar", True), ("fa", True), ("ur", True), ("ps", True), ("ar+en", True), ("en+ar", False), ("hi", False)],
)
def test_who_reads_from_the_right_folds_from_the_right(language, leftward):
    layout = find_layout([_leaflet()], True)
    mirrored = layout.sides(_leaflet(language=language)) != layout.sides(_leaflet())
    assert mirrored == leftward


def test_languages_are_named_in_english():
    assert spoken("ar+en") == "Arabic and English"
    assert spoken("tlh") == "tlh"
