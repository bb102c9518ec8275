"""Vocabulary: the longest word at each place, whole where words are apart, anywhere where they are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from leaflet.gates.spelling import fold, lower
from leaflet.gates.vocabulary import BETWEEN, LIST, Mention, vocabulary
from leaflet.language import find_language
from leaflet.po import read_catalog

CATALOGS = Path(__file__).parents[1] / "monographs" / "locales"


def concepts(mentions: Iterable[Mention]) -> list[str]:
    """Return what is mentioned."""
    return ["/".join(sorted(mention.concepts)) for mention in mentions]


@pytest.mark.parametrize(
    ("tag", "text", "units"),
    [
        ("en", "500mg, 4 hours, 5 µg, 25 °C", ["milligram", "hour", "microgram", "degree Celsius"]),
        ("en", "grammar and today", []),
        ("ru", "микрограммов и миллиграмма", ["microgram", "milligram"]),
        ("zh-Hans", "每24小时180微克", ["hour", "microgram"]),
        ("ko", "24시간에 500mg을", ["hour", "milligram"]),
        ("hi", "24 घंटों में", ["hour"]),
        ("es", "45 a 180", []),
    ],
)
def test_units_are_found(tag: str, text: str, units: list[str]) -> None:
    assert concepts(vocabulary(find_language(tag)).units.all(lower(fold(text)))) == units


@pytest.mark.parametrize(
    ("tag", "text", "said"),
    [
        ("en", "no more than 8, more than 8, ≤ 8", ["at most", "more than", "at most"]),
        ("ru", "не более 8, более 8", ["at most", "more than"]),
    ],
)
def test_the_longest_comparison_wins(tag: str, text: str, said: list[str]) -> None:
    assert concepts(vocabulary(find_language(tag)).comparisons.all(text)) == said


def test_and_and_or_make_no_range() -> None:
    joins = vocabulary(find_language("en")).joins
    assert concepts(joins.all("to")) == ["list/to"]
    assert concepts(joins.all("or")) == [LIST]
    assert set(joins.all("and")[0].concepts) == {LIST, BETWEEN}


def test_a_language_without_check_words_knows_symbols_and_standard_units() -> None:
    bare = vocabulary(replace(find_language("de"), words={}))
    assert concepts(bare.units.all("5 mg, 3 tage, 2 stunden")) == ["milligram", "day", "hour"]
    assert bare.negations.all("nicht") == ()


def test_a_star_stands_for_any_letters() -> None:
    words = replace(find_language("en"), words={"day": ("dai*", "*tide")})
    assert concepts(vocabulary(words).units.all("daily eventide")) == ["day", "day"]


def test_swahili_writes_the_unit_first() -> None:
    assert vocabulary(find_language("sw")).unit_first
    assert not vocabulary(find_language("en")).unit_first


@pytest.mark.parametrize("folder", sorted(CATALOGS.iterdir()), ids=lambda folder: folder.name)
def test_a_finder_finds_what_its_whole_pattern_finds(folder: Path) -> None:
    words = vocabulary(find_language(folder.name))
    for entry in (entry for path in sorted(folder.glob("*.po")) for entry in read_catalog(path).entries):
        text = lower(fold(entry.text))
        for finder in (words.units, words.comparisons, words.numbers, words.negations, words.joins):
            spans = [found.span() for found in finder._pattern.finditer(text)]
            assert [(each.start, each.end) for each in finder.all(text)] == spans
            assert all(finder.at(text, each.start) == each for each in finder.all(text))
