"""Tokens: letters and languages in one spelling."""

from __future__ import annotations

from leaflet.readback.tokens import Token, Words, add_words, read_letters, tongue


def test_letters_are_compared_without_space_and_in_one_spelling() -> None:
    assert (
        read_letters("Fa\u0308 h\u00a0re\u200b\n\u00e4") == read_letters("F\u00e4hrea\u0308") == "Fa\u0308hrea\u0308"
    )
    assert read_letters("end\x02") == "end-"


def test_languages_are_compared_in_one_spelling() -> None:
    assert tongue("zh_Hans") == tongue("zh-hans")
    assert tongue(None) == ""


def test_words_in_one_language_are_one_token() -> None:
    tokens: list[Token] = []
    for letters, language in (("a", "en"), ("b", "en"), ("c", "fr")):
        add_words(tokens, letters, language)
    assert tokens == [Words("ab", "en"), Words("c", "fr")]
