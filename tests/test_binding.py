"""Binding: pages in the packet look as they do in their leaflets, once for each copy, with bookmarks and labels."""

import io

import pikepdf
import pytest
from packets import leaflet, pictures
from PIL import Image, ImageChops

from leaflet.batch.binding import Binder, Sheet
from leaflet.batch.imposition import flat, folded

LANGUAGES = ("en", "ar", "hi", "zh-Hans", "es")
A3 = Sheet("A3", 1190.55, 841.89)


def _bind(path, orders, sheet=None):
    """Write a packet of (language, sides, copies) and return its pages as they are printed."""
    with path.open("wb") as file:
        binder = Binder(file, "1.7", sheet)
        for number, (language, sides, copies) in enumerate(orders, 1):
            with pikepdf.open(leaflet(language)) as pdf:
                binder.add(pdf, language, str(number), f"{pdf.docinfo.Title} ({language})", sides, copies)
        binder.finish("packet", "DuplexFlipLongEdge")
    return pictures(path)


def _pages(language):
    with pikepdf.open(leaflet(language)) as pdf:
        return len(pdf.pages)


def _differ(one: Image.Image, other: Image.Image) -> int:
    return ImageChops.difference(one, other).getextrema()[1]


def _blank(page: Image.Image) -> bool:
    return page.getextrema() == (255, 255)


def test_every_leaflet_looks_as_it_did_and_starts_on_a_fresh_sheet(tmp_path):
    path = tmp_path / "packet.pdf"
    printed = iter(_bind(path, [(language, flat(_pages(language)), 1) for language in LANGUAGES]))
    for language in LANGUAGES:
        for page in pictures(leaflet(language)):
            # Edges of pictograms and of Chinese letters (their font has left its wrapping) differ by a shade.
            assert _differ(page, next(printed)) <= (40 if language == "zh-Hans" else 2)
        if _pages(language) % 2:
            assert _blank(next(printed))
    assert next(printed, None) is None


def test_copies_share_what_they_draw(tmp_path):
    path, sides = tmp_path / "packet.pdf", flat(_pages("en"))
    _bind(path, [("en", sides, 1)])
    alone = path.stat().st_size
    printed = _bind(path, [("en", sides, 30)])
    assert len(printed) == 30 * len(sides)
    assert path.stat().st_size < alone + 30 * len(sides) * 30
    with pikepdf.open(path) as pdf:
        drawings = {page.obj.Contents.objgen for page in pdf.pages if "/Contents" in page.obj}
        assert len(drawings) == _pages("en")


def test_a_packet_is_sound_and_says_how_it_is_printed(tmp_path):
    path = tmp_path / "packet.pdf"
    _bind(path, [(language, flat(_pages(language)), 2) for language in LANGUAGES])
    with pikepdf.open(path, attempt_recovery=False) as pdf:
        assert not pdf.check_pdf_syntax()
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
        assert "/StructTreeRoot" not in pdf.Root
        with pdf.open_outline() as outline:
            assert [item.title.rpartition(" (")[2] for item in outline.root] == [f"{each})" for each in LANGUAGES]
            assert [item.destination[0].objgen for item in outline.root] == [
                pdf.pages[2 * at].obj.objgen for at in _starts()
            ]


def _starts():
    places = [0]
    for language in LANGUAGES:
        places.append(places[-1] + len(flat(_pages(language))))
    return places[:-1]


def test_page_labels_name_leaflet_and_page_and_blanks(tmp_path):
    path = tmp_path / "packet.pdf"
    _bind(path, [("en", flat(3), 2)])
    with pikepdf.open(path) as pdf:
        labels = [page.label for page in pdf.pages]
    assert labels == ["1-1", "1-2", "1-3", "1-blank"] * 2


@pytest.mark.parametrize(("language", "leftward"), [("en", False), ("ar", True)])
def test_a_booklet_shows_two_pages_beside_each_other_in_their_own_size(tmp_path, language, leftward):
    sides = folded(_pages(language), leftward=leftward)
    printed = _bind(tmp_path / "booklet.pdf", [(language, sides, 1)], A3)
    single = pictures(leaflet(language))
    for side, picture in zip(sides, printed, strict=True):
        half = picture.width // 2
        assert picture.width > picture.height
        for place, page in enumerate(side.pages):
            shown = picture.crop((place * half, 0, place * half + half, picture.height))
            if page is None:
                assert _blank(shown)
            else:
                # Set a fraction of a pixel aside, letters have other edges: compare how much ink falls where.
                small = (18, 26)
                assert _differ(shown.resize(small), single[page].resize(small)) < 60
                others = [each for at, each in enumerate(single) if at != page]
                near = _distance(shown, single[page])
                assert all(near < _distance(shown, other) for other in others)


def _distance(one: Image.Image, other: Image.Image) -> int:
    small = (90, 130)
    histogram = ImageChops.difference(one.resize(small), other.resize(small)).histogram()
    return sum(value * count for value, count in enumerate(histogram))


def test_the_same_leaflets_give_the_same_bytes(tmp_path):
    orders = [("en", flat(_pages("en")), 2), ("ar", flat(_pages("ar")), 1)]
    for name in ("one.pdf", "other.pdf"):
        _bind(tmp_path / name, orders)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()


def test_a_page_drawn_by_several_streams_is_one(tmp_path):
    with pikepdf.open(leaflet("en")) as pdf:
        page = pdf.pages[0]
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q")
        file = io.BytesIO()
        binder = Binder(file, "1.7", None)
        binder.add(pdf, "en", "1", "x", flat(len(pdf.pages)), 1)
        binder.finish("packet", "DuplexFlipLongEdge")
    (tmp_path / "packet.pdf").write_bytes(file.getvalue())
    assert _differ(pictures(tmp_path / "packet.pdf")[0], pictures(leaflet("en"))[0]) == 0
