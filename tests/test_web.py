"""The web form in a real browser: nothing asked of a network, nothing lost, readable at any width, size and colour."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import axe_playwright_python
import pypdfium2
import pytest
from dosed import MORNING
from examples import BLOCKS, CONFIGURATION, MONOGRAPH, TODAY, page, with_blocks
from hypothesis import given, settings
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from leaflet.audit.webpage import check_html
from leaflet.blocks import Block, Paragraph, Row, Table
from leaflet.configuration import Configuration, Help, Languages, Pharmacy
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.forms.web import WebPage, web
from leaflet.language import find_language
from leaflet.layout.beside import Companion
from leaflet.monograph import Monograph, Section, read
from leaflet.readback.wording import read_html
from leaflet.translation import translate

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
WARFARIN = Path(__file__).parent.parent / "monographs" / "warfarin.md"
EVIL = "<script>x</script>"
ADDRESS = Configuration(
    Pharmacy(
        "Corner Pharmacy", "12 High Street", "555 0199", "9 to 6", "https://pharmacy.example/{medicine}/{language}"
    ),
    Help("911", "555 0100", "www.report.example"),
)


@dataclass(frozen=True)
class Case:
    """A leaflet to look at."""

    language: str
    edition: str = "large"
    beside: str = ""
    draft: bool = False
    hand: str = ""


CASES = (
    Case("en", "clear"),
    Case("en"),
    Case("es", "giant"),
    Case("ar"),
    Case("zh-Hans"),
    Case("hi"),
    Case("es", "clear", beside="en"),
    Case("es", beside="ar"),
    Case("sw", draft=True),
    Case("ur", hand="nastaliq"),
)


@cache
def leaflet(case: Case) -> WebPage:
    """Return warfarin's leaflet."""
    first, edition = find_language(case.language), find_edition(case.edition)
    monograph = read(WARFARIN)
    other = find_language(case.beside) if case.beside else None
    drafted = case.draft or bool(case.hand)
    return web(
        translate(monograph, first, draft=drafted),
        first,
        edition,
        find_paper("a4", edition),
        replace(ADDRESS, languages=Languages(urdu=case.hand or "naskh")),
        today=TODAY,
        companion=Companion(translate(monograph, other), other) if other else None,
    )


def made(monograph: Monograph, edition: str = "large", configuration: Configuration = CONFIGURATION) -> WebPage:
    """Return the web form of `monograph` in English."""
    size = find_edition(edition)
    return web(monograph, find_language("en"), size, find_paper("a4", size), configuration, today=TODAY)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS.split())
        yield started
        started.close()


@dataclass
class Shown:
    """A leaflet in a tab, and what the tab has asked for and complained of."""

    tab: Tab
    asked: list[str]
    said: list[str]
    file: str

    def violations(self, *only: str) -> list[str]:
        """Return what axe finds, every rule of WCAG 2.2 up to AAA and its own advice."""
        tags = only or ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
        chosen = f"{{runOnly: {list(tags)}, resultTypes: ['violations', 'incomplete']}}"
        found = self.tab.evaluate(f"axe.run(document, {chosen})")
        return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"] + found["incomplete"]]

    def overflow(self) -> list[str]:
        """Return what stands outside the window or its own box, and would be scrolled to or cut."""
        return self.tab.evaluate(
            """() => [...document.querySelectorAll('body, body *')].filter(each => {
                const head = each.closest('thead')
                if (head && getComputedStyle(head).position === 'absolute') return false
                const box = each.getBoundingClientRect()
                return box.left < -0.5 || box.right > innerWidth + 0.5
            }).map(each => each.outerHTML.slice(0, 90))
            .concat(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [])"""
        )


def open_in(browser: Browser, html: str, folder: Path, **settings: object) -> Shown:
    """Show `html` as a file in a new tab of 1280 by 800."""
    file = folder / "leaflet.html"
    file.write_text(html, "utf-8")
    tab = browser.new_page(**{"viewport": {"width": 1280, "height": 800}, **settings})
    shown = Shown(tab, [], [], file.as_uri())
    tab.on("request", lambda request: shown.asked.append(request.url))
    tab.on("console", lambda message: shown.said.append(message.text))
    tab.on("pageerror", lambda error: shown.said.append(str(error)))
    tab.goto(shown.file)
    return shown


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(map(str, vars(case).values())))
def shown(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shown]:
    opened = open_in(browser, leaflet(request.param).html, tmp_path_factory.mktemp("web"))
    opened.tab.evaluate(AXE)
    yield opened
    opened.tab.close()


@pytest.fixture(autouse=True)
def usual(request: pytest.FixtureRequest) -> None:
    """Begin each test with the same window."""
    if "shown" in request.fixturenames:
        tab = request.getfixturevalue("shown").tab
        tab.set_viewport_size({"width": 1280, "height": 800})
        tab.emulate_media(color_scheme="light", forced_colors="none", media="screen")


def test_what_is_wrong_is_found(browser: Browser, tmp_path: Path) -> None:
    """These tests can fail: a page of pale, wide, borrowed and nameless things."""
    html = '<h1 style="color: #777">Pale</h1><p style="width: 2000px">Wide</p><img src="https://x.invalid/a.png">'
    opened = open_in(browser, f"<!DOCTYPE html>{html}", tmp_path)
    opened.tab.evaluate(AXE)
    found = {violation.split(":")[0] for violation in opened.violations()}
    assert {"color-contrast-enhanced", "html-has-lang", "image-alt", "document-title"} <= found
    assert "the page scrolls sideways" in opened.overflow()
    assert opened.asked[1:] == ["https://x.invalid/a.png"]
    opened.tab.close()


def test_it_asks_for_nothing_and_complains_of_nothing(shown: Shown) -> None:
    assert shown.asked == [shown.file]
    assert shown.said == []


def test_axe_finds_nothing_in_a_wide_window(shown: Shown) -> None:
    assert shown.violations() == []
    assert shown.overflow() == []


def test_axe_finds_nothing_at_400_percent(shown: Shown) -> None:
    """A window of 1280 by 1024 pixels has 320 by 256 there (WCAG 2.2, 1.4.10)."""
    shown.tab.set_viewport_size({"width": 320, "height": 256})
    assert shown.violations() == []


def test_it_flows_into_any_width(shown: Shown) -> None:
    for width in (320, 500, 800):
        shown.tab.set_viewport_size({"width": width, "height": 256})
        assert shown.overflow() == []


def test_the_dark_keeps_the_contrast(shown: Shown) -> None:
    shown.tab.emulate_media(color_scheme="dark")
    paper, ink = _colours(shown)
    assert sum(paper) < 100
    assert sum(ink) > 600
    assert shown.violations("cat.color") == []


def _colours(shown: Shown) -> list[list[int]]:
    """Return the colours of the page and of the pictograms drawn on it."""
    styles = shown.tab.evaluate(
        "[getComputedStyle(document.documentElement).backgroundColor,"
        " getComputedStyle(document.querySelector('.picture')).stroke]"
    )
    return [[int(number) for number in re.findall(r"\d+", style)[:3]] for style in styles]


def test_chosen_colours_reach_text_and_pictograms(shown: Shown) -> None:
    shown.tab.emulate_media(forced_colors="active", color_scheme="dark")
    assert _colours(shown) == [[0, 0, 0], [255, 255, 255]]


def test_wide_spacing_cuts_nothing_off(browser: Browser, tmp_path: Path) -> None:
    """WCAG 2.2, 1.4.12."""
    for case in CASES[2], CASES[3], CASES[6]:
        narrow = open_in(browser, leaflet(case).html, tmp_path, bypass_csp=True)
        narrow.tab.set_viewport_size({"width": 320, "height": 256})
        narrow.tab.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
            " word-spacing: .16em !important } p { margin-block-end: 2em !important }"
        )
        assert narrow.overflow() == []
        narrow.tab.close()


def test_lines_are_short_and_far_apart(shown: Shown) -> None:
    """WCAG 2.2, 1.4.8: at most 80 characters, 40 Chinese ones; a line and a half; paragraphs further apart."""
    longest, leading, gap, align = shown.tab.evaluate(
        """() => {
            let longest = 0
            const letters = new Intl.Segmenter(), range = document.createRange()
            const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
            const rows = {}
            while (walker.nextNode()) for (const {segment, index} of letters.segment(walker.currentNode.data)) {
                range.setStart(walker.currentNode, index)
                range.setEnd(walker.currentNode, index + segment.length)
                const box = range.getBoundingClientRect(), row = Math.round(box.bottom / 8)
                if (!box.width || walker.currentNode.parentNode.closest('table, svg')) continue
                rows[row] = (rows[row] || 0) + (/[\\u2e80-\\uffef]/.test(segment) ? 2 : 1)
                longest = Math.max(longest, rows[row])
            }
            const style = getComputedStyle(document.querySelector('.keep > p'))
            const size = parseFloat(style.fontSize), line = parseFloat(style.lineHeight)
            return [longest, line / size, parseFloat(style.marginBlockEnd) / size, style.textAlign]
        }"""
    )
    assert 30 < longest <= 80
    assert leading >= 1.5
    assert leading + gap >= 1.5 * leading
    assert align == "start"


def test_links_can_be_hit(browser: Browser, tmp_path: Path) -> None:
    """WCAG 2.2, 2.5.8, though links in a sentence are exempt."""
    linked = made(
        with_blocks(Paragraph("[the makers](https://a.example) and [the office](https://b.example)", 1)),
        "clear",
        replace(CONFIGURATION, help=replace(CONFIGURATION.help, emergency_number="15")),
    )
    opened = open_in(browser, linked.html, tmp_path)
    boxes = opened.tab.evaluate(
        "[...document.links].map(each => each.getBoundingClientRect()).map(b => [b.width, b.height])"
    )
    assert len(boxes) == 9
    assert min(map(min, boxes)) >= 24
    opened.tab.close()


def test_numbers_and_addresses_are_links_with_the_words_as_printed(browser: Browser, tmp_path: Path) -> None:
    opened = open_in(browser, leaflet(Case("en")).html, tmp_path)
    links = opened.tab.evaluate("[...document.links].map(each => [each.getAttribute('href'), each.textContent])")
    assert links == [
        ["tel:5550199", "555 0199"],
        ["tel:911", "911"],
        ["tel:5550199", "555 0199"],
        ["tel:5550100", "555 0100"],
        ["https://www.report.example", "www.report.example"],
        *[["https://pharmacy.example/warfarin/en"] * 2],
        ["tel:5550199", "555 0199"],
    ]
    opened.tab.close()


def test_a_phone_is_not_asked_to_look_at_its_own_screen(shown: Shown) -> None:
    square, link = shown.tab.locator("svg.square"), shown.tab.locator(".camera a")
    words = shown.tab.locator(".camera .seen")
    for width, height, wide in ((1280, 800, True), (390, 844, False), (844, 390, False), (320, 256, False)):
        shown.tab.set_viewport_size({"width": width, "height": height})
        said = any(each.is_visible() and each.inner_text() for each in words.all())
        assert (square.is_visible(), said, link.is_visible()) == (wide, wide, True)
    shown.tab.emulate_media(media="print")
    assert square.is_visible()


def test_the_boxes_of_a_diary_are_seen_in_a_narrow_window(browser: Browser, tmp_path: Path) -> None:
    size = find_edition("large")
    said = replace(MORNING, diary=3)
    shown = web(
        MONOGRAPH, find_language("en"), size, find_paper("a4", size), CONFIGURATION, today=TODAY, directions=said
    )
    narrow = open_in(browser, shown.html, tmp_path)
    narrow.tab.set_viewport_size({"width": 320, "height": 640})
    boxes = narrow.tab.evaluate(
        """() => [...document.querySelectorAll('.boxes td')].map(each => {
            const box = getComputedStyle(each, '::after')
            return parseFloat(box.width) * (parseFloat(box.borderTopWidth) > 0)
        })"""
    )
    assert len(boxes) == 3
    assert all(width > 30 for width in boxes)
    narrow.tab.close()


def test_an_address_breaks_between_its_parts_in_a_narrow_window(browser: Browser, tmp_path: Path) -> None:
    narrow = open_in(browser, leaflet(Case("es", "giant")).html, tmp_path)
    narrow.tab.set_viewport_size({"width": 320, "height": 640})
    rows = narrow.tab.evaluate(
        """() => [...document.links].filter(each => each.href.startsWith('http')).flatMap(each => {
            const range = document.createRange(), rows = {}
            const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT)
            while (walker.nextNode()) for (let at = 0; at < walker.currentNode.length; at++) {
                range.setStart(walker.currentNode, at)
                range.setEnd(walker.currentNode, at + 1)
                const row = range.getBoundingClientRect().top
                rows[row] = (rows[row] || '') + range.toString()
            }
            return Object.values(rows)
        })"""
    )
    assert len(rows) > 4
    assert all(re.fullmatch(r"[.]?[\w/:]+(?:[.]\w+)*/?", row) for row in rows), rows
    whole = "".join(rows)
    for word in ("report", "example", "pharmacy", "warfarin"):
        assert sum(word in row for row in rows) == whole.count(word)
    narrow.tab.close()


@pytest.mark.parametrize(("edition", "points"), [("clear", 14), ("large", 18), ("giant", 24)])
def test_the_edition_is_a_multiple_of_the_readers_own_size(
    browser: Browser, tmp_path: Path, edition: str, points: int
) -> None:
    opened = open_in(browser, made(MONOGRAPH, edition).html, tmp_path)
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    assert opened.tab.evaluate(size) == pytest.approx(points / 0.75, abs=0.1)
    larger = opened.tab.context.new_cdp_session(opened.tab)
    larger.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    opened.tab.reload()
    assert opened.tab.evaluate(size) == pytest.approx(2 * points / 0.75, abs=0.1)
    opened.tab.close()


def test_the_notice_stays_in_view_only_where_there_is_room(shown: Shown) -> None:
    place = "() => { scrollTo(0, 3000); return document.querySelector('header').getBoundingClientRect().bottom }"
    shown.tab.set_viewport_size({"width": 1280, "height": 1000})
    assert 0 < shown.tab.evaluate(place) < 250
    shown.tab.set_viewport_size({"width": 320, "height": 256})
    assert shown.tab.evaluate(place) < 0


@pytest.mark.parametrize("width", [1280, 320])
def test_a_table_stays_one_for_who_has_it_read_aloud(browser: Browser, tmp_path: Path, width: int) -> None:
    table = Table(Row(("Age", "H<sub>2</sub>O"), 1), (Row(("child", "1 mg"), 2), Row(("adult", "2 mg"), 3)))
    opened = open_in(browser, made(with_blocks(table)).html, tmp_path)
    opened.tab.set_viewport_size({"width": width, "height": 800})
    assert opened.tab.locator("tbody").aria_snapshot().splitlines() == [
        "- rowgroup:",
        '  - row "child 1 mg":',
        '    - rowheader "child"',
        '    - cell "1 mg"',
        '  - row "adult 2 mg":',
        '    - rowheader "adult"',
        '    - cell "2 mg"',
    ]
    assert opened.tab.get_by_role("columnheader").all_inner_texts()[0] == "Age"
    label = "getComputedStyle(document.querySelector('td'), '::before')"
    assert ("H2O" in opened.tab.evaluate(f"{label}.content")) is (width == 320)
    shown_as = opened.tab.evaluate("getComputedStyle(document.querySelector('td')).display")
    assert shown_as == ("block" if width == 320 else "table-cell")
    opened.tab.close()


def test_it_prints_in_the_editions_size_with_every_word(shown: Shown) -> None:
    said = read_html(shown.tab.content()).letters
    with pypdfium2.PdfDocument(BytesIO(shown.tab.pdf(format="A4"))) as document:
        assert len(document) > 3
        for sheet in document:
            assert sheet.get_textpage().count_chars()
        texts = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert len("".join(texts.split())) > 0.8 * len(said)
    shown.tab.emulate_media(media="print", color_scheme="dark")
    style = "getComputedStyle(document.documentElement)"
    assert shown.tab.evaluate(f"{style}.backgroundColor") == "rgb(255, 255, 255)"
    size = find_edition(re.search(r"\.(clear|large|giant)", leaflet_name(shown))[1]).size
    assert float(shown.tab.evaluate(f"{style}.fontSize")[:-2]) == pytest.approx(size / 0.75, abs=0.1)


def test_every_printed_page_says_what_it_is(shown: Shown) -> None:
    """Notice, name and number stand in the margins of each page, the first notice in the text: for any browser."""
    case = next(case for case in CASES if leaflet(case).name == leaflet_name(shown))
    language, title = find_language(case.language), leaflet(case).passages[0].words
    notice = shown.tab.locator("header p").inner_text()
    top, bottom = map(
        float, re.search(r"@page \{\s*margin: ([\d.]+)pt [\d.]+pt ([\d.]+)pt", shown.tab.content()).groups()
    )
    with pypdfium2.PdfDocument(BytesIO(shown.tab.pdf(format="A4"))) as document:
        for number, sheet in enumerate(document, 1):
            text = sheet.get_textpage()
            head = text.get_text_bounded(bottom=sheet.get_height() - top)
            foot = text.get_text_bounded(top=bottom)
            counted = language.text("Page {page} of {pages}").format(page=number, pages=len(document))
            assert _is_said(counted, foot)
            assert _is_said(title, head)
            assert _is_said(notice, text.get_text_range() if number == 1 else head)
            assert _is_said(notice, head) is (number > 1)


def _is_said(words: str, text: str) -> bool:
    """Tell whether `text` has nearly all letters of `words`, in any order: PDF readers garble leftward text."""
    sought, found = (
        Counter(letter for letter in unicodedata.normalize("NFKD", each) if unicodedata.category(letter)[0] in "LN")
        for each in (words, text)
    )
    return (sought - found).total() <= 0.15 * sought.total()


def leaflet_name(shown: Shown) -> str:
    """Return the name of the leaflet that the tab shows."""
    html = Path(shown.file.removeprefix("file://")).read_text("utf-8")
    return next(made.name for made in map(leaflet, CASES) if made.html == html)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.language)
def test_the_markup_says_what_the_eye_sees(case: Case) -> None:
    assert list(check_html(leaflet(case).html, "x.html")) == []


@settings(max_examples=25)
@given(BLOCKS)
def test_it_says_what_the_paper_says(blocks: tuple[Block, ...]) -> None:
    monograph = with_blocks(*blocks)
    paper, screen = page(monograph), made(monograph)
    assert screen.passages == paper.passages
    assert read_html(screen.html).letters == read_html(paper.html).letters
    assert screen.name == paper.name


def test_the_notice_stands_first_and_the_version_last() -> None:
    html = made(replace(MONOGRAPH, reviewed_by="")).html
    body = html[html.index("<body>") :]
    assert body.startswith("<body><header data-running><p>Not checked by a pharmacist</p></header>")
    assert body.count("Not checked by a pharmacist") == 1
    assert body.endswith("<p data-running>Version 3. Not checked.</p></main></body></html>")
    assert "<header" not in made(MONOGRAPH).html


def test_the_box_follows_the_name_however_long_that_is() -> None:
    html = made(replace(MONOGRAPH, title="word " * 80)).html
    assert html.index("<h1>") < html.index('class="box"')


def test_what_is_typed_is_never_markup() -> None:
    pharmacy = Pharmacy(EVIL, EVIL, EVIL, EVIL, f"https://x.example/{EVIL}")
    typed = replace(MONOGRAPH, title=EVIL, brand_names=(EVIL,), sections=(Section("other", EVIL, (), 1),))
    table = Table(Row(("&lt;script>", '"><script>'), 1), (Row(("a", "b"), 2),))
    for monograph in typed, with_blocks(table):
        html = made(monograph, configuration=Configuration(pharmacy, Help(EVIL, EVIL, EVIL))).html
        assert "<script" not in html
        assert "\n" not in html


def test_it_has_no_style_but_the_one_it_allows() -> None:
    html = leaflet(Case("en")).html
    assert html.count("<style>") == 1
    assert " style=" not in html
    assert "default-src 'none'; style-src 'sha256-" in html
    assert not re.search(r"url\(|@import|<script|<link|<img|<iframe", html)


def test_the_same_leaflet_is_the_same_bytes() -> None:
    leaflet.cache_clear()
    first = leaflet(Case("ar")).html
    leaflet.cache_clear()
    assert leaflet(Case("ar")).html == first


def test_a_word_of_furniture_that_is_missing_stops_it() -> None:
    english, edition = find_language("en"), find_edition("large")
    lacking = replace(
        english, messages={key: value for key, value in english.messages.items() if "Sources" not in key}
    )
    with pytest.raises(LeafletError, match="Sources"):
        web(MONOGRAPH, lacking, edition, find_paper("a4", edition), CONFIGURATION, today=date(2026, 1, 1))
