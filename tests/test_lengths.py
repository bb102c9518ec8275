"""Lengths: every language of ours has been measured, and its measures are still those of our texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflet import prose
from leaflet.audit.lengths import LENGTHS, length
from leaflet.audit.sentences import UNSPACED, letters, words
from leaflet.po import read_catalog

LOCALES = Path(__file__).resolve().parents[1] / "locales"
BASES = sorted({path.stem.partition("-")[0] for path in LOCALES.glob("*.po")})


@pytest.mark.parametrize("base", BASES)
def test_a_language_is_measured(base):
    sizes = []
    for path in (*LOCALES.glob(f"{base}.po"), *LOCALES.glob(f"{base}-*.po")):
        for entry in read_catalog(path).entries:
            if entry.context != "check" and entry.text:
                english, there = (prose.plain(text) for text in (entry.source, entry.text))
                sizes.append((len(words(english)), letters(there) if base in UNSPACED else len(words(there))))
    ratio = sum(there for english, there in sizes if english > 3) / sum(english for english, _ in sizes if english > 3)
    assert length(base).per_english_word == pytest.approx(ratio, rel=0.12)


def test_a_sentence_is_as_long_as_one_that_says_the_same():
    assert length("en").sentence(25) == 25
    assert length("fi").sentence(25) < 25 < length("vi").sentence(25)


def test_an_unknown_language_is_measured_widely():
    assert length("xx").per_english_word >= max(
        each.per_english_word for each in LENGTHS.values() if each.letters_per_word
    )
    assert length("bo").per_english_word > 3
