"""The print audit on other people's PDFs, each fault with and without, and on all kinds of our own."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterable
from functools import cache

import paper
import pytest
from examples import CONFIGURATION, TODAY
from paper import page

from leaflet import resources
from leaflet.audit.rule import rules
from leaflet.audit.sheet.printaudit import check_sheets, paragraphs
from leaflet.edition import find_edition, find_paper
from leaflet.language import find_language
from leaflet.layout.beside import Companion
from leaflet.monograph import read
from leaflet.page import compose
from leaflet.pdf import set_page
from leaflet.translation import translate

LARGE = find_edition("large")
WORDS = "Tell your pharmacist about every other medicine that you take, and about herbs and vitamins too. "
ARABIC = (
    "خذ قرصا واحدا مع كوب من الماء كل يوم في المساء. لا تتناول أكثر من قرص واحد في اليوم. اسأل الصيدلي قبل أن تتناول"
    " أي دواء آخر أو فيتامين أو عشبة. اذهب إلى جميع فحوص الدم لأنها تحافظ على سلامتك. احفظ الدواء بعيدا عن متناول"
    " الأطفال ونظرهم. إذا نسيت جرعة فخذها حين تتذكرها. لا تأخذ جرعتين معا."
)
PIXELS = b"\0\0\0\0\xff\xff\xff\0\xff\xff\xff\0\0\0"
LONG = "<p>" + "Extra&shy;ordinary charac&shy;teristics of pharma&shy;ceutical prepa&shy;rations. " * 8 + "</p>"


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _picture() -> str:
    """Return a picture of two by two dots, black and white."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    image = b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", zlib.compress(PIXELS)) + _chunk(b"IEND", b"")
    return f"data:image/png;base64,{base64.b64encode(image).decode()}"


PICTURE = _picture()
NO_NUMBER = "@page { @bottom-left { content: none } }"

WRONG = {
    "LP-01": (
        page("<p style='font-size:9pt'>Made in 2026.</p>"),
        page("", NO_NUMBER, "<svg width=90 height=90><rect width=9 height=9 /></svg>"),
    ),
    "LP-02": (
        page("<p>Up to 10<sup style='font-size:0.9em'>3</sup> times.</p>"),
        page(style="html{font-size:16.5pt}"),
    ),
    "LP-03": (page(style="h2 { font-weight: normal }"), page(style="h2 { font-size: 18pt }")),
    "LP-04": (page(style="html { line-height: 1.2 }"), page("<ul style='line-height:1.3'><li>" + WORDS * 2 + "</ul>")),
    "LP-05": (page(f"<p style='margin:0'>{WORDS}</p><p>{WORDS}</p>"),),
    "LP-06": (
        page(WORDS * 4, "body { text-align: justify }"),
        page(style="p { text-align: center }"),
        page(style="h2 { text-align: center }"),
        page(style="p { text-align: end }"),
        page(f"<p>{ARABIC}</p>", "p{text-align:justify}", "", "ar"),
    ),
    "LP-07": (page(LONG, "p { width: 7cm }"), page(LONG, "p { width: 5cm }")),
    "LP-08": (page("<p>Take one tablet of 250<br>mg with water.</p>"), page("<p>Call us: 555<br>0199 200</p>")),
    "LP-09": (
        page(style="p { font-family: 'Noto Serif' }"),
        page(style="h1 { font-family: 'DejaVu Sans Condensed' }"),
    ),
    "LP-10": (page("<p>This is <em>very</em> strong.</p>"), page("<h2><i>Examplum</i></h2>")),
    "LP-11": (page("<p>Do <u>not</u> chew it.</p>"), page(style="h2 { text-decoration: underline }")),
    "LP-12": (page("<p>DO NOT TAKE more than one.</p>"), page(style="h2 { text-transform: uppercase }")),
    "LP-13": (page(f"<p>{WORDS * 3}</p>", "@page { size: A3 } html { font-size: 18pt }"),),
    "LP-14": (page(style="@page { margin: 8mm 25.4mm 25.4mm 25.4mm }"), page(style="body { margin-left: -10mm }")),
    "LP-15": (page(style="@page { size: A4 landscape }"), page(style="@page { size: A5 }")),
    "LP-16": (page(f"<div style='columns:2'>{WORDS * 11}</div>"),),
    "LP-17": (page("<p style='writing-mode:vertical-rl'>Lot 4711</p>"), page("<p style='rotate:45deg'>Draft</p>")),
    "LP-18": (
        page("<p style='color:#777'>See the box.</p>"),
        page("<p style='background:#888'>See the box.</p>"),
        page("<p style='opacity:0.5'>See the box.</p>"),
    ),
    "LP-19": (
        page(f"<p style='background:url({PICTURE}) 0 0/20pt 9pt;image-rendering:pixelated'>{WORDS}</p>"),
        page(f"<p style='background:linear-gradient(90deg,white,#888)'>{WORDS}</p>"),
    ),
    "LP-21": (page("<ul style='list-style:circle'><li>sickness<li>headache</ul>"), page("<p>- one</p><p>- two</p>")),
    "LP-22": (
        page("<p style='break-before:page'>More.</p>", NO_NUMBER),
        page("<p style='break-before:page'>More.</p>", "@page :first { @bottom-left { content: none } }"),
    ),
    "LP-23": (page("<div style='height:25mm'></div><h2>Storage</h2><p style='break-before:page'>Keep it dry.</p>"),),
    "LP-24": (page(f"<p><img src='{PICTURE}' alt='two' style='height:20pt;width:20pt'> Keep it dry.</p>"),),
    "LP-27": (page("".join("<p style='break-before:page'>More.</p>" for _ in range(21))),),
}
RIGHT = {
    "LP-01": (page(), page("<table><tr><th>Dose<td>2<sub style='font-size:1em'>3</sub></table>")),
    "LP-02": (page("<p>Up to 10<sup>3</sup> times.</p>"),),
    "LP-03": (page("<h3 style='font-size:20pt'>With food</h3><p>It does not matter.</p>"),),
    "LP-04": (page(f"<ul><li>{WORDS * 2}<li>{WORDS}10<sup>3</sup> times.</ul>"), page(style="html{line-height:1.8}")),
    "LP-05": (page(f"<p>{WORDS}</p><p>{WORDS}</p><ul><li>One.<li>Two.</ul>"),),
    "LP-06": (
        page(WORDS * 6),
        page(f"<p>{ARABIC}</p>", body="", language="ar"),
        page(f"<p>{'请在晚上用一杯水送服一片药。' * 14}</p>", "html { font-family: 'Noto Sans CJK SC' }", "", "zh"),
        page(
            f"<p>{'रोज़ शाम को एक गोली पानी के साथ लें। ' * 9}</p>", "html{font-family:'Noto Sans Devanagari'}", "", "hi"
        ),
    ),
    "LP-07": (
        page(LONG.replace("&shy;", "")),
        page("<p>Use over-the-<br>counter medicines with care. Read-<br>only text.</p><p>A read-only text.</p>"),
    ),
    "LP-08": (page("<p>Take one tablet of 250&nbsp;mg with water. You need 2<br>glasses in 2026<br>gladly.</p>"),),
    "LP-09": (page(style="p { font-family: 'Liberation Sans' } h1 { font-family: 'DejaVu Sans' }"),),
    "LP-10": (page("<p>This is <strong>very</strong> strong.</p>"),),
    "LP-11": (
        page("<p>See <a href='https://example.org'>our page</a>.</p><hr><p style='border-bottom:1pt solid'>Notes</p>"),
        page("<table border=1 style='border-collapse:collapse'><tr><th>Dose<th>When<tr><td>2<td>noon</table>"),
    ),
    "LP-12": (page("<p>Tell us if you have HIV, AIDS or COPD. The NHS and the FDA say so.</p><h2>WARNING</h2>"),),
    "LP-13": (page(f"<p>{WORDS * 3}</p>"),),
    "LP-14": (page("<ul><li>One</ul>"),),
    "LP-15": (page(style="@page { size: letter }"), page()),
    "LP-16": (
        page(
            "<table><tr><th>One<th>Two"
            + f"<tr style='break-inside:avoid'><td>{WORDS * 2}<td>{WORDS * 2}" * 2
            + "</table>"
        ),
        page(f"<ul><li>{WORDS * 3}<li>{WORDS * 3}</ul>"),
    ),
    "LP-17": (page("<p>Lot 4711</p>"),),
    "LP-18": (page("<p style='background:black;color:white'>See.</p><p style='background:#ffc;color:#003'>Box.</p>"),),
    "LP-19": (
        page(f"<p style='border:4pt solid;padding:4pt'>{WORDS}</p><p style='background:#eee'>{WORDS}</p>"),
        page(f"<p>{WORDS}</p><p><img src='{PICTURE}' alt='two' style='height:50pt'></p>"),
    ),
    "LP-21": (page("<ul><li>sickness<li>headache</ul><ol><li>first<li>second</ol>"), page("<p>2 - 1 is one.</p>")),
    "LP-22": (page("<p style='break-before:page'>More.</p>"), page("<p>Page 7 of a book.</p>")),
    "LP-23": (page("<h2>Storage</h2><p>Keep it dry.</p><p style='break-before:page'>And cool.</p>"),),
    "LP-24": (page(f"<p><img src='{PICTURE}' alt='two' style='height:40pt;width:40pt'> Keep it dry.</p>"),),
    "LP-27": (page("".join("<p style='break-before:page'>More.</p>" for _ in range(5))),),
}


@cache
def _printed() -> dict[str, bytes]:
    """Return every page above as a PDF, all printed by one browser."""
    pages = {text: text for cases in (*WRONG.values(), *RIGHT.values()) for text in cases}
    return paper.by_chromium(pages)


def found(pdf: bytes) -> dict[str, str]:
    """Return what the audit says, by rule."""
    return {finding.rule: f"{finding.where}: {finding.message}" for finding in check_sheets(pdf, "other.pdf", LARGE)}


def _cases(table: dict[str, tuple[str, ...]]) -> Iterable[object]:
    return [
        pytest.param(rule, text, id=f"{rule}-{at}") for rule, texts in table.items() for at, text in enumerate(texts)
    ]


@pytest.mark.parametrize(("rule", "text"), _cases(WRONG))
def test_a_fault_is_found(rule: str, text: str) -> None:
    """Each rule finds its fault in a PDF by Chromium."""
    assert rule in found(_printed()[text])


@pytest.mark.parametrize(("rule", "text"), _cases(RIGHT))
def test_what_is_right_is_not_found(rule: str, text: str) -> None:
    """No rule at all finds anything beside it."""
    assert rule in rules()
    assert found(_printed()[text]) == {}


@pytest.mark.parametrize(
    ("medicine", "tag", "edition", "sheet", "beside"),
    [
        ("paracetamol", "en", "clear", "a5", ""),
        ("paracetamol", "ar", "giant", "a4", ""),
        ("paracetamol", "ur", "large", "a4", ""),
        ("paracetamol", "zh-Hans", "clear", "a4", ""),
        ("paracetamol", "hi", "large", "a4", ""),
        ("warfarin", "es", "clear", "a4", "ar"),
        ("ibuprofen", "th", "clear", "a4", ""),
    ],
)
def test_nothing_is_found_in_our_own(medicine: str, tag: str, edition: str, sheet: str, beside: str) -> None:
    """Any edition, script and paper; two languages; a draft. Only a leaflet of many pages is told to be one."""
    monograph = read(resources.folder("monographs") / f"{medicine}.md")
    size, language = find_edition(edition), find_language(tag)
    other = find_language(beside) if beside else None
    companion = Companion(translate(monograph, other, draft=True), other) if other else None
    text, fits = translate(monograph, language, draft=True), find_paper(sheet, size)
    pdf = set_page(compose(text, language, size, fits, CONFIGURATION, today=TODAY, companion=companion))
    assert [finding for finding in check_sheets(pdf, "ours.pdf", size) if finding.rule != "LP-27"] == []
    assert len(paragraphs(pdf)) > 20


def _document(style: str, text: str) -> str:
    """Return a flat ODT document, its paragraphs in `style`."""
    names = ("office", "text", "style", "fo:xsl-fo-compatible", "svg:svg-compatible")
    spaces = " ".join(
        f'xmlns:{name.partition(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{name.partition(":")[2] or name}:1.0"'
        for name in names
    )
    fonts = '<style:font-face style:name="N" svg:font-family="\'Noto Sans\'"/>'
    sheet = 'fo:page-width="210mm" fo:page-height="297mm" fo:margin="25.4mm"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:font-face-decls>{fonts}</office:font-face-decls><office:automatic-styles>"
        f'<style:page-layout style:name="A4"><style:page-layout-properties {sheet}/></style:page-layout>'
        f'<style:style style:name="P" style:family="paragraph">{style}</style:style></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/>'
        f'</office:master-styles><office:body><office:text><text:p text:style-name="P">{text}</text:p>'
        f'<text:p text:style-name="P">{text}</text:p></office:text></office:body></office:document>'
    )


GOOD = '<style:paragraph-properties fo:line-height="150%" fo:margin-bottom="27pt"/>'
LETTERS = '<style:text-properties style:font-name="N" fo:font-size="18pt"/>'
DOCUMENTS = {
    "right": _document(GOOD + LETTERS, WORDS * 4),
    "justified": _document(GOOD.replace("/>", ' fo:text-align="justify"/>') + LETTERS, WORDS * 4),
    "tight": _document(LETTERS, WORDS * 4),
    "slanted": _document(GOOD + LETTERS.replace("/>", ' fo:font-style="italic"/>'), WORDS * 4),
    "small": _document(GOOD + LETTERS.replace("18pt", "11pt"), WORDS * 4),
}
FAULTS = {
    "right": set(),
    "justified": {"LP-06"},
    "tight": {"LP-04", "LP-05"},
    "slanted": {"LP-10"},
    "small": {"LP-01", "LP-13"},
}


@cache
def _exported() -> dict[str, bytes]:
    return paper.by_libreoffice(DOCUMENTS)


@pytest.mark.parametrize("name", FAULTS)
def test_faults_of_a_libreoffice_document_are_found(name: str) -> None:
    """Those that are there, and no other."""
    assert set(found(_exported()[name])) == FAULTS[name]


def test_paragraphs_are_the_plain_text_of_a_pdf() -> None:
    """Headings, paragraphs and items in reading order; no page number, no bullet."""
    text = page("<ul><li>one thing<li>another</ul><p style='break-before:page'>And the end.</p>")
    found_paragraphs = paragraphs(_printed_once(text))
    assert found_paragraphs[0][:2] == ("Examplin", 1)
    assert found_paragraphs[1].words.startswith("Examplin is a medicine for pain. It begins to work after")
    ends = [(each.words, each.page) for each in found_paragraphs[-3:]]
    assert ends == [("one thing", 1), ("another", 1), ("And the end.", 2)]


def _printed_once(text: str) -> bytes:
    return paper.by_chromium({"one": text})["one"]


def test_a_scan_is_one_finding() -> None:
    """Whether or not there is text behind it that nobody sees."""
    for content in ("0 0 200 200 re f", "0 0 200 200 re f BT 3 Tr /F 20 Tf 9 700 Td (Hello) Tj ET"):
        (finding,) = check_sheets(paper.drawn(content), "scan.pdf", LARGE)
        assert (finding.rule, finding.where) == ("LP-01", "scan.pdf")
        assert "picture" in finding.message
