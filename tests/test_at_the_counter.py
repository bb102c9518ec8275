"""At the counter, in a real browser: by keyboard alone, in the staff's language, at any zoom, without script."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import counters
import pytest
from counters import Counter
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from printers import Printer

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TONGUES = ("en", "es", "ar")
TIME = 30_000


@pytest.fixture(scope="module")
def counter(printer: Printer) -> Iterator[Counter]:
    with counters.counter(f'[printing]\nprinter = "{printer.uri}"\n[pharmacy]\nname = "Corner Pharmacy"\n') as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS.split())


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def tab(context: BrowserContext, counter: Counter) -> Iterator[Page]:
    """A new tab at the counter's first page, where no script may fail and nothing may be refused by its policy."""
    page = context.new_page()
    page.set_default_timeout(TIME)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(counter.address)
    yield page
    assert [each for each in wrong if "404" not in each] == []


def violations(page: Page) -> list[str]:
    """Return what axe finds."""
    page.evaluate(AXE)
    found: Any = page.evaluate(f"axe.run({{runOnly: {RULES}}})")
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]


def speak(page: Page, tag: str) -> None:
    """Change the language of the page."""
    if tag != "en":
        page.select_option("#tongue", tag)
        page.click(".tongue button")
        page.wait_for_selector(f"html[lang={tag}]")


def at_medicine(page: Page, counter: Counter, key: str = "testamine") -> None:
    """Open a medicine's page and wait for its leaflet."""
    page.goto(f"{counter.address}medicines/{key}")
    page.wait_for_selector("#preview img")


def test_from_the_first_letter_to_paper_with_the_keyboard_alone(tab: Page, printer: Printer) -> None:
    keys = tab.keyboard
    before = len(printer.jobs())
    assert tab.evaluate("document.activeElement.id") == "q"
    keys.type("tetsamine")
    tab.wait_for_selector("#results a")
    keys.press("ArrowDown")
    assert "Testamine" in tab.evaluate("document.activeElement.textContent")
    keys.press("Enter")
    tab.wait_for_selector("#preview img")
    assert tab.evaluate("document.activeElement.id") == "language"
    keys.type("Sp")
    for name in ("beside", "edition", "paper", "morning"):
        keys.press("Tab")
        assert tab.evaluate("document.activeElement.id") == name
    keys.type("1")
    for _ in range(3):
        keys.press("Tab")
    keys.type("2")
    tab.wait_for_selector(".said[lang=es]")
    assert "Tome 1 comprimido por la mañana y 2 comprimidos al acostarse" in tab.inner_text(".said[lang=es]")
    assert "Take 1 tablet in the morning and 2 tablets at bedtime" in tab.inner_text(".said[lang=en]")
    for _ in range(60):
        keys.press("Tab")
        if tab.evaluate("document.activeElement.textContent") == "Print":
            break
    keys.press("Enter")
    tab.wait_for_selector(".receipt")
    assert "testamine.es.large.directions: " in tab.inner_text(".receipt")
    assert tab.evaluate("document.activeElement.id") == "q"
    assert len(printer.jobs()) == before + 1


def test_a_scanner_types_a_code_and_the_medicine_is_there(tab: Page) -> None:
    tab.keyboard.type("161\n", delay=1)
    tab.wait_for_url("**/medicines/testamine")
    tab.wait_for_selector("#preview img")


def test_the_pages_follow_what_is_entered(tab: Page, counter: Counter) -> None:
    at_medicine(tab, counter)
    pages = tab.locator("#preview img").count()
    tab.select_option("#edition", "giant")
    tab.locator("#preview img").nth(pages).wait_for()
    heading = tab.locator("#preview h2").first.inner_text()
    shown = tab.locator("#preview img").count()
    assert heading == f"Pages: {shown}. Sheets of paper: {-(-shown // 2)}."
    tab.fill("#noon", "1.0")
    tab.wait_for_selector("#noon[aria-invalid=true]")
    assert "ends with a zero" in tab.inner_text("#troubles")
    assert tab.locator("#preview img").count() == 0
    tab.fill("#noon", "1")
    tab.wait_for_selector("#preview img")
    assert tab.locator("#noon[aria-invalid]").count() == 0
    assert tab.url.endswith("/medicines/testamine")


def test_everything_works_without_script(browser: Browser, counter: Counter, printer: Printer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(TIME)
    before = len(printer.jobs())
    page.goto(counter.address)
    page.fill("#q", "testamin")
    page.click("text=Find")
    page.click("text=Testamine")
    page.fill("#morning", "1")
    page.fill("#patient", "Ana")
    page.select_option("#language", "es")
    page.click("text=Show the pages")
    page.wait_for_selector("#preview img")
    assert "Tome 1 comprimido por la mañana" in page.inner_text("#preview")
    assert page.input_value("#patient") == "Ana"
    with page.expect_download() as saved:
        page.click("text=Save as text")
    assert "Tome 1 comprimido por la mañana" in saved.value.path().read_text()
    page.click("#preview >> text=Print")
    page.wait_for_selector(".receipt")
    assert len(printer.jobs()) == before + 1
    context.close()


@pytest.mark.parametrize("tag", TONGUES)
def test_axe_finds_nothing(tab: Page, counter: Counter, tag: str) -> None:
    speak(tab, tag)
    assert violations(tab) == []
    tab.goto(f"{counter.address}?q=testamin")
    assert violations(tab) == []
    at_medicine(tab, counter)
    tab.fill("#morning", "1")
    tab.wait_for_selector(".said")
    assert violations(tab) == []
    tab.fill("#morning", "1.0")
    tab.wait_for_selector("#troubles")
    assert violations(tab) == []
    tab.goto(f"{counter.address}nothing")
    assert violations(tab) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_those_of_the_reader(tab: Page, counter: Counter, scheme: Any) -> None:
    tab.emulate_media(color_scheme=scheme)
    at_medicine(tab, counter)
    assert violations(tab) == []
    tab.emulate_media(forced_colors="active")
    assert violations(tab) == []


@pytest.mark.parametrize("tag", TONGUES)
@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_lost_in_a_narrow_window_or_at_twice_the_size(
    tab: Page, counter: Counter, tag: str, width: int
) -> None:
    """320 pixels are what a 1280 wide window has at 400 % zoom (WCAG 2.2, 1.4.10), 640 at 200 %."""
    speak(tab, tag)
    tab.set_viewport_size({"width": width, "height": 512})
    for path in ("", "?q=testamin", "medicines/testamine", "sign-in"):
        tab.goto(f"{counter.address}{path}")
        if path.startswith("medicines"):
            tab.wait_for_selector("#preview img")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        cut: Any = tab.evaluate(
            "[...document.querySelectorAll('button, label, h1, h2, legend')].filter(each => each.offsetParent &&"
            " each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')"
            ".map(each => each.outerHTML)"
        )
        assert cut == []
        assert violations(tab) == []


def test_with_wide_letters_and_lines_nothing_is_cut(tab: Page, counter: Counter) -> None:
    """WCAG 2.2, 1.4.12: text spacing."""
    at_medicine(tab, counter)
    tab.evaluate(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em"
        " !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');"
        "document.adoptedStyleSheets = [sheet]"
    )
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280
    assert violations(tab) == []


def test_every_control_is_large_enough_to_be_hit(tab: Page, counter: Counter) -> None:
    """WCAG 2.2, 2.5.5: 44 pixels; a box to tick has its label besides."""
    at_medicine(tab, counter)
    small: Any = tab.evaluate(
        "[...document.querySelectorAll('button, select, input:not([type=hidden]):not([type=checkbox])')]"
        ".map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect().height]).filter(pair => pair[1] < 44)"
    )
    assert small == []


def test_nothing_is_printed_while_the_pages_are_older_than_the_form(tab: Page, counter: Counter) -> None:
    at_medicine(tab, counter)
    assert tab.is_enabled("#preview button.main")
    held: list[Any] = []
    tab.route("**/medicines/testamine", lambda route: held.append(route))  # noqa: PLW0108 - playwright writes on it
    tab.fill("#noon", "1")
    assert tab.is_disabled("#preview button.main")
    assert tab.is_visible("#stale")
    while not held:
        tab.wait_for_timeout(50)
    held[0].continue_()
    tab.unroute("**/medicines/testamine")
    tab.wait_for_selector(".said")
    assert tab.is_enabled("#preview button.main")
    assert not tab.is_visible("#stale")


def test_a_counter_that_does_not_answer_is_told(context: BrowserContext, counter: Counter) -> None:
    page = context.new_page()
    page.set_default_timeout(TIME)
    at_medicine(page, counter)
    assert not page.is_visible("#unreachable")
    context.set_offline(True)
    page.fill("#noon", "1")
    page.wait_for_selector("#unreachable", state="visible")
    assert page.is_disabled("#preview button.main")
    context.set_offline(False)
    page.fill("#noon", "2")
    page.wait_for_selector(".said")
    assert not page.is_visible("#unreachable")
    assert page.is_enabled("#preview button.main")


def test_what_is_wrong_is_in_sight_of_the_field_that_is_filled_in(tab: Page, counter: Counter) -> None:
    at_medicine(tab, counter)
    tab.locator("#tray").scroll_into_view_if_needed()
    tab.fill("#diary", "x")
    tab.wait_for_selector("#troubles")
    assert tab.evaluate("document.getElementById('troubles').getBoundingClientRect().top") >= 0


def test_one_of_two_quick_clicks_prints(tab: Page, counter: Counter, printer: Printer) -> None:
    at_medicine(tab, counter)
    before = len(printer.jobs())
    tab.dblclick("#preview button.main")
    tab.wait_for_selector(".receipt:not([hidden])")
    tab.wait_for_timeout(500)
    assert len(printer.jobs()) == before + 1


def test_a_session_that_has_ended_says_so(counter: Counter, context: BrowserContext) -> None:
    page = context.new_page()
    page.set_default_timeout(TIME)
    at_medicine(page, counter)
    context.clear_cookies()
    page.fill("#noon", "1")
    page.wait_for_selector("#preview h1")
    assert "open for too long" in page.inner_text("#preview")


def test_the_focus_is_always_seen(tab: Page, counter: Counter) -> None:
    at_medicine(tab, counter)
    seen = set()
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement === document.body"):
            continue  # the browser's own part has the focus
        name, style, width = tab.evaluate(
            "(() => { const each = document.activeElement, style = getComputedStyle(each), name = each.textContent;"
            " return [each.id || name.slice(0, 20), style.outlineStyle, parseFloat(style.outlineWidth)] })()"
        )
        seen.add(name)
        assert style != "none", name
        assert width >= 2, name
    assert {"language", "morning", "printer", "preview", "Show the pages", "Print"} <= seen


def test_each_page_in_arabic_runs_from_the_right(tab: Page, counter: Counter) -> None:
    speak(tab, "ar")
    at_medicine(tab, counter)
    assert tab.evaluate("document.dir") == "rtl"
    left = tab.locator("#preview").bounding_box()
    right = tab.locator("#order").bounding_box()
    assert left
    assert right
    assert left["x"] < right["x"]
    english = re.findall(r"\b[a-z]{5,}\b", tab.inner_text("#order").casefold())
    assert set(english) <= {"testamine", "letter", "english", "español", "localhost", "print"}, english


def test_asked_for_by_heart_the_counter_has_a_title_and_headings(tab: Page, counter: Counter) -> None:
    assert tab.title() == "Print a leaflet"
    at_medicine(tab, counter)
    assert tab.title() == "Testamine"
    levels = [int(each.evaluate("e => e.tagName[1]")) for each in tab.locator("h1, h2, h3").all()]
    assert levels[0] == 1
    assert levels.count(1) == 1
