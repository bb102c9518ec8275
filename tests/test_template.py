"""The templates: what is put in is text in its own language, never markup, and a name that is missing is an error."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from leaflet.blocks import Foreign
from leaflet.language import find_language
from leaflet.layout.template import marked, quoted, render


def test_lines_of_a_template_leave_no_white_space() -> None:
    english = find_language("en")
    html = render(
        "running.html", running={"notice": "a <b>", "name": "c  d", "state": ""}, number="1", _=english.markup
    )
    assert html == (
        '<div class="head" data-running><p class="notice">a &lt;b&gt;</p><p class="name">c  d</p></div>'
        '<div class="foot" data-running><p class="number">1</p></div>'
    )


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("running.html")


def test_the_mark_before_a_text_that_is_not_translated_has_its_own_direction() -> None:
    for tag, mark in (("ar", ' lang="ar" dir="rtl"'), ("es", ' lang="es"')):
        text = Foreign.of("For pain.", "en", Foreign.of("x:" if tag == "es" else "غير:", tag))
        assert f"<strong{mark}>" in marked(text)


def test_a_string_in_a_style_cannot_end_early() -> None:
    assert quoted('5 mg "a"\\ </style>') == r'"5 mg \22 a\22 \5c  \3c \2f style\3e "'
    assert quoted("قرص 5") == '"قرص 5"'
