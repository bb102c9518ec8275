"""The names of languages: whatever people type finds the one they mean, or the nearest, never another script."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from leaflet.naming import find, name_in, nearest, own_name, script

TAGS = ("en", "es", "fil", "nb", "pt", "pt-BR", "sr", "zh-Hans", "zh-Hant")


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("EN", "en"), ("pt_br", "pt-BR"), ("pt-AO", "pt"), ("es-419", "es"), ("zh", "zh-Hans"), ("zh-MO", "zh-Hant"),
        ("no", "nb"), ("nb-NO", "nb"), ("tl", "fil"), ("filipino", "fil"), ("ESPAÑOL", "es"), ("Srpski", ""),
        ("sr-Latn", ""), ("sr-Cyrl", "sr"), ("fr", ""), ("", ""), ("en.UTF-8", ""), ("../en", ""),
    ],
)  # fmt: skip
def test_a_tag_or_a_name_finds_its_language(typed: str, tag: str) -> None:
    assert find(typed, TAGS) == tag


@pytest.mark.parametrize(
    ("typed", "tag"), [("espanol!", "es"), ("Portugese", "pt"), ("simplified", "zh-Hans"), ("klingon", ""), ("", "")]
)
def test_the_nearest_is_near(typed: str, tag: str) -> None:
    assert nearest(typed, TAGS) == tag


@given(st.text())
def test_only_known_tags_are_found(typed: str) -> None:
    assert find(typed, TAGS) in (*TAGS, "")
    assert nearest(typed, TAGS) in (*TAGS, "")


def test_a_language_is_named_by_itself_and_by_others() -> None:
    assert own_name(Locale.parse("ka")) == "ქართული"
    assert own_name(Locale.parse("zh_Hant")) == "繁體中文"
    assert name_in(Locale.parse("en"), Locale.parse("es")) == "inglés"
    assert script(Locale.parse("pa")) == "Guru"
    assert script(Locale.parse("pa_Arab")) == "Arab"
    tags = ("ar_SA", "ur_PK", "hi_IN", "pa_PK")
    assert [script(Locale.parse(tag)) for tag in tags] == ["Arab", "Arab", "Deva", "Arab"]
    assert [script(Locale.parse(tag)) for tag in ("zh_TW", "zh_CN", "en_US")] == ["Hant", "Hans", "Latn"]
