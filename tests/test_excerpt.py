"""The excerpt: where two texts part, and what kind of difference it is."""

from __future__ import annotations

import pytest

from leaflet.readback.excerpt import tell_apart


@pytest.mark.parametrize(
    ("expected", "found", "at", "said"),
    [
        (
            "45 to 180 mg",
            "45 to 18 mg",
            8,
            "a number is not the same on the paper: expected '45 to 180 mg', found '45 to 18",
        ),
        (
            "take one now",
            "take two now",
            5,
            "words are not the same on the paper: expected 'take one now', found 'take two",
        ),
        ("take one now", "take one", 8, "words are missing from the paper: expected 'take one now'"),
        ("take one", "take one now", 8, "the paper says more than the leaflet: found 'take one now'"),
        ("take 1 now", "take now", 5, "a number is not the same"),
    ],
)
def test_a_difference_is_told_in_words(expected: str, found: str, at: int, said: str) -> None:
    assert tell_apart(expected, found, at).startswith(said)


def test_only_a_few_words_are_told() -> None:
    words = [f"word{number}" for number in range(20)]
    text = " ".join(words)
    message = tell_apart(text, text.replace("word10", "other"), text.index("word10"))
    assert "word10" in message
    assert "word2" not in message
    assert "word17" not in message
