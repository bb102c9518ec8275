"""Pictures in the background are drawn on the page where they are plain, and look as they did."""

from io import BytesIO
from urllib.parse import quote

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops
from weasyprint import HTML, draw

from leaflet import resources
from leaflet.press.backgrounds import draw_backgrounds_on_the_page

PICTOGRAMS = sorted(path.stem for path in (resources.folder("styles") / "pictograms").glob("*.svg"))
PLAIN = '<circle cx="24" cy="24" r="13" fill="none" stroke="#00f" stroke-width="4"/>'
MORE = {
    "opacity": f'<g opacity="0.5">{PLAIN}<path d="M0 24h48" stroke="#f00" stroke-width="9"/></g>',
    "gradient": '<linearGradient id="g"><stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient>'
    '<rect width="48" height="48" fill="url(#g)"/>',
    "mask": '<mask id="m"><rect width="24" height="48" fill="#fff"/></mask>'
    '<rect width="48" height="48" mask="url(#m)"/>',
    "text": '<text x="4" y="30" font-size="20">abc</text>',
}
COLOURED = "color: #060; opacity: 0.5; "


@pytest.fixture
def at_leisure(monkeypatch):
    """Return WeasyPrint's own way, which is put back where it was."""
    draw_backgrounds_on_the_page()
    on_page = draw.draw_background_image
    (own,) = (cell.cell_contents for cell in on_page.__closure__ if cell.cell_contents.__module__ == draw.__name__)
    return lambda slow: monkeypatch.setattr(draw, "draw_background_image", own if slow else on_page)


def _svg(inside):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">{inside}</svg>'


def _pdf(svg, style="no-repeat 6px 9px / 40px 40px"):
    picture = f"data:image/svg+xml,{quote(svg)}"
    html = (
        "<style>@page { size: 200px 120px; margin: 10px; background: #fff }"
        "p { padding: 30px 60px; margin: 5px }</style>"
        f'<p style="background: url({picture}) {style}; border: 3px solid #060">word<p style="{COLOURED}">word'
    )
    return HTML(string=html).write_pdf()


def _groups(pdf):
    with pikepdf.open(BytesIO(pdf)) as file:
        return [str(o.Subtype) for o in file.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]


def _differ(one, other):
    """Return by how much two pages differ: the share of ink, over the page."""
    first, second = (pypdfium2.PdfDocument(pdf)[0].render(scale=6).to_pil().convert("L") for pdf in (one, other))
    return sum(ImageChops.difference(first, second).histogram()[64:]) / (first.width * first.height)


@pytest.mark.parametrize("name", PICTOGRAMS)
def test_each_of_our_pictograms_is_drawn_on_the_page_and_looks_as_in_a_group(name, at_leisure):
    svg = (resources.folder("styles") / "pictograms" / f"{name}.svg").read_text("utf-8")
    at_leisure(True)
    slow = _pdf(svg)
    at_leisure(False)
    fast = _pdf(svg)
    assert len(_groups(slow)) == len(_groups(fast)) + 1
    assert len(fast) < len(slow)
    assert _differ(slow, fast) < 0.0005


@pytest.mark.parametrize("inside", MORE.values(), ids=MORE)
def test_what_takes_more_than_strokes_is_left_to_weasyprint(inside, at_leisure):
    at_leisure(True)
    slow = _pdf(_svg(inside))
    at_leisure(False)
    assert _pdf(_svg(inside)) == slow


@pytest.mark.parametrize("style", ["repeat 0 0 / 20px 20px", "no-repeat 0 0 / 0 0", "space 3px 3px / 20px 20px"])
def test_what_is_repeated_or_nothing_is_left_to_weasyprint(style, at_leisure):
    at_leisure(True)
    slow = _pdf(_svg(PLAIN), style)
    at_leisure(False)
    assert _pdf(_svg(PLAIN), style) == slow


def test_a_picture_is_cut_off_at_its_box_and_leaves_no_colour_behind(at_leisure):
    big = _svg('<rect width="48" height="48" fill="#f00"/>')
    at_leisure(True)
    slow = _pdf(big, "no-repeat 20px 20px / 500px 500px, #ff0")
    at_leisure(False)
    assert _differ(slow, _pdf(big, "no-repeat 20px 20px / 500px 500px, #ff0")) == 0


def test_doing_it_twice_changes_nothing():
    draw_backgrounds_on_the_page()
    once = draw.draw_background_image
    draw_backgrounds_on_the_page()
    assert draw.draw_background_image is once
