"""The faster functions give the same bytes, and stand in only for functions that somebody has read."""

from __future__ import annotations

import ast
import gc
import hashlib
import inspect
import sys
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import examples
import pytest
import support_pages
import tinyhtml5
from hypothesis import given, settings

import leaflet
from leaflet.edition import editions
from leaflet.page import Page
from leaflet.pdf import set_page
from leaflet.press import haste
from leaflet.press.haste import glyphs, parsing, sharing
from leaflet.proof import proof

MONOGRAPHS = sorted((Path(__file__).parents[1] / "monographs").glob("*.md"))
RIGHT_TO_LEFT = (
    '<p>Take <bdo dir="rtl">abc</bdo> and שלום with 2 (שתי) tablets.</p><div dir="rtl"><h2>שלום</h2><p>אחת שתיים '
    f"{support_pages.words(40)} שלוש.</p><ul><li>אחת<ul><li>שתיים</li></ul></li></ul></div>"
)
UNUSUAL = (
    "<p style='letter-spacing:1pt'>spread</p><p style='word-spacing:4pt'>wide words here</p>"
    f"<p style='text-align:justify'>{support_pages.words(60)}</p><p style='white-space:pre'>a\tb\nc\n\nd</p>"
    "<p style='font-variant-caps:small-caps' lang='ru'>Small Малые sMaLl</p>"
    "<p style='font-feature-settings:\"smcp\"'>small</p><p style='text-decoration:underline'>under</p>"
    "<p style='box-sizing:border-box;width:50%;padding:5%;border:1pt dotted'>half</p>"
    "<p style='margin:calc(1em + 2%);width:calc(50% - 1em);background:#eee;border-radius:4pt'>reckoned</p>"
    "<p style='float:left;width:30%'>afloat</p><p style='position:relative;top:2pt;visibility:hidden'>unseen</p>"
    "<p style='position:absolute;right:0;padding-inline-start:1em'>apart</p>"
    "<p style='width:20%;overflow:hidden;text-overflow:ellipsis;white-space:nowrap'>too long to be shown here</p>"
    "<div style='display:flex'><p>one</p><p style='flex:1'>two</p></div>"
    "<ol style='list-style-position:inside'><li>in</li><li style='list-style-type:none'>no mark</li></ol>"
    f"<p style='overflow-wrap:normal;hyphens:auto' lang='en'>{'incomprehensibilities ' * 20}</p>"
    "<p>soft\u00adhyphen\u2029separated\rtext\u200b</p><table style='border-collapse:collapse;width:80%'>"
    "<tr><td style='padding:3%'>x</td></tr></table>"
    "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40' viewBox='0 0 10 10'><title>a clip</title>"
    "<clipPath id='c'><circle cx='5' cy='5' r='3'/></clipPath><rect width='9' height='9' clip-path='url(#c)'/></svg>"
    + "<p><svg xmlns='http://www.w3.org/2000/svg' width='60' height='30' viewBox='0 0 20 10'><title>seen twice</title>"
    "<g opacity='.5' fill='red' stroke='rgba(0,0,255,.4)'><rect width='9' height='9'/></g><text y='8'>a</text></svg>"
    "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40' viewBox='0 0 10 10'><title>shapes</title>"
    "<g fill='red' fill-opacity='.5' stroke='#00f'><path d='M1 1h4v4z'/><ellipse rx='2' ry='3'/></g></svg></p>" * 2
)
_LONG = "a word or two more, "
MIXED = (
    f"<div style='white-space:pre-wrap'><h3>{_LONG}</h3>"
    f"<p><strong>Bold:</strong> {_LONG * 6}<strong>{_LONG * 4}</strong> {_LONG * 3}<em>end.</em></p>"
    f"<p><strong>{_LONG * 9}</strong></p><p><strong>one</strong></p><p>{_LONG * 2}<strong></strong>empty</p>"
    f"<p><span style='font-size:8pt'>small <b>in</b> small</span> {_LONG * 5}"
    "<span style='font-size:40pt'>tall</span> x</p>"
    + "".join(
        f"<p style='width:{width}pt'>Take up to <span style='white-space:nowrap'>{width} mg a day</span> in "
        "<strong>2 doses</strong>, <span style='white-space:nowrap'>no more</span>.</p>"
        for width in range(60, 260, 7)
    )
    + "<p><span style='padding-left:3pt'>padded</span> and <b style='border:1pt solid red'>framed</b> text</p>"
    f"<p style='padding:0 9pt;text-indent:2em'>{_LONG}<strong>{_LONG * 6}</strong>{_LONG * 3}</p>"
    "<p style='text-align:center'>in the <strong>middle</strong></p>"
    "<p><b>a </b><b> b</b> <sub>2</sub><sup>3</sup> c</p>"
    f"<div dir='rtl'><p>שלום <strong>עולם {_LONG}</strong> אחת <em>שתיים</em> {_LONG * 5}</p><p><b>שלוש</b></p></div>"
    "<ol><li><strong>First:</strong> do this</li><li><span>then</span></li></ol></div>"
)
BORDERS = (
    "".join(
        f"<div style='margin:4pt;padding:2pt;{css}'>edge</div>"
        for side in ("top", "right", "bottom", "left")
        for css in (
            f"border-{side}:2pt solid",
            f"border:3pt solid #123;border-{side}:0",
            f"border-{side}:2pt solid red;border-radius:4pt",
            f"border-{side}:2pt dotted blue",
            f"border:1.3pt solid red;border-{side}-color:blue",
            f"border:1.3pt solid red;border-{side}-style:none",
            f"border-{side}:2pt solid rgba(0,0,0,.4)",
            f"border-{side}:2pt solid transparent",
            f"border-{side}:2pt double",
            f"border-{side}:2pt solid;visibility:hidden",
            f"border-{side}:2pt solid;border-image:linear-gradient(red,blue) 1",
        )
    )
    + "<p style='border:2pt solid'>box</p>"
    "<p style='border:2pt groove;color:red'><b style='border:1pt solid'>in</b></p>"
)
READ = {
    "cssselect2.Matcher": "8f1f2d05e86c",
    "cssselect2.compiler.CompiledSelector": "f1f9f8c20b63",
    "cssselect2.tree.ElementWrapper.query_all": "d7dfb382e886",
    "pydyf.Dictionary": "73d678da272d",
    "pydyf.Dictionary.data": "ca3db247fc0d",
    "pydyf.Object": "625fbfc1e8ba",
    "pydyf.PDF.write": "ea22a18cbf2f",
    "pydyf.Stream": "8d81ad028bfb",
    "pydyf.Stream.data": "9fe132839483",
    "pydyf._to_bytes": "2d07f1549e6f",
    "weasyprint.CSS.__init__": "6a9c1ceda20f",
    "weasyprint.HTML.__init__": "a80b23bd5891",
    "weasyprint._find_base_url": "a2ee184d8262",
    "weasyprint.anchors.gather_anchors": "a6970b100570",
    "weasyprint.css.AnonymousStyle": "a03e4d782f93",
    "weasyprint.css.AnonymousStyle.__missing__": "58bb47e106df",
    "weasyprint.css.ComputedStyle": "81058362562f",
    "weasyprint.css.ComputedStyle.__init__": "6bf946feb8ae",
    "weasyprint.css.ComputedStyle.__missing__": "18376952aacf",
    "weasyprint.css.Style": "d37975c41150",
    "weasyprint.css.StyleFor.__call__": "a101bba6e9bf",
    "weasyprint.css.StyleFor.__init__": "54051d21f99b",
    "weasyprint.css.StyleFor.add_page_declarations": "125883401ee5",
    "weasyprint.css.StyleFor.set_computed_styles": "bed68bb99466",
    "weasyprint.css.computed_values.border_width": "4ebc8d45f297",
    "weasyprint.css.computed_values.register_logical": "fa27fbdc8808",
    "weasyprint.css.declaration_precedence": "9486519884aa",
    "weasyprint.css.find_style_attributes": "dfa48981e1d5",
    "weasyprint.css.find_stylesheets": "9455ad52f0f5",
    "weasyprint.css.functions.check_math": "0d7439a0c3f1",
    "weasyprint.css.targets.TargetCollector.collect_anchor": "3870f78cca72",
    "weasyprint.css.units.to_pixels": "7afdca51a182",
    "weasyprint.draw.border.clip_border_segment": "dd155c466bff",
    "weasyprint.draw.border.draw_border": "aa87ba068599",
    "weasyprint.draw.border.draw_outline": "f1dcbcdd050b",
    "weasyprint.draw.border.draw_rounded_border": "e904ddc92cda",
    "weasyprint.draw.border.rounded_box": "0e4ef28a5a5f",
    "weasyprint.draw.border.set_mask_border": "0d8ac0d2284b",
    "weasyprint.draw.color.get_color": "430654324e86",
    "weasyprint.draw.draw_background": "cc5ddc3dced8",
    "weasyprint.draw.draw_background_image": "bb459297ee65",
    "weasyprint.draw.draw_inline_level": "83010c6dec6a",
    "weasyprint.draw.text.draw_emojis": "6a777888403b",
    "weasyprint.draw.text.draw_first_line": "df38b8753e86",
    "weasyprint.draw.text.draw_text": "d1cfa769e258",
    "weasyprint.formatting_structure.boxes.Box": "110b2400932a",
    "weasyprint.formatting_structure.boxes.Box.copy": "cc95ca51a627",
    "weasyprint.formatting_structure.boxes.Box.descendants": "02b8da8b3448",
    "weasyprint.formatting_structure.boxes.Box.establishes_formatting_context": "b62cbc4ec610",
    "weasyprint.formatting_structure.boxes.Box.is_in_normal_flow": "725b6f2ce9a0",
    "weasyprint.formatting_structure.boxes.Box.rounded_box": "ae8fb6a74758",
    "weasyprint.formatting_structure.boxes.ParentBox.page_values": "271efb31c634",
    "weasyprint.formatting_structure.build.compute_content_list": "6b1024d8524e",
    "weasyprint.formatting_structure.build.content_to_boxes": "4ac12df4492e",
    "weasyprint.formatting_structure.build.marker_to_box": "562880c33a71",
    "weasyprint.formatting_structure.build.set_viewport_overflow": "1d4e0371446d",
    "weasyprint.html.get_html_metadata": "6eee415b6903",
    "weasyprint.images.SVGImage": "25b73d82d120",
    "weasyprint.images.SVGImage.draw": "0c0b0977c6fb",
    "weasyprint.images.get_image_from_uri": "44f6b33fa68d",
    "weasyprint.layout.absolute.AbsolutePlaceholder": "ec046e88c727",
    "weasyprint.layout.absolute.absolute_block": "1fbd2cc5adc8",
    "weasyprint.layout.absolute.absolute_height": "167c09e35c0b",
    "weasyprint.layout.absolute.absolute_width": "8ca5c364ddf2",
    "weasyprint.layout.background.layout_backgrounds": "4ec76be6ca7f",
    "weasyprint.layout.background.layout_box_backgrounds": "3a31f4bc4848",
    "weasyprint.layout.block._linebox_layout": "2edf8a7e471b",
    "weasyprint.layout.block.block_container_layout": "85c099075fd3",
    "weasyprint.layout.block.block_level_page_name": "2d7ac12b267a",
    "weasyprint.layout.block.collapse_margin": "0ab76181308e",
    "weasyprint.layout.block.relative_positioning": "a2c8f8137bbd",
    "weasyprint.layout.float.avoid_collisions": "9414233392f7",
    "weasyprint.layout.inline._adjust_line_height": "4a074e00c9d3",
    "weasyprint.layout.inline.aligned_subtree_verticality": "22ee58846177",
    "weasyprint.layout.inline.get_next_linebox": "85f1eff36fce",
    "weasyprint.layout.inline.inline_box_verticality": "3f852485b1fc",
    "weasyprint.layout.inline.is_phantom_linebox": "69a1488e2479",
    "weasyprint.layout.inline.line_box_verticality": "ece07952f8c3",
    "weasyprint.layout.inline.remove_last_whitespace": "11a0d76c1ad3",
    "weasyprint.layout.inline.skip_first_whitespace": "8b59fadfb638",
    "weasyprint.layout.inline.split_inline_box": "039bca5ab958",
    "weasyprint.layout.inline.split_inline_level": "8098bdbd3e2d",
    "weasyprint.layout.inline.split_text_box": "eb75c8b916af",
    "weasyprint.layout.inline.text_align": "79372fc12c36",
    "weasyprint.layout.layout_document": "421aba4c2809",
    "weasyprint.layout.page._standardize_page_based_counters": "b60b992f575e",
    "weasyprint.layout.page.compute_fixed_dimension": "375c490dc8bc",
    "weasyprint.layout.page.compute_variable_dimension": "eeb7599fd01a",
    "weasyprint.layout.page.make_margin_boxes": "ff19320efeb0",
    "weasyprint.layout.page.make_page": "956a4c5f9b42",
    "weasyprint.layout.page.margin_box_content_layout": "ec445fb3eb67",
    "weasyprint.layout.page.set_page_type_computed_styles": "aed6c0aac2b4",
    "weasyprint.layout.percent.adjust_box_sizing": "a0415df952b1",
    "weasyprint.layout.percent.percentage": "c75fddf0ecb7",
    "weasyprint.layout.percent.resolve_one_percentage": "8abbba7df518",
    "weasyprint.layout.percent.resolve_percentages": "92016b948f74",
    "weasyprint.layout.preferred.max_content_width": "56acc6b71da9",
    "weasyprint.layout.preferred.min_content_width": "1917bbe274d8",
    "weasyprint.layout.preferred.shrink_to_fit": "8e957e6d76e4",
    "weasyprint.matrix.Matrix.__matmul__": "cc32360623fd",
    "weasyprint.pdf.stream.Stream": "ed8183a339eb",
    "weasyprint.pdf.stream.Stream.add_font": "d4dd950c3078",
    "weasyprint.pdf.stream.Stream.marked": "db0b0ade8990",
    "weasyprint.pdf.stream.Stream.set_alpha": "515cb616c5de",
    "weasyprint.pdf.stream.Stream.set_color": "bd270fd33e7a",
    "weasyprint.stacking.StackingContext": "87bd9b10d471",
    "weasyprint.stacking._dispatch": "2fc0a5fb39e5",
    "weasyprint.stacking._dispatch_children": "542d5fea5c72",
    "weasyprint.svg.SVG": "5fc665ac7862",
    "weasyprint.text.ffi.unicode_to_char_p": "4fa052a2dae4",
    "weasyprint.text.fonts.font_features": "ba56f96336c7",
    "weasyprint.text.fonts.get_font_description": "be554c07a53f",
    "weasyprint.text.line_break.Layout": "ba2e4044f7c7",
    "weasyprint.text.line_break.Layout.deactivate": "7cf0cda94460",
    "weasyprint.text.line_break.Layout.reactivate": "3d5afe839d75",
    "weasyprint.text.line_break.Layout.set_text": "43fa801476cb",
    "weasyprint.text.line_break.Layout.setup": "34ac4563461e",
    "weasyprint.text.line_break.create_layout": "5d4b11726a68",
    "weasyprint.text.line_break.first_line_metrics": "d3ba485663a7",
    "weasyprint.text.line_break.get_log_attrs": "371b8bcb27fb",
    "weasyprint.text.line_break.line_size": "186816fcede2",
    "weasyprint.text.line_break.split_first_line": "f5cfad56910a",
    "weasyprint.text.line_break.strut": "e0631a4e87ce",
}
"""What the faster functions replace, and what they rely on: the first digits of the SHA-256 of each source."""


def places() -> set[str]:
    """Return the name of each function that is replaced."""
    return {
        f"{owner.__module__}.{owner.__name__}.{name}" if isinstance(owner, type) else f"{owner.__name__}.{name}"
        for owner, name, _ in haste.replacements()
    }


def digest(place: str) -> str:
    """Return the first digits of the SHA-256 of the source of a function, as it stands in its file."""
    module = next(place.rsplit(".", cut)[0] for cut in (1, 2) if place.rsplit(".", cut)[0] in sys.modules)
    source = inspect.getsource(sys.modules[module])
    node: Any = ast.parse(source)
    for name in place.removeprefix(f"{module}.").split("."):
        node = next(each for each in node.body if getattr(each, "name", "") == name)
    return hashlib.sha256((ast.get_source_segment(source, node) or "").encode()).hexdigest()[:12]


def set_both(page: Page) -> tuple[bytes, bytes]:
    """Return the PDF that is made in haste, and the one that is made at leisure."""
    hasty = set_page(page)
    with haste.at_leisure():
        return hasty, set_page(page)


def assert_same(page: Page) -> None:
    hasty, leisurely = set_both(page)
    assert hasty == leisurely, f"{page.name} comes out otherwise in haste"


def composed(path: Path, edition: str) -> Page:
    found, language = leaflet.find_edition(edition), leaflet.find_language("en")
    monograph = leaflet.translate(leaflet.read(path), language)
    paper = leaflet.find_paper("a4", found)
    return leaflet.compose(monograph, language, found, paper, examples.CONFIGURATION, today=date(2026, 1, 1))


@pytest.mark.parametrize("path", MONOGRAPHS, ids=lambda path: path.stem)
def test_a_monograph_comes_out_the_same(path: Path) -> None:
    assert_same(composed(path, "large"))


@pytest.mark.parametrize("edition", [each.name for each in editions() if each.name != "large"])
def test_every_edition_comes_out_the_same(edition: str) -> None:
    assert_same(composed(MONOGRAPHS[0], edition))


@pytest.mark.parametrize(
    "body",
    [
        support_pages.EVERYTHING,
        support_pages.DEFINITIONS,
        RIGHT_TO_LEFT,
        UNUSUAL,
        UNUSUAL + UNUSUAL.replace("='c'", "='d'"),
        MIXED,
        BORDERS,
    ],
    ids=["everything", "definitions", "right to left", "unusual", "unusual twice", "mixed", "borders"],
)
def test_every_construct_comes_out_the_same(body: str) -> None:
    assert_same(support_pages.page(body))


@given(examples.BLOCKS)
@settings(max_examples=15)
def test_any_blocks_come_out_the_same(blocks: tuple[Any, ...]) -> None:
    assert_same(examples.page(examples.with_blocks(*blocks)))


def test_a_page_leaves_nothing_behind_that_changes_the_next() -> None:
    first, other = composed(MONOGRAPHS[0], "large"), support_pages.page(support_pages.EVERYTHING)
    before = set_page(first)
    set_page(other)
    assert set_page(first) == before


@pytest.mark.parametrize(
    "margins",
    [
        "@top-left { content: element(head); width: 60% } @bottom-left { content: element(foot) }",
        "@top-left { content: element(head) } @top-right { content: element(foot, last) }",
        "@top-center { content: element(head) ' of ' counter(pages) } @bottom-right { content: element(foot) }",
        "@top-left { content: element(head, first-except) } @bottom-right { content: 'a' } @left-top { content: 'b' }",
    ],
)
def test_running_heads_and_feet_come_out_the_same(margins: str) -> None:
    text = f"<p>{support_pages.words(700)}</p>"
    heads = [f"<div class='head'><p>{name} <b>head</b></p></div>{text}" for name in ("one", "two", "")]
    body = f"<div class='foot'>Page <i class='count'></i></div>{''.join(heads)}"
    style = f"@page {{ {margins} }} .head {{ position: running(head) }} .foot {{ position: running(foot) }}"
    assert_same(support_pages.page(body, style=f"{style} .count::before {{ content: counter(page) }}"))


SENTENCES = {
    "en": "Take 1/2 of a well-known tablet (45 mg) AV/To every 4–6 hours; don’t take it twice, ask Tim or WAVE first.",
    "ar": "تناول 2 من الأقراص (45 مجم) كل 4–6 ساعات، ولا تتناول أكثر من ذلك أبدًا.",
    "hi": "हर 4–6 घंटे में 2 गोलियाँ (45 मि.ग्रा.) लें; इससे अधिक कभी न लें।",
    "th": "รับประทาน\u200bครั้งละ\u200b 2 เม็ด\u200bทุก\u200b 4–6 ชั่วโมง\u200bหลัง\u200bอาหาร",
    "zh-Hans": "每4至6小时服用2片（45毫克），“饭后”服用；绝对不要超过4片。",
}


@pytest.mark.parametrize("tag", SENTENCES)
def test_lines_end_the_same_at_every_width(tag: str) -> None:
    rows = (f"<p style='width:{150 + 1.7 * step}px'>{SENTENCES[tag]} </p>" for step in range(90))
    turned = " dir='rtl'" if tag == "ar" else ""
    assert_same(support_pages.page(f"<div{turned}>{''.join(rows)}</div>", lang=tag))


CERTAIN = '<p class="a" hidden>a &lt; b &amp; c</p><ul><li>1<ul><li>2</li></ul></li></ul><hr>x<br><b>y</b>'
UNCERTAIN = (
    "<p>a",
    "<p>a<div>b</div></p>",
    "<p><p>a</p></p>",
    "<table><tr><td>a</td></tr></table>",
    "<table>a<tbody><tr><td>b</td></tr></tbody></table>",
    "<b><p>a</b></p>",
    "<a href='x'>a</a>",
    '<a href="x">a<b><a href="y">b</a></b></a>',
    '<p id="a" id="b">a</p>',
    "<pre>\na</pre>",
    "a<br/>b",
    "a<!-- b -->c",
    "&copy 1",
    "a\rb\0c",
    "<P>a</P>",
    "<svg><g></g></svg>",
    "<p><svg><title>a<b>c</b></title></svg></p>",
    '<p viewBox="0">a</p>',
    '<p><svg viewbox="0 0 1 1"></svg></p>',
    "<path/>",
    "<h1>a<h2>b</h2></h1>",
    "<ul>a<p>b</p></ul>",
    "</body>a",
)


def tree(element: Any) -> Any:
    """Return all of an element."""
    parts = [tree(part) for part in element]
    return element.tag, list(element.attrib.items()), element.text, element.tail, parts


def by_weasyprint(html: str) -> Any:
    return tree(tinyhtml5.parse(StringIO(html), namespace_html_elements=False))


@pytest.mark.parametrize("body", [CERTAIN, *UNCERTAIN])
def test_a_page_is_parsed_the_same_or_left_alone(body: str) -> None:
    html = f'<!DOCTYPE html><html lang="en"><head><title>a &amp; b</title></head><body>{body}</body></html>'
    found = parsing.parsed(html)
    assert (found is None) == (body != CERTAIN)
    assert found is None or tree(found) == by_weasyprint(html)


@pytest.mark.parametrize("path", MONOGRAPHS, ids=lambda path: path.stem)
def test_every_monograph_is_parsed_the_same(path: Path) -> None:
    html = composed(path, "giant").html
    found = parsing.parsed(html)
    assert found is not None
    assert tree(found) == by_weasyprint(html)


@given(examples.BLOCKS)
@settings(max_examples=50)
def test_any_blocks_are_parsed_the_same(blocks: tuple[Any, ...]) -> None:
    html = examples.page(examples.with_blocks(*blocks)).html
    found = parsing.parsed(html)
    assert found is not None
    assert tree(found) == by_weasyprint(html)


def test_glyphs_are_read_as_pango_writes_them() -> None:
    set_page(support_pages.page("<p>a</p>"))
    assert glyphs.ffi.sizeof("PangoGlyphInfo") == glyphs._GLYPH.size
    assert glyphs.ffi.sizeof("PangoLogAttr") == 4


def test_what_lasts_is_taken_out_of_the_garbage_collectors_rounds() -> None:
    for _ in range(2):
        set_page(support_pages.page("<p>a</p>"))
    assert gc.get_freeze_count() > 10_000
    assert gc.isenabled()


def test_a_leaflet_leaves_next_to_nothing_for_the_garbage_collector() -> None:
    page = composed(MONOGRAPHS[0], "large")
    for _ in range(3):  # after the second it is called once for what was loaded
        gc.collect()
        proof(set_page(page), page)
    assert gc.collect() < 100


def test_words_that_come_again_are_drawn_each_time() -> None:
    rows = "".join(f"<li>Take it</li><li>Take {number}</li>" for number in range(60))
    page = support_pages.page(f"<p>Take it</p><ul>{rows}</ul><p>Take it</p>")
    assert_same(page)


def test_like_elements_look_as_what_is_around_and_beside_them_asks() -> None:
    style = (
        ".a p{color:#010} .a>p{margin-left:9pt} :root>body>div>p{font-size:20pt} [lang|=es] p{color:#100}"
        "p+p{margin-top:7pt} p:first-child{color:#001} p:nth-child(2n){margin-left:3pt} div:not(.a) p{color:#111}"
        "[dir=RTL i] em{font-size:30pt} .b .a:not(:last-child) p{padding-top:1pt} :is(.a,ul) em{color:#011}"
        "div:has(ul) p{padding-bottom:5pt} p:empty{border:1pt solid} p~p em{font-weight:bold}"
    )
    bodies = [
        f"<{tag} {said}><p>one <em>two</em></p><p>three <em>four</em></p><p></p>{more}</{tag}>"
        for tag in ("div", "blockquote")
        for said in ("", "class='a'", "class='b'", "lang='es-MX'", "dir='rtl'")
        for more in ("", "<ul><li><p>five <em>six</em></p></li></ul>", "<div class='a'><p>seven</p></div>")
    ]
    assert_same(support_pages.page("".join(bodies), style=style))
    assert_same(support_pages.page("".join(reversed(bodies)), style=style))


def test_styles_are_kept_from_page_to_page() -> None:
    first, other = (composed(path, "large") for path in MONOGRAPHS[:2])
    set_page(first)
    family = next(reversed(sharing._families.values()))
    before = dict(family.looks)
    set_page(other)
    set_page(first)
    assert next(reversed(sharing._families.values())) is family
    assert len(family.looks) < 1.5 * len(before)
    assert before.items() <= family.looks.items()


def test_a_style_that_asks_for_the_size_of_the_page_is_not_kept() -> None:
    page = support_pages.page("<p style='width:50vw'>half</p>")
    assert_same(page)
    family = next(reversed(sharing._families.values()))
    assert family.sizes.asked
    assert_same(page)
    assert next(reversed(sharing._families.values())) is not family


@pytest.mark.parametrize("body", ["<p>a</p>", "<p style='colour:red'>a</p>"])
def test_a_mistake_is_told_each_time(body: str) -> None:
    page = support_pages.page(body, style="p { colour: red }" if "style" not in body else "")
    for _ in range(2):
        with pytest.raises(leaflet.LeafletError, match="colour"):
            set_page(page)


def test_a_style_that_the_layout_changes_is_not_kept() -> None:
    page = support_pages.page("<p>a</p><p class='x'>b c</p>", style=".x::after { content: leader('.') 'z  z' }")
    assert_same(page)
    assert_same(page)


def test_kept_styles_do_not_grow_without_end() -> None:
    for number in range(3):
        body = "".join(f"<p id='p{number}-{each}'>a</p>" for each in range(1000))
        set_page(support_pages.page(body))
        assert len(next(reversed(sharing._families.values())).looks) < 3100


def test_it_works_at_all() -> None:
    set_page(support_pages.page("<p>a</p>"))
    for owner, name, function in haste.replacements():
        assert vars(owner)[name] is function


def test_only_functions_that_were_read_are_replaced() -> None:
    set_page(support_pages.page("<p>a</p>"))
    assert places() <= READ.keys()
    changed = sorted(place for place, known in READ.items() if digest(place) != known)
    assert not changed, (
        f"WeasyPrint has changed {', '.join(changed)}: read what is new, let the rooms of leaflet/haste do the same,"
        " and note the new digests here and the new release in haste.VERSIONS"
    )


def test_another_release_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    set_page(support_pages.page("<p>a</p>"))
    with haste.at_leisure(), monkeypatch.context() as patch:
        patch.setattr(haste, "_former", {})
        patch.setattr(haste, "VERSIONS", {**haste.VERSIONS, "weasyprint": "71.0"})
        before = [vars(owner)[name] for owner, name, _ in haste.replacements()]
        haste.hasten()
        haste.forget()
        assert [vars(owner)[name] for owner, name, _ in haste.replacements()] == before
