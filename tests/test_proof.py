"""The proof: what is on the paper is what went in, and nothing that differs gets through."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from html import escape
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.layout.scripts import settle
from leaflet.page import Margins, Page, Passage
from leaflet.pdf import set_page
from leaflet.proof import Proof, proof

STYLE = """
@page { size: 210mm 297mm; margin: 90pt 72pt;
  @top-left { content: element(head) } @bottom-left { content: element(foot) } }
html { font-size: 18pt; line-height: 1.5; --gap: 27pt }
td { overflow-wrap: anywhere } h1 { font-size: 28pt } h2 { font-size: 22pt }
.number::before { content: "Page " counter(page) " of " counter(pages) }
"""
DOSE = "<p>Take 45 to 180 micrograms once a day, with food.</p>"


def page(body: str, *passages: str, style: str = "", lang: str = "en", direction: str = "ltr") -> Page:
    """Return a page in the large edition around `body`, with a running head and foot."""
    edition = find_edition("large")
    leaflet = Page(
        name="vitamin-mk-7.en.large",
        html=(
            f'<!DOCTYPE html><html lang="{lang}" dir="{direction}">'
            '<head><meta charset="utf-8"><title>Vitamin MK-7</title>'
            f"<style>{STYLE}{style}</style></head><body>"
            '<div class="head" data-running><p>Vitamin MK-7</p></div>'
            '<div class="foot" data-running><p class="number"></p></div>'
            f"<main>{body}</main></body></html>"
        ),
        language=lang,
        edition=edition,
        paper=find_paper("a4", edition),
        margins=Margins(top=90, right=72, bottom=90, left=72),
        passages=tuple(Passage(words, f"vitamin-mk-7.md:{line}") for line, words in enumerate(passages, 1)),
        head="Vitamin MK-7",
        foot="Page {page} of {pages}",
    )
    return replace(leaflet, html=settle(leaflet.html, find_language("ar"))) if direction == "rtl" else leaflet


def prove(body: str, **changes: str) -> Proof:
    """Set `body` and read it back."""
    leaflet = page(body, **changes)
    return proof(set_page(leaflet), leaflet)


def faults(printed: Page, meant: Page | None = None) -> str:
    """Return what the proof says when `printed` came out of the press and `meant` went in."""
    with pytest.raises(LeafletError) as caught:
        proof(set_page(printed), meant or printed)
    assert all(error.where and error.hint for error in caught.value.each())
    return str(caught.value)


def test_a_leaflet_that_came_out_right_is_counted() -> None:
    leaflet = page(f"<h1>Vitamin MK-7</h1>{DOSE}", "Vitamin MK-7", "Take 45 to 180 micrograms once a day, with food.")
    result = proof(set_page(leaflet), leaflet)
    assert (result.pages, result.words, result.passages) == (1, 12, 2)
    assert result.smallest == pytest.approx(18, abs=0.01)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Take 45 to 18 micrograms once a day, with food.", "a number is not the same"),
        ("Take 45 to micrograms once a day, with food.", "a number is not the same"),
        ("Take 45 to 180 micrograms once day, with food.", "words are not the same"),
        ("Take 45 to 180 micrograms a once day, with food.", "words are not the same"),
        ("Take 180 to 45 micrograms once a day, with food.", "a number is not the same"),
        ("Take 45 to 180 micrograms oncea day, with food.", "words run together"),
        ("Take 45 to 180 micro grams once a day, with food.", "a word is torn by a space"),
        ("Take 45 to 1 80 micrograms once a day, with food.", "a word is torn by a space"),
        ("Take 45 to 1<span style='margin-left: 5pt'></span>80 micrograms once a day, with food.", "torn by a gap"),
        ("Take 45 to 1<br>80 micrograms once a day, with food.", "torn by the end of a line"),
        ("Take 45 to 180 micrograms once a day, with", "words are missing"),
        ("Take 45 to 180 micrograms once a day, with food. Or not.", "says more than"),
        ("Take 45 to 180 micrograms once a day; with food.", "words are not the same"),
    ],
)
def test_a_wrong_word_is_found(printed: str, said: str) -> None:
    message = faults(page(f"<p>{printed}</p>"), page(DOSE))
    assert said in message
    assert message.startswith("vitamin-mk-7.en.large, page 1: ")


def test_a_difference_is_told_with_the_words_around_it() -> None:
    message = faults(page(DOSE.replace("180", "18")), page(DOSE))
    assert "expected 'Take 45 to 180 micrograms once" in message
    assert "found 'Take 45 to 18 micrograms once" in message


def test_a_paragraph_that_is_lost_between_pages_is_found() -> None:
    paragraphs = [f"<p>Paragraph {number} says what to do.</p>" for number in range(40)]
    meant = page("".join(paragraphs))
    assert "page 2" in faults(page("".join(paragraphs[:19] + paragraphs[20:])), meant)


def test_every_passage_stands_on_the_page() -> None:
    assert "vitamin-mk-7.md:2" in faults(page(DOSE, "with food.", "Not with warfarin."))


@pytest.mark.parametrize("passage", ["Take 5 to 180", "45 to 18", "to180", "180 micro grams", "food. Take"])
def test_a_passage_that_only_seems_to_stand_there_is_lost(passage: str) -> None:
    assert repr(passage) in faults(page(DOSE, passage))


def test_passages_stand_in_the_order_of_the_monograph() -> None:
    assert "'Take 45'" in faults(page(DOSE, "with food.", "Take 45"))


def test_head_and_foot_are_on_every_page() -> None:
    bare = page("<p>one</p><p style='break-before: page'>two</p>")
    message = faults(replace(bare, html=bare.html.replace("<p>Vitamin MK-7</p>", "")), bare)
    assert "page 1: the head of the page" in message


def test_of_many_faulty_pages_the_first_is_told() -> None:
    printed = page("<p>one</p><p style='break-before: page'>two</p>")
    message = faults(replace(printed, html=printed.html.replace("<p>Vitamin MK-7</p>", "")), printed)
    assert "page 1" in message
    assert "page 2" not in message


def test_a_wrong_page_number_is_found() -> None:
    leaflet = page(DOSE)
    message = faults(replace(leaflet, html=leaflet.html.replace("counter(pages)", "'7'")))
    assert "the foot of the page: a number is not the same" in message


def test_text_outside_the_margins_is_found() -> None:
    assert "outside its margins" in faults(page("<p style='white-space: nowrap'>" + "word " * 20 + "</p>"))


def test_text_outside_the_sheet_is_found() -> None:
    faults(page(f"{DOSE}<p style='margin-left: -2000pt; white-space: nowrap'>Never more than 180.</p>"))


def test_text_over_the_foot_is_found() -> None:
    assert "foot" in faults(page(f"{DOSE}<p style='position: absolute; top: 690pt'>Never more.</p>"))


@pytest.mark.parametrize("css", ["font-size: 14pt", "transform: scale(.8)", "font-size: 17.9pt"])
def test_small_print_is_found(css: str) -> None:
    assert "points: the large edition has none below 18" in faults(page(f"{DOSE}<p style='{css}'>Small print.</p>"))


def test_a_sheet_of_another_paper_is_found() -> None:
    leaflet = page(DOSE, style="@page { size: 210mm 290mm }")
    assert "expected A4 upright" in faults(leaflet)


def test_a_turned_sheet_is_found() -> None:
    leaflet = page(DOSE)
    with pikepdf.open(BytesIO(set_page(leaflet))) as pdf:
        pdf.pages[0].Rotate = 90
        pdf.save(turned := BytesIO())
    with pytest.raises(LeafletError, match="turned"):
        proof(turned.getvalue(), leaflet)


def test_an_empty_page_is_found() -> None:
    leaflet = page(f"{DOSE}<div style='break-before: page; break-after: page'></div><p>Last.</p>")
    assert "page 2: the page is empty" in faults(leaflet)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(LeafletError, match="can't be read"):
        proof(b"no PDF", page(DOSE))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ('<ol><li>one</li><li value="3">two</li></ol>', "<ol><li>one</li><li>two</li></ol>"),
        ('<ul style="list-style: none"><li>one</li></ul>', "<ul><li>one</li></ul>"),
        ("<ol><li>one</li></ol>", "<ul><li>one</li></ul>"),
    ],
)
def test_a_wrong_marker_is_found(printed: str, meant: str) -> None:
    faults(page(f"{printed}{DOSE}", style="li[value='3'] { counter-set: list-item 3 }"), page(f"{meant}{DOSE}"))


def test_a_number_that_a_list_does_not_print_is_named() -> None:
    meant = page(f'<ol><li value="3">three</li></ol>{DOSE}')
    assert "expected '3.' before 'three" in faults(page(f"<ol><li>three</li></ol>{DOSE}"), meant)


RIGHT = {
    "hyphens": "<p>"
    + "A calcium-phosphate-binding, over-the-counter vitamin-K-free medicine and/or MK-7. " * 12
    + "</p>",
    "dashes": "<p>" + "Eat—or drink—well; 45–180 micrograms, pages 3—7, and/or either/or/neither. " * 12 + "</p>",
    "long word": "<p>Take pneumono" + "ultramicroscopic" * 8 + " and rest-" + "silico" * 20 + " now.</p>",
    "raised and lowered": "<p>" + "Drink H<sub>2</sub>O, 10<sup>2</sup> times, x<sup>2</sup>y m². " * 20 + "</p>",
    "nested lists": "<ul><li>one<ul><li>two<ol><li>three</li><li>four</li></ol></li></ul></li><li>five</li></ul>",
    "list last on the page": "<ul><li>only one</li></ul>",
    "list in list": f"{DOSE}<ul><li><ul><li>one</li></ul></li></ul>",
    "long list": "<ol>"
    + "".join(f"<li>Step {n} of many, which needs two lines or more.</li>" for n in range(60))
    + "</ol>",
    "table over pages": "<table><thead><tr><th>When</th><th>How much</th></tr></thead><tbody>"
    + "".join(f"<tr><td>Day {n}, in the morning with food</td><td>{n} mg</td></tr>" for n in range(60))
    + "</tbody></table>",
    "torn row": "<table><thead><tr><th>Kind</th><th>What to do</th></tr></thead><tbody>"
    "<tr><td>short</td><td>row</td></tr>"
    f"<tr><td>{'What to do in the morning. ' * 40}</td><td>{'Take 45 mg in the evening. ' * 50}</td></tr>"
    "<tr><td>last</td><td>one</td></tr></tbody></table>",
    "narrow cells": "<table><tbody><tr><td>Phenylethylbarbituric</td><td>hydroxychloroquine</td>"
    "<td>acetylsalicylic</td><td>sulfamethoxazole</td></tr></tbody></table>",
    "definitions": "<dl><dt>Dose</dt><dd>45 micrograms</dd><dt>Time</dt><dd><p>Morning</p><p>Evening</p></dd></dl>",
    "breaks": "<p>One<br>two<wbr>three\u200bfour <strong>5</strong>6<em>7</em></p>",
    "signs": "<p>&lt;6 mg, ½ tablet, ≥ 3 %, ±2 °C, “quoted”, (brackets), µg, 1.5–2 mL, №&nbsp;7, a\u00a0b\u202fc.</p>",
    "parts of letters": "<p>e\u0301 o\u0308 n\u0303 s\u0323\u0307 ẍ ﬁne oﬃce Ångström</p>",
    "greek": "<p>" + "Λάβετε 45 mg α-τοκοφερόλη κάθε ημέρα. " * 10 + "</p>",
    "arabic among english": "<p>"
    + "Take <span lang='ar'>دواء القلب</span> (45 mg) or <bdi>عربي</bdi> H<sub>2</sub>O. " * 8
    + "</p>",
    "style and script": "<style>p { color: black }</style><p>word</p>",
}


@pytest.mark.parametrize("body", RIGHT.values(), ids=RIGHT.keys())
def test_what_is_right_passes(body: str) -> None:
    assert prove(body).pages


@pytest.mark.parametrize("width", range(60, 240, 9))
def test_a_line_may_end_wherever_it_does(width: int) -> None:
    words = "MK-7 calcium-phosphate and/or 45-180 mg (twice) a—b x–y 1/2 \u201cnow\u201d 3.5% e.g. hydroxychloroquine "
    assert prove(f"<p style='width: {width}pt'>{words * 3}</p>").words


ARABIC = (
    "<h1>فيتامين</h1><p>تناول <strong>45 mg</strong> من الدواء (قرص واحد) 1.5-2 ملغ MK-7 في اليوم بعد الطعام.</p>"
    "<ul><li>في الصباح قرص واحد</li><li>في المساء 2.5 ملغ</li></ul><ol><li>أولا</li><li>ثانيا</li></ol>"
    "<table><thead><tr><th>الوقت</th><th>الجرعة</th></tr></thead><tbody><tr><td>الصباح</td><td>45</td></tr>"
    "<tr><td>12</td><td>60</td></tr></tbody></table>"
)


def test_a_number_beside_raised_letters_is_still_that_items_marker() -> None:
    """PDFium puts the marker where the raised letters tear the line."""
    item = "<li><strong>Allergy:</strong> Cl<sup>-</sup> and K<sup>+</sup> stay <strong>in range</strong>.</li>"
    prove(f"<ol>{item}</ol><ul>{item}</ul>")


def test_an_address_keeps_its_order_in_either_direction() -> None:
    address = "Mail (a_b@example.org). See (https://example.org/a/)."
    prove(f'{ARABIC}<p lang="en" dir="ltr">{address}</p>', lang="ar", direction="rtl")
    prove(f"{ARABIC}<p>اكتب (a_b@example.org). الآن</p>", lang="ar", direction="rtl")
    with pytest.raises(LeafletError, match="words are not the same"):
        prove("<p>اكتب \u2066a_b\u2069@\u2066example.org\u2069 الآن</p>", lang="ar", direction="rtl")


@pytest.mark.parametrize("seed", range(4))
def test_lines_crowded_with_raised_and_bold_letters_pass_but_not_when_one_has_changed(seed: int) -> None:
    drawn = random.Random(seed)
    signs = ("K<sub>2</sub>", "10<sup>6</sup>", "<strong>45</strong> mg", "Na<sup>+</sup>", "mg/m<sup>2</sup>")
    body = " ".join(drawn.choice(signs if drawn.random() < 0.3 else ("دواء", "الكلى", "في")) for _ in range(60))
    printed = page(f"<p>{body}</p>", lang="ar", direction="rtl")
    assert proof(set_page(printed), printed).words
    for right, wrong in (("<sub>2", "<sub>3"), ("دواء", "داء"), (">45<", ">54<")):
        assert faults(printed, page(f"<p>{body.replace(right, wrong, 1)}</p>", lang="ar", direction="rtl"))


def test_the_words_of_cells_side_by_side_are_kept_apart() -> None:
    rows = "<tr><td>10 से 15</td><td><span class='q'>500 mg</span> की 1 गोली</td></tr>" * 40
    head = "<thead><tr><th>आपकी उम्र</th><th>500 mg</th></tr></thead>"
    prove(f"<table lang='hi'>{head}<tbody>{rows}</tbody></table>", lang="hi")


def test_a_right_to_left_leaflet_passes() -> None:
    assert prove(ARABIC, lang="ar", direction="rtl").words


@pytest.mark.parametrize(
    "sign", ["®", "™", "…", "½", "2½", "²", "<6", "≥ 3", "“قرص”", "(45)", "[MK-7]", "1/2", "≠", "10 %"]
)
def test_a_sign_among_right_to_left_words_passes(sign: str) -> None:
    words = f"<p>{f'دواء {escape(sign)} قرص. ' * 12}</p>"
    assert prove(words, lang="ar", direction="rtl").words
    assert prove(words.replace("<p>", '<p lang="ar">Take ')).words


SCRIPTS = {
    "hi": "यह दवा दिन में दो बार 45 mg भोजन के साथ लें। ",
    "th": "รับประทานยานี้วันละสองครั้งพร้อมอาหาร 45 mg ",
    "fa": "این دارو را روزی ۲ بار با غذا بخورید (۴۵ میلی‌گرم). ",
    "vi": "Uống thuốc này hai lần mỗi ngày với thức ăn, 45 mg. ",
    "bn": "এই ওষুধ দিনে দুইবার 45 mg খাবারের সাথে খান। ",
    "km": "លេបថ្នាំនេះពីរដងក្នុងមួយថ្ងៃ 45 mg ",
    "he": "יש ליטול 45 mg פעמיים ביום (עם אוכל), 1.5-2 טבליות. ",
}


@pytest.mark.parametrize(("lang", "words"), SCRIPTS.items())
def test_other_scripts_pass_and_a_wrong_number_does_not(lang: str, words: str) -> None:
    how = {"lang": lang, "direction": "rtl" if lang in ("fa", "he") else "ltr"}
    leaflet = page(f"<p>{words * 8}</p>", **how)
    pdf = set_page(leaflet)
    assert proof(pdf, leaflet).words
    number = "۴۵" if lang == "fa" else "45"
    wrong = page(f"<p>{(words * 8).replace(number, number + number[0], 1)}</p>", **how)
    with pytest.raises(LeafletError, match="a number is not the same"):
        proof(pdf, wrong)


@pytest.mark.parametrize(("was", "now"), [("45 mg", "54 mg"), ("2.5", "5.2"), ("قرص", "قرن"), ("60", "600")])
def test_a_wrong_word_in_a_right_to_left_leaflet_is_found(was: str, now: str) -> None:
    arabic = {"lang": "ar", "direction": "rtl"}
    faults(page(ARABIC.replace(was, now, 1), **arabic), page(ARABIC, **arabic))


DOSES = "<p>تناول قرصًا واحدًا ثم 45–180 ملغ، ولا تتناول أكثر من <6 مرات.</p><p>اسأل الطبيب فورًا، ثم 2 ملغ.</p>"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("قرصًا واحدًا", "واحدًا قرصًا"),
        ("قرصًا", "قرصا"),
        ("45–180 ملغ", "180–45 ملغ"),
        ("45–180 ملغ", "ملغ 45–180"),
        ("45–180", "2"),
        ("&lt;6", "&gt;6"),
        ("&lt;6", "≤6"),
        ("ولا ", ""),
        ("ولا ", "ولا ولا "),
        ("2 ملغ", "2 مل"),
    ],
)
def test_a_changed_dose_or_order_in_a_right_to_left_leaflet_is_found(was: str, now: str) -> None:
    meant = DOSES.replace("<6", "&lt;6")
    arabic = {"lang": "ar", "direction": "rtl"}
    faults(page(meant.replace(was, now, 1), **arabic), page(meant, **arabic))


LETTERS = st.text("abcdefgilmnorstuwzABHKMO0123456789éñüßŁżαβλΩ½²-–/().,:;%'“”µ<&+", min_size=1, max_size=14)
PHRASES = ["<6 mg", "H₂O", "45–180 micrograms", "MK-7", "and/or", "vitamin-K-antagonist", "دواء", "قرص واحد", "x" * 90]
WORDS = st.lists(st.one_of(LETTERS, st.sampled_from(PHRASES)), min_size=1, max_size=25)
BLOCK = st.sampled_from(["p", "h2", "ul", "ol", "table"])


def laid_out(blocks: list[tuple[str, list[str]]]) -> str:
    """Return the words as HTML; a list has an item for each three words, a table two cells a row."""
    parts = []
    for tag, words in blocks:
        safe = [escape(word, quote=False) for word in words]
        runs = [" ".join(safe[at : at + 3]) for at in range(0, len(safe), 3)]
        if tag in ("ul", "ol"):
            parts.append(f"<{tag}>" + "".join(f"<li>{run}</li>" for run in runs) + f"</{tag}>")
        elif tag == "table":
            rows = zip(runs, reversed(runs), strict=True)
            parts.append("<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows) + "</table>")
        else:
            parts.append(f"<{tag}>{' '.join(safe)}</{tag}>")
    return "".join(parts)


@settings(max_examples=40, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(st.tuples(BLOCK, WORDS), min_size=1, max_size=4), st.data())
def test_right_words_pass_and_a_wrong_word_does_not(blocks: list[tuple[str, list[str]]], data: st.DataObject) -> None:
    leaflet = page(laid_out(blocks))
    pdf = set_page(leaflet)
    assert proof(pdf, leaflet).words

    at = data.draw(st.integers(0, len(blocks) - 1))
    tag, words = blocks[at]
    word = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from([[], ["wrong"], [words[word] + "0"], [words[word], words[word]]]))
    changed = page(laid_out([*blocks[:at], (tag, [*words[:word], *other, *words[word + 1 :]]), *blocks[at + 1 :]]))
    if re.sub(r"\s", "", changed.html) != re.sub(r"\s", "", leaflet.html):
        with pytest.raises(LeafletError):
            proof(pdf, changed)
