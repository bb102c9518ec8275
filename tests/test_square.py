"""The square: a phone reads it from the printed page, and who cannot see it is told what it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from examples import CONFIGURATION, MONOGRAPH, SHEETS, TODAY

from leaflet.configuration import Configuration, Pharmacy
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.layout.square import SIDE, SMALLEST_MODULE, Square, square
from leaflet.page import Page, compose
from leaflet.pdf import set_page
from leaflet.proof import proof

PLAIN = "https://pharmacy.example/{medicine}/{language}/{edition}"
LONG = "https://pharmacy.example/" + "leaflets/" * 22 + "{medicine}?language={language}&edition={edition}#top"
SCREEN = 110
"""Dots an inch: far fewer than a printer has or a phone sees."""


def _square(template: str = PLAIN, tag: str = "en") -> Square:
    made = square(template, MONOGRAPH, find_language(tag), find_edition("large"))
    assert made
    return made


def _page(template: str, tag: str = "en", edition: str = "large", paper: str = "a4") -> Page:
    size = find_edition(edition)
    pharmacy = replace(CONFIGURATION.pharmacy, web=template)
    settings = replace(CONFIGURATION, pharmacy=pharmacy)
    return compose(MONOGRAPH, find_language(tag), size, find_paper(paper, size), settings, today=TODAY)


def _read(pdf: bytes) -> list[str]:
    """Return what a phone reads on the sheets of `pdf`."""
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = [sheet.render(scale=SCREEN / 72).to_pil() for sheet in document]
    return [found.text for picture in pictures for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize(("edition", "paper"), SHEETS)
def test_a_phone_reads_it_in_every_edition(edition: str, paper: str) -> None:
    for template in (PLAIN, LONG):
        made = _page(template, "en", edition, paper)
        pdf = set_page(made)
        proof(pdf, made)
        address = template.format(medicine="example", language="en", edition=edition)
        assert _read(pdf) == [address]


@pytest.mark.parametrize("tag", ["ar", "zh-Hans", "hi", "th", "ko"])
def test_a_phone_reads_it_beside_every_script(tag: str) -> None:
    for template in (PLAIN, LONG):
        made = _page(template, tag)
        pdf = set_page(made)
        proof(pdf, made)
        assert _read(pdf) == [template.format(medicine="example", language=tag, edition="large")]


def test_its_tag_says_what_it_opens() -> None:
    pdf = set_page(_page(PLAIN))
    with pikepdf.open(BytesIO(pdf)) as document:
        figures = [node for node in _nodes(document.Root.StructTreeRoot) if node.get("/S") == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == [
            "Square code that opens https://pharmacy.example/example/en/large"
        ]
        left, bottom, right, top = map(float, figures[0].A.BBox)
    assert right - left == pytest.approx(SIDE / 25.4 * 72, abs=1)
    assert top - bottom == pytest.approx(right - left, abs=0.1)


def _nodes(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Dictionary):
        yield node
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            yield from _nodes(kid)


@pytest.mark.parametrize("template", [PLAIN, LONG, "https://a.b", f"https://x.example/{'y' * 1500}"])
def test_its_dots_are_large_and_its_border_is_white(template: str) -> None:
    svg = _square(template).svg
    width = float(re.search(r'width="([\d.]+)mm"', svg)[1])
    dots = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    assert width >= SIDE
    assert width / dots >= SMALLEST_MODULE - 1e-9
    drawn = [(int(x), int(y), int(run)) for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h", svg)]
    assert min(x for x, _, _ in drawn) == min(y for _, y, _ in drawn) == 4
    assert max(x + run for x, _, run in drawn) == max(y for _, y, _ in drawn) + 1 == dots - 4
    assert all(x + run < after for (x, y, run), (after, same, _) in pairwise(drawn) if y == same)


def test_names_are_encoded_in_the_address() -> None:
    odd = replace(MONOGRAPH, path=Path("a&b é.md"))
    made = square("https://x.example/{medicine}.html?m={medicine}", odd, find_language("en"), find_edition("large"))
    assert made
    assert made.address == "https://x.example/a%26b%20%C3%A9.html?m=a%26b%20%C3%A9"


def test_an_address_is_never_markup_and_keeps_its_order() -> None:
    made = _square("https://x.example/<b>&</b>")
    assert "<b>" not in made.svg
    page = _page("https://x.example/<b>&</b>").html
    assert "<strong>https://x.example/&lt;b&gt;" in page
    assert '<span dir="ltr"><strong>' in _page("https://x.example/abcdefghijkl", "ar").html


def test_the_address_stands_on_the_page_once() -> None:
    html = _page("https://x.example/a").html
    assert html.count("https://x.example") == 2  # in words, and in the words for the picture
    assert "Point the camera of a phone at this square to open" in html


def test_without_an_address_there_is_none() -> None:
    assert square("", MONOGRAPH, find_language("en"), find_edition("large")) is None
    html = _page("").html
    assert "<svg" not in html
    assert "camera" not in html


def test_an_address_that_no_code_holds_is_an_error() -> None:
    with pytest.raises(LeafletError) as caught:
        _square("https://x.example/" + "y" * 3000)
    assert caught.value.where == "web in [pharmacy]"


def test_the_words_are_in_the_language_of_the_page() -> None:
    spanish = find_language("es")
    title = re.search("<title>(.*?)</title>", _square(tag="es").svg)[1]
    assert title == spanish.text("Square code that opens {place}", place="https://pharmacy.example/example/es/large")


def test_it_needs_no_more_than_the_address() -> None:
    bare = Configuration(pharmacy=Pharmacy(web="https://x.example"))
    size = find_edition("giant")
    made = compose(MONOGRAPH, find_language("en"), size, find_paper("a4", size), bare, today=TODAY)
    assert _read(set_page(made)) == ["https://x.example"]
