"""Numerals: a script's own digits for numbers, and names left as they are."""

from __future__ import annotations

import random
import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet import resources
from leaflet.configuration import Configuration
from leaflet.edition import editions, find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import find_language, languages
from leaflet.monograph import read
from leaflet.numerals import WESTERN, in_digits, own_digits
from leaflet.page import compose
from leaflet.pdf import set_page
from leaflet.proof import proof
from leaflet.translation import translate


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_digits_count_from_nought_to_nine(language):
    digits, counter = own_digits(language.locale)
    assert [unicodedata.digit(digit) for digit in digits] == list(range(10))
    assert (digits == WESTERN) == (counter == "decimal")


def test_scripts_with_their_own_digits_have_them():
    own = {language.tag for language in languages() if own_digits(language.locale)[0] != WESTERN}
    assert {"ar", "fa", "ur", "ps", "hi", "ne", "bn", "gu", "pa", "my", "km", "lo", "th"} <= own
    assert not own & {"en", "es", "ru", "ko", "zh-Hans", "vi", "am"}


@pytest.mark.parametrize(
    ("western", "own"),
    [
        ("45 \u0625\u0644\u0649 180", "\u0664\u0665 \u0625\u0644\u0649 \u0661\u0668\u0660"),
        ("4,000 mg, 1.5", "\u0664,\u0660\u0660\u0660 mg, \u0661.\u0665"),
        ("2026-11", "\u0662\u0660\u0662\u0666-\u0661\u0661"),
        ("MK-7, K2, B12, 5mg", "MK-7, K2, B12, 5mg"),
    ],
)
def test_numbers_change_and_names_do_not(western, own):
    assert in_digits(western, "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669") == own


@given(st.text())
def test_the_same_number_is_said(text):
    written = in_digits(text, "०१२३४५६७८९")
    assert len(written) == len(text)
    assert [unicodedata.digit(a, None) for a in written] == [unicodedata.digit(a, None) for a in text]
    assert in_digits(text, WESTERN) == text


def _page(medicine, tag, edition="large"):
    language = find_language(tag).with_own_digits()
    monograph = translate(read(resources.folder("monographs") / f"{medicine}.md"), language)
    chosen = find_edition(edition)
    return compose(monograph, language, chosen, find_paper("a4", chosen), Configuration(), today=date(2026, 11, 22))


def _numbers(text):
    """Return the numbers of `text`; the names with Latin letters among them are whole."""
    return Counter(re.findall(r"[A-Za-z\d-]*\d", text))


@pytest.mark.parametrize("medicine", ["vitamin-mk-7", "paracetamol", "warfarin"])
@pytest.mark.parametrize("tag", ["ar", "fa", "ur", "ps", "hi", "ne", "bn", "my"])
def test_a_leaflet_in_own_digits_is_whole_in_both_readers(tag, medicine, tmp_path):
    page = _page(medicine, tag, random.Random(tag + medicine).choice([edition.name for edition in editions()]))
    pdf = set_page(page)
    assert proof(pdf, page).words > 400
    (tmp_path / "leaflet.pdf").write_bytes(pdf)
    found = subprocess.run(["pdftotext", tmp_path / "leaflet.pdf", "-"], check=True, capture_output=True).stdout
    said = "".join(letter for letter in found.decode() if unicodedata.category(letter) != "Cf")
    printed = " ".join(passage.words for passage in page.passages)
    assert not _numbers(printed) - _numbers(said)
    assert not re.search(r"(?<![A-Za-z\d-])[0-9]", printed.replace("NIH", ""))


@pytest.mark.parametrize("tag", ["ar", "fa", "ur", "ps", "hi"])
@pytest.mark.parametrize("change", [("4", "5"), ("500", "50"), ("24", "42")])
def test_a_changed_number_in_own_digits_is_found(tag, change):
    page = _page("paracetamol", tag)
    was, now = (in_digits(number, page.digits) for number in change)
    changed = re.sub(rf"(?<!\d){was}(?!\d)(?=[^<>]*</[dlp])", now, page.html, count=1)
    assert changed != page.html
    with pytest.raises(LeafletError):
        proof(set_page(replace(page, html=changed)), page)


@pytest.mark.parametrize("tag", ["ar", "fa", "ur", "ps", "hi"])
def test_a_changed_list_number_in_own_digits_is_found(tag):
    page = _page("paracetamol", tag)
    changed = page.html.replace("list-item 3", "list-item 4")
    with pytest.raises(LeafletError, match="marker"):
        proof(set_page(replace(page, html=changed)), page)


def test_only_urdu_has_the_urdu_shapes_of_digits():
    """The font has them for Persian and Pashto, too, whose readers know another 4, 6 and 7."""
    shapes = {tag: _drawn("<p>\u06f4\u06f6\u06f7</p>", tag) for tag in ("fa", "ps", "ur")}
    assert shapes["fa"] == shapes["ps"] != shapes["ur"]


def _drawn(body, tag):
    """Return how `body` looks on the page of a leaflet in the language called `tag`."""
    page = _page("paracetamol", tag)
    head, start, _ = page.html.partition("<body>")
    with pypdfium2.PdfDocument(set_page(replace(page, html=head + start + body))) as document:
        return document[0].render().to_pil().crop((200, 50, 595, 200)).tobytes()
