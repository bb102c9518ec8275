"""Inline marks: none is lost on the way, none is added."""

from __future__ import annotations

import pytest

from leaflet.gates.inline import differences, words


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("**Stop** it", "Pare", "bold mark"),
        ("H<sub>2</sub>O", "H2O", "<sub>"),
        ("[see](https://a.example)", "[vea](https://b.example)", "https://a.example"),
        ("Call {phone}", "Llame", "{phone}"),
        ("an *old* one", "uno viejo", "emphasis"),
    ],
)
def test_a_lost_mark_is_named(source: str, target: str, lost: str) -> None:
    assert lost in next(differences(source, target)).message


def test_an_added_mark_is_named() -> None:
    assert [fault.message for fault in differences("Stop", "**Pare**")] == [
        "the bold mark (**) is not in the source (0 there, 1 here)"
    ]


def test_marks_may_move() -> None:
    source, target = "**Stop** at {time}, [see](https://a.example)", "[Vea](https://a.example): a las {time}, **pare**"
    assert list(differences(source, target)) == []


def test_words_are_read_without_marks() -> None:
    assert words("**a** 10<sup>9</sup> H<sub>2</sub>O<br>b") == "a 10^9 H2O b"
    assert words("see [this](https://example.org/7)").split() == ["see", "this", "("]
