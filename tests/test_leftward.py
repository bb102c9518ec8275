"""Right-to-left text comes back from a PDF letter by letter, in pdfium and in poppler, and looks as it did."""

from __future__ import annotations

import inspect
import subprocess
import unicodedata
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import support_pages
from PIL import Image, ImageChops
from weasyprint.draw import text

from leaflet.pdf import set_page
from leaflet.press import haste
from leaflet.press.leftward import let_leftward_text_be_read

VOWELLED = (
    "إِنَّ الدَّوَاءَ يُؤْخَذُ قَبْلَ الطَّعَامِ، لَا تَتَنَاوَلْهُ أَبَدًا. الأُولَى أولًا ألّا ولأنّه الآن تُصنع كُلّ مُسْتَشْفًى بِئْرٌ اللّٰه شَيْئًا. لِلْأَطْفَالِ "
    "لُؤْلُؤٌ مُؤَقَّتًا. لا تتناول أكثر من 45. اسأل الطبيب: هل يمكن أخذه فورًا؟"
)
SENTENCES = {
    "ar": VOWELLED,
    "fa": "همهٔ داروهایتان را نگه دارید. اصلاً بیشتر از 45 میلی‌گرم نخورید، فوراً به داروخانهٔ سلامت زنگ بزنید.",
    "ur": "براہِ مہربانی فوراً ڈاکٹر سے رابطہ کریں۔ تقریباً 45 گولیاں، علاج کی علامات اور سوالات۔",
    "ps": "ځینې خلک ناروغه کولای شي. احتمالاً به 45 ګولۍ اخیستلای شئ، لاره وګورئ.",
    "he": "יש ליטול את התרופה 2 פעמים ביום, עם אוכל. לא יותר מ 45.",
}
FAMILIES = ("Noto Naskh Arabic", "Noto Sans Arabic")


def plain(words: str) -> str:
    """Return `words` in one spelling, without format characters."""
    kept = "".join(char for char in words if unicodedata.category(char) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", kept).split())


def leaflet(words: str, lang: str = "ar", style: str = "") -> bytes:
    body = f'<p lang="{lang}" dir="rtl">{words}</p><p lang="{lang}" dir="rtl"><strong>{words}</strong></p>'
    return set_page(support_pages.page(body, lang=lang, style=f"html{{direction:rtl}}{style}"))


def by_pdfium(pdf: bytes) -> str:
    return plain(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)))


def by_poppler(pdf: bytes) -> str:
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return plain(read.stdout.decode())


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize("read", [by_pdfium, by_poppler])
def test_every_letter_and_mark_comes_back_in_its_place(lang, read):
    assert read(leaflet(SENTENCES[lang], lang)).count(plain(SENTENCES[lang])) == 2


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("read", [by_pdfium, by_poppler])
def test_a_ligature_comes_back_in_every_font(family, read):
    words = "کولای اخیستلای شئ، لاره وګورئ. الأدوية إلى سلامت الآن."
    assert read(leaflet(words, style=f"p{{font-family:'{family}'}}")).count(plain(words)) == 2


def test_it_needs_no_haste():
    leaflet("دواءً")
    with haste.at_leisure():
        assert by_pdfium(leaflet(VOWELLED)).count(plain(VOWELLED)) == 2


def test_no_mark_stands_on_a_baseline_of_its_own():
    words = SENTENCES["ar"]
    with pikepdf.open(BytesIO(leaflet(words))) as pdf:
        assert b" Ts" not in b"".join(page.Contents.read_bytes() for page in pdf.pages)


def ink(pdf: bytes) -> Image.Image:
    """Return the first page as it looks, at 100 dots an inch."""
    return pypdfium2.PdfDocument(pdf)[0].render(scale=100 / 72).to_pil().convert("L")


def test_it_looks_as_weasyprint_draws_it(monkeypatch):
    ours = ink(leaflet(VOWELLED))
    theirs = inspect.unwrap(text.draw_first_line)
    monkeypatch.setattr(theirs, "is_readable", True, raising=False)
    monkeypatch.setattr(text, "draw_first_line", theirs)
    without = ink(leaflet(VOWELLED))
    different = ImageChops.difference(ours, without).histogram()
    assert sum(without.histogram()[:128]) > 0
    assert sum(different[128:]) < 0.01 * sum(without.histogram()[:128])


def test_the_same_text_gives_the_same_bytes():
    assert leaflet(VOWELLED) == leaflet(VOWELLED)


def test_left_to_right_text_is_left_alone(monkeypatch):
    page = support_pages.page("<p>Take 45 mg of Жизнь, ½ दवा.</p>")
    ours = set_page(page)
    theirs = inspect.unwrap(text.draw_first_line)
    monkeypatch.setattr(theirs, "is_readable", True, raising=False)
    monkeypatch.setattr(text, "draw_first_line", theirs)
    assert set_page(page) == ours


def test_doing_it_twice_changes_nothing():
    let_leftward_text_be_read()
    once = text.draw_first_line
    let_leftward_text_be_read()
    assert text.draw_first_line is once


def test_the_private_functions_are_still_what_we_wrap():
    theirs = inspect.unwrap(text.draw_first_line)
    assert list(inspect.signature(theirs).parameters)[:2] == ["stream", "textbox"]
    source = inspect.getsource(theirs)
    for used in ("stream.add_font(", "stream.set_font_size(", "stream.set_text_rise(-rise)", "stream.show_text("):
        assert used in source
    assert "y_offset / 1000" in source
