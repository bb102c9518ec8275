"""The word lists: each can be read, is large enough, and says something for everything it finds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import leaflet.audit
from leaflet.audit.wordlists import Phrases, even, wordlist

FOLDER = Path(leaflet.audit.__file__).parent / "words"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))
WHOLE = ("de", "en", "es", "fr", "it", "nl", "pt", "ru")
TIMED = ("ar", "hi", "pl", "ro", "uk", "zh-Hans")


def test_there_is_a_list_for_each_language_promised() -> None:
    assert set(LANGUAGES) >= {*WHOLE, *TIMED}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_read_and_finds_vague_times(language: str) -> None:
    words = wordlist(language)
    assert {"timing", "directed"} <= set(words.tables)
    assert words.patterns["daytime"].pattern
    assert "{low}" in words.span
    assert "{high}" in words.span


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_has_a_group_of_its_own_or_finds_nothing_at_all(language: str) -> None:
    data = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    tables = {name: entries for name, entries in data.items() if isinstance(entries, dict)}
    for name, entries in tables.items():
        for text in entries if name != "words" else entries.values():
            assert re.compile(text).groups == 0, text
            if name != "words":
                assert not re.compile(text).match(""), text


@pytest.mark.parametrize("language", WHOLE)
def test_a_whole_list_has_a_plain_word_for_each_of_many_hard_ones(language: str) -> None:
    words = wordlist(language)
    assert {"voice", "numbers", "sums", "claims", "jargon"} <= set(words.tables)
    assert len(words.tables["jargon"].advice) >= (120 if language == "en" else 60)
    assert all(words.tables["jargon"].advice)


def test_a_region_has_the_list_of_its_language_and_an_unknown_language_none() -> None:
    assert wordlist("pt-BR") == wordlist("pt")
    assert wordlist("zh-Hant").tables == {}
    assert list(wordlist("zh-Hant").find("jargon", "hypertension")) == []
    assert wordlist("xx").has("daytime", "morning") is None


def test_words_are_found_whole() -> None:
    words = wordlist("en")
    assert not list(words.find("jargon", "unacute suboral"))
    assert [found[0] for found, _ in words.find("jargon", "an oral dose")] == ["oral"]


def test_a_word_does_not_end_before_a_mark_of_its_last_letter() -> None:
    assert wordlist("hi").has("daytime", "रातों") is None
    assert wordlist("hi").has("daytime", "रात को")


def test_even_keeps_the_length_and_straightens_spaces_and_apostrophes() -> None:
    assert even("don\u2019t\u00a0take") == "don't take"


def test_an_empty_table_finds_nothing() -> None:
    assert list(Phrases().find("anything")) == []
