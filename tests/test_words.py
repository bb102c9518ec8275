"""The counter's words: a catalog for each language of staff, whole, with its placeholders."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from leaflet import resources
from leaflet.counter.words import all_words, find_words, in_order
from leaflet.language import find_language
from leaflet.po import read_catalog
from leaflet.slip import Slip

ROOT = Path(__file__).parent.parent
TAGS = sorted(path.stem for path in (resources.folder("locales") / "counter").glob("*.po"))


@cache
def _marked() -> set[str]:
    """Return what the counter's templates and the code mark for staff."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = set()
    for folder in ("templates", "leaflet"):
        for _, _, message, _, _ in extract_from_dir(
            ROOT / folder,
            method_map=[(pattern.removeprefix(f"{folder}/"), method) for pattern, method in methods],
            options_map={pattern.removeprefix(f"{folder}/"): values for pattern, values in options.items()},
            keywords={"say" if folder == "templates" else "staff": None},
        ):
            found.add(message)
    return found


def _placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", text))


def test_staff_are_spoken_to_in_english_spanish_and_arabic_at_least() -> None:
    assert {"en", "es", "ar"} <= set(all_words())


@pytest.mark.parametrize("tag", TAGS)
def test_a_catalog_holds_the_counters_words_and_nothing_else(tag: str) -> None:
    words = find_words(tag)
    assert set(words.messages) == _marked()
    assert all(words.messages.values())
    assert find_language(tag).direction == words.direction


@pytest.mark.parametrize("tag", TAGS)
def test_placeholders_stand_in_every_translation(tag: str) -> None:
    for message, said in find_words(tag).messages.items():
        assert _placeholders(said) == _placeholders(message), said
        assert said == said.strip()


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "en"])
def test_little_is_the_same_as_in_english(tag: str) -> None:
    messages = find_words(tag).messages
    same = [message for message, said in messages.items() if said == message and re.search("[a-z]{4}", message)]
    assert len(same) <= 5, same


def test_english_says_what_the_source_says() -> None:
    for entry in read_catalog(resources.folder("locales") / "counter/en.po").entries:
        assert entry.text == entry.source


def test_the_first_known_language_is_taken_and_english_where_none_is() -> None:
    assert find_words("xx", "es", "ar").tag == "es"
    assert find_words("xx").tag == "en"


def test_a_slip_is_said_with_its_values() -> None:
    slip = Slip("{text} is wrong", "write {measure}", {"text": "tablets", "measure": "puff"})
    assert find_words("en").slip(slip) == ("tablets is wrong", "write puffs")
    message, hint = find_words("es").slip(slip)
    assert "tablets" in message
    assert "puff" not in hint


def test_accents_do_not_part_words_in_a_list() -> None:
    assert sorted(["úlcera", "vómito", "tos", "árabe"], key=in_order) == ["árabe", "tos", "úlcera", "vómito"]


def test_values_keep_their_order_where_words_run_from_the_right() -> None:
    message = "{name}, {size} point"
    assert find_words("ar").text(message, name="MK-7 (K2)", size=18).count("\u2068MK-7 (K2)\u2069") == 1
    assert find_words("en").text(message, name="MK-7 (K2)", size=18) == "MK-7 (K2), 18 point"
