"""Urdu in nastaliq, the hand its readers prefer: whole in both PDF readers, and no changed word or number passes."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from leaflet import resources
from leaflet.configuration import Configuration, Languages
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.layout.beside import Companion
from leaflet.monograph import read
from leaflet.page import compose
from leaflet.pdf import set_page
from leaflet.press import fonts
from leaflet.proof import proof
from leaflet.readback.anyorder import plain
from leaflet.translation import translate


def _page(medicine, edition="large", tag="ur", digits="western", beside=""):
    language = find_language(tag)
    language = language.with_own_digits() if digits == "own" else language
    monograph, chosen = read(resources.folder("monographs") / f"{medicine}.md"), find_edition(edition)
    other = find_language(beside) if beside else None
    return compose(
        translate(monograph, language),
        language,
        chosen,
        find_paper("a4", chosen),
        Configuration(languages=Languages(urdu="nastaliq")),
        today=date(2026, 11, 22),
        companion=Companion(translate(monograph, other), other) if other else None,
    )


def _fonts(pdf):
    """Return the families that letters of the page's own language are printed in."""
    found = set()
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet in document:
            for shape in sheet.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                found.add(shape.get_font().get_base_name().partition("+")[2])
    return found


def _words(text):
    return Counter(re.findall(r"[^\W\d_]+|\d+", "".join(plain(letter) if letter > " " else " " for letter in text)))


@pytest.mark.parametrize("medicine", ["vitamin-mk-7", "paracetamol", "warfarin"])
@pytest.mark.parametrize(("edition", "digits"), [("clear", "western"), ("large", "own"), ("giant", "western")])
def test_a_leaflet_is_whole_in_both_readers(medicine, edition, digits, tmp_path):
    page = _page(medicine, edition, digits=digits)
    pdf = set_page(page)
    assert proof(pdf, page).words > 1000
    assert "Noto-Nastaliq-Urdu" in _fonts(pdf)
    assert "Noto-Naskh-Arabic" not in _fonts(pdf)
    (tmp_path / "leaflet.pdf").write_bytes(pdf)
    found = subprocess.run(["pdftotext", tmp_path / "leaflet.pdf", "-"], check=True, capture_output=True).stdout
    printed = " ".join(passage.words for passage in page.passages)
    assert not _words(printed) - _words(found.decode())


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("گولیاں", "گولی"),
        ("نہ لیں", "لیں"),
        ("زیادہ سے زیادہ", "زیادہ"),
        ("24 گھنٹے", "42 گھنٹے"),
        ("24 گھنٹے", "24گھنٹے"),
        ("24 گھنٹے", "گھنٹے 24"),
        ("کم از کم", "کم ازکم"),
        ("500", "50"),
        ("خوراک", "خو راک"),
    ],
)
def test_a_changed_word_number_or_space_is_found(was, now):
    page = _page("paracetamol")
    head, start, body = page.html.partition("<main>")
    settled = rf"[\u2066\u2069]*{re.escape(was)}[\u2066\u2069]*"
    changed = re.sub(settled.replace(r"\ ", "[ \u00a0]"), now, body, count=1)
    assert changed != body
    with pytest.raises(LeafletError, match="paper"):
        proof(set_page(replace(page, html=head + start + changed)), page)


def test_a_changed_head_is_found():
    page = _page("paracetamol")
    changed = re.sub('(class="name">.*?)500', r"\g<1>50", page.html, count=1)
    with pytest.raises(LeafletError, match="the head of the page"):
        proof(set_page(replace(page, html=changed)), page)


@pytest.mark.parametrize(("tag", "beside"), [("ur", "en"), ("en", "ur"), ("ur", "ar")])
def test_it_is_the_hand_of_the_patients_language_alone(tag, beside):
    page = _page("paracetamol", tag=tag, beside=beside)
    pdf = set_page(page)
    proof(pdf, page)
    assert ("Noto-Nastaliq-Urdu" in _fonts(pdf)) == (tag == "ur")
    assert ("Noto-Naskh-Arabic" in _fonts(pdf)) == (beside != "en")


@pytest.mark.parametrize("edition", ["clear", "large", "giant"])
@pytest.mark.parametrize("medicine", ["vitamin-mk-7", "paracetamol", "warfarin"])
def test_the_emergency_box_is_whole_on_the_first_page(medicine, edition):
    page = _page(medicine, edition)
    last = re.findall(r"<li[^>]*>([^<]*)</li>", page.html.partition('class="box')[2].partition("</ul>")[0])[-1]
    with pypdfium2.PdfDocument(set_page(page)) as document:
        first = document[0].get_textpage().get_text_bounded()
    assert not _words(last) - _words(first)


def test_without_the_font_it_is_refused(monkeypatch):
    family = fonts.in_hand("nastaliq")
    monkeypatch.setattr(fonts, "missing", lambda: (family,))
    with pytest.raises(LeafletError, match="Noto Nastaliq Urdu") as error:
        _page("paracetamol")
    assert error.value.hint == "apt-get install fonts-noto-core"
