"""Setting a page: nothing silent, nothing fetched, the same bytes every time."""

from __future__ import annotations

import io
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from support_pages import EVERYTHING, LONG, page, words

from leaflet import pdf, resources
from leaflet.errors import LeafletError
from leaflet.pdf import set_page

ELSEWHERE = """
import sys
sys.path.insert(0, sys.argv[1])
from support_pages import EVERYTHING, page
from leaflet.pdf import set_page
sys.stdout.buffer.write(set_page(page(EVERYTHING)))
"""
LAZY = """
import sys
import leaflet.pdf
assert not {"weasyprint", "fontTools", "pydyf"} & set(sys.modules)
"""


def text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    found = ""
    for sheet in document:
        piece = sheet.get_textpage()
        found += piece.get_text_range() + " "
        piece.close()
        sheet.close()
    document.close()
    return found


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


@pytest.fixture
def own_press() -> Iterator[None]:
    """Keep what a test does to the shared fonts and sheets from the tests after it."""
    caches = (pdf._press, pdf._font_configuration)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


def refused(body: str, *, style: str = "", head: str = "") -> LeafletError:
    with pytest.raises(LeafletError) as caught:
        set_page(page(body, style=style, head=head))
    assert caught.value.where == "vitamin-mk-7.en.large"
    assert caught.value.hint
    return caught.value


def test_same_page_gives_same_bytes_in_another_process_and_folder(tmp_path: Path) -> None:
    settings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "XDG_CACHE_HOME": str(tmp_path)}
    command = [sys.executable, "-c", ELSEWHERE, str(Path(__file__).parent)]
    other = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path, env=settings).stdout
    assert other == set_page(page(EVERYTHING))


def test_pages_set_before_change_nothing() -> None:
    first = set_page(page("<p>alone</p>"))
    set_page(page("<p lang='hi'>दवा</p>", style="@counter-style mine{system:cyclic;symbols:'x'}p{color:#111}"))
    assert set_page(page("<p>alone</p>")) == first


def test_conformances_do_not_mix() -> None:
    sheet = page("<h1>alone</h1>")
    former, newer = set_page(sheet), set_page(sheet, "ua2")
    assert former == set_page(sheet, "ua1") != newer == set_page(sheet, "ua2")
    assert (former[:8], newer[:8]) == (b"%PDF-1.7", b"%PDF-2.0")
    assert text(former) == text(newer)


def test_pdf_a_4_has_its_metadata_in_one_place() -> None:
    file = opened(set_page(page("<p>dated</p>"), "ua2"))
    assert "/Info" not in file.trailer
    said = file.Root.Metadata.read_bytes().decode()
    for words_ in ("Vitamin MK-7: 45 micrograms", "The pharmacy", "A leaflet in large print", "2026-01-02"):
        assert words_ in said


def test_unknown_conformance_is_refused_before_anything_is_set() -> None:
    with pytest.raises(LeafletError, match="'ua9'"):
        set_page(page("<p>text</p>"), "ua9")


def test_dates_are_the_page_s_own() -> None:
    file = opened(set_page(page("<p>dated</p>")))
    assert file.docinfo["/CreationDate"] == "D:20260102"
    assert file.docinfo["/ModDate"] == "D:20260203"


def test_page_without_dates_has_none_and_not_the_clock_s() -> None:
    dated = page("<p>undated</p>")
    data = set_page(replace(dated, html=re.sub(r'<meta name="dcterms[^>]*>', "", dated.html)))
    file = opened(data)
    assert "/CreationDate" not in file.docinfo
    assert "/ModDate" not in file.docinfo
    assert b"Date" not in file.Root.Metadata.read_bytes()


def test_file_has_title_language_author_and_description() -> None:
    file = opened(set_page(page("<h1>Vitamin</h1>", lang="da")))
    assert file.Root.Lang == "da"
    assert file.Root.ViewerPreferences.DisplayDocTitle is True
    assert file.docinfo["/Title"] == "Vitamin MK-7: 45 micrograms"
    assert file.docinfo["/Author"] == "The pharmacy"
    assert file.docinfo["/Subject"] == "A leaflet in large print"


def test_headings_are_bookmarks_in_their_order() -> None:
    data = set_page(page("<h1>One</h1><h2>Two</h2><h3>Three</h3><h2>Four</h2>"))
    document = pypdfium2.PdfDocument(data)
    found = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    document.close()
    assert found == [(0, "One"), (1, "Two"), (2, "Three"), (1, "Four")]


def test_no_word_is_lost_where_blocks_break_over_pages() -> None:
    data = set_page(page(LONG))
    found, wanted = text(data).split(), re.sub("<[^>]*>", " ", LONG).split()
    assert {word: found.count(word) for word in set(wanted)} == {word: wanted.count(word) for word in set(wanted)}


def test_missing_glyph_names_the_character() -> None:
    error = refused("<p>plain 𓀀 and 𓀁</p>")
    assert "𓀀 (EGYPTIAN HIEROGLYPH A001, U+13000)" in error.message
    assert "𓀁 (EGYPTIAN HIEROGLYPH A002, U+13001)" in error.message
    assert "plain" not in error.message


def test_missing_glyph_in_a_style_is_refused_too() -> None:
    assert "U+13000" in refused("<p>plain</p>", style="p::before{content:'𓀀'}").message


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("<p>a</p>", "p{colour:red}"),
        ("<p>a</p>", "p{color:rebeccapurpel}"),
        ("<p>a</p>", "p{margin:var(--nowhere)}"),
        ("<p>a</p>", "p >{}"),
        ('<p><img src="pictograms/nowhere.svg" alt="a"></p>', ""),
        ('<p><img src="data:image/png;base64,AAAA" alt="a"></p>', ""),
        ('<p><a href="#nowhere">a</a></p>', ""),
    ],
)
def test_what_weasyprint_only_warns_of_is_an_error_every_time(body: str, style: str) -> None:
    assert refused(body, style=style).message == refused(body, style=style).message


def test_mistake_in_a_shared_sheet_is_an_error_every_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_press: None
) -> None:
    (tmp_path / "bad.css").write_text("p { colour: red }")
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path)
    monkeypatch.setattr(pdf.fonts, "stylesheet", lambda: "")
    for _ in range(2):
        with pytest.raises(LeafletError, match="colour") as caught:
            set_page(page("<p>a</p>"))
        assert caught.value.where.endswith("bad.css")


PLACES = [
    "https://example.org/x.css",
    "http://127.0.0.1:9/x.css",
    "ftp://example.org/x.css",
    "file:///etc/passwd",
    "file://server/etc/passwd",
    "../pyproject.toml",
    "%2e%2e/pyproject.toml",
    "pictograms/../../pyproject.toml",
    "/etc/passwd",
]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>a</title><image href="{}" width="9"/></svg>'


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("body", "style", "head"),
    [
        ('<p><img src="{}" alt="a"></p>', "", ""),
        ("<p>a</p>", "p{{background:url({})}}", ""),
        ("<p>a</p>", "p::before{{content:url({})}}", ""),
        ("<p>a</p>", "", '<style>@import url("{}");</style>'),
        ("<p>a</p>", "", '<link rel="stylesheet" href="{}">'),
        ('<object data="{}" type="image/png">a</object>', "", ""),
    ],
)
def test_nothing_outside_the_styles_is_read(place: str, body: str, style: str, head: str) -> None:
    error = refused(body.format(place), style=style.format(place), head=head.format(place))
    assert "may not read" in error.message


@pytest.mark.parametrize("place", PLACES)
def test_font_from_elsewhere_is_not_read(place: str, own_press: None) -> None:
    assert "may not read" in refused("<p>a</p>", style=f"@font-face{{font-family:x;src:url({place})}}").message


@pytest.mark.parametrize("place", PLACES)
def test_picture_within_a_picture_reads_nothing_either(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_page(page("<p>what every page shares is read by now</p>"))
    read: list[Path] = []
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path) or b"")
    assert "Failed to render SVG image" in refused(SVG.format(place)).message
    assert read == []


def test_link_out_of_the_styles_folder_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_press: None
) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "secret.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "styles" / "link.svg").symlink_to(tmp_path / "secret.svg")
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path / "styles")
    monkeypatch.setattr(pdf.fonts, "stylesheet", lambda: "")
    assert "may not read" in refused('<p><img src="link.svg" alt="a"></p>').message


def test_our_own_pictures_are_read() -> None:
    picture = next(resources.folder("styles").glob("pictograms/*.svg"))
    assert set_page(page(f'<p><img src="pictograms/{picture.name}" alt="A sign"></p>'))


def test_link_to_a_file_is_refused() -> None:
    assert "leads to a file" in refused('<p><a href="notes.html">notes</a></p>').message


@pytest.mark.parametrize("part", ["<title>.*</title>", ' lang="en"'])
def test_page_that_a_reader_cannot_name_or_speak_is_refused(part: str) -> None:
    whole = page("<p>a</p>")
    with pytest.raises(LeafletError, match="the page has no"):
        set_page(replace(whole, html=re.sub(part, "", whole.html, count=1)))


def test_threads_get_the_same_bytes_as_one_after_the_other() -> None:
    pages = [page(f"<p>{words(30)}</p><p>{number}</p>") for number in range(4)]
    alone = [set_page(each) for each in pages]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(set_page, pages)) == alone


def test_failure_leaves_everything_as_it_was() -> None:
    logger = logging.getLogger("weasyprint")
    before = logger.level, logger.propagate, list(logger.handlers)
    refused("<p>a</p>", style="p{colour:red}")
    assert (logger.level, logger.propagate, list(logger.handlers)) == before
    assert set_page(page("<p>a</p>"))


def test_quiet_log_settings_hide_nothing() -> None:
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.CRITICAL)
    try:
        assert "colour" in refused("<p>a</p>", style="p{colour:red}").message
    finally:
        root.setLevel(level)


def test_weasyprint_is_not_imported_before_it_is_needed() -> None:
    subprocess.run([sys.executable, "-c", LAZY], check=True)
