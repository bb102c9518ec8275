"""Whom to turn to: in the right voice, in one piece, and a link only where that leads to what is printed."""

from __future__ import annotations

import re

import pytest

from leaflet.language import find_language
from leaflet.layout.contact import Contact


def _contact(tag: str = "en", own: str = "en", *, linked: bool = False) -> Contact:
    return Contact(find_language(tag), own, linked)


@pytest.mark.parametrize(("text", "kept"), [("+1 555 010 0199", True), ("5" * 60, False)])
def test_a_number_stays_on_one_line_unless_it_would_leave_the_page(text: str, kept: bool) -> None:
    assert ('class="q"' in _contact().place(text)) is kept


@pytest.mark.parametrize(
    ("text", "tag", "own", "html"),
    [
        ("12 High Street", "en", "en", "12 High Street"),
        ("12 High & Low", "ar", "en", '<span lang="en" dir="ltr">12 High &amp; Low</span>'),
        ("12 High & Low", "ar", "ar", '<span dir="ltr">12 High &amp; Low</span>'),
        ("12 High Street", "es", "en", '<span lang="en">12 High Street</span>'),
        ("شارع 12", "ar", "en", "شارع 12"),
        ("شارع 12", "en", "ar", '<span lang="ar" dir="rtl">شارع 12</span>'),
        ("高街 12", "en", "zh-CN", '<span lang="zh-Hans">高街 12</span>'),
        ("Farmacia", "es", "hi", "Farmacia"),
        ("9 - 17", "es", "en", "9 - 17"),
        ("", "ar", "en", ""),
    ],
)
def test_a_name_is_in_the_pharmacys_language_and_keeps_its_order(text: str, tag: str, own: str, html: str) -> None:
    assert _contact(tag, own).name(text) == html


def test_an_office_is_in_the_pharmacys_language_and_a_number_in_nobodys() -> None:
    assert _contact("es").place("Medicines Agency") == (
        '<strong class="q"><span lang="en">Medicines Agency</span></strong>'
    )
    assert "lang" not in _contact("es").place("555 0100") + _contact("es").place("www.report.example")


@pytest.mark.parametrize(
    ("text", "target", "words"),
    [
        ("112", "112", "112"),
        ("15", "15", "15"),
        ("116 117", "116117", "116 117"),
        ("555 0100", "5550100", "555 0100"),
        ("+44 (0)20 7946 0000", "+442079460000", "+44 (0)20 7946 0000"),
        ("(020) 7946 0001", "02079460001", "(020) 7946 0001"),
        ("1-800-222-1222", "18002221222", "1-800-222-1222"),
        ("030/123456", "030123456", "030/123456"),
        ("020 7946 0000 (day)", "02079460000", "020 7946 0000"),
        ("999 (or 112)", "999", "999"),
        ("555 0100 (9-11)", "5550100", "555 0100"),
        ("555 0100, 555 0101", "5550100", "555 0100"),
        ("٩٩٩", "999", "٩٩٩"),
    ],
)
def test_a_number_can_be_called_as_it_is_printed(text: str, target: str, words: str) -> None:
    for html in (_contact(linked=True).phone(text), _contact(linked=True).place(text)):
        assert f'<a href="tel:{target}">{words}</a>' in html
        assert re.sub("<[^>]*>", "", html) == text


@pytest.mark.parametrize(
    "text", ["24/7", "9-17, 555 0100", "24 hours: 555 0100", "1-800-FDA-1088", "030/123456 ext. 12", "5", "the doctor"]
)
def test_what_may_be_no_number_is_not_called(text: str) -> None:
    assert _contact(linked=True).phone(text) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("https://a.example/b", '<a href="https://a.example/b">https://a.example/b</a>'),
        ("www.a.example.", '<a href="https://www.a.example">www.a.example</a>.'),
        ("1 High St, a@b.example", '1 High St, <a href="mailto:a@b.example">a@b.example</a>'),
        ("https://a.example/?a=1&b=<b>", None),
        ("javascript:go()", "javascript:go()"),
        ("12 High Street", "12 High Street"),
    ],
)
def test_an_address_can_be_opened_and_is_never_markup(text: str, html: str | None) -> None:
    made = _contact(linked=True).name(text)
    assert made == html or (html is None and "<b>" not in made and made.startswith('<a href="https://a.example/?a=1'))


def test_on_paper_there_are_no_links() -> None:
    contact = _contact()
    assert "<a" not in contact.phone("112") + contact.place("https://a.example") + contact.name("a@b.example")
