"""The page: every word of the monograph in order, furniture around it, nothing outside its place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pypdfium2
import pytest
from examples import BLOCKS, CONFIGURATION, LONG, MONOGRAPH, SHEETS, TEXT, TODAY, page, with_blocks
from hypothesis import given

from leaflet import resources
from leaflet.blocks import (
    Block,
    Definition,
    Definitions,
    Heading,
    Item,
    List,
    Paragraph,
    Question,
    Quote,
    Row,
    Table,
)
from leaflet.configuration import Configuration, Help, Pharmacy
from leaflet.directions import TIMES
from leaflet.edition import MM, find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.layout.matter import UNDATED
from leaflet.page import Page, compose
from leaflet.pdf import set_page
from leaflet.proof import proof
from leaflet.sections import KINDS


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside = self.inside or tag == "main"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts.append(data)


def words(html: str) -> str:
    """Return the words in the main part of `html`, one space between them."""
    parser = _Words()
    parser.feed(html)
    return " ".join(" ".join(parser.texts).split())


def element(html: str, start: str, end: str) -> str:
    """Return what stands in `html` from `start` to the first `end` after it."""
    return html[html.index(start) : html.index(end, html.index(start)) + len(end)]


def strips(made: Page) -> list[tuple[str, str, str]]:
    """Return the words in the head, the body and the foot of each sheet of the finished PDF."""
    found = []
    with pypdfium2.PdfDocument(set_page(made)) as document:
        for sheet in document:
            right, top = sheet.get_size()
            text = sheet.get_textpage()
            edges = (0, made.margins.bottom, top - made.margins.top, top)
            foot, body, head = (
                " ".join(text.get_text_bounded(0, low, right, high).split()) for low, high in pairwise(edges)
            )
            found.append((head, body, foot))
    return found


@given(BLOCKS)
def test_every_passage_stands_on_the_page_in_order(blocks: tuple[Block, ...]) -> None:
    made = page(with_blocks(*blocks))
    rest = words(made.html)
    for passage in made.passages:
        assert passage.words in rest
        rest = rest[rest.index(passage.words) + len(passage.words) :]


def test_passages_say_where_they_stand_in_the_source() -> None:
    passages = [(passage.words, passage.where) for passage in page().passages]
    assert passages == [
        ("Examplin", "example.md"),
        ("500 mg, tablets", "example.md"),
        ("exemplum", "example.md"),
        ("Exa, Plin", "example.md"),
        (TEXT, "example.md:9"),
        ("Take it whole.", "example.md:12"),
        ("What else there is", "example.md:14"),
        ("Much.", "example.md:15"),
        ("A book, 2020", "example.md"),
    ]


def test_no_white_space_stands_between_tags() -> None:
    html = page(with_blocks(List((Item((Paragraph("a", 1), Paragraph("b", 2))),)))).html
    assert "\n" not in html
    assert not re.search(r"</(?:p|li|ul|ol|h\d|section|div)>\s", html)


def test_a_known_section_has_the_patient_heading_and_its_pictogram() -> None:
    html = page().html
    assert '<h2 class="pictogram dosage">How to take it</h2>' in html
    assert '<h2 class="pictogram other">What <em>else</em> there is</h2>' in html


def test_what_is_typed_is_never_markup() -> None:
    evil = "<script>x</script>"
    pharmacy = Pharmacy(evil, evil, evil, evil, f"https://{evil}")
    made = page(
        replace(MONOGRAPH, title=evil, generic_name=evil, brand_names=(evil,), strength=evil, sources=(evil,)),
        configuration=Configuration(pharmacy=pharmacy, help=Help(evil, evil, evil)),
    )
    assert "<script" not in made.html
    assert made.html.count("&lt;script&gt;") > 10


def test_what_is_not_given_leaves_no_trace() -> None:
    bare = replace(MONOGRAPH, generic_name="", brand_names=(), strength="", form="", version="", sources=())
    made = page(bare, configuration=Configuration())
    for label in ("Generic name:", "Other names:", "Your pharmacy:", "Sources", "Version", "helpline", "None"):
        assert label not in words(made.html) + made.foot
    assert "Call your local emergency number" in words(made.html)
    assert "Ask your pharmacist or doctor" in words(made.html)


def test_configured_numbers_stand_in_the_emergency_box() -> None:
    box = element(page().html, '<section class="box">', "</section>")
    assert all(number in box for number in ("911", "555 0199", "555 0100"))


@pytest.mark.parametrize("edition", ["large", "giant"])
def test_what_is_no_emergency_does_not_stand_under_its_heading(edition: str) -> None:
    """Who moves by headings hears everything up to the next one as part of it (WCAG 2.2, 1.3.1)."""
    html = page(edition=edition).html
    assert all(label in html for label in ("Your pharmacy:", "Other names:"))
    if '<h2 class="pictogram emergency">' in html:
        after = html[html.index('<h2 class="pictogram emergency">') :]
        assert re.sub("<[^>]*>", "", after[: after.index("<h2", 9)]).endswith("Medicines helpline: 555 0100")
    else:
        assert html.index("emergency") < html.index("<h1>")


def test_the_pharmacys_words_are_in_its_own_language() -> None:
    edition, hours = find_edition("large"), "Monday to Saturday"
    pharmacy = replace(CONFIGURATION, pharmacy=replace(CONFIGURATION.pharmacy, opening_hours=hours))
    sheet = edition, find_paper("a4", edition), pharmacy
    made = compose(MONOGRAPH, find_language("es"), *sheet, today=TODAY)
    for words in ("Corner Pharmacy", "12 High Street", hours):
        assert made.html.count(f'<span lang="en">{words}</span>') == made.html.count(f">{words}<") > 0
    assert ">555 0199<" in made.html
    proof(set_page(made), made)


def test_a_line_break_leaves_a_space_between_words() -> None:
    assert not re.search(r"[^ ]<br>", page().html)


def test_a_word_of_furniture_that_is_missing_stops_the_page() -> None:
    edition = find_edition("large")
    english = find_language("en")
    messages = {key: value for key, value in english.messages.items() if key != "In an emergency"}
    with pytest.raises(LeafletError) as caught:
        compose(
            MONOGRAPH,
            replace(english, messages=messages),
            edition,
            find_paper("a4", edition),
            CONFIGURATION,
            today=TODAY,
        )
    assert "In an emergency" in caught.value.message


def test_the_metadata_names_the_medicine_and_no_clock() -> None:
    html = page().html
    assert "<title>Examplin, 500 mg, tablets</title>" in html
    assert '<meta name="author" content="Corner Pharmacy">' in html
    assert html.count('content="2026-05-03"') == 2
    undated = page(replace(MONOGRAPH, reviewed_on="", version="2.1")).html
    assert undated.count(f'content="{UNDATED}"') == 2
    assert page(today=date(2030, 1, 1)).html == html


def test_items_keep_the_numbers_of_the_source() -> None:
    steps = List(tuple(Item((Paragraph(f"step {number}", number),), number) for number in (3, 7, 120)), ordered=True)
    made = page(with_blocks(steps))
    assert [int(value) for value in re.findall(r'<li value="(\d+)"', made.html)] == [3, 7, 120]
    body = " ".join(body for _, body, _ in strips(made))
    assert all(f"{number}. " in body for number in (3, 7, 120))
    proof(set_page(made), made)


def test_an_item_of_several_blocks_keeps_them_apart() -> None:
    tight, loose = Item((Paragraph("one", 1),)), Item((Paragraph("two", 2), Paragraph("three", 3)))
    html = page(with_blocks(List((tight, loose)))).html
    assert "<ul><li>one</li><li><p>two</p><p>three</p></li></ul>" in html


def test_headings_and_questions_nest_below_their_section() -> None:
    html = page(with_blocks(Heading("a", 1, 1), Heading("b", 2, 2), Question("c", 3, (Paragraph("d", 3),)))).html
    assert "<h3>a</h3><h4>b</h4><h3>c</h3><p>d</p>" in html


def test_a_table_names_its_columns_and_rows() -> None:
    table = Table(Row(("Age", "Dose"), 1), (Row(("child", "1 mg"), 2), Row(("adult", "2 mg"), 3)))
    html = page(with_blocks(table)).html
    assert '<th scope="col">Age</th>' in html
    assert '<tr><th scope="row">child</th><td>' in html
    same = replace(table, rows=(Row(("adult", "1 mg"), 2), Row(("adult", "2 mg"), 3)))
    assert 'scope="row"' not in page(with_blocks(same)).html


def test_a_wide_table_becomes_records_instead_of_smaller_print() -> None:
    table = Table(
        Row(("Age", "Dose", "How often", "Most", "Least"), 1), (Row(("child", "1 mg", "daily", "", "2"), 2),)
    )
    html = page(with_blocks(table)).html
    assert "<table>" not in html
    assert "<dl><dt>Age</dt><dd>child</dd><dt>Dose</dt>" in html
    assert "<dt>Most</dt><dt>Least</dt>" in html


def test_every_pictogram_that_is_named_is_drawn_and_used() -> None:
    styles = resources.folder("styles")
    drawn = {path.stem for path in (styles / "pictograms").glob("*.svg")}
    css = (styles / "leaflet.css").read_text("utf-8")
    assert drawn == {kind.pictogram for kind in KINDS if kind.pictogram} | {"emergency", *TIMES}
    assert drawn == set(re.findall(r"\.(\w+) \{ background-image: url\(pictograms/\1\.svg\)", css))
    for path in (styles / "pictograms").glob("*.svg"):
        assert 'viewBox="0 0 48 48"' in path.read_text("utf-8")
        assert "<text" not in path.read_text("utf-8")


@pytest.mark.parametrize(("edition", "paper"), SHEETS)
@pytest.mark.parametrize("title", ["Examplin", "Amoxicillin and clavulanic acid", LONG, "W" * 200])
def test_head_foot_and_box_have_their_place_on_every_sheet(edition: str, paper: str, title: str) -> None:
    made = page(replace(MONOGRAPH, title=title, reviewed_by=""), edition, paper)
    sheets = strips(made)
    for number, (head, body, foot) in enumerate(sheets, 1):
        assert head.replace(" ", "") == made.head.replace(" ", "")
        assert foot == " ".join(made.foot.format(page=number, pages=len(sheets)).split())
        assert body
    # Nobody's medicine is called W 200 times: its name alone leaves no room for a box.
    if not title.startswith("WW"):
        assert "In an emergency" in sheets[0][1]
        assert "helpline" in sheets[0][1]
    assert min(made.margins.top, made.margins.left, made.margins.right) >= 25.4 * MM - 0.01


def test_a_leaflet_of_every_construct_proves_itself() -> None:
    cells = tuple(Row((f"{age} years", f"{age * 10} mg"), age) for age in range(1, 31))
    steps = tuple(Item((Paragraph(TEXT, 1), List((Item((Paragraph("inner", 2),)),))), number) for number in (1, 2))
    made = page(
        with_blocks(
            Paragraph(f"A word of many letters: {'abcdefghij' * 200} and [a link](https://site.example/page).", 1),
            Table(Row(("Age", "Dose"), 1), cells),
            List(steps, ordered=True),
            List((Item((Paragraph(TEXT, 3), Paragraph(TEXT, 4), Quote((Paragraph(TEXT, 5),)))),)),
            Definitions((Definition("Term", 6, (Paragraph(TEXT, 6),)), Definition("Bare", 7, ()))),
            Heading("Below", 8),
            Quote((Paragraph(TEXT, 9), Paragraph(TEXT, 9))),
            Question("Why?", 10, (Paragraph("H<sub>2</sub>O, 10<sup>6</sup>", 11),)),
        )
    )
    assert proof(set_page(made), made).smallest == pytest.approx(18)


@pytest.mark.parametrize("tag", ["ar", "fa", "ps", "ur"])
def test_an_address_to_report_to_keeps_its_last_slash_where_the_text_runs_from_the_right(tag: str) -> None:
    edition = find_edition("large")
    configuration = Configuration(help=Help(report_side_effects="https://example.org/report/"))
    made = compose(MONOGRAPH, find_language(tag), edition, find_paper("a4", edition), configuration, today=TODAY)
    html = made.html.replace("\u2066", "").replace("\u2069", "")
    assert '<span dir="ltr"><strong>https://example.org/report/</strong></span>' in html
